/**
 * A file → the releases that the flags look at. As Cardinal reads: line by line, each line one compiled release, what is none is passed over, and one
 * ocid on two lines counts twice. As we read: any OCDS document, releases of one ocid compiled into one first.
 */
import { badFile, stopIfCancelled } from '../../io/bad-file.ts'
import { detectEncoding, textFeed } from '../../io/detect-encoding.ts'
import { isObject, type JsonObject } from '../../io/json-value.ts'
import { readProcesses, type FaultyItem } from '../../io/ocds/processes.ts'
import { lineItem, readDocument } from '../../io/ocds/read-document.ts'
import { fileChunks, surveyFile } from '../../io/survey-file.ts'

export interface SourceFile {
  readonly path: string
  readonly name: string
}
/** `fault` hears of lines that are no release. */
export type HearFault = (fault: FaultyItem) => void

const largestBytes = 256 * 1024 * 1024

/** Releases line by line. Throws AppError bad_file (unreadable), cancelled. */
export async function* releaseLines(file: SourceFile, hear: HearFault, signal: AbortSignal): AsyncGenerator<JsonObject> {
  const decoder = new TextDecoder()
  let rest = ''
  let line = 0
  const read = function* (lines: readonly string[]): Generator<JsonObject> {
    for (const source of lines) {
      line += 1
      if (source.trim() === '') continue
      const { value, text } = lineItem(source, line)
      if (isObject(value) && typeof value['ocid'] === 'string') yield value
      else hear({ line, fault: text === undefined ? 'no_ocid' : 'not_json', text: source.slice(0, 200) })
    }
  }
  for await (const chunk of fileChunks(file.path, file.name, signal)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* read(lines)
  }
  yield* read([rest + decoder.decode()])
}

/** Releases of an OCDS document, compiled by ocid. Throws AppError bad_file (no OCDS, too large), cancelled. */
export async function compiledReleases(file: SourceFile, hear: HearFault, signal: AbortSignal): Promise<readonly JsonObject[]> {
  const survey = await surveyFile(file.path, file.name, signal)
  if (survey.bytes > largestBytes) throw badFile({ file: file.name }, '超过 256 MB', '请分成几个文件，或用 --format cardinal 逐行读取。')
  const feed = textFeed(await detectEncoding(survey))
  let text = ''
  for await (const chunk of fileChunks(file.path, file.name, signal)) text += feed.write(Buffer.from(chunk))
  const items = readDocument(text + feed.end())
  stopIfCancelled(signal)
  if (items === null)
    throw badFile({ file: file.name }, '不是 OCDS 数据', '需要 OCDS 1.1 的发布包、记录包或汇总稿（json、jsonl），每条含 ocid。')
  const { processes, faults } = readProcesses(items)
  for (const fault of faults) hear(fault)
  return processes.map(({ release }) => release)
}
