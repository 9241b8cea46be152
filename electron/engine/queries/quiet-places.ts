/** What the share of places without accusation stands on: rows of the declared dataset, units as they stood, whose person is whose. */
import type { QuietRow, QuietUnit } from '../../../shared/domain/quiet-places.ts'
import type { QuietPlaces } from '../../../shared/packs/quiet-places.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, identifier, join, sql } from '../vault/sql.ts'

/** Fields that a declaration reads, each once. */
function fieldsOf({ day, accuses, about, handler, time, repeated, rating }: QuietPlaces): readonly string[] {
  const more = time.more === undefined ? [] : [time.more.days, time.more.paper]
  const timed = [time.from, time.to, ...Object.keys(time.only), ...Object.keys(time.unless), ...more]
  return [
    ...new Set([day, accuses.field, ...about.units, ...about.people, handler, ...timed, ...repeated.who, repeated.topic, rating.field])
  ]
}

/** Rows whose day is not after `until`, with the declared fields only. */
export function quietRows(db: ReadableDB, told: QuietPlaces, until: string): readonly QuietRow[] {
  const columns = join([sql`id`, ...fieldsOf(told).map(identifier)], ', ')
  return all(
    db,
    sql`SELECT ${columns} FROM ${identifier(told.dataset)} WHERE substr(${identifier(told.day)}, 1, 10) <= ${until} ORDER BY id`
  )
}

/** Units that stand in some part of the period. */
export function quietUnits(db: ReadableDB, from: string, to: string): readonly QuietUnit[] {
  return all(
    db,
    sql`SELECT id, name, COALESCE(unit_kind, '') AS kind, parent_id AS parent FROM org
        WHERE COALESCE(valid_from, ${from}) <= ${to} AND COALESCE(valid_to, ${to}) >= ${from} ORDER BY name, id`
  )
}

/** Every unit that was merged into another, and into which. */
export function heirsOf(db: ReadableDB): ReadonlyMap<string, string> {
  const rows = all<{ id: string; heir: string }>(db, sql`SELECT id, merged_into AS heir FROM org WHERE merged_into IS NOT NULL`)
  return new Map(rows.map(({ id, heir }) => [id, heir]))
}

/** Unit of every person that the dataset names in one of these fields. */
export function homesOf(db: ReadableDB, told: QuietPlaces): ReadonlyMap<string, string> {
  const rows = told.about.people.flatMap((field) =>
    all<{ id: string; org: string }>(
      db,
      sql`SELECT id, org_id AS org FROM person WHERE org_id IS NOT NULL AND id IN (SELECT ${identifier(field)} FROM ${identifier(told.dataset)})`
    )
  )
  return new Map(rows.map(({ id, org }) => [id, org]))
}
