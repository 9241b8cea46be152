/** One returned workbook: whether it is one of ours, unaltered, of the issue in force; and what was filled in, line by line with its cells. */
import type { Collected } from '../../../../shared/ipc/commands/points.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { openTable, type LegacyReader, type TableFile } from '../../io/open-table.ts'
import type { CellValue, TableSheet } from '../../io/table-file.ts'
import { issueById, issuesOf, sheetById, sheetsOf, type IssueRow, type SheetRow } from '../../queries/point-issue.ts'
import type { Vault } from '../../vault/vault.ts'
import { columnIds, columns, hashOf, issueSheet, markOf, type ColumnId, type IssueMark } from './fill-in-workbook.ts'

export interface ReturnedLine {
  readonly line: number
  readonly unit: string
  readonly point: string
  readonly value: CellValue
  readonly note: string
  readonly filledBy: string
  readonly checkedBy: string
  readonly cells: readonly CellValue[]
}
export interface ReturnedFile {
  readonly file: string
  readonly path: string
  readonly state: Collected['files'][number]['state']
  readonly detail: string
  readonly mark: IssueMark | null
  readonly issue: IssueRow | null
  readonly sheet: SheetRow | null
  readonly table: {
    readonly sha256: string
    readonly bytes: number
    readonly format: string
    readonly sheet: string
    readonly header: readonly string[]
    readonly letters: readonly string[]
    readonly headerLine: number
  } | null
  readonly lines: readonly ReturnedLine[]
}

/** Letter of a column in the workbook as it was issued. */
export function letterOf(id: ColumnId): string {
  return String.fromCharCode(65 + columnIds.indexOf(id))
}

/** Never throws for what is wrong with a file: that is what the person is told. Throws `cancelled`. */
export async function readReturn(
  vault: Vault,
  file: { readonly path: string; readonly name: string },
  period: string | undefined,
  options: { readonly signal: AbortSignal; readonly readLegacySheet: LegacyReader }
): Promise<ReturnedFile> {
  const nothing = { file: file.name, path: file.path, mark: null, issue: null, sheet: null, table: null, lines: [] } as const
  let table: TableFile
  try {
    table = await openTable(file.path, { ...options, name: file.name })
  } catch (error) {
    if (!(error instanceof AppError) || error.value.code === 'cancelled') throw error
    return { ...nothing, state: 'unreadable', detail: error.message }
  }
  try {
    const mark = markOf(await readPairs(table))
    if (mark === null) return { ...nothing, state: 'not_issued', detail: issueSheet }
    const [sheet, issue] = [sheetById(vault.reader, mark.sheet) ?? null, issueById(vault.reader, mark.issue) ?? null]
    if (sheet === null || issue === null) return { ...nothing, mark, state: 'not_issued', detail: mark.no }
    const known = { ...nothing, mark, sheet, issue }
    const main = table.sheets.find(
      (one) => one.header.length === columnIds.length && columnIds.every((id, at) => one.header[at] === columns[id].title)
    )
    if (main === undefined) return { ...known, state: 'altered', detail: table.sheets[0]?.header.join(' ') ?? '' }
    const { lines, locked } = await readLines(table, main)
    if (hashOf(vault, mark, locked) !== mark.hash || mark.hash !== sheet.hash)
      return { ...known, state: 'altered', detail: alteredPlace(sheet, lines) }
    if (period !== undefined && issue.period !== period) return { ...known, state: 'wrong_period', detail: issue.period }
    const all = issuesOf(vault.reader, issue.period)
    const later = all.slice(
      0,
      all.findIndex((one) => one.id === issue.id)
    )
    const newer = later.find((one) => sheetsOf(vault.reader, one.id).some((other) => other.recipient === sheet.recipient))
    if (newer !== undefined) return { ...known, state: 'old_issue', detail: `${issue.no} → ${newer.no}` }
    const { sha256, bytes, format } = table
    const about = { sha256, bytes, format, sheet: main.name, header: main.header, letters: main.columnLetters, headerLine: main.headerLine }
    return { ...known, state: 'good', detail: '', table: about, lines }
  } finally {
    table.close()
  }
}

async function readPairs(table: TableFile): Promise<ReadonlyMap<string, string>> {
  const pairs = new Map<string, string>()
  const sheet = table.sheets.find((one) => one.name === issueSheet)
  if (sheet === undefined) return pairs
  for await (const batch of table.rows(sheet.index))
    for (const { cells } of batch) pairs.set(String(cells[0] ?? '').trim(), String(cells[1] ?? '').trim())
  return pairs
}

async function readLines(
  table: TableFile,
  sheet: TableSheet
): Promise<{ readonly lines: readonly ReturnedLine[]; readonly locked: readonly (readonly CellValue[])[] }> {
  const lines: ReturnedLine[] = []
  const locked: CellValue[][] = []
  let [filledBy, checkedBy] = ['', '']
  for await (const batch of table.rows(sheet.index)) {
    for (const { line, cells } of batch) {
      const read = (id: ColumnId): CellValue => cells[columnIds.indexOf(id)] ?? null
      const word = (id: ColumnId): string => String(read(id) ?? '').trim()
      // who filled in stands until another name does: people write it once
      filledBy = word('filledBy') || filledBy
      checkedBy = word('checkedBy') || checkedBy
      lines.push({ line, unit: word('unit'), point: word('point'), value: read('value'), note: word('note'), filledBy, checkedBy, cells })
      locked.push(columnIds.filter((id) => !('fill' in columns[id])).map(read))
    }
  }
  return { lines, locked }
}

/** The first line that is not what was issued, as far as units and points tell. */
function alteredPlace(sheet: SheetRow, lines: readonly ReturnedLine[]): string {
  const issued = JSON.parse(sheet.lines) as readonly (readonly [string, string])[]
  const at = issued.findIndex(([unit, point], place) => lines[place]?.unit !== unit || lines[place].point !== point)
  if (at !== -1) return `${letterOf('unit')}${lines[at]?.line ?? ''}`
  return lines.length === issued.length ? '' : `${lines.length} ≠ ${issued.length}`
}
