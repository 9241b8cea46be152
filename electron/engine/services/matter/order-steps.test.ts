/** The latest rounds of every node are chosen as a sort of all of them would choose, and no node is left out. */
import { expect, test } from 'vitest'
import type { StepOutline } from '../../queries/matter-steps.ts'
import { orderSteps } from './order-steps.ts'

const step = (id: string, node: string, round: number | null, at: string | null): StepOutline => [id, node, round, at, at === null ? 0 : 1]

test('[#39] an open round first, then the latest; every node in turn', () => {
  const steps = [
    step('a1', 'A', 1, '2026-01-01'),
    step('a2', 'A', 2, '2026-02-01'),
    step('a3', 'A', 3, null),
    step('a4', 'A', 4, '2026-02-01'),
    step('b1', 'B', null, '2020-01-01'),
    step('c1', 'C', 1, '2026-03-01'),
    step('c2', 'C', 1, '2026-03-01')
  ]
  expect(orderSteps(steps)).toEqual(['a3', 'b1', 'c2', 'a4', 'c1', 'a2', 'a1'])
  expect(orderSteps([])).toEqual([])
})
