/** From a row back to where it came from: source line, sheet, file, import, intake; its history; or the form it was typed into. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, sql } from '../vault/sql.ts'

export interface SourceLineRow {
  readonly line: number
  readonly cells: string
  readonly sheet: string
  readonly header: string
  readonly letters: string
  readonly import_id: number
  readonly at: string
  readonly file: string
  readonly sha256: string
  readonly mapping: string
  readonly mapping_version: number
  readonly intake: string | null
  readonly provider: string | null
  readonly letter: string | null
}

export function sourceLineById(db: ReadableDB, sourceId: number): SourceLineRow | undefined {
  return get<SourceLineRow>(
    db,
    sql`SELECT s.line, s.cells, h.name AS sheet, h.header, h.letters, i.id AS import_id, i.at, i.file_name AS file, i.sha256, i.mapping,
          i.mapping_version, k.no AS intake, k.provider, k.letter
        FROM sys_source s JOIN sys_sheet h ON h.id = s.sheet_id JOIN sys_import i ON i.id = h.import_id LEFT JOIN sys_intake k ON k.id = i.intake_id
        WHERE s.id = ${sourceId}`
  )
}

export interface HistoryRow {
  readonly at: string
  readonly change: string
  readonly account: string
  readonly reason: string
  readonly row: string
  readonly source_id: number | null
  readonly import_id: number | null
}

/** What a row was before, newest first. */
export function historyOf(db: ReadableDB, dataset: string, rowId: string): readonly HistoryRow[] {
  return all<HistoryRow>(
    db,
    sql`SELECT at, change, account, reason, row, source_id, import_id FROM sys_history WHERE dataset = ${dataset} AND row_id = ${rowId} ORDER BY id DESC`
  )
}
