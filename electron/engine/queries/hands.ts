/** Steps and acts of one matter as far as days in hand need them, as arrays: there may be thousands. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, allArrays, list, sql } from '../vault/sql.ts'

/** In the order of their days. */
export const stepsInHand = (db: ReadableDB, matter: string) =>
  allArrays<readonly [id: string, node: string, received: string | null, decided: string | null]>(
    db,
    sql`SELECT id, node, received_at, decided_at FROM step WHERE matter_id = ${matter} ORDER BY COALESCE(decided_at, received_at, plan_date) NULLS LAST, node, round, id`
  )

export const actsInHand = (db: ReadableDB, matter: string) =>
  allArrays<readonly [step: string, person: string | null, named: string | null, at: string | null]>(
    db,
    sql`SELECT step_id, person_id, person_name, at FROM act WHERE matter_id = ${matter}`
  )

export const personNames = (db: ReadableDB, ids: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    all<{ id: string; name: string }>(db, sql`SELECT id, name FROM person WHERE id IN (${list(ids)})`).map(({ id, name }) => [id, name])
  )
