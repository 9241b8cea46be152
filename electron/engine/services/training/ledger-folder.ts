/** The folder into which a county's ledgers are written: each file in its own form, and on which line of which file each record stands. */
import { join } from 'node:path'
import type { CellValue } from '../../io/table-file.ts'
import { stopIfCancelled } from '../../io/bad-file.ts'
import { writeLines } from '../../io/write-lines.ts'
import { writeTable, type TableForm } from '../../io/write-table.ts'
import type { AnswerLine } from './answers.ts'
import { writeDirtyWorkbook, type Dirt } from './dirty-workbook.ts'
import type { Ledger } from './ledger.ts'
import type { PlayedLedger } from './scenario/play-scenario.ts'

export interface CountyFile {
  readonly path: string
  readonly mapping: string
  readonly rows: number
}

export interface LedgerTarget {
  readonly outDir: string
  readonly signal?: AbortSignal
  readonly onProgress?: (share: number) => void
}

/** Files are noted in the order in which they are written. Its methods throw AppError cancelled, disk_full. */
export class LedgerFolder {
  readonly files: CountyFile[] = []
  readonly lines = new Map<string, AnswerLine[]>()
  rows = 0
  readonly #target: LedgerTarget

  constructor(target: LedgerTarget) {
    this.#target = target
  }

  async csv(name: string, ledger: Ledger, form: TableForm = { format: 'csv' }): Promise<void> {
    if (ledger.rows.length === 0) return
    for (const [at, row] of ledger.rows.entries()) this.#note(row.key, name, at + 2)
    const sheet = { name, header: ledger.header, rows: ledger.rows.map((row) => row.cells) }
    await this.stream(name, ledger.mapping, sheet.header, sheet.rows, ledger.rows.length, form)
  }

  /** A pack's ledger in the form it has. */
  async played({ name, format, ledger }: PlayedLedger): Promise<void> {
    if (format === 'csv') return this.csv(name, ledger)
    if (ledger.rows.length === 0) return
    for (const [at, row] of ledger.rows.entries()) this.#note(row.key, name, at + 1)
    const path = join(this.#target.outDir, name)
    await writeLines(
      path,
      ledger.rows.map((row) => String(row.cells[0] ?? '')),
      this.#target.signal
    )
    this.#close(path, ledger.mapping, ledger.rows.length)
  }

  async stream(
    name: string,
    mapping: string,
    header: readonly string[],
    rows: Iterable<readonly CellValue[]>,
    count: number,
    form: TableForm = { format: 'csv' }
  ): Promise<void> {
    if (count === 0) return
    const path = join(this.#target.outDir, name)
    await writeTable(path, [{ name, header, rows }], form, this.#target.signal)
    this.#close(path, mapping, count)
  }

  async workbook(name: string, ledger: Ledger, dirt: Dirt): Promise<void> {
    if (ledger.rows.length === 0) return
    stopIfCancelled(this.#target.signal)
    const path = join(this.#target.outDir, name)
    const lines = await writeDirtyWorkbook(path, ledger, dirt)
    for (const [key, line] of lines) this.#note(key, name, line)
    this.#close(path, ledger.mapping, ledger.rows.length)
  }

  #note(key: string, file: string, line: number): void {
    const known = this.lines.get(key)
    if (known === undefined) this.lines.set(key, [{ file, line }])
    else known.push({ file, line })
  }

  #close(path: string, mapping: string, rows: number): void {
    this.files.push({ path, mapping, rows })
    this.rows += rows
  }
}
