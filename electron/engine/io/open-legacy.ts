/**
 * Opens old .xls and WPS .et workbooks: checks what the container holds and its size before the old reader sees a byte, then offers the
 * sheets like any other table.
 */
import { readFile } from 'node:fs/promises'
import { AppError } from '../../../shared/ipc/reply.ts'
import { badFile, stopIfCancelled } from './bad-file.ts'
import { locked, refuseForeignOle } from './detect-format.ts'
import { findHeader, headerPreviewRows } from './find-header.ts'
import type { LegacyReader, LegacySheet } from './read-legacy-sheets.ts'

import type { FileSurvey } from './survey-file.ts'
import { confirmUnchanged } from './survey-file.ts'
import type { SourceRecord, TableFile } from './table-file.ts'
import { batchSize, largestLegacyBytes } from './table-file.ts'
import type { TableNote } from './table-note.ts'
import { notedLines } from './table-note.ts'
import { hasDataRow, OpenSheet } from './table-sheet.ts'

/** Opens a surveyed BIFF workbook. Throws AppError bad_file, cancelled. */
export async function openLegacy(
  survey: FileSurvey,
  container: 'ole' | 'biff',
  reader: LegacyReader | undefined,
  signal?: AbortSignal
): Promise<TableFile> {
  const { name } = survey
  if (survey.bytes > largestLegacyBytes)
    throw badFile({ file: name }, '是超过 64 MB 的旧格式工作簿', '请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。')
  const bytes = await readFile(survey.path)
  if (container === 'ole') refuseForeignOle(bytes, name)
  stopIfCancelled(signal)
  const found = await readSheets(bytes, name, reader)
  const kept: { readonly sheet: OpenSheet; readonly source: LegacySheet }[] = []
  let headerOnly: OpenSheet | null = null
  for (const source of found) {
    const plan = findHeader(source.rows.slice(0, headerPreviewRows), source.merges)
    if (plan === null) continue
    const notes: TableNote[] = source.hidden ? [{ kind: 'sheet_hidden' }] : []
    if (source.errorLines.length > 0)
      notes.push({ kind: 'error_cells', count: source.errorLines.length, lines: source.errorLines.slice(0, notedLines) })
    const sheet = new OpenSheet({ name: source.name, plan, merges: source.merges, notes, ragged: false }, kept.length)
    if (plan.headerLine > 0 && !hasDataRow(source.rows, plan)) headerOnly ??= sheet
    else kept.push({ sheet, source })
  }
  if (kept.length === 0) {
    if (headerOnly === null) throw badFile({ file: name }, '的工作表都是空的', '请核对导出条件，确认有数据后重新导出。')
    throw badFile(
      { file: name, sheet: headerOnly.name, line: headerOnly.headerLine },
      '只有表头，没有数据行',
      '请核对导出条件，确认有数据后重新导出。'
    )
  }
  return {
    name,
    format: 'xls',
    encoding: null,
    delimiter: null,
    bytes: survey.bytes,
    sha256: survey.sha256,
    sheets: kept.map(({ sheet }) => sheet),
    rows(index, options = {}) {
      const chosen = kept[index]
      if (chosen === undefined) throw new RangeError(`no sheet ${index}`)
      return chosen.sheet.batches(records(chosen.source, survey, options.signal), options.signal)
    },
    close() {}
  }
}

async function readSheets(bytes: Buffer, name: string, reader: LegacyReader | undefined): Promise<readonly LegacySheet[]> {
  try {
    if (reader !== undefined) return await reader(bytes)
    return (await import('./read-legacy-sheets.ts')).readLegacySheets(bytes)
  } catch (cause) {
    if (cause instanceof AppError && cause.value.code !== 'bad_file') throw stopped(cause, name)
    const message = cause instanceof Error ? cause.message : ''
    if (/password|encrypt/i.test(message)) throw locked(name)
    throw badFile({ file: name }, '是旧格式工作簿，但已损坏，无法读取', '请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入。')
  }
}

/** The reading process was killed at its limit, by the person, or died: said for this file. */
function stopped(cause: AppError, name: string): AppError {
  if (cause.value.code === 'cancelled') return cause
  const why = cause.value.code === 'time_limit' ? '是旧格式工作簿，读取超过时限，已终止' : '是旧格式工作簿，读取它的进程中途退出'
  return badFile({ file: name }, `${why}；未写入任何数据`, '请用 Excel 或 WPS 打开核对，另存为 .xlsx 后再导入。')
}

async function* records(source: LegacySheet, survey: FileSurvey, signal: AbortSignal | undefined): AsyncGenerator<readonly SourceRecord[]> {
  for (let at = 0; at < source.rows.length; at += batchSize) yield source.rows.slice(at, at + batchSize)
  await confirmUnchanged(survey, undefined, signal)
}
