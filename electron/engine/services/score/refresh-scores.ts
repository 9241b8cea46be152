/**
 * Datasets `unit_score` and `score_point`: scores as rows, so that "fell into a band", "fell fast" and "stays low" are models of a pack like any
 * other, with thresholds that can be tuned, cases and a card. Rewritten before such a model runs.
 */
import { bandOf, heavyLeaves } from '../../../../shared/packs/indicator/band.ts'
import { parsePeriod, type Period } from '../../../../shared/packs/indicator/period.ts'
import type { UnitScore } from '../../../../shared/packs/indicator/score-period.ts'
import { pointsOfLeaf, type IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { LoadedModel, PackSet } from '../../packs/pack-set.ts'
import { scoreRowWriter, type ScoreRow } from '../../queries/unit-scores.ts'
import { transaction } from '../../vault/sql.ts'
import type { Vault } from '../../vault/vault.ts'
import { indicatorRows, nodesOf } from './read-table.ts'
import { periodsOf, scoreUnits, type ScoredPeriod } from './score-units.ts'

/** Whether a model is about scores; such a one runs last, since scores count warnings too. */
export const readsScores = (model: Pick<LoadedModel, 'reads'>): boolean => model.reads.includes('unit_score')

/** Rewrites both datasets for every period that can be scored. One transaction. */
export function refreshScores(vault: Vault, packs: PackSet): void {
  if (packs.datasets['unit_score'] === undefined) return
  const periods = periodsOf(vault.reader, packs).flatMap((id) => parsePeriod(id) ?? [])
  const scored = periods.map((period) => scoreUnits(vault.reader, packs, period))
  transaction(vault.writer, () => {
    const write = scoreRowWriter(vault.writer)
    const last = new Map<string, ScoredPeriod>()
    const runs = new Map<string, number>()
    for (const one of scored) {
      const before = last.get(one.period.kind)
      writePeriod(one, before, runs, write)
      last.set(one.period.kind, one)
    }
  })
}

function writePeriod(
  scored: ScoredPeriod,
  before: ScoredPeriod | undefined,
  runs: Map<string, number>,
  write: ReturnType<typeof scoreRowWriter>
): void {
  const { tree, period } = scored
  const rows = indicatorRows(tree)
  const heavy = heavyLeaves(
    rows.filter((row) => row.leaf && row.aside === null),
    tree.heavy?.share ?? 0
  )
  const points = new Map(tree.indicators.filter((node) => node.formula !== undefined).map((node) => [node.id, pointsOfLeaf(node)]))
  for (const unit of scored.units) {
    const score = scored.scores.get(unit.id)
    if (score === undefined) continue
    const then = before?.scores.get(unit.id)
    const head = { org: unit.id, kind: unit.kind, period: period.id, end: period.to, tree: `${tree.id} v${tree.version}` }
    const run = lowRun(tree, period, unit.id, score, runs)
    const whole = { indicator: tree.id, name: tree.name.zh, level: 0, heavy: false, run, coverage: score.coverage }
    write.score({
      ...head,
      ...whole,
      ...judged(tree, score.score, score.range?.[1] ?? null, before === undefined ? null : (then?.score ?? null))
    })
    const [nodes, past] = [nodesOf(score.tree), then === undefined ? null : nodesOf(then.tree)]
    for (const { id, name, level, leaf } of rows) {
      const found = score.leaves.get(id)
      const now = leaf ? (found?.state === 'value' ? found.score : null) : level === 1 ? (nodes.get(id)?.score ?? null) : null
      if (now === null) continue
      const earlier = leaf ? (then?.leaves.get(id)?.score ?? null) : (past?.get(id)?.score ?? null)
      const row = { indicator: id, name: name.zh, level, heavy: heavy.has(id), run: 0, coverage: nodes.get(id)?.coverage ?? 1 }
      write.score({ ...head, ...row, ...judged(tree, now, now, earlier) })
      if (!leaf || now >= attention) continue
      for (const point of points.get(id) ?? [])
        for (const value of scored.book.find(unit.id, point, period).rows)
          write.point({ org: unit.id, period: period.id, indicator: id, point, value })
    }
  }
}

/** Values behind an indicator are written where it calls for attention; the others walk by the score's own pages. */
const attention = 80

type Judged = Pick<ScoreRow, 'score' | 'band' | 'high' | 'bandHigh' | 'before' | 'bandBefore'>

function judged(tree: IndicatorTree, score: number | null, high: number | null, before: number | null): Judged {
  const band = (value: number | null) => (value === null ? null : bandOf(value, tree.bands))
  return { score, band: band(score), high, bandHigh: band(high), before, bandBefore: band(before) }
}

/** Periods running, this one included, in which the unit's score lay in one of the tree's low bands even if all that is missing were full marks. */
function lowRun(tree: IndicatorTree, period: Period, unit: string, score: UnitScore, runs: Map<string, number>): number {
  const key = `${period.kind} ${unit}`
  const high = score.range?.[1]
  const isLow = high !== undefined && (tree.stays?.bands ?? []).includes(bandOf(high, tree.bands))
  const run = isLow ? (runs.get(key) ?? 0) + 1 : 0
  runs.set(key, run)
  return run
}
