/**
 * Opens csv, tsv and other delimited text: encoding, delimiter and header found from its beginning, rows streamed in chunks so that a
 * file of any size needs a few megabytes. The hash is taken on the way and compared at the end.
 */
import { createHash } from 'node:crypto'
import { badFile } from './bad-file.ts'
import type { TextEncodingName } from './detect-encoding.ts'
import { textFeed } from './detect-encoding.ts'
import { findHeader, headerPreviewRows, type HeaderPlan } from './find-header.ts'
import { isJsonName } from './open-json.ts'
import { parseJson } from './parse-json.ts'
import type { CsvForm } from './split-csv.ts'
import { CsvSplitter } from './split-csv.ts'
import { sniffCsv } from './sniff-csv.ts'
import type { FileSurvey } from './survey-file.ts'
import { confirmUnchanged, fileChunks } from './survey-file.ts'
import type { SourceRecord, TableFile } from './table-file.ts'
import { hasDataRow, OpenSheet } from './table-sheet.ts'

/** Opens a surveyed text file as a table. `head` is its decoded beginning. Throws AppError bad_file. */
export function openText(survey: FileSurvey, encoding: TextEncodingName, head: string): TableFile {
  const whole = survey.bytes <= survey.head.length
  const guess = sniffCsv(head, whole)
  const place = { file: survey.name }
  const plan = findHeader(guess.preview.slice(0, headerPreviewRows))
  if (plan === null) {
    if (whole) throw badFile(place, '没有任何内容，只有空行', '请核对是否导出完整，重新取得文件后再导入。')
    throw badFile(place, '开头没有可识别的表格内容', '请用文本编辑器核对文件开头，删去多余内容后再导入。')
  }
  const sheet = new OpenSheet({ name: survey.name.replace(/\.[^.]+$/, ''), plan, merges: [], notes: [], ragged: true }, 0)
  const form: CsvForm & { readonly hintLength: number } = guess
  if (whole && plan.headerLine > 0 && !hasDataRow(guess.preview, plan)) {
    // A broken quote may be what ended the preview: let it be told rather than "no rows".
    const splitter = new CsvSplitter(form, survey.name)
    splitter.line = form.hintLength > 0 ? 2 : 1
    const records = [...splitter.push(head.slice(form.hintLength)), ...splitter.end()]
    if (!hasDataRow(records, plan)) refuseHeadOnly(survey.name, head, form.delimiter, plan)
  }
  return {
    name: survey.name,
    format: form.delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    delimiter: form.delimiter,
    bytes: survey.bytes,
    sha256: survey.sha256,
    sheets: [sheet],
    rows(index, options = {}) {
      if (index !== 0) throw new RangeError(`no sheet ${index}`)
      return sheet.batches(records(survey, encoding, form, options.signal), options.signal)
    },
    close() {}
  }
}

const delimiterNames: Readonly<Record<string, string>> = { ',': '逗号', '\t': '制表符', ';': '分号', '|': '竖线' }

/** A text without data rows: what was recognised in it, and what a table would look like. Always throws AppError bad_file. */
function refuseHeadOnly(file: string, head: string, delimiter: string, plan: HeaderPlan): never {
  // a file that calls itself JSON is told where it is none
  if (isJsonName(file)) parseJson(head, file)
  const place = { file, line: plan.headerLine }
  if (plan.header.length > 1) {
    const split = delimiterNames[delimiter] ?? `“${delimiter}”`
    throw badFile(
      place,
      `只有表头，没有数据行：按${split}分成 ${plan.header.length} 列`,
      '请核对导出条件，确认有数据后重新导出；表头之下应每行一条记录。'
    )
  }
  throw badFile(
    place,
    '只有一行文字，没有分成列，认不出表格',
    '需要第一行是列名、以下每行一条记录，列间用逗号、制表符、分号或竖线隔开；请核对文件是否完整，或另存为 csv、xlsx 后再导入。'
  )
}

async function* records(
  survey: FileSurvey,
  encoding: TextEncodingName,
  form: CsvForm & { readonly hintLength: number },
  signal: AbortSignal | undefined
): AsyncGenerator<readonly SourceRecord[]> {
  const hash = createHash('sha256')
  const splitter = new CsvSplitter(form, survey.name)
  if (form.hintLength > 0) splitter.line = 2
  let skip = form.hintLength
  for await (const text of textChunks(
    survey,
    encoding,
    signal,
    (bytes) => hash.update(bytes),
    () => splitter.line
  )) {
    yield splitter.push(skip === 0 ? text : text.slice(skip))
    skip = Math.max(0, skip - text.length)
  }
  yield splitter.end()
  await confirmUnchanged(survey, hash.digest('hex'))
}

/** The file's text in chunks. `lineNow` names the line that a chunk starts near, for errors. Throws AppError bad_file, cancelled. */
export async function* textChunks(
  survey: FileSurvey,
  encoding: TextEncodingName,
  signal: AbortSignal | undefined,
  seen: (bytes: Buffer) => void,
  lineNow: () => number
): AsyncGenerator<string> {
  const feed = textFeed(encoding)
  for await (const bytes of fileChunks(survey.path, survey.name, signal)) {
    seen(bytes)
    const text = decoded(
      () => feed.write(bytes),
      survey,
      encoding,
      () => lineNow() + badLines(bytes, encoding)
    )
    const zero = text.indexOf('\u0000')
    if (zero !== -1) {
      const line = lineNow() + linesIn(text.slice(0, zero))
      throw badFile(
        { file: survey.name, line },
        '含有空字节（NUL），文件可能已损坏或不是文本',
        '请从原系统重新导出，不要直接使用恢复出来的文件。'
      )
    }
    if (text !== '') yield text
  }
  const rest = decoded(() => feed.end(), survey, encoding, lineNow)
  if (rest !== '') yield rest
}

function decoded(decode: () => string, survey: FileSurvey, encoding: TextEncodingName, line: () => number): string {
  try {
    return decode()
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause
    const what = encoding === 'gb18030' ? '既不是 UTF-8，也不是 GB18030（GBK）' : `不是有效的 ${encoding.toUpperCase()}`
    throw badFile(
      { file: survey.name, line: line() },
      `的文字编码无法识别：${what}`,
      '请用 WPS 或记事本打开核对是否乱码，另存为 UTF-8 编码后再导入。'
    )
  }
}

/** Lines in this chunk before the first one that does not decode. In GB18030 a line feed never lies inside a character. */
function badLines(bytes: Buffer, encoding: TextEncodingName): number {
  if (encoding !== 'gb18030') return 0
  let lines = 0
  let start = 0
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
    try {
      new TextDecoder('gb18030', { fatal: true }).decode(bytes.subarray(start, end))
    } catch {
      if (start > 0) return lines
    }
    lines += 1
    start = end + 1
  }
  return lines
}

function linesIn(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
