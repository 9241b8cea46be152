/** Rows that a text may mean: by id, by code, by name; and what tells several of them apart. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, identifier, list, sql } from '../vault/sql.ts'

export type Meant = 'org' | 'person' | 'matter'
/** More than one is too many already; so many are named. */
const most = 10

/** Ids in a dataset whose id or one of these fields is exactly the text; an id goes before all else. At most ten of each field. */
export function idsMeant(db: ReadableDB, dataset: string, fields: readonly string[], text: string): readonly string[] {
  const exact = get<{ id: string }>(db, sql`SELECT id FROM ${identifier(dataset)} WHERE id = ${text}`)
  if (exact !== undefined) return [exact.id]
  const found = fields.flatMap((field) =>
    all<{ id: string }>(db, sql`SELECT id FROM ${identifier(dataset)} WHERE ${identifier(field)} = ${text} ORDER BY id LIMIT ${most}`).map(
      ({ id }) => id
    )
  )
  return [...new Set(found)]
}

/** Code and a note for each: kind and end of a unit, unit and post of a person, name of a matter. '' for what is not on record. */
export function candidatesMeant(
  db: ReadableDB,
  kind: Meant,
  ids: readonly string[]
): readonly { readonly id: string; readonly code: string; readonly note: string }[] {
  const rows = {
    org: sql`SELECT id, COALESCE(code, '') AS code, TRIM(COALESCE(unit_kind, '') || CASE WHEN valid_to IS NULL THEN '' ELSE ' 至 ' || valid_to END) AS note
        FROM org WHERE id IN (${list(ids)}) ORDER BY id`,
    person: sql`SELECT p.id, '' AS code, TRIM(COALESCE(o.name, '') || ' ' || COALESCE(p.post_name, '')) AS note
        FROM person p LEFT JOIN org o ON o.id = p.org_id WHERE p.id IN (${list(ids)}) ORDER BY p.id`,
    matter: sql`SELECT id, COALESCE(code, '') AS code, COALESCE(name, '') AS note FROM matter WHERE id IN (${list(ids)}) ORDER BY id`
  }
  return all(db, rows[kind])
}
