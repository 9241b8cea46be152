/** Steps of a matter: whole, as an outline of all, and the one that an id names. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, allArrays, list, sql } from '../vault/sql.ts'

export interface StepRecord {
  readonly id: string
  readonly node: string
  readonly org_id: string | null
  readonly round: number | null
  readonly plan_date: string | null
  readonly received_at: string | null
  readonly decided_at: string | null
  readonly due_at: string | null
  readonly registered_at: string | null
  readonly doc_no: string | null
  readonly amount: number | null
  readonly outcome: string | null
}

/** All steps of the matter, or those of `only`. */
export function stepsOf(db: ReadableDB, matter: string, only?: readonly string[]): readonly StepRecord[] {
  const which = only === undefined ? sql`matter_id = ${matter}` : sql`id IN (${list(only)})`
  return all(db, sql`SELECT * FROM step WHERE ${which} ORDER BY COALESCE(decided_at, received_at, plan_date) NULLS LAST, node, round, id`)
}

/** The step of this matter that an id names, be it its own or that of an act at it; none where neither is there. */
export const stepNamed = (db: ReadableDB, matter: string, stepOrAct: string): readonly string[] =>
  allArrays<readonly [string]>(
    db,
    sql`SELECT id FROM step WHERE id = ${stepOrAct} AND matter_id = ${matter}
        UNION SELECT s.id FROM act a JOIN step s ON s.id = a.step_id WHERE a.id = ${stepOrAct} AND s.matter_id = ${matter}`
  ).map(([id]) => id)

/** A step as far as is needed to choose among many. */
export type StepOutline = readonly [id: string, node: string, round: number | null, at: string | null, decided: 0 | 1]

/** Every step of the matter in outline: a long trail is counted and chosen from without reading it whole. */
export const outlineOf = (db: ReadableDB, matter: string): readonly StepOutline[] =>
  allArrays(
    db,
    sql`SELECT id, node, round, COALESCE(decided_at, received_at, plan_date), decided_at IS NOT NULL FROM step WHERE matter_id = ${matter}`
  )
