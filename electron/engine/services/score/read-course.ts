/**
 * How the county stands, period by period: units by band, medians of the first-level indicators, the same by kind and by region. Units without a
 * score are counted as such and stand in no band, so that a period in which little was reported does not look like a good one.
 */
import { cleanKindOf } from '../../../../shared/packs/clean-kinds.ts'
import type { GroupStanding, ScoreCourse } from '../../../../shared/ipc/commands/score.ts'
import { parsePeriod, type Period } from '../../../../shared/packs/indicator/period.ts'
import type { UnitScore } from '../../../../shared/packs/indicator/score-period.ts'
import { childrenOf } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { median } from './read-table.ts'
import { periodsOf, scoreUnits, type ScoredPeriod } from './score-units.ts'

/** All periods of the same kind as `period`, oldest first. */
export function readCourse(db: ReadableDB, packs: PackSet, period: Period): ScoreCourse {
  const { tree } = scoreUnits(db, packs, period)
  const firsts = (childrenOf(tree).get('') ?? []).map(({ id, name, weight }) => ({ id, name, weight }))
  return {
    period: period.id,
    bands: [...tree.bands],
    firsts,
    periods: periodsOf(db, packs).flatMap((id) => {
      const when = parsePeriod(id)
      if (when === null || when.kind !== period.kind) return []
      const scored = scoreUnits(db, packs, when)
      const scores = [...scored.scores.values()]
      return [
        {
          period: id,
          tree: `${scored.tree.id} v${scored.tree.version}`,
          all: standing('', scores),
          kinds: standings(scored, (unit) => unit.kind),
          cleans: standings(scored, (unit) => cleanKindOf(packs.cleanKinds, { said: unit.clean, unitKind: unit.kind })),
          regions: standings(scored, (unit) => unit.region),
          firsts: firsts.map((first) =>
            median(scores.flatMap((score) => score.tree.children.find((child) => child.id === first.id)?.score ?? []))
          )
        }
      ]
    })
  }
}

function standings(scored: ScoredPeriod, groupOf: (unit: ScoredPeriod['units'][number]) => string): GroupStanding[] {
  const groups = new Map<string, UnitScore[]>()
  for (const unit of scored.units) {
    const score = scored.scores.get(unit.id)
    if (score !== undefined) groups.set(groupOf(unit), [...(groups.get(groupOf(unit)) ?? []), score])
  }
  return [...groups].map(([id, scores]) => standing(id, scores)).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function standing(id: string, scores: readonly UnitScore[]): GroupStanding {
  const bands: GroupStanding['bands'] = { green: 0, blue: 0, yellow: 0, orange: 0, red: 0 }
  for (const { band } of scores) if (band !== null) bands[band] += 1
  const marks = scores.flatMap(({ score }) => score ?? [])
  return {
    id,
    units: scores.length,
    median: median(marks),
    lowest: marks.length === 0 ? null : Math.min(...marks),
    bands,
    without: scores.filter(({ score }) => score === null).length,
    provisional: scores.filter(({ score, provisional }) => score !== null && provisional).length
  }
}
