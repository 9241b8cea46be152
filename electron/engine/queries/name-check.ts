/** Look-ups for a list of names: rows whose indexed text field is exactly a code or a hash, units by their names. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, identifier, list, sql } from '../vault/sql.ts'

export interface ValueHit {
  readonly id: string
  readonly value: string
  /** its place in the table */
  readonly row: number
}

/** Rows of which the field is one of these texts, by an index; at most `most` of each text, the first by id or the newest. */
export function rowsWithValues(
  db: ReadableDB,
  { dataset, field }: { readonly dataset: string; readonly field: string },
  values: readonly string[],
  most: number,
  order: 'id' | 'newest'
): readonly ValueHit[] {
  const column = identifier(field)
  const first = order === 'id' ? sql`id` : sql`rowid DESC`
  return all(
    db,
    sql`SELECT id, value, row FROM (
          SELECT id, ${column} AS value, rowid AS row, ROW_NUMBER() OVER (PARTITION BY ${column} ORDER BY ${first}) AS place
          FROM ${identifier(dataset)} WHERE ${column} IN (${list(values)}))
        WHERE place <= ${most} ORDER BY value, place`
  )
}

export interface UnitName {
  readonly id: string
  readonly name: string
  readonly short_name: string | null
}

export const unitNames = (db: ReadableDB): readonly UnitName[] =>
  all(db, sql`SELECT id, name, short_name FROM org WHERE name IS NOT NULL ORDER BY id`)

/** What tells people or firms of one name apart: unit and post, or the credit code. */
export function notesOf(db: ReadableDB, dataset: 'person' | 'party' | 'org', ids: readonly string[]): ReadonlyMap<string, string> {
  const rows =
    dataset === 'person'
      ? sql`SELECT p.id, COALESCE(o.name, '') || ' ' || COALESCE(p.post_name, '') || ' ' || COALESCE(p.id_mask, '') AS note FROM person p LEFT JOIN org o ON o.id = p.org_id WHERE p.id IN (${list(ids)})`
      : dataset === 'party'
        ? sql`SELECT id, COALESCE(credit_code, '') AS note FROM party WHERE id IN (${list(ids)})`
        : sql`SELECT id, COALESCE(unit_kind, '') AS note FROM org WHERE id IN (${list(ids)})`
  return new Map(all<{ id: string; note: string }>(db, rows).map(({ id, note }) => [id, note.trim()]))
}

export const regionNames = (db: ReadableDB): readonly string[] =>
  all<{ name: string }>(db, sql`SELECT name FROM region WHERE name IS NOT NULL`).map(({ name }) => name)
