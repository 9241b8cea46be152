/**
 * One opened sheet while it is read: its plan, its notes so far, and the way raw records become batches of data rows. Readers hand raw
 * records in; this hands batches of about 2,000 out and keeps the notes true.
 */
import { stopIfCancelled } from './bad-file.ts'
import { RowCleaner } from './clean-rows.ts'
import type { HeaderPlan } from './find-header.ts'
import type { MergedRange, SourceRecord, TableSheet } from './table-file.ts'
import { batchSize } from './table-file.ts'
import type { TableNote } from './table-note.ts'

export interface SheetSource {
  readonly name: string
  readonly plan: HeaderPlan
  readonly merges: readonly MergedRange[]
  /** Known before any row was read: range cut, hidden. */
  readonly notes: readonly TableNote[]
  /** A record with fewer cells than the header lacks columns (csv) rather than having empty ones. */
  readonly ragged: boolean
}

export class OpenSheet implements TableSheet {
  readonly name: string
  readonly index: number
  readonly header: readonly string[]
  readonly headerLine: number
  readonly headerLines: number
  readonly columnLetters: readonly string[]
  readonly source: SheetSource
  notes: readonly TableNote[]

  constructor(source: SheetSource, index: number) {
    this.source = source
    this.name = source.name
    this.index = index
    this.header = source.plan.header
    this.headerLine = source.plan.headerLine
    this.headerLines = source.plan.headerLines
    this.columnLetters = source.plan.columnLetters
    this.notes = this.#fixedNotes()
  }

  /** Batches of data rows from raw records. `late` gives notes that only the reader knows (formula errors), asked at the end. */
  async *batches(
    raw: AsyncIterable<readonly SourceRecord[]>,
    signal: AbortSignal | undefined,
    late: () => readonly TableNote[] = () => []
  ): AsyncGenerator<readonly SourceRecord[]> {
    const cleaner = new RowCleaner(this.source.plan, this.source.merges)
    let batch: SourceRecord[] = []
    for await (const records of raw) {
      stopIfCancelled(signal)
      for (const record of records) {
        const row = cleaner.clean(record, this.source.ragged)
        if (row === null) continue
        batch.push(row)
        if (batch.length < batchSize) continue
        this.notes = [...this.#fixedNotes(), ...cleaner.notes(), ...late()]
        yield batch
        stopIfCancelled(signal)
        batch = []
      }
    }
    this.notes = [...this.#fixedNotes(), ...cleaner.notes(), ...late()]
    if (batch.length > 0) yield batch
  }

  #fixedNotes(): readonly TableNote[] {
    return [...this.source.notes, ...this.source.plan.notes]
  }
}

/** Are there data rows among these raw records? */
export function hasDataRow(records: readonly SourceRecord[], plan: HeaderPlan): boolean {
  const cleaner = new RowCleaner(plan)
  return records.some((record) => cleaner.clean(record, false) !== null)
}
