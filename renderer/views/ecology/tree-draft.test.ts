import { expect, test } from 'vitest'
import type { IndicatorRow } from '../../../shared/ipc/commands/score.ts'
import { emptyDraft, isEmpty, sumFaults, sumUpward, totalOf, withObserved, withWeight } from './tree-draft.ts'

const name = { zh: '', en: '' }
const node = (id: string, parent: string | null, level: number, weight: number, leaf = false): IndicatorRow => ({
  id,
  parent,
  level,
  leaf,
  name,
  weight,
  aside: null,
  why: null
})
const leaf = node('A11', 'A1', 3, 4, true)
const nodes = [node('A', null, 1, 10), node('A1', 'A', 2, 10), leaf, node('A12', 'A1', 3, 6, true)]

test('a changed weight breaks the sum above it, and summing upward mends it to the root', () => {
  const draft = withWeight(emptyDraft, leaf, 5)
  expect(sumFaults(nodes, draft)).toEqual([{ id: 'A1', weight: 10, sum: 11 }])
  const mended = sumUpward(nodes, draft)
  expect([sumFaults(nodes, mended), mended.weights, totalOf(nodes, mended)]).toEqual([[], { A11: 5, A1: 11, A: 11 }, 11])
})

test('what was put back is no change', () => {
  const why = { zh: '只看', en: 'look' }
  expect(isEmpty(withWeight(withWeight(emptyDraft, leaf, 5), leaf, 4))).toBe(true)
  const observed = withObserved(emptyDraft, leaf, why)
  expect([observed.observed, isEmpty(withObserved(observed, leaf, null))]).toEqual([{ A11: why }, true])
})
