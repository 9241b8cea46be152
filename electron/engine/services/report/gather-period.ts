/**
 * What all reports of one period share, worked out once: scores of the period and of those before it, medians by kind of unit, the snapshot. So
 * that two hundred reports take as long as two hundred pages and not as two hundred scorings.
 */
import { comparePeriods, parsePeriod, periodBefore, type Period } from '../../../../shared/packs/indicator/period.ts'
import type { UnitScore } from '../../../../shared/packs/indicator/score-period.ts'
import type { ScoreNode } from '../../../../shared/packs/indicator/score-unit.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { countedPoints } from '../../queries/points.ts'
import { latestSnapshot } from '../../queries/trees.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { median, nodesOf } from '../score/read-table.ts'
import { periodsOf, scoreUnits, type ScoredPeriod } from '../score/score-units.ts'

export interface PeriodFacts {
  readonly scored: ScoredPeriod
  /** periods of the same kind up to this one, oldest first, this one last */
  readonly course: readonly ScoredPeriod[]
  readonly before: ScoredPeriod | null
  readonly nodes: ReadonlyMap<string, ReadonlyMap<string, ScoreNode>>
  /** marks of a node among units of a kind */
  readonly marks: (kind: string, node: string) => { readonly median: number | null; readonly n: number }
  readonly countedOn: ReadonlyMap<string, string>
  readonly snapshot: {
    readonly id: string
    readonly hash: string
    readonly at: string
    readonly scores: ReadonlyMap<string, number | null>
  } | null
}

/** Periods shown in a course. */
const longestCourse = 8

export function gatherPeriod(db: ReadableDB, packs: PackSet, period: Period): PeriodFacts {
  const scored = scoreUnits(db, packs, period)
  const known = periodsOf(db, packs).flatMap((id) => parsePeriod(id) ?? [])
  const course = known
    .filter((one) => one.kind === period.kind && comparePeriods(one.id, period.id) <= 0)
    .slice(-longestCourse)
    .map((one) => (one.id === period.id ? scored : scoreUnits(db, packs, one)))
  const beforeId = periodBefore(period).id
  const nodes = new Map([...scored.scores].map(([unit, score]) => [unit, nodesOf(score.tree)] as const))
  return {
    scored,
    course,
    before: course.find((one) => one.period.id === beforeId) ?? null,
    nodes,
    marks: marksByKind([...scored.scores.values()], nodes),
    countedOn: countedPoints(db),
    snapshot: readSnapshot(db, scored)
  }
}

function marksByKind(scores: readonly UnitScore[], nodes: PeriodFacts['nodes']): PeriodFacts['marks'] {
  const found = new Map<string, { readonly median: number | null; readonly n: number }>()
  return (kind, node) => {
    const key = `${kind}\n${node}`
    const known = found.get(key)
    if (known !== undefined) return known
    const marks = scores.flatMap((one) => (one.kind === kind ? (nodes.get(one.unit)?.get(node)?.score ?? []) : []))
    const made = { median: median(marks), n: marks.length }
    found.set(key, made)
    return made
  }
}

function readSnapshot(db: ReadableDB, { period, tree }: ScoredPeriod): PeriodFacts['snapshot'] {
  const kept = latestSnapshot(db, period.id, tree.id, tree.version)
  if (kept === undefined) return null
  const scores = JSON.parse(kept.scores) as readonly { readonly unit: string; readonly score: number | null }[]
  return { id: kept.id, hash: kept.hash, at: kept.at, scores: new Map(scores.map((one) => [one.unit, one.score])) }
}
