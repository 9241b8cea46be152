/**
 * Opens json (an array of objects, or an object with one such array in it) and jsonl as a table: the columns are all keys met, nested
 * objects become dotted columns, lists stay JSON text. Read into memory, so capped; big data comes as csv or xlsx.
 */
import { badFile } from './bad-file.ts'
import type { TextEncodingName } from './detect-encoding.ts'
import { startsOf } from './json-places.ts'
import { isObject, type JsonObject } from './json-value.ts'
import { parseJson } from './parse-json.ts'
import { readDocumentText } from './read-document-text.ts'
import type { FileSurvey } from './survey-file.ts'
import { confirmUnchanged } from './survey-file.ts'
import type { CellValue, SourceRecord, TableFile } from './table-file.ts'
import { batchSize, columnLetter } from './table-file.ts'
import { OpenSheet } from './table-sheet.ts'

const tooLarge = { what: ' JSON 文件', next: '请改为导出 csv，或按月份分批导出。' }

interface Item {
  readonly line: number
  readonly value: JsonObject
}

/**
 * Does this beginning of a text look like json or jsonl, be it broken? A brace opens JSON unless its first cell ends like one of a table
 * (`{GUID},…`, `{名称},{金额}`); a bracket may open a column name too (`[编号],[名称]`), so there the file's name decides.
 */
export function looksLikeJson(head: string, name: string): boolean {
  if (/^\s*(\{\s*("|\}|$)|\[\s*(\{|\[|"|\]|-?\d|t|f|n|$))/.test(head)) return true
  if (/^\s*\{/.test(head)) return isJsonName(name) || !/^\s*\{[^{}:"\n]*\}\s*[,;\t|]/.test(head)
  return isJsonName(name) && /^\s*\[/.test(head)
}

/** Does the file call itself JSON? Asked only where its content leaves it open. */
export function isJsonName(name: string): boolean {
  return /\.(json|jsonl|ndjson|geojson)$/i.test(name)
}

/** Opens a surveyed json or jsonl file. Throws AppError bad_file with the line and column where it breaks. */
export async function openJson(survey: FileSurvey, encoding: TextEncodingName, signal?: AbortSignal): Promise<TableFile> {
  const text = await readDocumentText(survey, encoding, tooLarge, signal)
  const lines = isLines(text)
  const items = lines ? readLines(text, survey.name) : readWhole(text, survey.name)
  if (items.length === 0) throw badFile({ file: survey.name }, '里没有任何记录', '请核对导出条件，确认有数据后重新导出。')
  const columns = new Map<string, number>()
  const flats = items.map(({ line, value }) => ({ line, values: flatten(value) }))
  for (const { values } of flats) for (const key of values.keys()) if (!columns.has(key)) columns.set(key, columns.size)
  const header = [...columns.keys()]
  const plan = {
    header,
    headerLine: 0,
    headerLines: 0,
    lastHeaderLine: 0,
    columnLetters: header.map((_, index) => columnLetter(index)),
    notes: []
  }
  const sheet = new OpenSheet({ name: survey.name.replace(/\.[^.]+$/, ''), plan, merges: [], notes: [], ragged: false }, 0)
  return {
    name: survey.name,
    format: lines ? 'jsonl' : 'json',
    encoding,
    delimiter: null,
    bytes: survey.bytes,
    sha256: survey.sha256,
    sheets: [sheet],
    rows(index, options = {}) {
      if (index !== 0) throw new RangeError(`no sheet ${index}`)
      return sheet.batches(records(flats, header, survey, options.signal), options.signal)
    },
    close() {}
  }
}

async function* records(
  flats: readonly { readonly line: number; readonly values: ReadonlyMap<string, CellValue> }[],
  header: readonly string[],
  survey: FileSurvey,
  signal: AbortSignal | undefined
): AsyncGenerator<readonly SourceRecord[]> {
  for (let at = 0; at < flats.length; at += batchSize) {
    yield flats.slice(at, at + batchSize).map(({ line, values }) => ({ line, cells: header.map((key) => values.get(key) ?? null) }))
  }
  await confirmUnchanged(survey, undefined, signal)
}

/** jsonl: the first line is a whole object and another line follows. */
function isLines(text: string): boolean {
  const end = text.trimStart().indexOf('\n')
  const first = end === -1 ? '' : text.trimStart().slice(0, end)
  if (!first.startsWith('{') || text.trimStart().slice(end).trim() === '') return false
  try {
    return isObject(JSON.parse(first))
  } catch {
    return false
  }
}

function readLines(text: string, file: string): Item[] {
  const items: Item[] = []
  text.split('\n').forEach((source, index) => {
    if (source.trim() === '') return
    const value = parseJson(source, file, index + 1)
    if (!isObject(value)) throw badFile({ file, line: index + 1 }, '不是一个 JSON 对象', '请核对该行；每行应为一个用花括号括起的对象。')
    items.push({ line: index + 1, value })
  })
  return items
}

function readWhole(text: string, file: string): Item[] {
  const root = parseJson(text, file)
  const found = listIn(root)
  if (found === null)
    throw badFile({ file }, '里没有由对象组成的列表，不能当作表格', '需要“[{…}, {…}]”或其中只有一个列表的对象；OCDS 数据请按 OCDS 导入。')
  const starts = startsOf(text, found.key)
  return found.list.map((value, index) => ({ line: starts[index] ?? index + 1, value }))
}

/** The list of objects: the root itself, or the only such list among its members. */
function listIn(root: unknown): { readonly key: string | null; readonly list: readonly JsonObject[] } | null {
  if (Array.isArray(root)) return root.every(isObject) ? { key: null, list: root } : null
  if (!isObject(root)) return null
  const lists = Object.entries(root).filter(
    (entry): entry is [string, JsonObject[]] => Array.isArray(entry[1]) && entry[1].length > 0 && entry[1].every(isObject)
  )
  const only = lists[0]
  return lists.length === 1 && only !== undefined ? { key: only[0], list: only[1] } : null
}

function flatten(value: JsonObject, prefix = '', into = new Map<string, CellValue>()): Map<string, CellValue> {
  for (const [key, item] of Object.entries(value)) {
    const name = prefix === '' ? key : `${prefix}.${key}`
    if (item === null || typeof item === 'number' || typeof item === 'boolean') into.set(name, item)
    else if (typeof item === 'string') into.set(name, item === '' ? null : item)
    else if (isObject(item)) flatten(item, name, into)
    else into.set(name, JSON.stringify(item))
  }
  return into
}
