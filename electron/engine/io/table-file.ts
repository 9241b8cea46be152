/**
 * What a table file looks like once it is opened, whatever it was on disk. The import, the mapping preview and the tests build on these
 * shapes; every reader (csv, xlsx, BIFF, json) ends in them.
 */
import type { TableNote } from './table-note.ts'
import type { LogOutline } from './xes/columns.ts'

/** A cell as read. Dates of a worksheet come as ISO text (`2023-08-30`, `2023-08-30T14:00:00`); numbers stay numbers; empty is null. */
export type CellValue = string | number | boolean | null

/** One row. `line` is the physical 1-based line of the file (csv: where the record starts) or row of the sheet. */
export interface SourceRecord {
  readonly line: number
  readonly cells: readonly CellValue[]
  /** the reader itself could not make this record out: code of the reason; it goes to quarantine as it is */
  readonly fault?: RecordFault
}

/** Reasons that only a reader can know. */
export type RecordFault = 'not_json' | 'no_ocid' | 'linked_only' | 'not_bods' | 'no_such_record'

/** One sheet. `notes` grows while rows are read and is complete once `rows()` has been read to its end. */
export interface TableSheet {
  readonly name: string
  readonly index: number
  readonly header: readonly string[]
  /** Line of the (first) header row; 0 when the file has no header and the columns were named 列1, 列2 … */
  readonly headerLine: number
  readonly headerLines: number
  readonly columnLetters: readonly string[]
  readonly notes: readonly TableNote[]
  /** of an event log in XES: what its columns are in the log, and what its head declares */
  readonly log?: LogOutline
}

export interface RowOptions {
  readonly signal?: AbortSignal
}

/** An opened file. `sha256` is of the bytes as they were when opened; `rows` compares again at its end. */
export interface TableFile {
  readonly name: string
  readonly format: 'csv' | 'tsv' | 'xlsx' | 'xls' | 'json' | 'jsonl' | 'ocds' | 'bods' | 'xes'
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly bytes: number
  readonly sha256: string
  readonly sheets: readonly TableSheet[]
  /** Rows of `sheets[sheetIndex]` in batches of about 2,000. Throws AppError bad_file, file_changed, cancelled. */
  rows(sheetIndex: number, options?: RowOptions): AsyncIterable<readonly SourceRecord[]>
  close(): void
}

/** A rectangle of merged cells: rows 1-based, columns 0-based, all inclusive. */
export interface MergedRange {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** BIFF holds at most 65,536 rows a sheet; old workbooks beyond this size are not ledgers. */
export const largestLegacyBytes = 64 * 1024 * 1024

/** How many rows a batch holds. */
export const batchSize = 2000

/** Spreadsheet letters of a 0-based column: 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}
