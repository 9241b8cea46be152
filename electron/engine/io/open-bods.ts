/**
 * Opens BODS (Beneficial Ownership Data Standard 0.2 to 0.4), as a JSON list of statements, one statement, or a statement a line, as tables: each table
 * of io/bods/tables.ts that has rows is a sheet, whose lines are the lines where the statement stands. Known by its content, not its name; read into memory,
 * so capped like other JSON.
 */
import { stopIfCancelled } from './bad-file.ts'
import { isStatement, readStatements, type BodsContent, type BodsItem } from './bods/statements.ts'
import { bodsRecords, bodsTables, type BodsRecord, type BodsTable } from './bods/tables.ts'
import type { TextEncodingName } from './detect-encoding.ts'
import { startsOf } from './json-places.ts'
import { isObject } from './json-value.ts'
import { parseJson } from './parse-json.ts'
import { readDocumentText } from './read-document-text.ts'
import { confirmUnchanged, type FileSurvey } from './survey-file.ts'
import { batchSize, columnLetter, type TableFile, type TableSheet } from './table-file.ts'

const tooLarge = { what: '受益所有权数据（BODS）', next: '请按登记地区或年份分成几个文件，每个文件须含所涉主体的陈述。' }
const sign = /"statementI[dD]"\s*:/

/** The file as BODS tables, or null when it is no BODS. Throws AppError bad_file with line and column, cancelled. */
export async function openBods(
  survey: FileSurvey,
  encoding: TextEncodingName,
  head: string,
  signal?: AbortSignal
): Promise<TableFile | null> {
  if (!sign.test(head)) return null
  const items = itemsOf(await readDocumentText(survey, encoding, tooLarge, signal), survey.name)
  return items.some(({ value }) => isStatement(value)) ? tableOf(survey, encoding, readStatements(items)) : null
}

/** One statement a line, else the elements of a list, else one. */
function itemsOf(text: string, file: string): readonly BodsItem[] {
  const lines = text.split('\n').flatMap((source, index) => (source.trim() === '' ? [] : [{ source, line: index + 1 }]))
  const begins = (source: string): boolean => source.trimStart().startsWith('{')
  if (lines.length > 1 && lines.every(({ source }) => begins(source)))
    return lines.map(({ source, line }) => ({ line, value: parseJson(source, file, line) }))
  const root = parseJson(text, file)
  if (!Array.isArray(root)) return [{ line: lines[0]?.line ?? 1, value: root }]
  const starts = startsOf(text, null)
  let place = -1
  return root.map((value: unknown) => {
    if (isObject(value)) place += 1
    return { line: starts[Math.max(place, 0)] ?? 1, value }
  })
}

function tableOf(survey: FileSurvey, encoding: string, content: BodsContent): TableFile {
  const records = bodsRecords(content)
  const sheets = bodsTables.filter((table) => records[table].length > 0).map((table, index) => new BodsSheet(table, index, records[table]))
  return {
    name: survey.name,
    format: 'bods',
    encoding,
    delimiter: null,
    bytes: survey.bytes,
    sha256: survey.sha256,
    sheets,
    async *rows(index, options = {}) {
      const sheet = sheets[index]
      if (sheet === undefined) throw new RangeError(`no sheet ${index}`)
      for (let at = 0; at < sheet.records.length; at += batchSize) {
        stopIfCancelled(options.signal)
        yield sheet.records.slice(at, at + batchSize).map(({ line, row, fault }) => ({
          line,
          cells: sheet.header.map((name) => row[name] ?? null),
          ...(fault === undefined ? {} : { fault })
        }))
      }
      await confirmUnchanged(survey, undefined, options.signal)
    },
    close() {}
  }
}

class BodsSheet implements TableSheet {
  readonly name: BodsTable
  readonly index: number
  readonly records: readonly BodsRecord[]
  readonly header: readonly string[]
  readonly headerLine = 0
  readonly headerLines = 0
  readonly columnLetters: readonly string[]
  readonly notes = []

  constructor(name: BodsTable, index: number, records: readonly BodsRecord[]) {
    this.name = name
    this.index = index
    this.records = records
    this.header = Object.keys(records.find(({ row }) => Object.keys(row).length > 0)?.row ?? {})
    this.columnLetters = this.header.map((_, at) => columnLetter(at))
  }
}
