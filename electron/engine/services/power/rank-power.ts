/**
 * Rankings with fairness: by rate, only from a least sample up, with the interval that so few cases allow. Whoever has fewer is listed apart as too
 * few to judge. A rank is an order in which to look, and says nothing about a person.
 */
import { wilson } from '../../../../shared/domain/heat.ts'
import type { PowerProblems, PowerRanking, RankedMember } from '../../../../shared/ipc/commands/power.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { postRisks, ratesByMember, type PowerFilter } from '../../queries/power.ts'
import { marksByItem, problemsByModel } from '../../queries/power-problems.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { itemName, nameMembers } from './name-members.ts'
import { powerParam } from './power-params.ts'
import { offBecause } from './read-power.ts'

const most = 100
type Period = Pick<PowerFilter, 'org' | 'procedure' | 'from' | 'to'>

export function rankPower(
  db: ReadableDB,
  packs: PackSet,
  of: PowerRanking['of'],
  by: PowerRanking['by'],
  period: Period,
  asOf: string
): PowerRanking {
  const off = offBecause(db, of)
  const { value, from, basis } = powerParam(packs, 'min_sample', asOf)
  const rates = off === null ? ratesByMember(db, { ...period, dimension: of }, by).filter((row) => row.key !== '') : []
  const enough = rates
    .filter((row) => row.n >= value)
    .toSorted((a, b) => b.hits / b.n - a.hits / a.n || b.n - a.n || (a.key < b.key ? -1 : 1))
  const few = rates
    .filter((row) => row.n < value && row.hits > 0)
    .toSorted((a, b) => b.hits - a.hits || b.n - a.n || (a.key < b.key ? -1 : 1))
  const shown = [...enough.slice(0, most), ...few.slice(0, most)]
  const name = nameMembers(
    db,
    packs,
    of,
    shown.map((row) => row.key)
  )
  const risks = of === 'post' ? new Map(postRisks(db).map((row) => [row.id, row.risk])) : new Map<string, string>()
  const ranked = (row: (typeof rates)[number]): RankedMember => {
    const [low, high] = wilson(row.hits, row.n)
    return { id: row.key, ...name(row.key), risk: risks.get(row.key) ?? null, n: row.n, hits: row.hits, rate: row.hits / row.n, low, high }
  }
  const n = rates.reduce((sum, row) => sum + row.n, 0)
  const hits = rates.reduce((sum, row) => sum + row.hits, 0)
  return {
    of,
    by,
    off,
    minimum: { value, from, basis },
    whole: { n, hits, rate: n === 0 ? null : hits / n },
    rows: enough.slice(0, most).map(ranked),
    total: enough.length,
    few: few.slice(0, most).map(ranked),
    fewTotal: rates.filter((row) => row.n < value).length
  }
}

/** What comes up again and again: open warnings by model, marks by node. */
export function rankProblems(db: ReadableDB, packs: PackSet, period: Period): PowerProblems {
  const models = problemsByModel(db, period)
  return {
    models: models.map(({ model_id: id, pack, ...counts }) => ({
      id,
      name: packs.model(id)?.name ?? { zh: id, en: id },
      pack: packs.packs.find((one) => one.manifest.id === pack)?.manifest.name ?? { zh: pack, en: pack },
      ...counts
    })),
    marks: marksByItem(db, period).map((row) => ({
      item: `${row.procedure}/${row.node}`,
      name: itemName(packs, row.procedure, row.node).name,
      kind: row.kind as PowerProblems['marks'][number]['kind'],
      n: row.n,
      of: row.of
    })),
    warnings: models.reduce((sum, row) => sum + row.n, 0)
  }
}
