/**
 * The flattened form of OCDS (flatten-tool): a workbook whose sheets hold parts of releases, headers being paths (`awards/0/items/0/id`), rows
 * joined by ocid, release id and the ids on the way. Rows of one release are put together again by those ids.
 */
import type { CellValue } from '../table-file.ts'
import type { JsonObject } from '../json-value.ts'
import { mergeObject } from './merge-releases.ts'

const prefix = /^(compiledReleases?|releases|records)\/0\/(compiledRelease\/)?/
const section = /^(tender|awards|contracts|parties|bids|buyer|planning|initiationType|tag)(\/|$)/

/** Where the ocid stands in a sheet's header, or null when the sheet is no part of a flattened release. */
export function ocidColumn(header: readonly string[]): number | null {
  const at = header.findIndex((name) => plain(name) === 'ocid')
  return at === -1 ? null : at
}

/** Does this header hold a section of a release? */
export function hasSection(header: readonly string[]): boolean {
  return ocidColumn(header) !== null && header.some((name) => section.test(plain(name)))
}

/** One row as the part of a release that it tells. */
export function rowPart(header: readonly string[], cells: readonly CellValue[]): JsonObject {
  const part: Record<string, unknown> = {}
  header.forEach((name, at) => {
    const cell = cells[at] ?? null
    if (cell !== null && cell !== '') put(part, plain(name).split('/'), cell)
  })
  return part
}

/** Puts a row's part to the others of its release. */
export function addPart(release: Record<string, unknown>, part: JsonObject): void {
  mergeObject(release, part)
}

const plain = (name: string): string => name.trim().replace(prefix, '')

type Holder = Record<string, unknown> | unknown[]

/** Sets the value at a path; a number in the path is a place in a list (each row holds one element of a list, so all are its first). */
function put(root: Record<string, unknown>, path: readonly string[], value: CellValue): void {
  let holder: Holder = root
  path.forEach((step, depth) => {
    const last = depth === path.length - 1
    const next = /^\d+$/.test(path[depth + 1] ?? '') ? [] : {}
    const made: unknown = last ? value : next
    if (Array.isArray(holder)) {
      const place = Number(step)
      if (!Number.isSafeInteger(place) || place > 1000) return
      if (last || holder[place] === undefined) holder[place] = made
      holder = holder[place] as Holder
    } else {
      if (step === '__proto__') return
      if (last || typeof holder[step] !== 'object') holder[step] = made
      holder = holder[step] as Holder
    }
  })
}
