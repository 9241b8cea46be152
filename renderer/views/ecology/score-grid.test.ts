import { expect, test } from 'vitest'
import type { ScoreTable, ScoredUnitRow } from '../../../shared/ipc/commands/score.ts'
import { translator } from '../../../shared/text/index.ts'
import { gridOf, orderUnits } from './score-grid.ts'

const name = (zh: string) => ({ zh, en: zh })
const unit = (id: string, kind: string, score: number | null): ScoredUnitRow => ({
  id,
  name: id,
  short: id,
  kind,
  clean: '',
  region: '东',
  score,
  low: score,
  high: score,
  coverage: 1,
  band: score === null ? null : 'blue',
  provisional: id === 'c',
  reasons: [],
  rank: null,
  peers: 0,
  before: null,
  without: null
})
const indicator = (id: string, level: number, parent: string | null, leaf: boolean): ScoreTable['indicators'][number] => ({
  id,
  parent,
  level,
  leaf,
  name: name(`指标${id}`),
  weight: 10,
  aside: id === 'A3' ? 'observed' : null,
  why: null
})
const table: ScoreTable = {
  periods: ['2026Q3'],
  period: '2026Q3',
  tree: { id: 't', version: 1, name: name('树'), mark: 'L' },
  bands: [
    { id: 'green', from: 90, name: name('优良') },
    { id: 'blue', from: 80, name: name('平稳') },
    { id: 'yellow', from: 70, name: name('关注') },
    { id: 'orange', from: 60, name: name('警示') },
    { id: 'red', from: 0, name: name('突出') }
  ],
  minCoverage: 0.8,
  asOf: '2026-09-30',
  units: [unit('a', '镇街', 85), unit('b', '部门', null), unit('c', '镇街', 62)],
  indicators: [indicator('A', 1, null, false), indicator('A1', 2, 'A', true), indicator('A2', 2, 'A', true), indicator('A3', 2, 'A', true)],
  cells: [
    { scores: [85, 90, 79.9, 10], highs: [91.5, null, null, null], states: ['value', 'value', 'too_few', 'observed'] },
    { scores: [null, null, null, null], highs: [null, null, null, null], states: ['missing', 'missing', 'not_applicable', 'missing'] },
    { scores: [62, 61, 63, 100], highs: [66, null, null, null], states: ['value', 'value', 'value', 'observed'] }
  ],
  medians: [73.5, 75.5, 71, 55],
  kinds: ['镇街', '部门'],
  cleanKinds: [
    { id: 'school', name: name('清廉学校') },
    { id: 'organ', name: name('清廉机关') }
  ],
  regions: ['东']
}
const t = translator('zh-CN')
const read = (text: { readonly zh: string }): string => text.zh

test('[#28] hatch for missing, dots with the number for too few, a dash for not applicable, a frame for what is only looked at', () => {
  const grid = gridOf(table, { level: 2 }, t, read)
  expect(grid.rows.map((row) => [row.id, row.group, row.total])).toEqual([
    ['b', '部门', '—'],
    ['c', '镇街', '≥62'],
    ['a', '镇街', '85']
  ])
  expect([0, 1, 2].map((column) => grid.cell(0, column))).toEqual([{ state: 'missing' }, { state: 'not_applicable' }, { state: 'missing' }])
  expect([0, 1, 2].map((column) => grid.cell(2, column))).toEqual([
    { state: 'value', band: 5, text: '90' },
    { state: 'too_few', text: '79' },
    { state: 'value', band: 1, text: '10', hollow: true }
  ])
  expect([grid.say(2, 1), grid.counts.missing, grid.columns[2]?.short]).toEqual(['a，A2 指标A2：79.9 · 数量过少，仅供参考', 2, '○指标A3'])
})

test('[#28] a cell of a branch says where what was not reported could put it into another band', () => {
  const grid = gridOf(table, { level: 1 }, t, read)
  expect(grid.rows.map((row, at) => [row.id, grid.say(at, 0)])).toEqual([
    ['b', 'b，A 指标A：缺数据'],
    ['c', 'c，A 指标A：62.0'],
    ['a', 'a，A 指标A：85.0 · 暂定']
  ])
})

test('[F6] units are filtered by kind and ordered by score or by an indicator; those without a figure come last', () => {
  const ids = (search: Parameters<typeof orderUnits>[1]) => orderUnits(table, search).map((index) => table.units[index]?.id)
  expect([ids({ sort: 'score' }), ids({ sort: 'indicator', indicator: 'A3' }), ids({ kinds: ['部门'] }), ids({ bands: ['blue'] })]).toEqual(
    [['c', 'a', 'b'], ['a', 'c', 'b'], ['b'], ['c', 'a']]
  )
})

test('[F6] units are filtered and grouped by their kind of clean-governance unit, in the order of the packs; those of none come last and are shown', () => {
  const cleans: Readonly<Record<string, string>> = { a: 'organ', b: '', c: 'school' }
  const own: ScoreTable = { ...table, units: table.units.map((one) => ({ ...one, clean: cleans[one.id] ?? '' })) }
  const rows = (search: Parameters<typeof gridOf>[1]) => gridOf(own, search, t, read).rows.map((row) => [row.id, row.group])
  expect(rows({ sort: 'clean' })).toEqual([
    ['c', '清廉学校'],
    ['a', '清廉机关'],
    ['b', '未归类']
  ])
  expect(rows({ sort: 'clean', cleans: ['school', '-'] })).toEqual([
    ['c', '清廉学校'],
    ['b', '未归类']
  ])
})
