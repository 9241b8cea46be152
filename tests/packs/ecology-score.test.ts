/**
 * The arithmetic of the index on the shipped tree, by random values: contributions always sum to the score, whatever the weights; a value taken
 * away never raises a score; what does not apply gives its weight to its siblings.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { array, assert, constant, constantFrom, integer, nat, oneof, property, record, tuple, type Arbitrary } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parsePeriod } from '../../shared/packs/indicator/period.ts'
import { scorePeriod, type UnitPoints, type UnitScore } from '../../shared/packs/indicator/score-period.ts'
import type { ScoreNode } from '../../shared/packs/indicator/score-unit.ts'
import { checkTree, indicatorTree, pointsFile, pointsOfLeaf, type IndicatorTree } from '../../shared/packs/indicator/tree.ts'

const folder = join(import.meta.dirname, '../../resources/packs/ecology')
const read = (file: string): unknown => parse(readFileSync(join(folder, file), 'utf8'))
const tree = indicatorTree.parse(read('indicators.yaml'))
const { points } = pointsFile.parse(read('points.yaml'))
const quarter = parsePeriod('2026Q3')
if (quarter === null) throw new Error('no period')
const noPast = { of: () => [] }
const kinds = ['镇街', '部门', '国企', '校院'] as const

type Values = Readonly<Record<string, number | null>>
const unit = (id: string, kind: string, values: Values): UnitPoints => {
  const now = (point: string): number | null => values[point] ?? null
  return { id, kind, points: { now, sinceJanuary: now, lastYear: (point) => values[`${point}:before`] ?? null }, vetoes: [], before: null }
}
/** parts are drawn no larger than a hundred and wholes no smaller, so that shares are shares */
const wholes = new Set(['P001', 'P008', 'P026', 'P068', 'P153', 'P157'])
const drawnValues = record(
  Object.fromEntries([
    ...points.map(({ id }) => [
      id,
      oneof({ weight: 9, arbitrary: wholes.has(id) ? nat(100).map((n) => n + 100) : nat(100) }, { weight: 1, arbitrary: constant(null) })
    ]),
    ...['P110', 'P169', 'P170'].map((id) => [`${id}:before`, integer({ min: 1, max: 100 })])
  ])
) as Arbitrary<Record<string, number | null>>
const drawnUnits = array(tuple(constantFrom(...kinds), drawnValues), { minLength: 1, maxLength: 8 }).map((drawn) =>
  drawn.map(([kind, values], at) => ({ id: `u${at}`, kind, values: { ...values, P056: at === 0 ? 0 : (values['P056'] ?? 0) } }))
)
const scoreAll = (
  units: readonly { readonly id: string; readonly kind: string; readonly values: Values }[],
  by: IndicatorTree = tree
): readonly UnitScore[] =>
  scorePeriod(
    by,
    quarter,
    units.map((one) => unit(one.id, one.kind, one.values)),
    noPast
  )

function sumsHold(node: ScoreNode): void {
  if (node.children.length === 0) return
  const sum = node.children.reduce((all, child) => all + (child.contribution ?? Number.NaN), 0)
  expect(node.contribution).toBeCloseTo(sum, 12)
  for (const child of node.children) sumsHold(child)
}

