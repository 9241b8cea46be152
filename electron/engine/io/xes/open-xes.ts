/**
 * Opens an event log (XES, IEEE 1849, also packed with gzip) as a table with one sheet. It is read through once to find its columns, which
 * also proves that it is whole before anything is written, and again for its rows.
 */
import { badFile, stopIfCancelled } from '../bad-file.ts'
import type { FileSurvey } from '../survey-file.ts'
import { batchSize, columnLetter, type SourceRecord, type TableFile, type TableSheet } from '../table-file.ts'
import type { TableNote } from '../table-note.ts'
import { ColumnCatalogue, type LogOutline } from './columns.ts'
import { isGzip, looksLikeXes, readXes, textDecoder, unpacked } from './read-xes.ts'

const mostColumns = 4096

/** The file as an event log, or null when it is neither XES nor gzip. Throws AppError bad_file for gzip that holds something else. */
export async function openXes(survey: FileSurvey, signal?: AbortSignal): Promise<TableFile | null> {
  const packed = isGzip(survey.head)
  if (!packed && !/<[\w.-]*:?log[\s/>]/.test(survey.head.toString('latin1').replaceAll('\u0000', ''))) return null
  if (!looksLikeXes(await beginning(survey, signal))) {
    if (!packed) return null
    throw badFile({ file: survey.name }, '是 gzip 压缩文件，里面不是 XES 事件日志', '请先解压，再导入其中的文件。')
  }
  const catalogue = new ColumnCatalogue()
  let empty = 0
  let events = 0
  let outline: LogOutline['head'] = { extensions: [], globals: [], classifiers: [], attributes: [] }
  for await (const { head, traces } of readXes(survey, signal)) {
    outline = head
    for (const trace of traces) {
      catalogue.add(trace)
      events += trace.events.length
      if (trace.events.length === 0) empty += 1
    }
    if (catalogue.columns.length > mostColumns)
      throw badFile({ file: survey.name }, `的属性超过 ${mostColumns} 种，不像事件日志`, '请核对属性名是否写成了属性值。')
  }
  if (events === 0) throw badFile({ file: survey.name }, '中没有任何事件', '请核对导出条件，确认有数据后重新导出。')
  return new XesFile(survey, catalogue, outline, empty === 0 ? [] : [{ kind: 'empty_traces', count: empty }], packed)
}

async function beginning(survey: FileSurvey, signal: AbortSignal | undefined): Promise<string> {
  const decoder = textDecoder(survey.name)
  let text = ''
  for await (const piece of unpacked(survey, () => undefined, signal)) {
    text += decoder.write(piece)
    if (text.length >= 65_536) break
  }
  return text
}

class XesFile implements TableFile {
  readonly name: string
  readonly format = 'xes' as const
  readonly encoding: string | null
  readonly delimiter = null
  readonly bytes: number
  readonly sha256: string
  readonly sheets: readonly TableSheet[]
  readonly #survey: FileSurvey
  readonly #catalogue: ColumnCatalogue

  constructor(survey: FileSurvey, catalogue: ColumnCatalogue, head: LogOutline['head'], notes: readonly TableNote[], packed: boolean) {
    const { columns } = catalogue
    this.name = survey.name
    this.encoding = packed ? 'gzip' : null
    this.bytes = survey.bytes
    this.sha256 = survey.sha256
    this.#survey = survey
    this.#catalogue = catalogue
    this.sheets = [
      {
        name: survey.name.replace(/(\.xes)?(\.gz)?$/i, ''),
        index: 0,
        header: columns.map((column) => column.name),
        headerLine: 0,
        headerLines: 0,
        columnLetters: columns.map((_, at) => columnLetter(at)),
        notes,
        log: { columns, head }
      }
    ]
  }

  async *rows(sheetIndex: number, options: { readonly signal?: AbortSignal } = {}): AsyncGenerator<readonly SourceRecord[]> {
    if (sheetIndex !== 0) throw new RangeError(`no sheet ${sheetIndex}`)
    let batch: SourceRecord[] = []
    for await (const { traces } of readXes(this.#survey, options.signal)) {
      for (const trace of traces) {
        for (const record of this.#catalogue.cells(trace)) batch.push(record)
        if (batch.length < batchSize) continue
        stopIfCancelled(options.signal)
        yield batch
        batch = []
      }
    }
    if (batch.length > 0) yield batch
  }

  close(): void {}
}
