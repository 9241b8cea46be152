/** One unit's score taken apart: the tree of contributions, its course, what pulls it down, what is lacking, what was warned meanwhile. */
import type { ScoreNodeRow, UnitScoreView } from '../../../../shared/ipc/commands/score.ts'
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { fitsUnit } from '../../../../shared/domain/unit-filter.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { parsePeriod, type Period } from '../../../../shared/packs/indicator/period.ts'
import type { UnitScore } from '../../../../shared/packs/indicator/score-period.ts'
import type { ScoreNode } from '../../../../shared/packs/indicator/score-unit.ts'
import type { IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { unitsWithPoints, type ScoredUnit } from '../../queries/points.ts'
import { warnedOfUnit } from '../../queries/warnings.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { checkKinds, kindsOfUnits } from '../units-of-kinds.ts'
import { beforeOf, cellState, median, nodesOf, unitRow } from './read-table.ts'
import { periodsOf, scoreUnits, type ScoredPeriod } from './score-units.ts'

interface Words {
  readonly zh: string
  readonly en: string
}
const adjustNames: Readonly<Record<string, Words>> = {
  'adjust:cap': { zh: '满分封顶', en: 'Cap of 100' },
  'adjust:veto': { zh: '一票否决封顶', en: 'Cap by veto' }
}

/** One unit of a scored period. Throws `unknown_id`. */
export function unitOf(scored: ScoredPeriod, id: string): { readonly unit: ScoredUnit; readonly score: UnitScore } {
  const unit = scored.units.find((one) => one.id === id)
  const score = unit === undefined ? undefined : scored.scores.get(unit.id)
  if (unit === undefined || score === undefined)
    throw new AppError('unknown_id', '没有这个单位，或该单位本期没有监测点数据。', { next: '请核对单位和期间。' })
  return { unit, score }
}

/** Words for a node, lines of adjustment included. */
export function nodeNames(tree: IndicatorTree): (id: string) => Words {
  const names = new Map(tree.indicators.map((node) => [node.id, node.name]))
  return (id) => {
    if (id === tree.id) return tree.name
    const bonus = /^adjust:bonus:(?<id>.+)$/u.exec(id)?.groups?.['id']
    if (bonus === undefined) return names.get(id) ?? adjustNames[id] ?? { zh: id, en: id }
    const name = names.get(bonus) ?? { zh: bonus, en: bonus }
    return { zh: `加分：${name.zh}`, en: `On top: ${name.en}` }
  }
}

export function nodeRow(tree: IndicatorTree, score: UnitScore, node: ScoreNode, names: (id: string) => Words): ScoreNodeRow {
  const { id, weight, contribution, coverage } = node
  const state = id.startsWith('adjust:') ? 'value' : cellState(tree, score, node, id)
  return {
    id,
    name: names(id),
    weight,
    score: score.leaves.get(id)?.score ?? node.score,
    contribution,
    coverage,
    state,
    children: node.children.map((child) => nodeRow(tree, score, child, names))
  }
}

/** The unit's course over all periods of one kind, each under the tree of its time. */
export function trendOf(db: ReadableDB, packs: PackSet, unit: ScoredUnit, kind: Period['kind']): UnitScoreView['trend'] {
  return periodsOf(db, packs).flatMap((id) => {
    const period = parsePeriod(id)
    if (period === null || period.kind !== kind) return []
    const scored = scoreUnits(db, packs, period)
    const own = scored.scores.get(unit.id)
    const others = [...scored.scores.values()].filter((one) => one.kind === unit.kind).flatMap((one) => one.score ?? [])
    return [
      {
        period: id,
        score: own?.score ?? null,
        band: own?.band ?? null,
        peers: median(others),
        coverage: own?.coverage ?? 0,
        tree: `${scored.tree.id} v${scored.tree.version}`
      }
    ]
  })
}

export function readUnitScore(db: ReadableDB, packs: PackSet, period: Period, id: string): UnitScoreView {
  const scored = scoreUnits(db, packs, period)
  const { unit, score } = unitOf(scored, id)
  const { tree } = scored
  const names = nodeNames(tree)
  const nodes = nodesOf(score.tree)
  const leaves = [...score.leaves.values()]
  const losses = leaves
    .flatMap((leaf) => {
      const weight = nodes.get(leaf.id)?.weight ?? 0
      return leaf.state === 'value' && leaf.score !== null && leaf.score < 100 && weight > 0
        ? [{ id: leaf.id, name: names(leaf.id), lost: (weight * (100 - leaf.score)) / 100, score: leaf.score }]
        : []
    })
    .toSorted((a, b) => b.lost - a.lost || (a.id < b.id ? -1 : 1))
  const missing = leaves
    .filter((leaf) => leaf.state === 'missing' && (nodes.get(leaf.id)?.weight ?? 0) > 0)
    .map((leaf) => ({ indicator: leaf.id, name: names(leaf.id), points: [...leaf.lacking], weight: nodes.get(leaf.id)?.weight ?? 0 }))
    .toSorted((a, b) => b.weight - a.weight)
  return {
    unit: unitRow(unit, score, beforeOf(scored, unit.id), packs.cleanKinds),
    period: period.id,
    periods: [...periodsOf(db, packs)],
    tree: { id: tree.id, version: tree.version, name: tree.name, mark: tree.mark },
    bands: [...tree.bands],
    root: nodeRow(tree, score, score.tree, names),
    trend: trendOf(db, packs, unit, period.kind),
    losses,
    missing,
    warned: warnedOfUnit(db, unit.id, period.months[0] ?? '', period.months.at(-1) ?? ''),
    predecessors: unitsWithPoints(db)
      .filter((one) => one.merged_into === unit.id)
      .map((one) => ({ id: one.id, name: one.name }))
  }
}

/** Every unit's tree of contributions, that of one, or those of some kinds. Throws `unknown_id`. */
export function readTrees(db: ReadableDB, packs: PackSet, period: Period, asked: ParsedInput<'score.trees'>): CommandOutput<'score.trees'> {
  const scored = scoreUnits(db, packs, period)
  const names = nodeNames(scored.tree)
  const chosen = asked.unit === undefined ? scored.units : [unitOf(scored, asked.unit).unit]
  const traits = kindsOfUnits(db, packs)
  checkKinds(packs, traits, asked)
  return {
    period: period.id,
    tree: scored.tree.id,
    units: chosen.flatMap((unit) => {
      const score = scored.scores.get(unit.id)
      if (score === undefined || !fitsUnit(asked, traits.get(unit.id) ?? { kind: '', clean: '' })) return []
      const { coverage, band, tree } = score
      return [{ unit: unit.id, name: unit.name, score: score.score, coverage, band, tree: nodeRow(scored.tree, score, tree, names) }]
    })
  }
}
