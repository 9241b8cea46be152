/** Steps and acts of one matter as far as days in hand need them, as arrays: there may be thousands. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, allArrays, list, sql, type Query } from '../vault/sql.ts'

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

/** Whose acts: those of a person by id, or those that bear a name and no person. */
interface Holder {
  readonly person: string | null
  readonly name: string
}
const actsBy = (matter: string, { person, name }: Holder): Query =>
  person === null
    ? sql`matter_id = ${matter} AND person_id IS NULL AND person_name = ${name}`
    : sql`matter_id = ${matter} AND person_id = ${person}`

export interface StepHeld {
  readonly id: string
  readonly node: string
  readonly round: number | null
  readonly received: string | null
  readonly decided: string | null
}
/** Only the steps at which that person acted. */
export const stepsHeldBy = (db: ReadableDB, matter: string, who: Holder): readonly StepHeld[] =>
  all(
    db,
    sql`SELECT id, node, round, received_at AS received, decided_at AS decided FROM step WHERE id IN (SELECT step_id FROM act WHERE ${actsBy(matter, who)}) ORDER BY id`
  )

export interface ActHeld {
  readonly id: string
  readonly step: string
  readonly person: string | null
  readonly name: string | null
  readonly at: string | null
}
/** All acts at those steps, also of others: they cut the time. */
export const actsBesides = (db: ReadableDB, matter: string, who: Holder): readonly ActHeld[] =>
  all(
    db,
    sql`SELECT id, step_id AS step, person_id AS person, person_name AS name, at FROM act
        WHERE matter_id = ${matter} AND step_id IN (SELECT step_id FROM act WHERE ${actsBy(matter, who)}) ORDER BY id`
  )
