/**
 * Rows → file. Writes csv (UTF-8 with mark so that Excel shows Chinese, or GB18030 for old systems) and xlsx. Every cell is neutralised:
 * nothing we write can run as a formula on the reader's machine. Written under a temporary name and renamed, so a half file never counts.
 */
import { createHash, randomUUID } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import iconv from 'iconv-lite'
import type { Row, Sheet } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { AppError } from '../../../shared/ipc/reply.ts'
import { stopIfCancelled } from './bad-file.ts'
import { neutralCell, worksheetText } from './neutral-cell.ts'
import type { CellValue } from './table-file.ts'

export interface WrittenSheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>
  /** Column widths in characters, worksheets only. */
  readonly widths?: readonly number[]
}

export type TableForm = { readonly format: 'csv'; readonly encoding?: 'utf-8-bom' | 'gb18030' } | { readonly format: 'xlsx' }

export interface WrittenTable {
  readonly bytes: number
  readonly sha256: string
  readonly rows: number
}

const flushCharacters = 1 << 18
const mostSheetRows = 1_048_575

/** Writes one csv sheet or a workbook. Throws AppError usage (several csv sheets, too many rows), disk_full, cancelled. */
export async function writeTable(
  path: string,
  sheets: readonly WrittenSheet[],
  form: TableForm,
  signal?: AbortSignal
): Promise<WrittenTable> {
  return wholeFile(path, (draft) =>
    form.format === 'csv' ? writeCsv(draft, sheets, form.encoding ?? 'utf-8-bom', signal) : writeXlsx(draft, sheets, signal)
  )
}

/** Lets `write` fill a draft, which then takes the file's name: there is the whole file or none. Throws AppError disk_full and what `write` throws. */
export async function wholeFile<Written>(path: string, write: (draft: string) => Promise<Written>): Promise<Written> {
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
  try {
    const written = await write(draft)
    await rename(draft, path)
    return written
  } catch (cause) {
    await rm(draft, { force: true })
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC') {
      throw new AppError('disk_full', '磁盘空间不足，文件没有写成。', { file: basename(path), next: '请清理磁盘或换一个位置后重新导出。' })
    }
    throw cause
  }
}

/** One csv line with its CRLF: quoted where needed, formula cells neutralised. */
export function csvLine(cells: readonly CellValue[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: CellValue): string {
  const safe = neutralCell(cell)
  if (safe === null) return ''
  if (typeof safe === 'boolean') return safe ? '是' : '否'
  const text = String(safe)
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

async function writeCsv(
  draft: string,
  sheets: readonly WrittenSheet[],
  encoding: 'utf-8-bom' | 'gb18030',
  signal: AbortSignal | undefined
): Promise<WrittenTable> {
  const [sheet] = sheets
  if (sheet === undefined || sheets.length !== 1)
    throw new AppError('usage', 'csv 文件只能写一张表。', { next: '请改为导出 xlsx，或分别导出。' })
  const hash = createHash('sha256')
  const handle = await open(draft, 'wx')
  let bytes = 0
  let rows = 0
  const write = async (text: string): Promise<void> => {
    const encoded = encoding === 'gb18030' ? iconv.encode(text, 'gb18030') : Buffer.from(text, 'utf8')
    hash.update(encoded)
    bytes += encoded.length
    await handle.writeFile(encoded)
  }
  try {
    let text = (encoding === 'utf-8-bom' ? '\ufeff' : '') + csvLine(sheet.header)
    for await (const row of sheet.rows) {
      text += csvLine(row)
      rows += 1
      if (text.length < flushCharacters) continue
      stopIfCancelled(signal)
      await write(text)
      text = ''
    }
    await write(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { bytes, sha256: hash.digest('hex'), rows }
}

async function writeXlsx(draft: string, sheets: readonly WrittenSheet[], signal: AbortSignal | undefined): Promise<WrittenTable> {
  let rows = 0
  const prepared: Sheet<Buffer>[] = []
  for (const sheet of sheets) {
    const data: Row[] = [sheet.header.map((name) => ({ value: String(xlsxValue(name)), type: String, fontWeight: 'bold' }))]
    for await (const row of sheet.rows) {
      stopIfCancelled(signal)
      if (data.length > mostSheetRows)
        throw new AppError('usage', `工作表“${sheet.name}”超过 104 万行，xlsx 放不下。`, { next: '请改为导出 csv。' })
      data.push(row.map(xlsxValue))
      rows += 1
    }
    prepared.push({
      data,
      sheet: sheetName(sheet.name, prepared.length),
      stickyRowsCount: 1,
      ...(sheet.widths === undefined ? {} : { columns: sheet.widths.map((width) => ({ width })) })
    })
  }
  await writeExcelFile(prepared).toFile(draft)
  const content = await readFile(draft)
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex'), rows }
}

function xlsxValue(cell: CellValue): string | number | boolean | null {
  const safe = neutralCell(cell)
  return typeof safe === 'string' ? worksheetText(safe) : typeof safe === 'number' && !Number.isFinite(safe) ? null : safe
}

/** Excel refuses these characters, empty names and more than 31 characters. */
function sheetName(name: string, index: number): string {
  const fit = name
    .replace(/[\\/?*[\]:]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
  return fit === '' ? `Sheet${index + 1}` : fit
}
