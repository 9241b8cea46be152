import { expect, test } from 'vitest'
import { layBars } from './trend-bars.ts'

test('bars are as tall as their share of the most, unknown and zero have none, few months keep slim bars', () => {
  const items = [4, null, 0, 8]
  const { most, bars } = layBars(
    items,
    (item) => item,
    (item) => (item === 4 ? 16 : null),
    400,
    80
  )
  expect(most).toBe(16)
  expect(bars.map((bar) => bar.tall)).toEqual([20, 0, 0, 40])
  expect(bars.map((bar) => bar.over)).toEqual([80, 0, 0, 0])
  expect(bars.map((bar) => bar.x)).toEqual([0, 24, 48, 72])
})
