/**
 * Whether the index says what inspections and appraisals say: Spearman's rank correlation, with every pair. Beside it, the correlation with the
 * number of reports on conduct: a strong one means that the index counts complaints instead of conditions (domain.md §5.2.8).
 */
import { rankCorrelation } from '../../../../shared/domain/rank-correlation.ts'
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { ratingsIn } from '../../queries/points.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { scoreUnits } from './score-units.ts'

/** Reports on conduct in a period. */
const reports = 'P141'

export function readAgreement(db: ReadableDB, packs: PackSet, period: Period): CommandOutput<'score.agreement'> {
  const scored = scoreUnits(db, packs, period)
  const names = new Map(scored.units.map((unit) => [unit.id, unit.name]))
  const byKind = new Map<string, { unit: string; name: string; score: number; mark: number }[]>()
  for (const { org_id: unit, kind, mark } of ratingsIn(db, period.id)) {
    const score = scored.scores.get(unit)?.score
    if (score === null || score === undefined) continue
    byKind.set(kind, [...(byKind.get(kind) ?? []), { unit, name: names.get(unit) ?? unit, score, mark }])
  }
  const complaints = scored.inputs.units.flatMap((unit) => {
    const score = scored.scores.get(unit.id)?.score
    const n = unit.now[reports]
    return score === null || score === undefined || n === undefined ? [] : [[score, n] as const]
  })
  return {
    period: period.id,
    kinds: [...byKind].map(([kind, pairs]) => ({
      kind,
      n: pairs.length,
      rho: rankCorrelation(pairs.map((pair) => [pair.score, pair.mark] as const)),
      pairs: pairs.toSorted((a, b) => b.score - a.score)
    })),
    petitions: { n: complaints.length, rho: rankCorrelation(complaints) }
  }
}
