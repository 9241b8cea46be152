/** Chance that is the same everywhere: the first draws are written down, so a change of the generator is seen at once. */
import { expect, test } from 'vitest'
import { Random } from './random.ts'

test('a seed and a label fix every draw; forks do not disturb one another', () => {
  const first = new Random(1)
  const draws = [first.int(0, 999), first.int(0, 999), first.int(0, 999), first.fork('a').int(0, 999)]
  const second = new Random(1)
  const again = [second.int(0, 999), second.int(0, 999), second.int(0, 999)]
  second.fork('b').unit()
  expect([...again, second.fork('a').int(0, 999)]).toEqual(draws)
  expect(draws).toEqual([587, 968, 778, 896])
  expect(new Random(2).int(0, 999)).not.toBe(draws[0])
})

test('draws keep within their bounds and reach both ends', () => {
  const random = new Random(3, 'bounds')
  const seen = new Set(Array.from({ length: 400 }, () => random.int(1, 6)))
  expect([...seen].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6])
  const amounts = Array.from({ length: 400 }, () => random.amount(100, 1, 50, 300))
  expect([Math.min(...amounts), Math.max(...amounts)]).toEqual([50, 300])
  expect(random.sample([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 3).length).toBe(3)
  expect(new Set(random.shuffled([1, 2, 3, 4])).size).toBe(4)
  expect(Array.from({ length: 50 }, () => random.weighted(['a', 'b'], [0, 1]))).not.toContain('a')
})
