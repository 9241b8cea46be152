/**
 * What a parsed OCDS document holds: contracting processes, each with the place it came from. Takes release packages, record packages, single
 * releases and records, and lists or lines of them; releases of one ocid are compiled into one process. What is no usable release is a fault.
 */
import type { RecordFault } from '../table-file.ts'
import { isObject, listIn, type JsonObject } from '../json-value.ts'
import { mergeReleases } from './merge-releases.ts'

/** One value of the file: a line of jsonl, an element of `releases` or `records`, or a whole document. `text`: what could not be parsed. */
export interface OcdsItem {
  readonly line: number
  readonly value: unknown
  readonly text?: string
}
export interface OcdsProcess {
  readonly line: number
  readonly release: JsonObject
}
export interface FaultyItem {
  readonly line: number
  readonly fault: RecordFault
  readonly text: string
}
export interface OcdsContent {
  readonly processes: readonly OcdsProcess[]
  readonly faults: readonly FaultyItem[]
}

const sections = ['tag', 'tender', 'planning', 'awards', 'contracts', 'bids', 'parties', 'buyer', 'compiledRelease', 'releases'] as const

/** A release or record by its content: an ocid and a section of the standard. */
export function isRelease(value: unknown): value is JsonObject {
  return isObject(value) && 'ocid' in value && sections.some((name) => typeof value[name] === 'object' && value[name] !== null)
}

/** The member that makes a document a package, when it is one. */
export function packageList(value: unknown): 'releases' | 'records' | null {
  if (!isObject(value) || 'ocid' in value) return null
  return (['releases', 'records'] as const).find((key) => (listIn(value, key) ?? []).some(isRelease)) ?? null
}

/** Does a value of the file say that the file is OCDS? */
export function isOcds(value: unknown): boolean {
  return isRelease(value) || packageList(value) !== null || (Array.isArray(value) && value.some(isOcds))
}

/** Processes in the order in which their ocid is first met. Of several releases of one ocid the place of the latest is kept. */
export function readProcesses(items: readonly OcdsItem[]): OcdsContent {
  const faults: FaultyItem[] = []
  const byOcid = new Map<string, OcdsProcess[]>()
  const fault = (line: number, why: RecordFault, value: unknown, text?: string): void =>
    void faults.push({ line, fault: why, text: (text ?? JSON.stringify(value) ?? '').slice(0, 500) })
  const take = (line: number, value: unknown): void => {
    const list = packageList(value)
    if (list !== null && isObject(value)) for (const one of listIn(value, list) ?? []) take(line, one)
    else if (Array.isArray(value)) for (const one of value) take(line, one)
    else if (!isObject(value) || !isOcid(value['ocid'])) fault(line, 'no_ocid', value)
    else {
      const releases = releasesOf(value)
      if (releases.length === 0) fault(line, 'linked_only', value)
      const ocid = String(value['ocid'])
      const known = byOcid.get(ocid) ?? []
      for (const release of releases) known.push({ line, release })
      if (known.length > 0) byOcid.set(ocid, known)
    }
  }
  for (const { line, value, text } of items) {
    if (text === undefined) take(line, value)
    else fault(line, 'not_json', null, text)
  }
  return { processes: [...byOcid.values()].map(compiled), faults }
}

const isOcid = (value: unknown): boolean => (typeof value === 'string' && value.trim() !== '') || typeof value === 'number'

/** A record's compiled release, else its releases that are there in full; a release is itself. */
function releasesOf(value: JsonObject): readonly JsonObject[] {
  const { compiledRelease, releases } = value
  if (isObject(compiledRelease)) return [{ ocid: value['ocid'], ...compiledRelease }]
  if (!Array.isArray(releases)) return [value]
  return releases.filter((one): one is JsonObject => isObject(one) && !('url' in one && !isRelease({ ocid: '', ...one })))
}

function compiled(found: readonly OcdsProcess[]): OcdsProcess {
  const [only] = found
  if (found.length === 1 && only !== undefined) return only
  const last = found.reduce((best, one) => (String(one.release['date'] ?? '') >= String(best.release['date'] ?? '') ? one : best))
  return { line: last.line, release: mergeReleases(found.map((one) => one.release)) }
}
