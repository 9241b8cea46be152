/**
 * Turns raw records into data rows: leaves out titles, header, empty and subtotal rows, fills merged and 同上 cells from above, brings
 * every row to the header's width, and counts all of it for the notes. The one place where rows are dropped, shared by all readers.
 */
import type { HeaderPlan } from './find-header.ts'
import type { CellValue, MergedRange, SourceRecord } from './table-file.ts'
import type { TableNote } from './table-note.ts'
import { NoteTally } from './table-note.ts'

const subtotal =
  /^[（(]?(本页|本表|本月|本季|本年|全年|全部|分项|项目|金额|部门|单位)?\s*(小计|合计|总计|共计|累计|总合计|sub-?total|grand total|total)(数|金额|额)?([（(].{0,12}[）)])?[）)]?[:：]?$/i
const figure =
  /^([-+(（]?[¥￥]?\s*[\d０-９][\d０-９,，.．]*\s*[)）]?\s*(%|％|元|万元|亿元|笔|个|项|户|人|份|件|亩|平方米)?|[-—–/\\]+|共?\s*\d+\s*(笔|个|项|户|人|份|件)|大写.*|[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]+)$/

interface RunningMerge extends MergedRange {
  value: CellValue
}

export class RowCleaner {
  readonly #plan: HeaderPlan
  readonly #width: number
  readonly #waiting: MergedRange[]
  #running: RunningMerge[] = []
  #above: readonly CellValue[] | null = null
  #merged = 0
  #ditto = 0
  #empty = 0
  readonly #subtotals = new NoteTally()
  readonly #short = new NoteTally()
  readonly #beyond = new NoteTally()

  constructor(plan: HeaderPlan, merges: readonly MergedRange[] = []) {
    this.#plan = plan
    this.#width = plan.header.length
    this.#waiting = merges
      .filter((merge) => merge.bottom > plan.lastHeaderLine && merge.left < plan.header.length)
      .sort((a, b) => b.top - a.top)
  }

  /** The data row, or null when the record is none. `ragged` says that a missing cell is a missing column (csv), not just an empty cell. */
  clean(record: SourceRecord, ragged: boolean): SourceRecord | null {
    if (record.line <= this.#plan.lastHeaderLine) return null
    const first = record.cells.findIndex((cell) => cell !== null && (typeof cell !== 'string' || !onlySpace(cell)))
    this.#advance(record)
    if (first === -1 || first >= this.#width) {
      if (first !== -1) this.#countBeyond(record)
      this.#empty += 1
      return null
    }
    if (isSubtotal(record.cells, first)) {
      this.#subtotals.add(record.line)
      return null
    }
    if (record.cells.length > this.#width) this.#countBeyond(record)
    else if (ragged && record.cells.length < this.#width) this.#short.add(record.line)
    let cells: readonly CellValue[] = record.cells
    if (cells.length !== this.#width) cells = this.#fitted(cells)
    if (this.#running.length > 0) cells = this.#filled(cells)
    cells = this.#dittoed(cells)
    this.#above = cells
    return cells === record.cells ? record : { line: record.line, cells }
  }

  /** What was done so far. */
  notes(): readonly TableNote[] {
    const notes: TableNote[] = []
    if (this.#merged > 0) notes.push({ kind: 'merged_filled', count: this.#merged })
    if (this.#ditto > 0) notes.push({ kind: 'ditto_filled', count: this.#ditto })
    if (this.#subtotals.count > 0) notes.push({ kind: 'subtotals_left_out', count: this.#subtotals.count, lines: this.#subtotals.lines })
    if (this.#empty > 0) notes.push({ kind: 'empty_rows', count: this.#empty })
    if (this.#short.count > 0) notes.push({ kind: 'short_rows', count: this.#short.count, lines: this.#short.lines })
    if (this.#beyond.count > 0) notes.push({ kind: 'cells_beyond_header', count: this.#beyond.count, lines: this.#beyond.lines })
    return notes
  }

  #countBeyond(record: SourceRecord): void {
    let count = 0
    for (let column = this.#width; column < record.cells.length; column += 1) if (record.cells[column] !== null) count += 1
    if (count > 0) this.#beyond.add(record.line, count)
  }

  #fitted(cells: readonly CellValue[]): CellValue[] {
    const fitted = cells.slice(0, this.#width)
    while (fitted.length < this.#width) fitted.push(null)
    return fitted
  }

  /** Starts the merges that reach this line and ends those that lie above it. */
  #advance(record: SourceRecord): void {
    while ((this.#waiting.at(-1)?.top ?? Infinity) <= record.line) {
      const merge = this.#waiting.pop()
      if (merge !== undefined)
        this.#running.push({ ...merge, value: (merge.top === record.line ? record.cells[merge.left] : null) ?? null })
    }
    if (this.#running.some((merge) => merge.bottom < record.line))
      this.#running = this.#running.filter((merge) => merge.bottom >= record.line)
  }

  #filled(cells: readonly CellValue[]): readonly CellValue[] {
    const filled = [...cells]
    for (const { left, right, value } of this.#running) {
      if (value === null) continue
      for (let column = left; column <= Math.min(right, this.#width - 1); column += 1) {
        if (filled[column] !== null) continue
        filled[column] = value
        this.#merged += 1
      }
    }
    return filled
  }

  #dittoed(cells: readonly CellValue[]): readonly CellValue[] {
    let filled: CellValue[] | null = null
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column]
      if (typeof cell !== 'string' || cell.length > 4 || !isDitto(cell) || this.#above === null) continue
      filled ??= [...cells]
      filled[column] = this.#above[column] ?? null
      this.#ditto += 1
    }
    return filled ?? cells
  }
}

function isDitto(cell: string): boolean {
  const code = cell.charCodeAt(0)
  if (code !== 0x540c && code !== 0x3003 && code !== 0x2033 && code !== 0x22 && code !== 0x201d && code !== 0x20 && code !== 0x3000)
    return false
  return ['同上', '〃', '″', '"', '”', "''"].includes(cell.trim())
}

function onlySpace(cell: string): boolean {
  const code = cell.charCodeAt(0)
  return (code <= 32 || code === 0x3000 || code === 0xa0 || code === 0xfeff) && cell.trim() === ''
}

/** A subtotal row starts with 小计, 合计 … and holds nothing but figures beside it: no name, no code. */
function isSubtotal(cells: readonly CellValue[], first: number): boolean {
  const label = cells[first]
  if (
    typeof label !== 'string' ||
    label.length > 24 ||
    !subtotal.test(label.replace(/[\s\u3000]+/g, (gap) => (/[a-z]/i.test(label) ? gap : '')).trim())
  )
    return false
  for (let column = first + 1; column < cells.length; column += 1) {
    const cell = cells[column]
    if (typeof cell === 'string' && cell.trim() !== '' && cell !== label && !figure.test(cell.trim())) return false
  }
  return true
}
