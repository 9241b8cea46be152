/** The latest rounds of every node are chosen as a sort of all of them would choose, and no node is left out. */
import { expect, test } from 'vitest'
import type { StepOutline } from '../queries/matters.ts'
import { latestRounds } from './latest-rounds.ts'

const step = (id: string, node: string, round: number | null, at: string | null): StepOutline => [id, node, round, at, at === null ? 0 : 1]

test('[#39] an open round first, then the latest; every node in turn until there are enough', () => {
  const steps = [
    step('a1', 'A', 1, '2026-01-01'),
    step('a2', 'A', 2, '2026-02-01'),
    step('a3', 'A', 3, null),
    step('a4', 'A', 4, '2026-02-01'),
    step('b1', 'B', null, '2020-01-01'),
    step('c1', 'C', 1, '2026-03-01'),
    step('c2', 'C', 1, '2026-03-01')
  ]
  expect(latestRounds(steps, 3)).toEqual(['a3', 'b1', 'c2'])
  expect(latestRounds(steps, 5)).toEqual(['a3', 'b1', 'c2', 'a4', 'c1'])
  expect(latestRounds(steps, 6)).toEqual(['a3', 'b1', 'c2', 'a4', 'c1', 'a2'])
  expect(new Set(latestRounds(steps, 100))).toEqual(new Set(steps.map(([id]) => id)))
  expect(latestRounds([], 5)).toEqual([])
})
