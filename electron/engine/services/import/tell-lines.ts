/**
 * What an import tells of its lines once all are read: rows they refer to that are not there yet, lines that gave way to another of the same key, or
 * to a newer word of an earlier import.
 */
import type { CompiledMapping } from './compile-mapping.ts'
import type { ImportNotes } from './import-notes.ts'
import type { LineWriter } from './write-line.ts'

/** Lines that were set aside because the vault holds a newer word; the first dozen by number. */
export interface OlderLines {
  count: number
  readonly lines: number[]
}

export function tellOlder({ count, lines }: OlderLines, notes: ImportNotes): void {
  const shown = `${lines.join('、')}${count > lines.length ? '…' : ''}`
  notes.add(
    'older_kept',
    `有 ${count} 行早于库中已有的内容或已被其取代，未采用，库中内容不变（第 ${shown} 行）`,
    `${count} lines are older than what the vault holds, or replaced by it: set aside, nothing in the vault changed (line ${shown})`
  )
}

export function tellDangling(lines: LineWriter, compiled: CompiledMapping, notes: ImportNotes): void {
  for (const [dataset, ids] of lines.referred) {
    const emission = compiled.emissions.find((one) => one.dataset === dataset)
    if (emission === undefined) continue
    const table = lines.table(emission)
    let absent = 0
    for (const id of ids) if (table.head(id) === null) absent += 1
    if (absent === 0) continue
    const { zh, en } = emission.declared.name
    notes.add(
      'not_yet_there',
      `所引用的“${zh}”至少有 ${absent} 个尚未导入，导入相应台账后自动对上`,
      `At least ${absent} of the rows referred to (${en}) are not imported yet; they join as soon as they are`
    )
  }
}

export function tellKept(lines: readonly number[], notes: ImportNotes): void {
  const shown = `${lines.slice(0, 12).join('、')}${lines.length > 12 ? '…' : ''}`
  notes.add(
    'duplicates_kept',
    `编号重复的行按对照表的规定只取一行，未采用第 ${shown} 行`,
    `Of lines with the same key one was taken as the mapping says; not taken: line ${shown}`
  )
}
