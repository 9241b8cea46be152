/** Intakes with their legal origin (feature 70), and the imports made under them. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql, type Query } from '../vault/sql.ts'

export interface IntakeRow {
  readonly id: number
  readonly no: string
  readonly provider: string
  readonly letter: string
  readonly approver: string
  readonly receiver_a: string
  readonly receiver_b: string
  readonly medium: string
  readonly received_on: string
  readonly note: string
  readonly created_at: string
  readonly account: string
  readonly imports: number
}
const select = sql`SELECT k.*, (SELECT COUNT(*) FROM sys_import i WHERE i.intake_id = k.id) AS imports FROM sys_intake k`

export function insertIntake(writer: WritableDB, row: Omit<IntakeRow, 'id' | 'imports'>): number {
  const { lastInsertRowid } = run(
    writer,
    sql`INSERT INTO sys_intake (no, provider, letter, approver, receiver_a, receiver_b, medium, received_on, note, created_at, account)
        VALUES (${row.no}, ${row.provider}, ${row.letter}, ${row.approver}, ${row.receiver_a}, ${row.receiver_b}, ${row.medium}, ${row.received_on},
          ${row.note}, ${row.created_at}, ${row.account})`
  )
  return Number(lastInsertRowid)
}

export function intakeById(db: ReadableDB, id: number): IntakeRow | undefined {
  return get<IntakeRow>(db, sql`${select} WHERE k.id = ${id}`)
}

/** Newest first. */
export function allIntakes(db: ReadableDB): readonly IntakeRow[] {
  return all<IntakeRow>(db, sql`${select} ORDER BY k.id DESC`)
}

/** How many intakes there are of a year, for the next number. */
export function intakesOfYear(db: ReadableDB, year: string): number {
  return get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_intake WHERE no LIKE ${`${year}-%`}`)?.n ?? 0
}

export interface ImportRow {
  readonly id: number
  readonly at: string
  readonly account: string
  readonly intake: string | null
  readonly file_name: string
  readonly sha256: string
  readonly bytes: number
  readonly format: string
  readonly encoding: string
  readonly mapping: string
  readonly mapping_version: number
  readonly procedure: string
  readonly rows: number
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly quarantined: number
  readonly data_date: string
  readonly notes: string
  readonly open: number
}

/** Imports newest first, all or those of one intake; `open` = quarantined lines still open. */
export function importPage(
  db: ReadableDB,
  intakeId: number | null,
  page: { readonly offset: number; readonly limit: number }
): { readonly rows: readonly ImportRow[]; readonly total: number } {
  const where: Query = intakeId === null ? sql`` : sql`WHERE i.intake_id = ${intakeId}`
  const total = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_import i ${where}`)?.n ?? 0
  const rows = all<ImportRow>(
    db,
    sql`SELECT i.*, k.no AS intake, (SELECT COUNT(*) FROM sys_quarantine q WHERE q.import_id = i.id AND q.state = 'open') AS open
        FROM sys_import i LEFT JOIN sys_intake k ON k.id = i.intake_id ${where} ORDER BY i.id DESC LIMIT ${page.limit} OFFSET ${page.offset}`
  )
  return { rows, total }
}
