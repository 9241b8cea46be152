import { expect, test } from 'vitest'
import type { ScoredUnitRow, ScoreTable, TileMap } from '../../../shared/ipc/commands/score.ts'
import { chooseMap, tilesOf } from './region-tiles.ts'

const bands: ScoreTable['bands'] = [
  { id: 'green', from: 90, name: { zh: '优良', en: 'Good' } },
  { id: 'blue', from: 80, name: { zh: '平稳', en: 'Steady' } },
  { id: 'yellow', from: 70, name: { zh: '关注', en: 'Watch' } },
  { id: 'orange', from: 60, name: { zh: '警示', en: 'Caution' } },
  { id: 'red', from: 0, name: { zh: '突出', en: 'Urgent' } }
]
const unit = (id: string, region: string, low: number | null, high = low, kind = '镇街'): ScoredUnitRow => ({
  id,
  name: id,
  short: id,
  kind,
  clean: '',
  region,
  score: low,
  low,
  high,
  coverage: low === null ? 0.3 : 0.9,
  band: low === null ? null : 'blue',
  provisional: false,
  reasons: [],
  rank: null,
  peers: 0,
  before: null,
  without: low === null ? 'coverage' : null
})
const name = { zh: '', en: '' }
const map: TileMap = {
  id: 'm',
  name,
  note: name,
  columns: 2,
  rows: 1,
  tiles: [
    { region: '东', column: 0, row: 0 },
    { region: '西', column: 1, row: 0 }
  ]
}
const tableOf = (units: readonly ScoredUnitRow[]) => ({
  units: [...units],
  cells: units.map(() => ({ scores: [], states: [] })),
  indicators: [],
  bands,
  regions: [...new Set(units.map((one) => one.region))]
})

test('[F1] a tile is the mean or the worst of its units; a unit without a score counts in neither and is still listed, last', () => {
  const table = tableOf([unit('a', '东', 92), unit('b', '东', 68), unit('c', '东', null)])
  const seen = (by: 'mean' | 'worst') => {
    const tile = tilesOf(table, [map], { by }).tiles.find((one) => one.region === '东')
    return [tile?.score, tile?.band, tile?.scored, tile?.units.map((one) => one.id)]
  }
  expect(seen('mean')).toEqual([80, 'blue', 2, ['b', 'a', 'c']])
  expect(seen('worst')).toEqual([68, 'orange', 2, ['b', 'a', 'c']])
})

test('[F1] a colour is provisional when the missing figures could change it, and only then', () => {
  const provisional = (...units: readonly ScoredUnitRow[]) =>
    tilesOf(tableOf(units), [map], { by: 'mean' }).tiles.find((one) => one.region === '东')?.provisional
  expect([provisional(unit('a', '东', 85, 89)), provisional(unit('a', '东', 85, 91)), provisional(unit('a', '东', null))]).toEqual([
    false,
    true,
    false
  ])
})

test('a region that the map does not know stands below it; a tile without units has no score', () => {
  const found = tilesOf(tableOf([unit('a', '东', 90), unit('b', '南', 50)]), [map], {})
  expect(found.tiles.map((tile) => [tile.region, tile.column, tile.row, tile.score])).toEqual([
    ['东', 0, 0, 90],
    ['西', 1, 0, null],
    ['南', 0, 1, 50]
  ])
  expect([found.rows, found.apart, chooseMap([map], ['北'])]).toEqual([2, 1, undefined])
})
