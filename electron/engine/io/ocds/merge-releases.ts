/**
 * Several releases of one contracting process become one compiled release: OCDS 1.1's merge routine in the part that needs no schema.
 *
 * Releases are taken in the order of `date` (texts; those without a date first, then in the order given). Objects merge member by member; null removes
 * a member; lists of objects merge by `id` (an object without id is added); `additionalIdentifiers` and `additionalClassifications`, lists that
 * hold anything but objects, and other values are replaced whole; an empty list of objects changes nothing. `id`, `tag` and `date` are
 * those of the compiled release; `initiationType` and `language` are merged as any value. Not done: fields that an extension's schema
 * marks as whole lists, and versioned releases.
 */
import { isObject, type JsonObject } from '../json-value.ts'

const wholeLists: ReadonlySet<string> = new Set(['additionalIdentifiers', 'additionalClassifications'])
const releaseOnly: ReadonlySet<string> = new Set(['id', 'tag', 'date'])

/** The compiled release of these releases of one ocid. Never changes what it is given. */
export function mergeReleases(releases: readonly JsonObject[]): JsonObject {
  const sorted = releases.toSorted((a, b) => order(dateOf(a), dateOf(b)))
  const merged: Record<string, unknown> = {}
  for (const release of sorted) mergeObject(merged, release, releaseOnly)
  const [ocid, date] = [merged['ocid'], dateOf(sorted.at(-1) ?? {})]
  return { ...merged, id: `${String(ocid)}-${date}`, tag: ['compiled'], date }
}

const dateOf = (release: JsonObject): string => (typeof release['date'] === 'string' ? release['date'] : '')
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Merges one object into another, by the same rules. */
export function mergeObject(into: Record<string, unknown>, from: JsonObject, except?: ReadonlySet<string>): void {
  for (const [key, value] of Object.entries(from)) {
    if (except?.has(key) === true || key === '__proto__') continue
    if (value === null) delete into[key]
    else if (isObject(value)) mergeObject(ownObject(into, key), value)
    else if (isObjectList(value) && !wholeLists.has(key)) mergeList(ownList(into, key), value)
    else if (!Array.isArray(value) || value.length > 0) into[key] = copied(value)
  }
}

function mergeList(into: Record<string, unknown>[], from: readonly JsonObject[]): void {
  for (const item of from) {
    const id = item['id']
    const known = id === undefined || id === null ? undefined : into.find((one) => one['id'] === id)
    if (known === undefined) into.push(copied(item))
    else mergeObject(known, item)
  }
}

function ownObject(into: Record<string, unknown>, key: string): Record<string, unknown> {
  const known = into[key]
  if (isObject(known)) return known as Record<string, unknown>
  const made: Record<string, unknown> = {}
  into[key] = made
  return made
}

function ownList(into: Record<string, unknown>, key: string): Record<string, unknown>[] {
  const known = into[key]
  if (isObjectList(known)) return known as Record<string, unknown>[]
  const made: Record<string, unknown>[] = []
  into[key] = made
  return made
}

function isObjectList(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject)
}

/** A copy without nulls inside objects, which would remove nothing here. */
function copied<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copied) as T
  if (!isObject(value)) return value
  const made: Record<string, unknown> = {}
  mergeObject(made, value)
  return made as T
}
