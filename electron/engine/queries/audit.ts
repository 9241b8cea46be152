/** The log as pages, the register of prints and exports. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, join, run, sql, type Query } from '../vault/sql.ts'

export interface AuditRecord {
  readonly seq: number
  readonly at: string
  readonly account: string
  readonly action: string
  readonly subject: string
  readonly detail: string
  readonly hash: string
}
export interface AuditFilter {
  readonly action?: string | undefined
  readonly account?: string | undefined
  readonly text?: string | undefined
}

/** Newest first. */
export function auditPage(db: ReadableDB, filter: AuditFilter, offset: number, limit: number): { rows: AuditRecord[]; total: number } {
  const parts: Query[] = [sql`1 = 1`]
  if (filter.action) parts.push(sql`SUBSTR(action, 1, ${filter.action.length}) = ${filter.action}`)
  if (filter.account) parts.push(sql`account = ${filter.account}`)
  if (filter.text) parts.push(sql`INSTR(subject || ' ' || detail || ' ' || action, ${filter.text}) > 0`)
  const where = join(parts, ' AND ')
  const unfiltered = parts.length === 1
  return {
    rows: all(
      db,
      sql`SELECT seq, at, account, action, subject, detail, hash FROM sys_audit WHERE ${where} ORDER BY seq DESC LIMIT ${limit} OFFSET ${offset}`
    ),
    total:
      (unfiltered
        ? get<{ n: number }>(db, sql`SELECT COALESCE(MAX(seq), 0) AS n FROM sys_audit`)
        : get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_audit WHERE ${where}`)
      )?.n ?? 0
  }
}

export interface ExportRecord {
  readonly id: number
  readonly at: string
  readonly account: string
  readonly kind: string
  readonly what: string
  readonly sha256: string
  readonly bytes: number
  readonly copy_no: number
  readonly filter: string
  readonly rows: number
}

export function exportPage(db: ReadableDB, offset: number, limit: number): { rows: ExportRecord[]; total: number } {
  return {
    rows: all(db, sql`SELECT * FROM sys_export ORDER BY id DESC LIMIT ${limit} OFFSET ${offset}`),
    total: get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_export`)?.n ?? 0
  }
}

/** The number that the next copy gets: beyond all that are registered and all that a run under way prints on its papers. */
export function nextCopyNo(db: ReadableDB): number {
  return (
    (get<{ n: number }>(
      db,
      sql`SELECT MAX((SELECT COALESCE(MAX(copy_no), 0) FROM sys_export), (SELECT COALESCE(MAX(last), 0) FROM sys_copy_underway)) AS n`
    )?.n ?? 0) + 1
  )
}

/** Keeps the next `count` (1 or more) copy numbers for a run; returns the first. They are printed on papers before the hashes of these are known. */
export function reserveCopies(
  writer: WritableDB,
  wanted: { readonly count: number; readonly at: string; readonly account: string }
): number {
  const first = nextCopyNo(writer)
  run(
    writer,
    sql`INSERT INTO sys_copy_underway (first, last, at, account) VALUES (${first}, ${first + wanted.count - 1}, ${wanted.at}, ${wanted.account})`
  )
  return first
}

/** The run that began with this number has ended, well or not. Returns whether later numbers were given out meanwhile. */
export function releaseCopies(writer: WritableDB, first: number): boolean {
  run(writer, sql`DELETE FROM sys_copy_underway WHERE first = ${first}`)
  return nextCopyNo(writer) > first
}

/** Enters a print or export into the register (feature 72) under a number reserved for it, else the next; returns its running copy number. */
export function registerExport(writer: WritableDB, entry: Omit<ExportRecord, 'id' | 'copy_no'>, copyNo = nextCopyNo(writer)): number {
  run(
    writer,
    sql`INSERT INTO sys_export (at, account, kind, what, sha256, bytes, copy_no, filter, rows)
        VALUES (${entry.at}, ${entry.account}, ${entry.kind}, ${entry.what}, ${entry.sha256}, ${entry.bytes}, ${copyNo}, ${entry.filter}, ${entry.rows})`
  )
  return copyNo
}
