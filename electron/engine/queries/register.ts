/** Rows that registers are made of: entries, steps, the units and leaders that take part; and the names by which a person writes a unit or a matter. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, identifier, list, sql } from '../vault/sql.ts'
import type { DatasetRow } from './rows.ts'

export interface RegisterStepRow {
  readonly id: string
  readonly entry_id: string
  readonly step: string
  readonly seq: number | null
  readonly on_date: string
  readonly org_id: string | null
  readonly person_id: string | null
  readonly by_name: string | null
  readonly second_name: string | null
  readonly note: string | null
  readonly filled: string | null
  readonly withdrawn: number | null
}

/** Every entry of a register, oldest first. */
export function entryRows(db: ReadableDB, dataset: string): readonly DatasetRow[] {
  return all(db, sql`SELECT * FROM ${identifier(dataset)} ORDER BY rowid`)
}

/** Every step booked in a register. */
export function registerStepRows(db: ReadableDB, register: string): readonly RegisterStepRow[] {
  return all(
    db,
    sql`SELECT id, entry_id, step, seq, on_date, org_id, person_id, by_name, second_name, note, filled, withdrawn
        FROM register_step WHERE register = ${register} AND on_date IS NOT NULL ORDER BY rowid`
  )
}

/** Whether an entry or a step of a register was typed in here, or the register is empty. */
export function isKeptByHand(db: ReadableDB, register: string, dataset: string): boolean {
  const typed = get(
    db,
    sql`SELECT 1 AS found FROM sys_typed_row WHERE dataset = ${dataset}
        UNION ALL SELECT 1 FROM sys_typed_row t JOIN register_step s ON s.id = t.row_id WHERE t.dataset = 'register_step' AND s.register = ${register}
        LIMIT 1`
  )
  return typed !== undefined || get(db, sql`SELECT 1 AS found FROM ${identifier(dataset)} LIMIT 1`) === undefined
}

export interface UnitRow {
  readonly id: string
  readonly name: string
  readonly unit_kind: string | null
  /** kind of clean-governance unit, as the register of units says it */
  readonly clean_kind: string | null
  readonly region_id: string | null
  readonly region: string | null
  readonly parent_id: string | null
  readonly closed: number
}

/** All units; `closed`: dissolved or merged by that day. */
export function unitRows(db: ReadableDB, asOf: string): readonly UnitRow[] {
  return all(
    db,
    sql`SELECT o.id, o.name, o.unit_kind, o.clean_kind, o.region_id, r.name AS region, o.parent_id,
          CASE WHEN o.merged_into IS NOT NULL OR o.valid_to < ${asOf} THEN 1 ELSE 0 END AS closed
        FROM org o LEFT JOIN region r ON r.id = o.region_id ORDER BY o.name, o.id`
  )
}

/** People on record as leaders of a unit. */
export function leaderRows(db: ReadableDB): readonly { readonly id: string; readonly name: string; readonly org_id: string }[] {
  return all(db, sql`SELECT id, name, org_id FROM person WHERE is_leader = 1 AND org_id IS NOT NULL ORDER BY id`)
}

/** How often each row was put right by hand. */
export function correctionCounts(db: ReadableDB, dataset: string, ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let at = 0; at < ids.length; at += 5000) {
    const rows = all<{ id: string; n: number }>(
      db,
      sql`SELECT row_id AS id, COUNT(*) AS n FROM sys_history
          WHERE dataset = ${dataset} AND change = 'corrected' AND row_id IN (${list(ids.slice(at, at + 5000))}) GROUP BY row_id`
    )
    for (const { id, n } of rows) counts.set(id, n)
  }
  return counts
}

/** A warning by its number. */
export function warningExists(db: ReadableDB, id: string): boolean {
  return get(db, sql`SELECT 1 AS found FROM sys_warning WHERE id = ${id}`) !== undefined
}
