/** A procedure's matters with their steps, acts and source lines, some matters at a time: what an event log is written from. */
import type { ReadableDB } from '../vault/connection.ts'
import { goesBy } from './goes-by.ts'
import { all, list, sql } from '../vault/sql.ts'

export interface LogMatter {
  readonly place: number
  readonly id: string
  readonly code: string
  readonly name: string
  readonly org_name: string | null
  readonly opened: string | null
  readonly closed: string | null
  readonly deadline: string | null
  readonly status: string | null
  readonly channel: string | null
}
export interface LogStep {
  readonly id: string
  readonly matter_id: string
  readonly node: string
  readonly round: number | null
  readonly org_name: string | null
  readonly plan_date: string | null
  readonly received_at: string | null
  readonly decided_at: string | null
  readonly due_at: string | null
  readonly registered_at: string | null
  readonly doc_no: string | null
  readonly amount: number | null
  readonly outcome: string | null
  /** its line, when that came from an event log */
  readonly source: number | null
  readonly sheet: number | null
  readonly cells: string | null
}
export interface LogAct {
  readonly step_id: string
  readonly kind: string
  readonly person: string | null
  readonly post_name: string | null
  readonly at: string | null
}

/** The next matters of a procedure in the order in which they came, after the place of the last. */
export function mattersOfLog(db: ReadableDB, procedure: string, after: number, limit: number): readonly LogMatter[] {
  return all(
    db,
    sql`SELECT m.rowid AS place, m.id, m.code, m.name, o.name AS org_name, m.opened, m.closed, m.deadline, m.status, m.channel
        FROM matter m LEFT JOIN org o ON o.id = m.org_id WHERE ${goesBy(procedure)} AND m.rowid > ${after} ORDER BY m.rowid LIMIT ${limit}`
  )
}

/** Their steps, each with its source line as it was read (after repair) when that line is an event. */
export function stepsOfLog(db: ReadableDB, matters: readonly string[]): readonly LogStep[] {
  return all(
    db,
    sql`SELECT t.id, t.matter_id, t.node, t.round, o.name AS org_name, t.plan_date, t.received_at, t.decided_at, t.due_at, t.registered_at, t.doc_no,
          t.amount, t.outcome, s.id AS source, CASE WHEN i.procedure <> '' THEN s.sheet_id END AS sheet,
          CASE WHEN i.procedure <> '' THEN COALESCE((SELECT q.repaired_cells FROM sys_quarantine q WHERE q.source_id = s.id AND q.state = 'repaired' LIMIT 1), s.cells) END AS cells
        FROM step t LEFT JOIN org o ON o.id = t.org_id LEFT JOIN sys_source s ON s.id = MAX(t._source, COALESCE((SELECT MAX(a._source) FROM act a WHERE a.step_id = t.id), 0)) LEFT JOIN sys_sheet h ON h.id = s.sheet_id
        LEFT JOIN sys_import i ON i.id = h.import_id WHERE t.matter_id IN (${list(matters)})`
  )
}

export function actsOfLog(db: ReadableDB, matters: readonly string[]): readonly LogAct[] {
  return all(
    db,
    sql`SELECT a.step_id, a.kind, COALESCE(p.name, a.person_name, m.name) AS person, a.post_name, a.at
        FROM act a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN meeting m ON m.id = a.meeting_id WHERE a.matter_id IN (${list(matters)})
        ORDER BY a.at NULLS LAST, CASE a.kind WHEN 'handle' THEN 0 WHEN 'review' THEN 1 WHEN 'countersign' THEN 2 WHEN 'decide' THEN 3 WHEN 'approve' THEN 4 ELSE 5 END, a.id`
  )
}

/** Header and outline (JSON, '' when it did not come from XES) of each sheet that events of a procedure came from. */
export function sheetsOfLog(
  db: ReadableDB,
  procedure: string
): readonly { readonly id: number; readonly header: string; readonly outline: string }[] {
  return all(
    db,
    sql`SELECT h.id, h.header, COALESCE(o.outline, '') AS outline FROM sys_import i JOIN sys_sheet h ON h.import_id = i.id LEFT JOIN sys_log_outline o ON o.sheet_id = h.id
        WHERE i.procedure = ${procedure} AND EXISTS (SELECT 1 FROM sys_source s WHERE s.sheet_id = h.id) ORDER BY h.id`
  )
}

export function mattersInLog(db: ReadableDB, procedure: string): number {
  return all<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM matter m WHERE ${goesBy(procedure)}`)[0]?.n ?? 0
}
