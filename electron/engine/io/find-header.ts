/**
 * Finds the header in the first rows of a table: skips titles and “单位：万元” lines above it, joins a header of two rows (资金/预算),
 * names columns that have none, and decides how wide the table really is. Works on values alone, so csv, worksheets and BIFF share it.
 */
import type { MergedRange, SourceRecord } from './table-file.ts'
import { columnLetter } from './table-file.ts'
import type { TableNote } from './table-note.ts'

/** How many rows a reader should offer. */
export const headerPreviewRows = 40
const widestGap = 50
const numeric = /^[-+(]?[¥￥$]?\s*[\d,]+(\.\d+)?([eE][-+]?\d+)?%?\)?$/
const dated = /^\d{2,4}[-/.年]\d{1,2}([-/.月]\d{1,2})?/

export interface HeaderPlan {
  readonly header: readonly string[]
  readonly headerLine: number
  readonly headerLines: number
  /** Records on lines up to this one are not data. */
  readonly lastHeaderLine: number
  readonly columnLetters: readonly string[]
  readonly notes: readonly TableNote[]
}

/** Null when the rows hold nothing at all. */
export function findHeader(rows: readonly SourceRecord[], merges: readonly MergedRange[] = []): HeaderPlan | null {
  const filled = rows.filter((row) => row.cells.some((cell) => !blank(cell)))
  const typical = Math.max(0, ...filled.map(width))
  if (typical === 0) return null
  const at = filled.findIndex((row, index) => looksLikeHeader(row, typical) && !isCaption(row, filled[index + 1], typical))
  if (at === -1) return withoutHeader(filled)
  const chosen = filled[at]
  const above = filled[at - 1]
  const below = filled[at + 1]
  if (chosen === undefined) return null
  if (above !== undefined && isUpper(above, chosen, filled.slice(at + 1), merges)) return planOf(filled, [above, chosen], at - 1, merges)
  if (below !== undefined && isUpper(chosen, below, filled.slice(at + 2), merges)) return planOf(filled, [chosen, below], at, merges)
  return planOf(filled, [chosen], at, merges)
}

function planOf(
  filled: readonly SourceRecord[],
  headerRows: readonly SourceRecord[],
  first: number,
  merges: readonly MergedRange[]
): HeaderPlan {
  const notes: TableNote[] = []
  const titles = filled.slice(0, first)
  if (titles.length > 0) {
    const text = titles.map((row) => row.cells.filter((cell) => !blank(cell)).join(' ')).join(' / ')
    notes.push({ kind: 'titles_skipped', lines: titles.map((row) => row.line), text: text.slice(0, 200) })
  }
  const lines = headerRows.map((row) => row.line)
  if (lines.length > 1) notes.push({ kind: 'header_joined', lines })
  const raw = headerRows.length > 1 ? joined(headerRows[0], headerRows[1], merges) : (headerRows[0]?.cells ?? []).map(headerText)
  const data = filled.slice(first + headerRows.length)
  const names = nameColumns(
    Array.from({ length: tableWidth(raw, data) }, (_, column) => raw[column] ?? ''),
    notes
  )
  const headerLine = lines[0] ?? 0
  const lastHeaderLine = lines.at(-1) ?? headerLine
  return {
    header: names,
    headerLine,
    headerLines: lastHeaderLine - headerLine + 1,
    lastHeaderLine,
    columnLetters: names.map((_, index) => columnLetter(index)),
    notes
  }
}

function withoutHeader(filled: readonly SourceRecord[]): HeaderPlan {
  const columns = Math.max(...filled.map((row) => row.cells.length))
  const header = Array.from({ length: columns }, (_, index) => `列${index + 1}`)
  return {
    header,
    headerLine: 0,
    headerLines: 0,
    lastHeaderLine: 0,
    columnLetters: header.map((_, index) => columnLetter(index)),
    notes: [{ kind: 'no_header' }]
  }
}

function blank(cell: unknown): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}

function width(row: SourceRecord): number {
  return row.cells.reduce<number>((count, cell) => count + (blank(cell) ? 0 : 1), 0)
}

/** At least half of the columns filled, and most of what is there is words: not numbers, dates, links or paragraphs. */
function looksLikeHeader(row: SourceRecord, typical: number): boolean {
  const cells = row.cells.filter((cell) => !blank(cell))
  const words = cells.filter(isWord)
  return cells.length >= Math.ceil(typical / 2) && words.length >= cells.length * 0.6
}

function isWord(cell: unknown): boolean {
  if (typeof cell !== 'string') return false
  const text = cell.trim()
  return text !== '' && text.length <= 100 && !numeric.test(text) && !dated.test(text) && !/^https?:/.test(text)
}

