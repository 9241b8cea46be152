/** The result object as Cardinal prints it, filled value by value: groups, ids, codes; quartiles and fences; who stands behind a process. */
import type { FlagResult } from '../../../../shared/ipc/commands/flags.ts'
import type { FlagCode } from './settings.ts'
import { rounded } from './fences.ts'

export const flagGroups = ['OCID', 'Buyer', 'ProcuringEntity', 'Tenderer'] as const
export type FlagGroup = (typeof flagGroups)[number]

const mapNames = [
  'ocid_buyer_r038',
  'ocid_procuringentity_r038',
  'ocid_tenderer',
  'ocid_tenderer_r024',
  'ocid_tenderer_r028',
  'ocid_tenderer_r030',
  'ocid_tenderer_r035',
  'ocid_tenderer_r058'
] as const
export type FlagMap = (typeof mapNames)[number]

export class FlagTally {
  readonly #groups = new Map<FlagGroup, Map<string, Map<FlagCode, number>>>()
  readonly #meta = new Map<FlagCode, Map<string, number>>()
  readonly #single = new Map<FlagMap, Map<string, string>>()
  readonly #many = new Map<FlagMap, Map<string, Set<string>>>()

  set(group: FlagGroup, id: string, code: FlagCode, value: number): void {
    within(
      within(this.#groups, group, () => new Map()),
      id,
      () => new Map<FlagCode, number>()
    ).set(code, value)
  }

  meta(code: FlagCode, name: string, value: number): void {
    within(this.#meta, code, () => new Map<string, number>()).set(name, value)
  }

  /** The one organisation behind a process; a later line replaces. */
  behind(map: FlagMap, ocid: string, id: string): void {
    within(this.#single, map, () => new Map<string, string>()).set(ocid, id)
  }

  /** One more organisation behind a process. */
  among(map: FlagMap, ocid: string, id: string): void {
    within(
      within(this.#many, map, () => new Map<string, Set<string>>()),
      ocid,
      () => new Set()
    ).add(id)
  }

  result(shown: { readonly meta: boolean; readonly map: boolean }): FlagResult {
    const groups = flagGroups.flatMap((group) => {
      const ids = this.#groups.get(group)
      return ids === undefined ? [] : [[group, objectOf(ids, (codes) => objectOf(sorted(codes), finite))] as const]
    })
    return {
      ...Object.fromEntries(groups),
      ...(shown.meta ? { Meta: objectOf(sorted(this.#meta), (values) => objectOf(values, rounded)) } : {}),
      ...(shown.map ? { Maps: Object.fromEntries(mapNames.map((name) => [name, this.#map(name)])) } : {})
    }
  }

  #map(name: FlagMap): Readonly<Record<string, string | string[]>> {
    const single = this.#single.get(name)
    return single === undefined ? objectOf(this.#many.get(name) ?? new Map(), (ids) => [...ids].toSorted()) : objectOf(single, (id) => id)
  }
}

function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

function objectOf<V, R>(map: ReadonlyMap<string, V>, value: (of: V) => R): Record<string, R> {
  return Object.fromEntries([...map].map(([key, one]) => [key, value(one)]))
}

const sorted = <V>(map: ReadonlyMap<FlagCode, V>): ReadonlyMap<FlagCode, V> => new Map([...map].toSorted(([a], [b]) => (a < b ? -1 : 1)))
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)
