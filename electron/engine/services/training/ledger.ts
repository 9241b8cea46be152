/** A ledger is a list of columns, each with its header and what a record shows there, so that header and value can never slip apart. */
import type { CellValue } from '../../io/table-file.ts'
import type { RecordKey } from './answers.ts'

export type Column<Record> = readonly [header: string, cell: (record: Record) => CellValue]

interface LedgerRow {
  readonly key: RecordKey
  readonly cells: readonly CellValue[]
}

export interface Ledger {
  /** mapping id */
  readonly mapping: string
  readonly header: readonly string[]
  readonly rows: readonly LedgerRow[]
}

export function ledgerOf<Record>(
  mapping: string,
  columns: readonly Column<Record>[],
  records: readonly Record[],
  key: (record: Record) => RecordKey
): Ledger {
  return { mapping, header: headerOf(columns), rows: records.map((record) => ({ key: key(record), cells: cellsOf(columns, record) })) }
}

export function headerOf<Record>(columns: readonly Column<Record>[]): readonly string[] {
  return columns.map(([header]) => header)
}

function cellsOf<Record>(columns: readonly Column<Record>[], record: Record): readonly CellValue[] {
  return columns.map(([, cell]) => cell(record))
}

/** 是 or 否, as ledgers tick it. */
export function ticked(value: boolean): string {
  return value ? '是' : '否'
}
