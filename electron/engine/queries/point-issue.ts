/** Fill-in workbooks handed out and what came back. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'

export interface IssueRow {
  readonly id: string
  /** `JCD-2026Q3-01` */
  readonly no: string
  readonly period: string
  readonly recipients: 'unit' | 'department'
  /** tree and version it was made under */
  readonly tree: string
  readonly due_on: string
  readonly at: string
  readonly account: string
}
export interface SheetRow {
  readonly id: string
  readonly issue_id: string
  /** id of a unit, or a department's name */
  readonly recipient: string
  readonly name: string
  readonly file: string
  /** JSON of [unit, point] in the order of the sheet */
  readonly lines: string
  readonly hash: string
}

/** Issues of a period, or all; newest first. */
export function issuesOf(db: ReadableDB, period?: string): readonly IssueRow[] {
  return period === undefined
    ? all(db, sql`SELECT * FROM sys_point_issue ORDER BY rowid DESC`)
    : all(db, sql`SELECT * FROM sys_point_issue WHERE period = ${period} ORDER BY rowid DESC`)
}

export function issueById(db: ReadableDB, id: string): IssueRow | undefined {
  return get(db, sql`SELECT * FROM sys_point_issue WHERE id = ${id}`)
}

/** Sheets of an issue with when they last came back. */
export function sheetsOf(db: ReadableDB, issue: string): readonly (SheetRow & { readonly returned: string | null })[] {
  return all(
    db,
    sql`SELECT s.*, (SELECT MAX(r.at) FROM sys_point_return r WHERE r.sheet_id = s.id) AS returned
        FROM sys_point_sheet s WHERE s.issue_id = ${issue} ORDER BY s.name, s.id`
  )
}

export function sheetById(db: ReadableDB, id: string): SheetRow | undefined {
  return get(db, sql`SELECT * FROM sys_point_sheet WHERE id = ${id}`)
}

export function insertIssue(writer: WritableDB, one: IssueRow): void {
  run(
    writer,
    sql`INSERT INTO sys_point_issue (id, no, period, recipients, tree, due_on, at, account)
        VALUES (${one.id}, ${one.no}, ${one.period}, ${one.recipients}, ${one.tree}, ${one.due_on}, ${one.at}, ${one.account})`
  )
}

export function insertPointSheet(writer: WritableDB, one: SheetRow): void {
  run(
    writer,
    sql`INSERT INTO sys_point_sheet (id, issue_id, recipient, name, file, lines, hash)
        VALUES (${one.id}, ${one.issue_id}, ${one.recipient}, ${one.name}, ${one.file}, ${one.lines}, ${one.hash})`
  )
}

export function insertReturn(
  writer: WritableDB,
  one: {
    readonly sheet: string
    readonly importId: number
    readonly file: string
    readonly filled: number
    readonly blank: number
    readonly at: string
    readonly account: string
  }
): void {
  run(
    writer,
    sql`INSERT INTO sys_point_return (sheet_id, import_id, file, filled, blank, at, account)
        VALUES (${one.sheet}, ${one.importId}, ${one.file}, ${one.filled}, ${one.blank}, ${one.at}, ${one.account})`
  )
}
