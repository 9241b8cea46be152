import { expect, test } from 'vitest'
import type { ScoredUnitRow, ScoreTable, TileMap } from '../../../shared/ipc/commands/score.ts'
import { translator } from '../../../shared/text/index.ts'
import { chooseMap, tilesOf } from './region-tiles.ts'
import { filterWords, fitsFilter } from './score-filter.ts'

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
  cells: units.map(() => ({ scores: [], highs: [], states: [] })),
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

test('[F1] a map of a first-level indicator tells the marks of that indicator, of the tile and of every unit in it', () => {
  const units = [unit('a', '东', 92), unit('b', '东', 68), unit('c', '东', 75)]
  const indicators = [
    { id: 'A', parent: null, level: 1, leaf: false, name, weight: 1000, aside: null, why: null }
  ] satisfies ScoreTable['indicators']
  const marks = [61, 95, null]
  const cells = marks.map((mark) => ({
    scores: [mark],
    highs: [null],
    states: [mark === null ? ('missing' as const) : ('value' as const)]
  }))
  const tile = tilesOf({ ...tableOf(units), indicators, cells }, [map], { first: 'A' }).tiles[0]
  expect([tile?.score, tile?.scored]).toEqual([78, 2])
  expect(tile?.units.map((one) => [one.id, one.score, one.low, one.high, one.band, one.without])).toEqual([
    ['a', 61, 61, 61, 'orange', null],
    ['b', 95, 95, 95, 'green', null],
    ['c', null, null, null, null, 'coverage']
  ])
})

test('[F1] a map of a first-level indicator tells that a colour is provisional as the map of the whole does', () => {
  const units = [unit('a', '东', 92), unit('b', '西', 68), unit('c', '南', 75)]
  const indicators = [
    { id: 'A', parent: null, level: 1, leaf: false, name, weight: 1000, aside: null, why: null }
  ] satisfies ScoreTable['indicators']
  // 78 could be 84 with what was not reported, another band; 81 could be 85, the same; 95 lacks nothing
  const cells = [
    { scores: [78], highs: [84], states: ['value' as const] },
    { scores: [81], highs: [85], states: ['value' as const] },
    { scores: [95], highs: [null], states: ['value' as const] }
  ]
  const { tiles } = tilesOf({ ...tableOf(units), indicators, cells }, [map], { first: 'A' })
  expect(tiles.map((tile) => [tile.region, tile.band, tile.provisional])).toEqual([
    ['东', 'yellow', true],
    ['西', 'blue', false],
    ['南', 'green', false]
  ])
  expect(tiles.flatMap((tile) => tile.units.map((one) => [one.id, one.low, one.high, one.provisional]))).toEqual([
    ['a', 78, 84, true],
    ['b', 81, 85, false],
    ['c', 95, 95, false]
  ])
})

test('[F6] units of no kind and no region can be filtered for; a picture that leaves says the filters in words', () => {
  const bare = unit('a', '', 92, 92, '')
  const search = { kinds: ['-'], cleans: ['-'], regions: ['-'], bands: ['blue' as const] }
  expect([fitsFilter(bare, search), fitsFilter({ ...bare, kind: '镇街' }, search), fitsFilter({ ...bare, region: '东' }, search)]).toEqual([
    true,
    false,
    false
  ])
  const words = filterWords({ cleanKinds: [], bands }, search, translator('zh-CN'), (text) => text.zh)
  expect(words).toEqual(['单位类别：未归类', '清廉单元：未归类', '区域：未标区域', '等次：平稳'])
  expect(filterWords({ cleanKinds: [], bands }, {}, translator('zh-CN'), (text) => text.zh)).toEqual([])
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
