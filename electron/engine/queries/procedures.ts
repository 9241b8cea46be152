/** Procedures that the vault keeps itself, every version of them; and what an event log said beside its lines. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, run, sql } from '../vault/sql.ts'

export interface StoredProcedure {
  readonly id: string
  readonly version: number
  readonly origin: 'log' | 'form'
  /** JSON; '' when the procedure has ended */
  readonly body: string
  readonly reason: string
  readonly approver: string
  readonly at: string
  readonly account: string
}

/** The newest version of each, in the order of their ids; those that have ended among them. */
export function storedProcedures(db: ReadableDB): readonly StoredProcedure[] {
  return all(
    db,
    sql`SELECT p.* FROM sys_procedure p WHERE p.version = (SELECT MAX(version) FROM sys_procedure WHERE id = p.id) ORDER BY p.id`
  )
}

/** All versions of one, newest first. */
export function procedureVersions(db: ReadableDB, id: string): readonly StoredProcedure[] {
  return all(db, sql`SELECT * FROM sys_procedure WHERE id = ${id} ORDER BY version DESC`)
}

export function insertProcedure(writer: WritableDB, row: StoredProcedure): void {
  run(
    writer,
    sql`INSERT INTO sys_procedure (id, version, origin, body, reason, approver, at, account)
        VALUES (${row.id}, ${row.version}, ${row.origin}, ${row.body}, ${row.reason}, ${row.approver}, ${row.at}, ${row.account})`
  )
}

/** Ids of procedures that were found in event logs: each has a mapping of the same id. */
export function logProcedureIds(db: ReadableDB): ReadonlySet<string> {
  return new Set(all<{ id: string }>(db, sql`SELECT DISTINCT id FROM sys_procedure WHERE origin = 'log'`).map((row) => row.id))
}

/** Nodes that the steps of a procedure's matters name (of one kind, '' = of no kind told), in the order in which cases mostly come to them. */
export function nodesInSteps(
  db: ReadableDB,
  procedure: string,
  kind?: string
): readonly { readonly node: string; readonly steps: number }[] {
  const only = kind === undefined ? sql`` : sql`AND COALESCE(m.kind, '') = ${kind}`
  return all(
    db,
    sql`SELECT node, COUNT(*) AS steps FROM (
          SELECT s.node, ROW_NUMBER() OVER (PARTITION BY s.matter_id ORDER BY s.decided_at, s._source, s.id) AS place
          FROM step s JOIN matter m ON m.id = s.matter_id WHERE m.procedure = ${procedure} ${only})
        GROUP BY node ORDER BY AVG(place), node`
  )
}

export function insertLogOutline(writer: WritableDB, sheetId: number, outline: string): void {
  run(writer, sql`INSERT INTO sys_log_outline (sheet_id, outline) VALUES (${sheetId}, ${outline})`)
}
