/**
 * Workbooks as people keep them: a title over the header, money in 万元, names with spaces in them, 同上, several people in a cell, subtotals.
 * They say the same as a clean ledger would, so the importer's care is exercised and the answer key still holds.
 */
import { rename } from 'node:fs/promises'
import writeExcelFile from 'write-excel-file/node'
import type { CellValue } from '../../io/table-file.ts'
import type { Ledger } from './ledger.ts'

export interface Dirt {
  readonly title: string
  readonly note: string
  /** columns in which a value equal to the one above is written 同上 */
  readonly ditto?: readonly string[]
  /** columns whose two-character names are written with a space */
  readonly spaced?: readonly string[]
  /** a subtotal row follows every so many rows, with the sum of this column */
  readonly subtotal?: { readonly every: number; readonly column: string }
}

/** Writes the workbook; returns on which sheet row each record stands. */
export async function writeDirtyWorkbook(path: string, { header, rows }: Ledger, dirt: Dirt): Promise<ReadonlyMap<string, number>> {
  const lines = new Map<string, number>()
  const width = header.length
  const data: (string | number | boolean | null)[][] = [[dirt.title, ...blank(width - 1)], [dirt.note, ...blank(width - 1)], [...header]]
  const ditto = new Set((dirt.ditto ?? []).map((name) => header.indexOf(name)))
  const spaced = new Set((dirt.spaced ?? []).map((name) => header.indexOf(name)))
  const summed = dirt.subtotal === undefined ? -1 : header.indexOf(dirt.subtotal.column)
  let above: readonly CellValue[] = []
  let sum = 0
  for (const [at, row] of rows.entries()) {
    const cells = row.cells.map((cell, column) => {
      if (ditto.has(column) && cell !== null && cell !== '' && cell === above[column] && !startsBlock(dirt, at)) return '同上'
      if (spaced.has(column) && typeof cell === 'string' && /^\p{Script=Han}{2}$/u.test(cell))
        return `${cell.slice(0, 1)}  ${cell.slice(1)}`
      return cell === '' ? null : cell
    })
    data.push(cells)
    if (!lines.has(row.key)) lines.set(row.key, data.length)
    above = row.cells
    sum += Number(row.cells[summed] ?? 0)
    if (dirt.subtotal !== undefined && (at + 1) % dirt.subtotal.every === 0) {
      data.push(
        Array.from({ length: width }, (_, column) => (column === 0 ? '小计' : column === summed ? Math.round(sum * 100) / 100 : null))
      )
      sum = 0
    }
  }
  const draft = `${path}.part`
  await writeExcelFile([{ data, sheet: '台账' }]).toFile(draft)
  await rename(draft, path)
  return lines
}

/** 同上 never begins a block under a subtotal. */
function startsBlock(dirt: Dirt, at: number): boolean {
  return at === 0 || (dirt.subtotal !== undefined && at % dirt.subtotal.every === 0)
}

function blank(count: number): null[] {
  return Array.from({ length: count }, () => null)
}