describe('[F1] [#27] the arithmetic of the index', () => {
  it('the tree has 6, 20, 41 and 120 indicators on 202 points, and its weights sum at every level', () => {
    const depth = (id: string): number => {
      const node = tree.indicators.find((one) => one.id === id)
      return node?.parent === undefined ? 1 : 1 + depth(node.parent)
    }
    const counts = [1, 2, 3, 4].map((level) => tree.indicators.filter((node) => depth(node.id) === level).length)
    expect([...counts, points.length]).toEqual([6, 20, 41, 120, 202])
    expect(checkTree(tree, new Set(points.map((point) => point.id)))).toEqual([])
    expect(tree.indicators.filter((node) => node.parent === undefined).reduce((sum, node) => sum + node.weight, 0)).toBe(1000)
  })

  it('every point stands in a formula, but for two that are shown only, and every leaf names points', () => {
    const used = new Set(tree.indicators.flatMap(pointsOfLeaf))
    expect(points.map((point) => point.id).filter((id) => !used.has(id))).toEqual(['P010', 'P122'])
    for (const leaf of tree.indicators.filter((node) => node.formula !== undefined)) expect(pointsOfLeaf(leaf), leaf.id).not.toEqual([])
  })

  it('indicators by which finding less would score better weigh nothing and say why', () => {
    const observed = tree.indicators.filter((node) => node.observed !== undefined).map((node) => node.id)
    expect(observed).toEqual(expect.arrayContaining(['E111', 'E113', 'E211', 'E222', 'A321', 'D423']))
    const [scored] = scoreAll([{ id: 'a', kind: '镇街', values: allOf(50) }])
    const leaf = scored === undefined ? undefined : find(scored.tree, 'E111')
    expect(leaf).toMatchObject({ weight: 0, contribution: 0 })
  })

  it('contributions sum to the score at every node, for every unit', () => {
    assert(
      property(drawnUnits, (units) => {
        for (const scored of scoreAll(units)) {
          expect(scored.tree.contribution).toBe(scored.score)
          if (scored.score !== null) sumsHold(scored.tree)
          expect((scored.score ?? 0) >= 0 && (scored.score ?? 0) <= 100 + 1e-9).toBe(true)
        }
      }),
      { numRuns: 60 }
    )
  })

  it('weights edited at random still sum', () => {
    const edited = array(integer({ min: 1, max: 500 }), { minLength: tree.indicators.length, maxLength: tree.indicators.length })
    assert(
      property(edited, drawnUnits, (weights, units) => {
        const changed = { ...tree, indicators: tree.indicators.map((node, at) => ({ ...node, weight: weights[at] ?? 1 })) }
        for (const scored of scoreAll(units, changed)) if (scored.score !== null) sumsHold(scored.tree)
      }),
      { numRuns: 30 }
    )
  })

  it('a value taken away never raises a score', () => {
    assert(
      property(drawnUnits, constantFrom(...points.map((point) => point.id)), (units, gone) => {
        const [before] = scoreAll(units)
        const [after] = scoreAll(units.map((one, at) => (at === 0 ? { ...one, values: { ...one.values, [gone]: null } } : one)))
        if (before?.score === null || before?.score === undefined || after?.score === null || after?.score === undefined) return
        expect(after.score).toBeLessThanOrEqual(before.score + 1e-9)
      }),
      { numRuns: 400 }
    )
  })

  it('under 80 per cent of the weight there is no score and no colour; between, the score is "at least" and the band may be provisional', () => {
    const full = allOf(50)
    const half = Object.fromEntries(Object.entries(full).map(([id, value], at) => [id, at % 2 === 0 && id !== 'P056' ? null : value]))
    const [none] = scoreAll([{ id: 'a', kind: '镇街', values: half }])
    expect(none).toMatchObject({ score: null, band: null, without: 'coverage', range: null })
    const some = { ...full, P001: null, P028: null }
    const [least] = scoreAll([{ id: 'a', kind: '镇街', values: some }])
    expect(least?.coverage).toBeLessThan(1)
    expect(least?.range?.[0]).toBe(least?.score)
    expect(least?.range?.[1]).toBeGreaterThan(least?.score ?? 0)
    expect(find(least?.tree, 'A111')).toMatchObject({ score: null, contribution: 0, coverage: 0 })
  })

  it('a veto caps the score in a line of its own; without word on the veto there is no score', () => {
    const [held] = scoreAll([{ id: 'a', kind: '镇街', values: { ...allOf(100), P056: 1 } }])
    expect(held?.score).toBeCloseTo(59, 12)
    expect(held?.tree.children.at(-1)?.id).toBe('adjust:veto')
    expect(held?.band).toBe('red')
    const [unknown] = scoreAll([{ id: 'a', kind: '镇街', values: { ...allOf(100), P056: null } }])
    expect(unknown).toMatchObject({ score: null, without: 'veto_unknown' })
  })
})

function allOf(value: number): Record<string, number | null> {
  const all = Object.fromEntries(points.map((point) => [point.id, value]))
  return { ...all, P056: 0, P052: 5, 'P110:before': value, 'P169:before': value, 'P170:before': value }
}
function find(node: ScoreNode | undefined, id: string): ScoreNode | undefined {
  if (node === undefined || node.id === id) return node
  for (const child of node.children) {
    const found = find(child, id)
    if (found !== undefined) return found
  }
  return undefined
}
