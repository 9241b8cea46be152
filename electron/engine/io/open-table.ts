/**
 * File → rows. Opens any table a unit hands over (csv, tsv, xlsx, old xls and WPS et, json, jsonl, OCDS, BODS, event logs in XES), whatever it is called, finds its
 * encoding, delimiter, sheets and headers, and gives its rows in batches with the line each came from. What cannot be read is refused
 * by name with a reason and a next step; what was done beyond plain reading is told in notes.
 */
import { basename } from 'node:path'
import { stopIfCancelled } from './bad-file.ts'
import { openBods } from './open-bods.ts'
import { detectEncoding, textFeed } from './detect-encoding.ts'
import { detectContainer, refuseMarkup } from './detect-format.ts'
import { looksLikeJson, openJson } from './open-json.ts'
import { openLegacy } from './open-legacy.ts'
import { openOcdsJson, openOcdsWorkbook } from './open-ocds.ts'
import { openText } from './open-text.ts'
import { openXlsx } from './open-xlsx.ts'
import type { LegacyReader } from './read-legacy-sheets.ts'
import { surveyFile } from './survey-file.ts'
import type { TableFile } from './table-file.ts'
import { openXes } from './xes/open-xes.ts'

export type { LegacyReader } from './read-legacy-sheets.ts'
export type { TableFile } from './table-file.ts'

export interface OpenTableOptions {
  /** The name to show and store; else the path's last part. */
  readonly name?: string
  readonly signal?: AbortSignal
  /** Reads BIFF bytes elsewhere (the runner process); else they are read here. */
  readonly readLegacySheet?: LegacyReader
}

/**
 * Opens a table file. Throws AppError bad_file (with file, sheet, line, column, next), file_changed, cancelled.
 * Reads the whole file once (hash, encoding) and the first rows of each sheet; `rows()` reads again, streaming.
 */
export async function openTable(path: string, options: OpenTableOptions = {}): Promise<TableFile> {
  const { signal } = options
  const survey = await surveyFile(path, options.name ?? basename(path), signal)
  stopIfCancelled(signal)
  const log = await openXes(survey, signal)
  if (log !== null) return log
  const container = detectContainer(survey)
  if (container === 'zip') {
    const book = await openXlsx(survey, signal)
    return (await openOcdsWorkbook(book, survey, signal)) ?? book
  }
  if (container !== 'text') return openLegacy(survey, container, options.readLegacySheet, signal)
  const encoding = await detectEncoding(survey)
  const head = headText(survey.head, encoding, survey.bytes <= survey.head.length)
  refuseMarkup(head, survey.name)
  if (!looksLikeJson(head, survey.name)) return openText(survey, encoding, head)
  return (
    (await openOcdsJson(survey, encoding, head, signal)) ??
    (await openBods(survey, encoding, head, signal)) ??
    openJson(survey, encoding, signal)
  )
}

/** The decoded beginning; bytes that do not fit are left for `rows()` to tell with their line. */
function headText(head: Buffer, encoding: Parameters<typeof textFeed>[0], whole: boolean): string {
  const feed = textFeed(encoding)
  try {
    return feed.write(head) + (whole ? feed.end() : '')
  } catch {
    return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(head)
  }
}
