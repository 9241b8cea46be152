/**
 * Event logs read a second time, sharing no line with the product: XES by a tag at a time, csv by a plain split. Slow and short on purpose.
 * Values are brought to one form (times as UTC), so that two files that say the same give the same.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** `type:key` → value, children behind a slash; lists by the place of their members. */
export type Said = Readonly<Record<string, string>>
export interface ReferenceTrace {
  readonly said: Said
  readonly events: readonly Said[]
}
export interface ReferenceLog {
  readonly log: Said
  readonly extensions: readonly string[]
  readonly globals: readonly string[]
  readonly classifiers: readonly string[]
  readonly traces: readonly ReferenceTrace[]
}

const entity: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string): string =>
  text.replaceAll(/&(#x?[0-9a-fA-F]+|\w+);/g, (_, name: string) =>
    name.startsWith('#x')
      ? String.fromCodePoint(parseInt(name.slice(2), 16))
      : name.startsWith('#')
        ? String.fromCodePoint(Number(name.slice(1)))
        : (entity[name] ?? '')
  )
/** The moment in UTC to the microsecond; text that is no time stays. */
export function moment(text: string): string {
  const found = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)$/.exec(text)
  if (found === null) return text
  return `${new Date(`${found[1]}T${found[2]}${found[4]}`).toISOString().slice(0, 19)}.${(found[3] ?? '').padEnd(6, '0')}Z`
}

/** Throws when tags are not nested as XML has it. */
export function readReference(file: string): ReferenceLog {
  const bytes = readFileSync(file)
  const text = (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.trimStart().startsWith('<') ? ofXes(text) : ofCsv(text.replace(/^\ufeff/, ''))
}

function ofXes(text: string): ReferenceLog {
  const found = { log: {} as Record<string, string>, extensions: [] as string[], globals: [] as string[], classifiers: [] as string[] }
  const traces: { said: Record<string, string>; events: Record<string, string>[] }[] = []
  const open: string[] = []
  const path: string[] = []
  let at = 0
  for (const tag of text.matchAll(/<(\/?)([\w:]+)((?:\s+[\w.:]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g)) {
    const [, closing, name = '', rest = '', single] = tag
    const between = text.slice(at, tag.index).replace(/<\?[\s\S]*?\?>|<!--[\s\S]*?-->/g, '')
    if (/[<&]|\S/.test(between)) throw new Error(`text between tags: ${between.slice(0, 50)}`)
    at = tag.index + tag[0].length
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`)
      path.pop()
      continue
    }
    const attributes = Object.fromEntries(
      [...rest.matchAll(/([\w.:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map((one) => [one[1], plain(one[2] ?? one[3] ?? '')])
    )
    const { key = '', value = '' } = attributes
    const where = open.includes('trace') || open.includes('event') || open.includes('global') ? null : found.log
    let step = ''
    if (name === 'trace') traces.push({ said: {}, events: [] })
    else if (name === 'event') traces.at(-1)?.events.push({})
    else if (name === 'extension') found.extensions.push(attributes['prefix'] ?? '')
    else if (name === 'global') found.globals.push(attributes['scope'] ?? '')
    else if (name === 'classifier') found.classifiers.push(`${attributes['name']}=${attributes['keys']}`)
    else if (['string', 'date', 'int', 'float', 'boolean', 'id', 'list'].includes(name)) {
      const into = open.includes('global')
        ? {}
        : (where ?? (open.includes('event') ? traces.at(-1)?.events.at(-1) : traces.at(-1)?.said) ?? {})
      step = `${name}:${key}`
      let full = [...path.filter((part) => part !== ''), step].join('/')
      while (full in into) full += "'"
      into[full] = name === 'date' ? moment(value) : value
      step = full.split('/').at(-1) ?? ''
    }
    if (single !== '/') {
      open.push(name)
      path.push(step)
    }
  }
  if (open.length > 0) throw new Error(`still open: ${open.join(' ')}`)
  return { ...found, traces }
}

/** Cells of the usual csv form; every value a string but what looks like a time. */
function ofCsv(text: string): ReferenceLog {
  const [header = [], ...lines] = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...`,${line}`.matchAll(/,(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => (cell[1] ?? cell[2] ?? '').replaceAll('""', '"'))
    )
  const traces = new Map<string, { said: Record<string, string>; events: Said[] }>()
  for (const cells of lines) {
    const value = (name: string): string => cells[header.indexOf(name)] ?? ''
    const said: Record<string, string> = {}
    const event: Record<string, string> = {}
    for (const name of header) {
      if (name === '' || value(name) === '') continue
      const time = moment(value(name))
      const type = time === value(name) ? 'string' : 'date'
      if (name.startsWith('case:')) said[`${type}:${name.slice(5)}`] = time
      else event[`${type}:${name}`] = time
    }
    const code = value('case:concept:name')
    const trace = traces.get(code) ?? { said, events: [] }
    trace.events.push(event)
    traces.set(code, trace)
  }
  return { log: {}, extensions: [], globals: [], classifiers: [], traces: [...traces.values()] }
}
