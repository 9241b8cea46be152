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

/** The number that the next copy gets: what is printed on a paper before its hash is known. */
export function nextCopyNo(db: ReadableDB): number {
  return (get<{ n: number }>(db, sql`SELECT COALESCE(MAX(copy_no), 0) AS n FROM sys_export`)?.n ?? 0) + 1
}

/** Enters a print or export into the register (feature 72); returns its running copy number. */
export function registerExport(writer: WritableDB, entry: Omit<ExportRecord, 'id' | 'copy_no'>): number {
  const copyNo = nextCopyNo(writer)
  run(
    writer,
    sql`INSERT INTO sys_export (at, account, kind, what, sha256, bytes, copy_no, filter, rows)
        VALUES (${entry.at}, ${entry.account}, ${entry.kind}, ${entry.what}, ${entry.sha256}, ${entry.bytes}, ${copyNo}, ${entry.filter}, ${entry.rows})`
  )
  return copyNo
}
