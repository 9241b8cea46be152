/**
 * Finds the delimiter and line ends of a text table from its beginning: the delimiter that gives the most lines one same number of
 * columns wins. `sep=;` as first line (Excel's own hint) is obeyed and skipped.
 */
import { AppError } from '../../../shared/ipc/reply.ts'
import type { CsvForm } from './split-csv.ts'
import { CsvSplitter } from './split-csv.ts'
import type { SourceRecord } from './table-file.ts'

const candidates = [',', '\t', ';', '|'] as const
const previewRecords = 60

export interface CsvGuess extends CsvForm {
  /** Characters of a `sep=` line to skip at the start, 0 without one. */
  readonly hintLength: number
  /** The first records under this guess, before any broken place. */
  readonly preview: readonly SourceRecord[]
}

/** `whole` says that `text` is the whole file, so its last line counts even without a line end. */
export function sniffCsv(text: string, whole: boolean): CsvGuess {
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r'
  const hint = /^"?sep=(.)"?\r?\n/.exec(text)
  if (hint?.[1] !== undefined) {
    const form = { delimiter: hint[1], newline } as const
    return { ...form, hintLength: hint[0].length, preview: firstRecords(text.slice(hint[0].length), form, whole, 2) }
  }
  let best: CsvGuess & { readonly score: number } = { delimiter: ',', newline, hintLength: 0, preview: [], score: -1 }
  for (const delimiter of candidates) {
    const preview = firstRecords(text, { delimiter, newline }, whole, 1)
    const score = evenness(preview)
    if (score > best.score) best = { delimiter, newline, hintLength: 0, preview, score }
  }
  return best
}

function firstRecords(text: string, form: CsvForm, whole: boolean, firstLine: number): readonly SourceRecord[] {
  const splitter = new CsvSplitter(form, '')
  splitter.line = firstLine
  const records: SourceRecord[] = []
  try {
    for (let at = 0; at < text.length && records.length < previewRecords; at += 4096)
      records.push(...splitter.push(text.slice(at, at + 4096)))
    if (whole && records.length < previewRecords) records.push(...splitter.end())
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause
  }
  return records
}

/** The share of lines that have the commonest number of columns, weighed by that number; 0 when it is one column. */
function evenness(records: readonly SourceRecord[]): number {
  const counts = new Map<number, number>()
  let lines = 0
  for (const { cells } of records) {
    if (cells.every((cell) => cell === null)) continue
    lines += 1
    counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  }
  let score = 0
  for (const [columns, times] of counts) if (columns > 1) score = Math.max(score, (times / lines) * Math.sqrt(Math.min(columns, 40)))
  return score
}
