/** What an import tells of its lines once all are read: rows they refer to that are not there yet, lines that gave way to another of the same key. */
import type { CompiledMapping } from './compile-mapping.ts'
import type { ImportNotes } from './import-notes.ts'
import type { LineWriter } from './write-line.ts'

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
