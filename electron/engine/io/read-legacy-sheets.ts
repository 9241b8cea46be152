/**
 * Old .xls and WPS .et (BIFF) bytes → plain sheets, by SheetJS (the mended 0.20.3). It blocks and eats memory, so it stands alone in this
 * file: the engine may run it in another process. What it gives can be posted between processes.
 */
import type { CellObject, WorkSheet } from 'xlsx'
import { read, set_cptable, SSF } from 'xlsx'
import * as codepages from 'xlsx/dist/cpexcel.full.mjs'
import { excelSerialToIso } from '../../../shared/domain/value/excel-serial.ts'
import { isDateFormat } from './date-format.ts'
import type { CellValue, MergedRange, SourceRecord } from './table-file.ts'
import { largestLegacyBytes } from './table-file.ts'

const widestSheet = 256

export interface LegacySheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly SourceRecord[]
  readonly merges: readonly MergedRange[]
  /** Lines that hold a formula error, read as empty cells. */
  readonly errorLines: readonly number[]
}

/** Reads BIFF bytes, here or in another process. Rejects with SheetJS's error when the bytes cannot be read. */
export type LegacyReader = (bytes: Uint8Array) => Promise<readonly LegacySheet[]>

/** Reads all sheets. Throws RangeError above 64 MiB, else what SheetJS throws (`File is password-protected` …). */
export function readLegacySheets(bytes: Uint8Array): readonly LegacySheet[] {
  if (bytes.length > largestLegacyBytes) throw new RangeError('legacy workbook too large')
  set_cptable(codepages)
  const book = read(bytes, {
    type: 'buffer',
    dense: true,
    cellNF: true,
    cellText: false,
    cellHTML: false,
    cellFormula: false,
    codepage: 936
  })
  const system1904 = book.Workbook?.WBProps?.date1904 === true
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name]
    return sheet === undefined ? [] : [plain(name, sheet, (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0, system1904)]
  })
}

function plain(name: string, sheet: WorkSheet, hidden: boolean, system1904: boolean): LegacySheet {
  const rows: SourceRecord[] = []
  const errorLines: number[] = []
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  for (let row = 0; row < data.length; row += 1) {
    const cells: CellValue[] = []
    const source = data[row] ?? []
    for (let column = 0; column < Math.min(source.length, widestSheet); column += 1) {
      const cell = source[column]
      if (cell?.t === 'e') errorLines.push(row + 1)
      const value = valueOf(cell, system1904)
      if (value === null) continue
      while (cells.length < column) cells.push(null)
      cells[column] = value
    }
    if (cells.length > 0) rows.push({ line: row + 1, cells })
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }))
  return { name, hidden, rows, merges, errorLines }
}

function valueOf(cell: CellObject | undefined, system1904: boolean): CellValue {
  if (cell === undefined || cell.v === undefined || cell.t === 'e' || cell.t === 'z') return null
  if (cell.v instanceof Date) return cell.v.toISOString().slice(0, 19)
  if (typeof cell.v === 'number') {
    const format = typeof cell.z === 'number' ? String(SSF.get_table()[cell.z] ?? '') : (cell.z ?? 'General')
    return isDateFormat(-1, format) ? (excelSerialToIso(cell.v, system1904) ?? cell.v) : cell.v
  }
  return cell.v === '' ? null : cell.v
}
