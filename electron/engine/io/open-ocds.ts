/**
 * Opens OCDS (Open Contracting Data Standard 1.1) as tables: release and record packages, compiled releases, one document or jsonl, and
 * the flattened workbook. Known by its content, not its name. Releases of one ocid are compiled first; then each table of
 * io/ocds/tables.ts that has rows is a sheet, whose lines are the lines where the release stands in the file. Records that cannot be made
 * out come on the first sheet with their fault. Read into memory, so capped like other JSON.
 */
import { stopIfCancelled } from './bad-file.ts'
import type { TextEncodingName } from './detect-encoding.ts'
import type { JsonObject } from './json-value.ts'
import { readProcesses, type OcdsContent, type OcdsItem } from './ocds/processes.ts'
import { readDocument } from './ocds/read-document.ts'
import { ocdsRows, ocdsTables, type OcdsTable } from './ocds/tables.ts'
import { addPart, hasSection, ocidColumn, rowPart } from './ocds/unflatten.ts'
import { readDocumentText } from './read-document-text.ts'
import { confirmUnchanged, type FileSurvey } from './survey-file.ts'
import { batchSize, columnLetter, type SourceRecord, type TableFile, type TableSheet } from './table-file.ts'

const tooLarge = { what: ' OCDS 文件', next: '请按年份或单位分成几个文件；只看红旗可用 lianjing flags。' }
const sign = /"(ocid|releases|records)"\s*:/

/** The file as OCDS tables, or null when it is no OCDS. Throws AppError bad_file, cancelled. */
export async function openOcdsJson(
  survey: FileSurvey,
  encoding: TextEncodingName,
  head: string,
  signal?: AbortSignal
): Promise<TableFile | null> {
  if (!sign.test(head)) return null
  const items = readDocument(await readDocumentText(survey, encoding, tooLarge, signal))
  return items === null ? null : tableOf(survey, encoding, readProcesses(items), () => undefined)
}

/** A workbook that holds flattened releases as OCDS tables, or null when it does not. */
export async function openOcdsWorkbook(book: TableFile, survey: FileSurvey, signal?: AbortSignal): Promise<TableFile | null> {
  if (!book.sheets.some((sheet) => hasSection(sheet.header))) return null
  const releases = new Map<string, { readonly line: number; readonly value: Record<string, unknown> }>()
  const strays: OcdsItem[] = []
  for (const sheet of book.sheets) {
    const ocid = ocidColumn(sheet.header)
    if (ocid === null) continue
    for await (const batch of book.rows(sheet.index, signal === undefined ? {} : { signal })) {
      for (const { line, cells } of batch) {
        const part = rowPart(sheet.header, cells)
        if (part['ocid'] === undefined) {
          strays.push({ line, value: part })
          continue
        }
        const key = JSON.stringify([part['ocid'], part['id'] ?? null])
        const known = releases.get(key) ?? { line, value: {} }
        addPart(known.value, part)
        releases.set(key, known)
      }
    }
  }
  const content = readProcesses([...releases.values(), ...strays])
  return tableOf(survey, null, content, () => book.close())
}

function tableOf(survey: FileSurvey, encoding: string | null, content: OcdsContent, close: () => void): TableFile {
  const filled = ocdsTables.filter((table) =>
    table === 'process' ? true : content.processes.some(({ release }) => ocdsRows(release, false)[table].length > 0)
  )
  const sheets = filled.map((table, index) => new OcdsSheet(table, index))
  return {
    name: survey.name,
    format: 'ocds',
    encoding,
    delimiter: null,
    bytes: survey.bytes,
    sha256: survey.sha256,
    sheets,
    rows(index, options = {}) {
      const sheet = sheets[index]
      if (sheet === undefined) throw new RangeError(`no sheet ${index}`)
      return records(survey, content, sheet, options.signal)
    },
    close
  }
}

/** One of everything, so that each table shows all its columns whatever the file holds. */
const specimen: JsonObject = {
  parties: [{}],
  bids: { details: [{ tenderers: [{ id: '' }] }] },
  awards: [{ suppliers: [{ id: '' }], items: [{}] }],
  contracts: [{ implementation: { transactions: [{}] } }]
}

class OcdsSheet implements TableSheet {
  readonly name: OcdsTable
  readonly index: number
  readonly header: readonly string[]
  readonly headerLine = 0
  readonly headerLines = 0
  readonly columnLetters: readonly string[]
  readonly notes = []

  constructor(table: OcdsTable, index: number) {
    this.name = table
    this.index = index
    // what could not be made out stands in the last column of the first sheet
    this.header = [...Object.keys(ocdsRows(specimen, false)[table][0] ?? {}), ...(table === 'process' ? ['raw'] : [])]
    this.columnLetters = this.header.map((_, at) => columnLetter(at))
  }
}

async function* records(
  survey: FileSurvey,
  content: OcdsContent,
  sheet: OcdsSheet,
  signal: AbortSignal | undefined
): AsyncGenerator<readonly SourceRecord[]> {
  let batch: SourceRecord[] = []
  for (const { line, release } of content.processes) {
    for (const row of ocdsRows(release, false)[sheet.name]) batch.push({ line, cells: sheet.header.map((name) => row[name] ?? null) })
    if (batch.length < batchSize) continue
    stopIfCancelled(signal)
    yield batch
    batch = []
  }
  if (sheet.name === 'process') {
    for (const { line, fault, text } of content.faults)
      batch.push({ line, fault, cells: sheet.header.map((name) => (name === 'raw' ? text : null)) })
  }
  if (batch.length > 0) yield batch
  await confirmUnchanged(survey, undefined, signal)
}
