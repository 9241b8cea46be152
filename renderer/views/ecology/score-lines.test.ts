import { expect, test } from 'vitest'
import type { ScoreNodeRow } from '../../../shared/ipc/commands/score.ts'
import { flatten, openPath } from './score-lines.ts'

const name = { zh: '', en: '' }
const node = (
  id: string,
  weight: number,
  score: number | null,
  coverage: number,
  children: readonly ScoreNodeRow[] = []
): ScoreNodeRow => ({
  id,
  name,
  weight,
  score,
  contribution: score === null ? 0 : (weight * score) / 100,
  coverage,
  state: score === null ? 'missing' : 'value',
  children
})

test('[#27] what was got, lost and not reported sums to what a line is worth, and lines to the line above', () => {
  const tree = node('root', 100, 68, 0.8, [node('A', 60, 80, 1), node('B', 40, 50, 0.5, [node('B1', 20, 100, 1), node('B2', 20, null, 0)])])
  const lines = flatten(tree, new Set(['root', 'B']))
  expect(lines.map(({ node: { id }, start, got, lost, missing }) => [id, start, got, Math.round(lost), Math.round(missing)])).toEqual([
    ['root', 0, 68, 12, 20],
    ['A', 0, 48, 12, 0],
    ['B', 60, 20, 0, 20],
    ['B1', 60, 20, 0, 0],
    ['B2', 80, 0, 0, 20]
  ])
  for (const line of lines) expect(line.got + line.lost + line.missing).toBeCloseTo(line.node.weight, 9)
})

test('[#31] a veto takes from the whole what the indicators gave: its line begins where the score ends', () => {
  const veto: ScoreNodeRow = { ...node('adjust:veto', 0, null, 1), contribution: -31 }
  const tree: ScoreNodeRow = { ...node('root', 100, 59, 1, [node('A', 100, 90, 1), veto]), contribution: 59 }
  expect(flatten(tree, new Set(['root'])).map(({ node: { id }, start, got, lost }) => [id, start, got, lost])).toEqual([
    ['root', 0, 59, 41],
    ['A', 0, 90, 10],
    ['adjust:veto', 59, 0, 31]
  ])
})

test('what is chosen is unfolded, and only its ancestors', () => {
  const tree = node('root', 100, 50, 1, [node('A', 50, 50, 1, [node('A1', 50, 50, 1)]), node('B', 50, 50, 1)])
  expect([[...openPath(tree, 'A1')], [...openPath(tree, 'gone')], [...openPath(tree, undefined)]]).toEqual([['root', 'A'], [], []])
})
