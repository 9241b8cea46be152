/** All facts of one unit's examination report, from the same services as the screen. */
import type { DimensionFacts, ReportFacts } from '../../../../shared/domain/report/facts.ts'
import type { CopyIdentity } from '../../../../shared/domain/copy-identity.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { mergedInto } from '../../queries/points.ts'
import { warningsOfUnit } from '../../queries/warnings.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { median, nodesOf } from '../score/read-table.ts'
import { nodeNames, unitOf } from '../score/read-unit.ts'
import { gatherFigures } from './gather-figures.ts'
import type { PeriodFacts } from './gather-period.ts'

export interface ReportStamp {
  readonly identity: CopyIdentity
  readonly copy: number
  readonly account: string
  readonly at: string
  readonly asOf: string
}

/** Throws `unknown_id`. */
export function gatherReport(db: ReadableDB, packs: PackSet, facts: PeriodFacts, unitId: string, stamp: ReportStamp): ReportFacts {
  const { scored, before } = facts
  const { unit, score } = unitOf(scored, unitId)
  const { tree, period } = scored
  const names = nodeNames(tree)
  const ownBefore = before?.scores.get(unit.id)
  const nodesBefore = ownBefore === undefined ? new Map<string, never>() : nodesOf(ownBefore.tree)
  const lines = score.tree.children
  const snapshot = facts.snapshot
  return {
    office: stamp.identity.unit,
    marking: stamp.identity.marking || '内部资料',
    expires: stamp.identity.expires,
    copy: stamp.copy,
    account: stamp.account,
    at: stamp.at,
    asOf: stamp.asOf,
    unit: { id: unit.id, name: unit.name, kind: unit.kind, region: unit.region, predecessors: mergedInto(db, unit.id) },
    period: { id: period.id, from: period.from, to: period.to },
    tree: { id: tree.id, version: tree.version, name: tree.name, mark: tree.mark },
    bands: tree.bands,
    minCoverage: tree.min_coverage,
    snapshot:
      snapshot === null
        ? null
        : { id: snapshot.id, hash: snapshot.hash, at: snapshot.at, same: snapshot.scores.get(unit.id) === score.score },
    score: score.score,
    low: score.range?.[0] ?? null,
    high: score.range?.[1] ?? null,
    coverage: score.coverage,
    band: score.band,
    provisional: score.provisional,
    reasons: score.reasons,
    rank: score.rank,
    peers: score.peers,
    median: medianOf([...scored.scores.values()], unit.kind),
    before:
      before === null
        ? null
        : { period: before.period.id, score: ownBefore?.score ?? null, tree: `${before.tree.id} v${before.tree.version}` },
    without: score.without,
    dimensions: lines
      .filter((node) => !node.id.startsWith('adjust:'))
      .map((node): DimensionFacts => {
        const { id, weight, contribution, coverage } = node
        const { median: middle, n } = facts.marks(unit.kind, id)
        const high = node.score === null ? null : Math.min(100, node.score + (1 - coverage) * 100)
        return {
          id,
          name: names(id),
          weight,
          score: node.score,
          high,
          contribution,
          coverage,
          median: middle,
          n,
          before: nodesBefore.get(id)?.score ?? null
        }
      }),
    adjustments: lines
      .filter((node) => node.id.startsWith('adjust:'))
      .map((node) => ({ id: node.id, name: names(node.id), contribution: node.contribution })),
    leaves: gatherFigures(db, packs, facts, unit.id),
    trend: facts.course.map((one) => {
      const own = one.scores.get(unit.id)
      return {
        period: one.period.id,
        score: own?.score ?? null,
        band: own?.band ?? null,
        median: medianOf([...one.scores.values()], unit.kind),
        n: own?.peers ?? 0,
        rank: own?.rank ?? null,
        coverage: own?.coverage ?? 0,
        tree: `${one.tree.id} v${one.tree.version}`
      }
    }),
    warned: warningsOfUnit(db, unit.id, period.months[0] ?? '', period.months.at(-1) ?? '').map((one) => ({
      id: one.id,
      level: one.level,
      model: packs.model(one.model_id)?.name ?? { zh: one.model_id, en: one.model_id },
      month: one.month,
      state: one.state,
      sentence: { zh: one.sentence_zh, en: one.sentence_en }
    }))
  }
}

function medianOf(scores: readonly { readonly kind: string; readonly score: number | null }[], kind: string): number | null {
  return median(scores.flatMap((one) => (one.kind === kind ? (one.score ?? []) : [])))
}