/** “填报单位：某某局 | 单位：万元”: a line of label and value pairs right above a real header. */
function isCaption(row: SourceRecord, below: SourceRecord | undefined, typical: number): boolean {
  const cells = row.cells.filter((cell) => !blank(cell))
  const pairs = cells.filter((cell) => typeof cell === 'string' && /：\s*\S/.test(cell))
  return pairs.length * 2 > cells.length && below !== undefined && width(below) >= cells.length && looksLikeHeader(below, typical)
}

/** Is `top` the upper row of a header whose lower row is `sub`? Merged cells say so; without them the gaps must fit exactly. */
function isUpper(top: SourceRecord, sub: SourceRecord, data: readonly SourceRecord[], merges: readonly MergedRange[]): boolean {
  if (sub.line !== top.line + 1) return false
  const subCells = sub.cells.map((cell, column) => ({ cell, column })).filter(({ cell }) => !blank(cell))
  if (subCells.length < 2 || !subCells.every(({ cell }) => isWord(cell)) || width(top) < 2) return false
  const groups = merges.filter((merge) => merge.top === top.line && merge.bottom === top.line && merge.right > merge.left)
  if (groups.length > 0) {
    return (
      groups.every((group) => subCells.some(({ column }) => column >= group.left && column <= group.right)) &&
      subCells.every(({ column }) => blank(top.cells[column]) || groups.some((group) => column === group.left))
    )
  }
  const gap = (column: number): boolean => column > 0 && blank(top.cells[column]) && column < Math.max(top.cells.length, sub.cells.length)
  const gaps = subCells.filter(({ column }) => gap(column))
  if (gaps.length === 0 || !subCells.every(({ column }) => gap(column) || gap(column + 1))) return false
  const alone = top.cells.map((cell, column) => (!blank(cell) && blank(sub.cells[column]) ? column : -1)).filter((column) => column >= 0)
  const seen = data.slice(0, 10)
  return (
    alone.length > 0 && seen.length > 0 && alone.every((column) => seen.filter((row) => !blank(row.cells[column])).length * 2 > seen.length)
  )
}

function joined(top: SourceRecord | undefined, sub: SourceRecord | undefined, merges: readonly MergedRange[]): string[] {
  if (top === undefined || sub === undefined) return []
  const columns = Math.max(top.cells.length, sub.cells.length)
  const names: string[] = []
  let group = ''
  for (let column = 0; column < columns; column += 1) {
    const upper = headerText(top.cells[column])
    const lower = headerText(sub.cells[column])
    const merge = merges.find((range) => range.top === top.line && column >= range.left && column <= range.right)
    if (upper !== '') group = upper
    else if (merge !== undefined) group = headerText(top.cells[merge.left])
    else if (merges.length > 0) group = ''
    if (lower === '') names.push(upper)
    else names.push(group === '' || group === lower ? lower : `${group}/${lower}`)
  }
  return names
}

/** Header cells without line breaks and doubled spaces; a space between Chinese characters goes. */
function headerText(cell: unknown): string {
  if (blank(cell)) return ''
  return String(cell)
    .replace(/[\s\u3000\u200b\ufeff]+/g, ' ')
    .trim()
    .replace(/(?<=[^\u0020-\u007e]) | (?=[^\u0020-\u007e])/g, '')
}

/** Up to the last named column (a gap of more than 50 unnamed ones ends the table), wider only where most rows hold values. */
function tableWidth(raw: readonly string[], data: readonly SourceRecord[]): number {
  let end = 0
  for (let column = 0; column < raw.length && column - end <= widestGap; column += 1) if (raw[column] !== '') end = column + 1
  const seen = data.slice(0, 20)
  while (seen.length >= 3 && seen.filter((row) => !blank(row.cells[end])).length * 2 > seen.length) end += 1
  return end
}

function nameColumns(raw: readonly string[], notes: TableNote[]): string[] {
  const used = new Set<string>()
  const named: string[] = []
  const renamed: string[] = []
  const header = raw.map((text, column) => {
    let name = text === '' ? `列${column + 1}` : text
    if (text === '') named.push(name)
    for (let copy = 2; used.has(name); copy += 1) name = `${text === '' ? `列${column + 1}` : text} (${copy})`
    if (text !== '' && name !== text) renamed.push(name)
    used.add(name)
    return name
  })
  if (named.length > 0) notes.push({ kind: 'columns_named', columns: named })
  if (renamed.length > 0) notes.push({ kind: 'columns_renamed', columns: renamed })
  return header
}
