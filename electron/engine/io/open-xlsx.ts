/**
 * Opens a workbook (xlsx, xlsm) by streaming: at opening the first rows and the merged ranges of each sheet, later all rows of the sheet
 * asked for. Memory holds the shared strings and one batch, whatever the sheet's size.
 */
import { StringDecoder } from 'node:string_decoder'
import { badFile, stopIfCancelled } from './bad-file.ts'
import { foreignZip } from './detect-format.ts'
import { findHeader, headerPreviewRows } from './find-header.ts'
import type { FileSurvey } from './survey-file.ts'
import { confirmUnchanged } from './survey-file.ts'
import type { MergedRange, SourceRecord, TableFile } from './table-file.ts'
import type { TableNote } from './table-note.ts'
import { hasDataRow, OpenSheet } from './table-sheet.ts'
import { XlsxPackage } from './xlsx-package.ts'
import { rangeOf, XlsxSheetReader } from './xlsx-sheet.ts'
import type { XlsxSheetPart, XlsxWorkbook } from './xlsx-workbook.ts'
import { readXlsxWorkbook } from './xlsx-workbook.ts'

interface Parted {
  readonly sheet: OpenSheet
  readonly part: XlsxSheetPart
}

/** Opens a surveyed zip as a workbook. Sheets without data rows are left out. Throws AppError bad_file, cancelled. */
export async function openXlsx(survey: FileSurvey, signal?: AbortSignal): Promise<TableFile> {
  const zip = await XlsxPackage.open(survey.path, survey.name)
  try {
    if (!zip.names.some((name) => name.endsWith('workbook.xml'))) throw foreignZip(zip.names, survey.name)
    const book = await readXlsxWorkbook(zip, survey.name, signal)
    const parted: Parted[] = []
    let headerOnly: OpenSheet | null = null
    for (const part of book.sheets) {
      stopIfCancelled(signal)
      const peeked = await peek(zip, book, part, survey.name)
      const plan = findHeader(peeked.rows.slice(0, headerPreviewRows), peeked.merges)
      if (plan === null) continue
      const notes: TableNote[] = part.hidden ? [{ kind: 'sheet_hidden' }] : []
      if (peeked.declaredColumns > plan.header.length)
        notes.push({ kind: 'range_cut', from: peeked.declaredColumns, to: plan.header.length })
      const sheet = new OpenSheet({ name: part.name, plan, merges: peeked.merges, notes, ragged: false }, parted.length)
      if (peeked.whole && plan.headerLine > 0 && !hasDataRow(peeked.rows, plan)) headerOnly ??= sheet
      else parted.push({ sheet, part })
    }
    if (parted.length === 0) {
      if (headerOnly === null) throw badFile({ file: survey.name }, '的工作表都是空的', '请核对导出条件，确认有数据后重新导出。')
      throw badFile(
        { file: survey.name, sheet: headerOnly.name, line: headerOnly.headerLine },
        '只有表头，没有数据行',
        '请核对导出条件，确认有数据后重新导出。'
      )
    }
    return tableOf(survey, zip, book, parted)
  } catch (cause) {
    zip.close()
    throw cause
  }
}

function tableOf(survey: FileSurvey, zip: XlsxPackage, book: XlsxWorkbook, parted: readonly Parted[]): TableFile {
  return {
    name: survey.name,
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    bytes: survey.bytes,
    sha256: survey.sha256,
    sheets: parted.map(({ sheet }) => sheet),
    rows(index, options = {}) {
      const chosen = parted[index]
      if (chosen === undefined) throw new RangeError(`no sheet ${index}`)
      const reader = new XlsxSheetReader(book, survey.name, chosen.part.name)
      const late = (): TableNote[] =>
        reader.errors.count > 0 ? [{ kind: 'error_cells', count: reader.errors.count, lines: reader.errors.lines }] : []
      return chosen.sheet.batches(records(survey, zip, chosen.part, reader, options.signal), options.signal, late)
    },
    close() {
      zip.close()
    }
  }
}

async function* records(
  survey: FileSurvey,
  zip: XlsxPackage,
  part: XlsxSheetPart,
  reader: XlsxSheetReader,
  signal: AbortSignal | undefined
): AsyncGenerator<readonly SourceRecord[]> {
  await confirmUnchanged(survey, survey.sha256)
  const decoder = new StringDecoder('utf8')
  for await (const chunk of zip.chunks(part.part, signal)) {
    const rows = reader.write(decoder.write(chunk))
    if (rows.length > 0) yield rows
  }
  yield reader.write(decoder.end())
  reader.end()
  await confirmUnchanged(survey, undefined, signal)
}

interface Peek {
  readonly rows: readonly SourceRecord[]
  readonly merges: readonly MergedRange[]
  readonly declaredColumns: number
  /** The rows are all there are. */
  readonly whole: boolean
}

/** The first rows by parsing; then only a search for merged ranges, which stand after the rows. */
async function peek(zip: XlsxPackage, book: XlsxWorkbook, part: XlsxSheetPart, file: string): Promise<Peek> {
  const reader = new XlsxSheetReader(book, file, part.name)
  const decoder = new StringDecoder('utf8')
  const rows: SourceRecord[] = []
  const merges: MergedRange[] = []
  let parsing = true
  let tail = ''
  for await (const chunk of zip.chunks(part.part)) {
    if (parsing) {
      for (const row of reader.write(decoder.write(chunk))) if (row.cells.length > 0) rows.push(row)
      parsing = rows.length < headerPreviewRows * 2
      if (!parsing) tail = chunk.toString('latin1').slice(-300)
      continue
    }
    const text = tail + chunk.toString('latin1')
    tail = text.slice(-300)
    if (!text.includes('mergeCell')) continue
    const found = /<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z0-9$:]+)"[^>]*>/g
    let last = 0
    for (let match = found.exec(text); match !== null; match = found.exec(text)) {
      const range = rangeOf(match[1] ?? '')
      if (range !== null) merges.push(range)
      last = found.lastIndex
    }
    tail = text.slice(Math.max(last, text.length - 300))
  }
  if (parsing) {
    for (const row of reader.write(decoder.end())) if (row.cells.length > 0) rows.push(row)
    reader.end()
  }
  return { rows, merges: [...reader.merges, ...merges], declaredColumns: reader.declaredColumns, whole: parsing }
}
