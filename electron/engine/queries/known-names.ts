/** The name under which a thing stands in the vault already, found by any of the names it was given. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, identifier, sql, type Query } from '../vault/sql.ts'

/** Field `take` of the rows of a dataset that bear this name in one of the fields `by`; none when nothing stands under it. Each field is to be indexed. */
export function knownAs(db: ReadableDB, dataset: string, by: readonly string[], take: string, name: string): readonly string[] {
  const one = (field: string): Query =>
    sql`SELECT ${identifier(take)} AS name FROM ${identifier(dataset)} WHERE ${identifier(field)} = ${name} AND ${identifier(take)} IS NOT NULL`
  const names = by.flatMap((field) => all<{ name: string }>(db, sql`${one(field)} LIMIT 1`))
  return [...new Set(names.map(({ name: found }) => found))]
}
