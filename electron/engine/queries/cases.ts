/** Verification files as rows: cases, their items, checks against the original, facts, custody. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, list, sql } from '../vault/sql.ts'

export type CheckState = 'unchecked' | 'checked' | 'obtained'
export interface CaseRecord {
  readonly id: string
  readonly no: string
  readonly title: string
  readonly summary: string
  readonly state: string
  readonly created_at: string
  readonly account: string
  readonly items: number
  readonly facts: number
  readonly checked: number
  readonly sealed: number
}
export interface CaseItemRecord {
  readonly id: string
  readonly case_id: string
  readonly seq: number
  readonly kind: 'warning' | 'trail' | 'row' | 'note' | 'attachment' | 'walk'
  readonly ref: string
  readonly title: string
  readonly doc_no: string
  readonly author: string
  readonly date: string
  readonly body: string
  /** of a walk: kind and reference of each piece it led to, as JSON */
  readonly led_to: string
  readonly added_at: string
  readonly account: string
  readonly check_state: CheckState
  readonly check_by_a: string
  readonly check_by_b: string
  readonly check_on: string
  readonly check_doc_no: string
}
export interface RowCheckRecord {
  readonly dataset: string
  readonly row_id: string
  readonly check_state: CheckState
  readonly by_a: string
  readonly by_b: string
  readonly check_on: string
  readonly doc_no: string
}

const caseColumns = sql`c.*, (SELECT COUNT(*) FROM sys_case_item i WHERE i.case_id = c.id) AS items, (SELECT COUNT(*) FROM sys_case_fact f WHERE f.case_id = c.id) AS facts,
  (SELECT COUNT(*) FROM sys_case_item i WHERE i.case_id = c.id AND i.check_state <> 'unchecked') AS checked,
  (SELECT COUNT(*) FROM sys_export e WHERE e.kind = 'bundle' AND e.what = c.id) AS sealed`

export function caseList(db: ReadableDB): readonly CaseRecord[] {
  return all(db, sql`SELECT ${caseColumns} FROM sys_case c ORDER BY c.created_at DESC, c.id`)
}

/** By id or number. */
export function caseById(db: ReadableDB, idOrNo: string): CaseRecord | undefined {
  return get(
    db,
    sql`SELECT ${caseColumns} FROM sys_case c WHERE c.id = ${idOrNo} OR c.no = ${idOrNo} ORDER BY c.id = ${idOrNo} DESC LIMIT 1`
  )
}

export function itemsOfCase(db: ReadableDB, id: string): readonly CaseItemRecord[] {
  return all(db, sql`SELECT * FROM sys_case_item WHERE case_id = ${id} ORDER BY seq`)
}

export function factsOfCase(
  db: ReadableDB,
  id: string
): readonly { readonly id: string; readonly no: number; readonly statement: string; readonly items: string }[] {
  return all(db, sql`SELECT id, no, statement, items FROM sys_case_fact WHERE case_id = ${id} ORDER BY no`)
}

export function rowChecksOfCase(db: ReadableDB, id: string): readonly RowCheckRecord[] {
  return all(db, sql`SELECT * FROM sys_case_row_check WHERE case_id = ${id}`)
}

export function custodyOf(
  db: ReadableDB,
  id: string
): readonly { readonly seq: number; readonly entry: string; readonly prev: string; readonly hash: string }[] {
  return all(db, sql`SELECT seq, entry, prev, hash FROM sys_custody WHERE case_id = ${id} ORDER BY seq`)
}

/** The best check any case holds for each row. */
export function checksOfRows(db: ReadableDB, dataset: string, ids: readonly string[]): Map<string, CheckState> {
  const checks = new Map<string, CheckState>()
  const rows = all<{ row_id: string; check_state: CheckState }>(
    db,
    sql`SELECT row_id, check_state FROM sys_case_row_check WHERE dataset = ${dataset} AND row_id IN (${list(ids)}) ORDER BY CASE check_state WHEN 'obtained' THEN 2 WHEN 'checked' THEN 1 ELSE 0 END`
  )
  for (const row of rows) checks.set(row.row_id, row.check_state)
  return checks
}
