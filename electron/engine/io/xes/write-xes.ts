/**
 * Traces → an event log file: XES as IEEE 1849 has it (extensions declared, globals, classifiers), packed with gzip if asked, or csv with one
 * line an event. Streams; written under a temporary name and renamed, so a half file never counts.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { stopIfCancelled } from '../bad-file.ts'
import { writeTable, type WrittenTable } from '../write-table.ts'
import type { XesAttribute, XesHead, XesTrace } from './attribute.ts'
import { ColumnCatalogue } from './columns.ts'
import { withMidnight } from './day-only.ts'

export type LogForm = 'xes' | 'xes.gz' | 'csv'

/** The standard's own extensions (IEEE 1849 §6) that every log we write declares. */
const standard: XesHead['extensions'] = [
  { name: 'Concept', prefix: 'concept', uri: 'http://www.xes-standard.org/concept.xesext' },
  { name: 'Lifecycle', prefix: 'lifecycle', uri: 'http://www.xes-standard.org/lifecycle.xesext' },
  { name: 'Organizational', prefix: 'org', uri: 'http://www.xes-standard.org/org.xesext' },
  { name: 'Time', prefix: 'time', uri: 'http://www.xes-standard.org/time.xesext' }
]

/** A log that can be gone through more than once. */
export interface WrittenLog {
  readonly head: XesHead
  traces(): Iterable<XesTrace>
}

/** `rows` of what is written counts events. Throws AppError disk_full, cancelled. */
export async function writeLog(path: string, log: WrittenLog, form: LogForm, signal?: AbortSignal): Promise<WrittenTable> {
  if (form === 'csv') return writeLogTable(path, log, signal)
  const draft = join(dirname(path), `.${basename(path)}.${randomUUID().slice(0, 8)}.part`)
  const hash = createHash('sha256')
  let bytes = 0
  let rows = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    }
  })
  const text = function* (): Generator<string> {
    yield headXml(log.head)
    let pending = ''
    for (const trace of log.traces()) {
      stopIfCancelled(signal)
      rows += trace.events.length
      pending += traceXml(trace)
      if (pending.length < 65_536) continue
      yield pending
      pending = ''
    }
    yield `${pending}</log>\n`
  }
  try {
    const out = createWriteStream(draft, { flags: 'wx', flush: true })
    if (form === 'xes.gz') await pipeline(Readable.from(text()), createGzip({ level: 9 }), measure, out)
    else await pipeline(Readable.from(text()), measure, out)
    await rename(draft, path)
    return { bytes, sha256: hash.digest('hex'), rows }
  } catch (cause) {
    await rm(draft, { force: true })
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC')
      throw new AppError('disk_full', '磁盘空间不足，文件没有写成。', { file: basename(path), next: '请清理磁盘或换一个位置后重新导出。' })
    throw cause
  }
}

async function writeLogTable(path: string, log: WrittenLog, signal: AbortSignal | undefined): Promise<WrittenTable> {
  const catalogue = new ColumnCatalogue()
  for (const trace of log.traces()) catalogue.add(trace)
  const rows = function* (): Generator<readonly (string | null)[]> {
    for (const trace of log.traces()) for (const { cells } of catalogue.cells(trace)) yield cells
  }
  const header = catalogue.columns.map((column) => column.name)
  return writeTable(path, [{ name: basename(path), header, rows: rows() }], { format: 'csv' }, signal)
}

function headXml(head: XesHead): string {
  const extra = head.extensions.filter(({ prefix }) => !standard.some((one) => one.prefix === prefix))
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<log xes.version="1849-2016" xes.features="nested-attributes" xmlns="http://www.xes-standard.org/">',
    ...[...standard, ...extra].map(
      ({ name, prefix, uri }) => `  <extension name="${xml(name)}" prefix="${xml(prefix)}" uri="${xml(uri)}"/>`
    ),
    ...head.globals.flatMap(({ scope, attributes }) => [
      `  <global scope="${scope}">`,
      ...attributes.map((one) => attributeXml(one, 4)),
      '  </global>'
    ]),
    ...head.classifiers.map(({ name, keys }) => `  <classifier name="${xml(name)}" keys="${xml(keys)}"/>`),
    ...head.attributes.map((one) => attributeXml(one, 2))
  ]
  return `${lines.join('\n')}\n`
}

function traceXml({ attributes, events }: XesTrace): string {
  const lines = ['  <trace>', ...attributes.map((one) => attributeXml(one, 4))]
  for (const event of events) lines.push('    <event>', ...event.attributes.map((one) => attributeXml(one, 6)), '    </event>')
  return `${lines.join('\n')}\n  </trace>\n`
}

function attributeXml(attribute: XesAttribute, indent: number): string {
  const { type, key, value, children } = withMidnight(attribute)
  const space = ' '.repeat(indent)
  if (type === 'list') {
    const members = children.map((one) => attributeXml(one, indent + 4))
    return [`${space}<list key="${xml(key)}">`, `${space}  <values>`, ...members, `${space}  </values>`, `${space}</list>`].join('\n')
  }
  const start = `${space}<${type} key="${xml(key)}" value="${xml(value)}"`
  if (children.length === 0) return `${start}/>`
  return [`${start}>`, ...children.map((one) => attributeXml(one, indent + 2)), `${space}</${type}>`].join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;'
}

/** Fit for an attribute of XML 1.0: what no XML can hold (control characters, half surrogates) becomes U+FFFD. */
function xml(text: string): string {
  return text
    .replaceAll(/[&<>"\t\n\r]/g, (one) => entities[one] ?? one)
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
}
