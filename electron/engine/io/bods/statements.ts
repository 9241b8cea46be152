/**
 * BODS (Beneficial Ownership Data Standard) 0.2, 0.3 and 0.4 statements in one shape. In 0.4 a record is what statements with one recordId tell, and the
 * last of them holds; before that a statement names those it replaces, and a record is such a chain, known by its first. What is no statement is a fault.
 */
import { isObject, listIn, objectIn, textIn, type JsonObject } from '../json-value.ts'

export type BodsKind = 'entity' | 'person' | 'relationship'
export interface BodsItem {
  readonly line: number
  readonly value: unknown
}
export interface BodsStatement {
  readonly line: number
  readonly id: string
  /** what all statements about one thing share */
  readonly record: string
  /** before 0.4: the ids of all statements of its chain, itself among them; in 0.4 none, the record is known by its own id */
  readonly chain: readonly string[]
  readonly kind: BodsKind
  readonly status: 'new' | 'updated' | 'closed'
  /** ISO days; null when not given in full */
  readonly date: string | null
  readonly published: string | null
  readonly publisher: string | null
  readonly version: string | null
  readonly details: JsonObject
  /** the statement that stands in its place; null while it holds */
  readonly replacedBy: string | null
}
export interface BodsContent {
  readonly statements: readonly BodsStatement[]
  /** lines of what is no statement of this standard */
  readonly faults: readonly number[]
}

const kinds: Readonly<Record<string, BodsKind>> = {
  entity: 'entity',
  person: 'person',
  relationship: 'relationship',
  entityStatement: 'entity',
  personStatement: 'person',
  ownershipOrControlStatement: 'relationship'
}
const idOf = (value: JsonObject): string | null => textIn(value, 'statementId', false) ?? textIn(value, 'statementID', false)
const kindOf = (value: JsonObject): BodsKind | undefined =>
  kinds[textIn(value, 'recordType', true) ?? textIn(value, 'statementType', true) ?? '']

/** A statement by its content: an id and a kind of the standard. */
export function isStatement(value: unknown): value is JsonObject {
  return isObject(value) && idOf(value) !== null && kindOf(value) !== undefined
}

/** A day given in full, also as the beginning of a moment; what lacks month or day is no day. */
export function dayOf(text: string | null): string | null {
  return text !== null && /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:$|T)/.test(text) ? text.slice(0, 10) : null
}

/** Statements in the order of the file, each with whether a later one stands in its place. */
export function readStatements(items: readonly BodsItem[]): BodsContent {
  const good = items.filter((item): item is { line: number; value: JsonObject } => isStatement(item.value))
  const values = good.map(({ value }) => value)
  const roots = rootsOf(values)
  const chains = new Map<string, string[]>()
  for (const id of new Set([...values.map((value) => idOf(value) ?? ''), ...roots.keys()])) {
    const root = roots.get(id) ?? id
    const chain = chains.get(root)
    if (chain === undefined) chains.set(root, [id])
    else chain.push(id)
  }
  const read = good.map(({ line, value }): BodsStatement => {
    const id = idOf(value) ?? ''
    const about = objectIn(value, 'publicationDetails')
    const status = textIn(value, 'recordStatus', true)
    const replaces = replacedIn(value).length > 0
    const named = textIn(value, 'recordId', false)
    const root = roots.get(id) ?? id
    return {
      line,
      id,
      record: named ?? root,
      chain: named === null ? (chains.get(root) ?? [id]) : [],
      kind: kindOf(value) ?? 'entity',
      status: status === 'closed' || status === 'updated' ? status : replaces ? 'updated' : 'new',
      date: dayOf(textIn(value, 'statementDate', true)),
      published: dayOf(textIn(about, 'publicationDate', true)),
      publisher: textIn(objectIn(about, 'publisher'), 'name', true),
      version: textIn(about, 'bodsVersion', true),
      details: isObject(value['recordDetails']) ? value['recordDetails'] : value,
      replacedBy: null
    }
  })
  const last = lastOf(read, new Set(good.flatMap(({ value }) => replacedIn(value))))
  return {
    statements: read.map((one) => {
      const holds = last.get(`${one.kind} ${one.record}`)
      return holds === undefined || holds === one ? one : { ...one, replacedBy: holds.id }
    }),
    faults: items.filter(({ value }) => !isStatement(value)).map(({ line }) => line)
  }
}

function replacedIn(value: JsonObject): readonly string[] {
  const found = value['replacesStatements']
  if (typeof found === 'string') return [found]
  return (listIn(value, 'replacesStatements') ?? []).filter((one): one is string => typeof one === 'string')
}

/** The first statement of each chain of replacements, by each of its members; one that is not in the file may be the first. */
function rootsOf(values: readonly JsonObject[]): ReadonlyMap<string, string> {
  const before = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = before.get(root); next !== undefined; next = before.get(root)) root = next
    // the way is kept short, so that a chain of thousands is walked once
    for (let at = id; at !== root;) {
      const next = before.get(at) ?? root
      before.set(at, root)
      at = next
    }
    return root
  }
  const members = new Set<string>()
  for (const value of values) {
    const [first, ...others] = replacedIn(value)
    if (first === undefined) continue
    // what is replaced together is one thing from then on; a circle has no first, so it stays open where it was met
    for (const id of [idOf(value) ?? '', ...others]) {
      const [root, top] = [rootOf(id), rootOf(first)]
      if (root !== top) before.set(root, top)
      members.add(id)
    }
    members.add(first)
  }
  return new Map([...members].map((id) => [id, rootOf(id)]))
}

/** Of each record the statement that holds: replaced by none, the latest by its day, of equals the later in the file. */
function lastOf(statements: readonly BodsStatement[], replaced: ReadonlySet<string>): ReadonlyMap<string, BodsStatement> {
  const last = new Map<string, BodsStatement>()
  for (const one of statements) {
    const key = `${one.kind} ${one.record}`
    const before = last.get(key)
    if (before === undefined || newer(one, before, replaced)) last.set(key, one)
  }
  return last
}

function newer(one: BodsStatement, before: BodsStatement, replaced: ReadonlySet<string>): boolean {
  if (replaced.has(one.id) !== replaced.has(before.id)) return replaced.has(before.id)
  const [day, other] = [one.date ?? one.published, before.date ?? before.published]
  return day === null || other === null || day >= other
}
