/**
 * Makes a cell harmless before it is written for a spreadsheet: text that a spreadsheet would run as a formula (=cmd|…, +, -, @, tab,
 * carriage return; OWASP "CSV injection") gets an apostrophe in front. Plain numbers stay numbers, also
 * negative ones written as text, and so does a bare dash.
 */
import type { CellValue } from './table-file.ts'

const plainNumber = /^([-+]?\d+(\.\d+)?|-+)$/
/** Excel's own limit for a cell. */
const longestCell = 32_767

/** The cell as it may be written. Full-width ＝＋－＠ count too, because spreadsheets fold them. */
export function neutralCell(cell: CellValue): CellValue {
  if (typeof cell !== 'string' || !/^\s*[=+\-@\t\r\n＝＋－＠]/.test(cell) || plainNumber.test(cell)) return cell
  return `'${cell}`
}

/** Fit for a worksheet: control characters out, cut at Excel's 32,767 characters with a mark that says so. */
export function worksheetText(text: string): string {
  const printable = text.replace(/[^\P{Cc}\t\n\r]/gu, '')
  return printable.length <= longestCell ? printable : `${printable.slice(0, longestCell - 8)}……（内容过长）`.slice(0, longestCell)
}
