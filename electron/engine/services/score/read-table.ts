/** All units of a period with every cell, as the map and the matrix show them. */
import { cleanKindOf, type CleanKind } from '../../../../shared/packs/clean-kinds.ts'
import type { IndicatorRow, ScoreTable, ScoredUnitRow } from '../../../../shared/ipc/commands/score.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import type { UnitScore } from '../../../../shared/packs/indicator/score-period.ts'
import type { ScoreNode } from '../../../../shared/packs/indicator/score-unit.ts'
import { childrenOf, type IndicatorNode, type IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { ScoredUnit } from '../../queries/points.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { periodsOf, scoreUnits, type ScoredPeriod } from './score-units.ts'

type State = ScoreTable['cells'][number]['states'][number]

/** Indicators in reading order: a branch, then its children. */
export function indicatorRows(tree: IndicatorTree): readonly IndicatorRow[] {
  const children = childrenOf(tree)
  const walk = (node: IndicatorNode, level: number): readonly IndicatorRow[] => [
    indicatorRow(node, level),
    ...(children.get(node.id) ?? []).flatMap((child) => walk(child, level + 1))
  ]
  return (children.get('') ?? []).flatMap((root) => walk(root, 1))
}

export function indicatorRow(node: IndicatorNode, level: number): IndicatorRow {
  const { id, parent = null, name, weight, formula, observed } = node
  const aside = observed !== undefined ? 'observed' : formula?.type === 'bonus' ? 'bonus' : null
  return { id, parent, level, leaf: formula !== undefined, name, weight, aside, why: observed ?? null }
}

export function unitRow(unit: ScoredUnit, score: UnitScore, before: number | null, cleanKinds: readonly CleanKind[]): ScoredUnitRow {
  const { id, name, short, kind, region } = unit
  const { range, coverage, band, provisional, reasons, rank, peers, without } = score
  return {
    id,
    name,
    short,
    kind,
    clean: cleanKindOf(cleanKinds, { said: unit.clean, unitKind: kind }),
    region,
    score: score.score,
    low: range?.[0] ?? null,
    high: range?.[1] ?? null,
    coverage,
    band,
    provisional,
    reasons: [...reasons],
    rank,
    peers,
    before,
    without
  }
}

/** What a cell is, as the legend tells it. */
export function cellState(tree: IndicatorTree, score: UnitScore, node: ScoreNode | undefined, id: string): State {
  const leaf = score.leaves.get(id)
  if (leaf !== undefined) return leaf.state === 'value' && leaf.to !== null && leaf.to < tree.min_n ? 'too_few' : leaf.state
  if (node === undefined || node.weight === 0) return 'not_applicable'
  return node.score === null && node.coverage < tree.min_coverage ? 'missing' : 'value'
}

/** What a branch would have if all that was not reported under it were full marks; null where nothing is lacking or it has no score. */
function highOf(node: ScoreNode | undefined): number | null {
  if (node === undefined || node.score === null || node.coverage >= 1 - 1e-9) return null
  return Math.min(100, node.score + (1 - node.coverage) * 100)
}

/** Nodes of a scored tree by id. */
export function nodesOf(root: ScoreNode): ReadonlyMap<string, ScoreNode> {
  const nodes = new Map<string, ScoreNode>()
  const walk = (node: ScoreNode): void => {
    nodes.set(node.id, node)
    node.children.forEach(walk)
  }
  walk(root)
  return nodes
}

/** Median of what is there; null of nothing. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
}

export function beforeOf(scored: ScoredPeriod, unit: string): number | null {
  return scored.inputs.units.find((one) => one.id === unit)?.before ?? null
}

export function readTable(db: ReadableDB, packs: PackSet, period: Period, asOf: string): ScoreTable {
  const scored = scoreUnits(db, packs, period)
  const { tree, units } = scored
  const indicators = indicatorRows(tree)
  const before = new Map(scored.inputs.units.map((unit) => [unit.id, unit.before]))
  const shown = units.flatMap((unit) => {
    const score = scored.scores.get(unit.id)
    return score === undefined ? [] : [{ unit, score, nodes: nodesOf(score.tree) }]
  })
  const cells = shown.map(({ score, nodes }) => ({
    scores: indicators.map(({ id }) => score.leaves.get(id)?.score ?? nodes.get(id)?.score ?? null),
    highs: indicators.map(({ id }) => (score.leaves.has(id) ? null : highOf(nodes.get(id)))),
    states: indicators.map(({ id }) => cellState(tree, score, nodes.get(id), id))
  }))
  const medians = indicators.map((_, at) =>
    median(cells.flatMap((cell) => (cell.states[at] === 'value' || cell.states[at] === 'too_few' ? (cell.scores[at] ?? []) : [])))
  )
  return {
    periods: [...periodsOf(db, packs)],
    period: period.id,
    tree: { id: tree.id, version: tree.version, name: tree.name, mark: tree.mark },
    bands: [...tree.bands],
    minCoverage: tree.min_coverage,
    asOf,
    units: shown.map(({ unit, score }) => unitRow(unit, score, before.get(unit.id) ?? null, packs.cleanKinds)),
    indicators: [...indicators],
    cells,
    medians,
    kinds: [...new Set(units.map((unit) => unit.kind))],
    cleanKinds: packs.cleanKinds.map(({ id, name }) => ({ id, name })),
    regions: [...new Set(units.map((unit) => unit.region))].toSorted()
  }
}
