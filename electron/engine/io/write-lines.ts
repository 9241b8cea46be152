/** Lines of text → a file in UTF-8, as jsonl is kept: one document a line, no mark at the beginning, no byte of it changed. */
import { writeFile } from 'node:fs/promises'
import { stopIfCancelled } from './bad-file.ts'
import { wholeFile } from './write-table.ts'

/** Lines hold no line break themselves. Throws AppError disk_full, cancelled. */
export async function writeLines(path: string, lines: readonly string[], signal?: AbortSignal): Promise<void> {
  stopIfCancelled(signal)
  await wholeFile(path, (draft) => writeFile(draft, lines.map((line) => `${line}\n`).join(''), { flag: 'wx', flush: true }))
}
