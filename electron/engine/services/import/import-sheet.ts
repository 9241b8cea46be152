/** Streams one sheet through its mapping into the vault: counts, quarantine, sources. Yields between batches so that cancel and progress are heard. */
import { setImmediate } from 'node:timers/promises'
import { insertQuarantine } from '../../queries/quarantine.ts'
import { keepIdentities, type SourceStore } from '../../queries/import.ts'
import { stopIfCancelled } from '../../io/bad-file.ts'
import type { SourceRecord, TableFile } from '../../io/table-file.ts'
import type { CompiledMapping } from './compile-mapping.ts'
import type { DatesSeen } from './data-date.ts'
import type { MapLine, Problem } from './map-record.ts'
import type { OlderLines } from './tell-lines.ts'
import type { IdentitySeal } from './seal-identity.ts'
import type { LineSource, LineWriter, WriteContext } from './write-line.ts'

export interface Counts {
  rows: number
  inserted: number
  changed: number
  unchanged: number
  withdrawn: number
  quarantined: number
}

export interface SheetImport {
  readonly file: TableFile
  readonly sheet: number
  readonly sheetId: number
  readonly compiled: CompiledMapping
  readonly mapLine: MapLine
  readonly lines: LineWriter
  readonly context: WriteContext
  readonly seal: IdentitySeal
  readonly store: SourceStore
  readonly counts: Counts
  readonly dates: DatesSeen
  readonly kept: number[]
  readonly older: OlderLines
  readonly signal: AbortSignal | undefined
  readonly advance: (rows: number, characters: number) => void
}

/** Reads the sheet to its end. Throws AppError bad_file, file_changed, cancelled, disk_full. */
export async function importSheet(work: SheetImport): Promise<void> {
  const { file, signal, seal, context, advance } = work
  for await (const batch of file.rows(work.sheet, signal === undefined ? {} : { signal })) {
    let characters = 0
    for (const record of batch) characters += importLine(work, record)
    const numbers = seal.taken()
    if (numbers.length > 0) keepIdentities(context.writer, numbers)
    advance(batch.length, characters)
    await setImmediate()
    stopIfCancelled(signal)
  }
}

function importLine(work: SheetImport, { line, cells, fault }: SourceRecord): number {
  const { compiled, counts, lines, context, sheetId } = work
  let stored: number | null = null
  const source: LineSource = {
    get id() {
      return stored ?? work.store.next
    },
    keep: () => (stored ??= work.store.store(sheetId, line, JSON.stringify(cells)))
  }
  const quarantine = (problem: Problem): void => {
    counts.quarantined += 1
    const { importId, at, account } = context
    insertQuarantine(context.writer, { importId, sourceId: source.keep(), at, account, ...problem })
  }
  counts.rows += 1
  if (fault !== undefined) {
    quarantine({ column: '', field: '', value: String(cells.at(-1) ?? ''), reason: fault })
    return 0
  }
  const { rows, problem } = work.mapLine(cells, line)
  if (problem !== null) {
    lines.name(compiled, rows, null)
    quarantine(problem)
  } else {
    const outcome = lines.write(compiled, rows, source)
    if (outcome === 'conflict') {
      const keys = compiled.primary.key.map((at) => compiled.primary.fields[at])
      const first = keys.find((field) => field !== undefined && field.at !== null) ?? keys[0]
      const value = first === undefined || first.at === null ? '' : String(cells[first.at] ?? '')
      quarantine({ column: first?.column ?? '', field: first?.name ?? '', value, reason: 'duplicate_key' })
    } else if (outcome === 'kept') {
      counts.unchanged += 1
      if (work.kept.length < 50) work.kept.push(line)
    } else if (outcome === 'older') {
      counts.unchanged += 1
      work.older.count += 1
      if (work.older.lines.length < 12) work.older.lines.push(line)
    } else counts[outcome] += 1
    if (compiled.dateField !== -1) {
      const primary = rows.find((row) => row.emission === compiled.primary)
      if (primary !== undefined) work.dates.add(primary.values[compiled.dateField])
    }
  }
  let characters = cells.length
  for (const cell of cells) characters += typeof cell === 'string' ? cell.length : 8
  return characters
}
