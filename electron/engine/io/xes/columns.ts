/**
 * An event log as a table: one line an event, one column for each attribute that occurs. Names follow the usual csv form of event logs
 * (`case:KEY` for what a trace says, KEY for what an event says), so that one mapping reads both; a child of an attribute is `KEY/CHILD`, a
 * list stands in its column as JSON. Each column knows where it came from, so that the log can be written again as it was.
 */
import * as z from 'zod'
import { xesTypes, type XesAttribute, type XesHead, type XesTrace } from './attribute.ts'
import { withoutMidnight } from './day-only.ts'

/** Where a column's values stand in the log. */
export const logColumn = z.strictObject({
  name: z.string(),
  scope: z.enum(['trace', 'event']),
  /** keys from the outermost attribute to this one */
  path: z.array(z.string()).min(1),
  type: z.enum(xesTypes)
})
export type LogColumn = z.infer<typeof logColumn>

const attribute: z.ZodType<XesAttribute> = z.lazy(() =>
  z.strictObject({ type: z.enum(xesTypes), key: z.string(), value: z.string(), children: z.array(attribute) })
)
/** What is kept of an event log beside its lines. */
export const logOutline = z.strictObject({
  columns: z.array(logColumn),
  head: z.strictObject({
    extensions: z.array(z.strictObject({ name: z.string(), prefix: z.string(), uri: z.string() })),
    globals: z.array(z.strictObject({ scope: z.enum(['trace', 'event']), attributes: z.array(attribute) })),
    classifiers: z.array(z.strictObject({ name: z.string(), keys: z.string() })),
    attributes: z.array(attribute)
  })
})
export interface LogOutline {
  readonly columns: readonly LogColumn[]
  readonly head: XesHead
}

/** A JSON list's members as they are stored in a cell. */
export const listCell = z.array(attribute)

/** These are always there, so that a log that lacks one is told by the lines it fails on. */
const always: readonly (readonly [scope: 'trace' | 'event', key: string, type: LogColumn['type']])[] = [
  ['trace', 'concept:name', 'string'],
  ['event', 'concept:name', 'string'],
  ['event', 'time:timestamp', 'date']
]

/** Collects the columns of a log as its traces pass. */
export class ColumnCatalogue {
  readonly #columns: LogColumn[] = []
  readonly #at = new Map<string, number>()
  readonly #names = new Set<string>()

  constructor() {
    for (const [scope, key, type] of always) this.#place(scope, [key], type)
  }

  get columns(): readonly LogColumn[] {
    return this.#columns
  }

  add(trace: XesTrace): void {
    for (const one of trace.attributes) this.#walk('trace', [], one)
    for (const event of trace.events) for (const one of event.attributes) this.#walk('event', [], one)
  }

  /** Cells of every event of a trace, in the order of the columns. */
  cells(trace: XesTrace): readonly { readonly line: number; readonly cells: readonly (string | null)[] }[] {
    const blank = Array.from<string | null>({ length: this.#columns.length }).fill(null)
    for (const one of trace.attributes) this.#fill(blank, 'trace', [], one)
    return trace.events.map(({ line, attributes }) => {
      const cells = [...blank]
      for (const one of attributes) this.#fill(cells, 'event', [], one)
      return { line, cells }
    })
  }

  #walk(scope: LogColumn['scope'], above: readonly string[], attribute: XesAttribute): void {
    const { type, key, children } = withoutMidnight(attribute)
    const path = [...above, key]
    this.#place(scope, path, type)
    if (type !== 'list') for (const child of children) this.#walk(scope, path, child)
  }

  #fill(cells: (string | null)[], scope: LogColumn['scope'], above: readonly string[], attribute: XesAttribute): void {
    const one = withoutMidnight(attribute)
    const path = [...above, one.key]
    const at = this.#place(scope, path, one.type)
    // keys are unique within an element (IEEE 1849 §4.3); of two alike the first counts
    cells[at] ??= one.type === 'list' ? JSON.stringify(one.children) : one.value
    if (one.type !== 'list') for (const child of one.children) this.#fill(cells, scope, path, child)
  }

  #place(scope: LogColumn['scope'], path: readonly string[], type: LogColumn['type']): number {
    const key = JSON.stringify([scope, type, ...path])
    const known = this.#at.get(key)
    if (known !== undefined) return known
    const plain = (scope === 'trace' ? 'case:' : '') + path.map((part) => part.replaceAll('/', '//')).join('/')
    const shadowed = scope === 'event' && plain.startsWith('case:') ? `event:${plain}` : plain
    let name = this.#names.has(shadowed) ? `${shadowed}@${type}` : shadowed
    while (this.#names.has(name)) name += '@'
    this.#names.add(name)
    this.#at.set(key, this.#columns.length)
    this.#columns.push({ name, scope, path: [...path], type })
    return this.#columns.length - 1
  }
}
