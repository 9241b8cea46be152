/** What hangs on a matter beside its steps and acts: marks, papers, money. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, sql } from '../vault/sql.ts'

export interface MarkRecord {
  readonly id: string
  readonly matter_id: string
  readonly step_id: string | null
  readonly node: string
  readonly kind: string
  readonly other_node: string | null
  readonly other_name: string | null
  readonly person_name: string | null
  readonly used: number | null
  readonly limit_amount: number | null
  readonly clock: string | null
  readonly over: number | null
  readonly at: string | null
  readonly other_at: string | null
  /** the acceptance that covers it, if any */
  readonly accepted: number | null
}

export interface DocumentRecord {
  readonly id: string
  readonly step_id: string | null
  readonly doc_no: string | null
  readonly title: string
  readonly issued_on: string | null
}

export function documentsOfMatter(db: ReadableDB, matter: string): readonly DocumentRecord[] {
  return all(
    db,
    sql`SELECT id, step_id, doc_no, title, issued_on FROM document WHERE matter_id = ${matter} ORDER BY issued_on NULLS LAST, id LIMIT 2000`
  )
}

export function marksOf(db: ReadableDB, matter: string): readonly MarkRecord[] {
  return all(
    db,
    sql`SELECT k.*, a.acceptance_id AS accepted FROM mark k LEFT JOIN sys_accepted_mark a ON a.mark_id = k.id WHERE k.matter_id = ${matter} ORDER BY k.node, k.kind, k.id`
  )
}

/** Contract sum, payments and the (largest) contractor of a matter, in 分. */
export function moneyOf(
  db: ReadableDB,
  matter: string
): { readonly contracted: number | null; readonly paid: number | null; readonly contractor: string | null } {
  return {
    contracted:
      get<{ n: number | null }>(db, sql`SELECT SUM(amount) AS n FROM contract WHERE matter_id = ${matter} AND parent_id IS NULL`)?.n ??
      null,
    paid: get<{ n: number | null }>(db, sql`SELECT SUM(amount) AS n FROM payment WHERE matter_id = ${matter}`)?.n ?? null,
    contractor:
      get<{ name: string }>(
        db,
        sql`SELECT p.name FROM contract c JOIN party p ON p.id = c.party_id WHERE c.matter_id = ${matter} ORDER BY c.amount DESC NULLS LAST, c.id LIMIT 1`
      )?.name ?? null
  }
}
