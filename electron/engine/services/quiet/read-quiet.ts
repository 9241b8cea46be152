/** The share of places without accusation, by the unit above, and the rows behind each of its figures. */
import { quietFigures, quietStanding, type QuietFigure, type QuietStanding } from '../../../../shared/domain/quiet-places.ts'
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import type { QuietPlaces } from '../../../../shared/packs/quiet-places.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { heirsOf, homesOf, quietRows, quietUnits } from '../../queries/quiet-places.ts'
import { rowsById, sourcesOf, titlesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'

type Shares = CommandOutput<'quiet.table'>['shares']

interface Ground {
  readonly packs: PackSet
  readonly period: Period
  readonly asOf: string
}

function standingOf(db: ReadableDB, { packs, period, asOf }: Ground, told: QuietPlaces): QuietStanding {
  const codes = packs.datasets[told.dataset]?.fields[told.accuses.field]?.codes ?? {}
  return quietStanding(told, {
    units: quietUnits(db, period.from, period.to),
    heirs: heirsOf(db),
    homes: homesOf(db, told),
    rows: quietRows(db, told, asOf),
    known: new Set([...Object.keys(codes), ...told.accuses.values]),
    from: period.from,
    to: period.to,
    asOf
  })
}

/** Every declared share in a period; none where no pack declares one. */
export function readQuiet(db: ReadableDB, ground: Ground): Shares {
  return ground.packs.quietPlaces.map((told) => {
    const { groups, unplaced } = standingOf(db, ground, told)
    const { days, basis, mark } = told.time
    return {
      id: told.id,
      name: told.name,
      dataset: told.dataset,
      limit: { days, basis, mark },
      unplaced: unplaced.length,
      groups: groups.map(({ id, name, places, share, behind }) => ({
        id,
        name,
        places: places.map((place) => ({ ...place })),
        share,
        counts: Object.fromEntries(quietFigures.map((figure) => [figure, behind[figure].length])) as Record<QuietFigure, number>
      }))
    }
  })
}

/** Rows behind one figure, newest first; `group` null: accusations that are about nobody on record. Throws `unknown_id`. */
export function readQuietRows(
  db: ReadableDB,
  ground: Ground,
  asked: { readonly share: string; readonly group: string | null; readonly figure: QuietFigure }
): CommandOutput<'quiet.rows'> {
  const told = ground.packs.quietPlaces.find((one) => one.id === asked.share)
  if (told === undefined) throw new AppError('unknown_id', `没有“${asked.share}”这项占比。`)
  const { groups, unplaced } = standingOf(db, ground, told)
  const group = groups.find((one) => one.id === asked.group)
  if (asked.group !== null && group === undefined) throw new AppError('unknown_id', '没有这个单位。', { next: '请核对单位和期间。' })
  const ids = group === undefined ? unplaced : group.behind[asked.figure]
  const titles = titlesOf(db, ground.packs, told.dataset, ids)
  const sources = sourcesOf(db, told.dataset, ids)
  const rows = rowsById(db, ground.packs, told.dataset, ids).map((row) => ({
    id: row.id,
    title: titles.get(row.id) ?? row.id,
    day: String(row[told.day] ?? ''),
    source: sources.get(row.id) ?? null
  }))
  return { dataset: told.dataset, rows: rows.toSorted((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.id < b.id ? -1 : 1)) }
}
