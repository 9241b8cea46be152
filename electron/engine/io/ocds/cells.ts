/** Cells that many tables of a contracting process share: money with its currency, an organisation's id, name and code. */
import type { CellValue } from '../table-file.ts'
import { isObject, listIn, numberIn, objectIn, textIn, type JsonObject } from '../json-value.ts'
import type { FindParty, PartyRef } from './parties.ts'

export type OcdsRow = Readonly<Record<string, CellValue>>

/** Visits the objects of a list, each with its place. */
export function each(value: JsonObject, key: string, visit: (item: JsonObject, at: number) => void): void {
  for (const [at, item] of (listIn(value, key) ?? []).entries()) if (isObject(item)) visit(item, at)
}

/** The references of a list that have an id, each with its place. */
export function references(list: readonly unknown[] | null, find: FindParty): readonly { readonly at: number; readonly party: PartyRef }[] {
  return (list ?? []).map((item, at) => ({ at, party: find(item) })).filter(({ party }) => party.id !== null)
}

export function partyCells(path: string, party: PartyRef): OcdsRow {
  return { [`${path}/id`]: party.id, [`${path}/name`]: party.id === null ? null : party.name, [`${path}/creditCode`]: party.creditCode }
}

/** The only entry of a list that has exactly one. */
export function sole(path: string, known: readonly { readonly party: PartyRef }[], list: readonly unknown[] | null): OcdsRow {
  const party = list?.length === 1 ? known[0]?.party : undefined
  return partyCells(`${path}/sole`, party ?? { id: null, name: null, creditCode: null })
}

export function money(value: JsonObject, path: string, strict: boolean): OcdsRow {
  const found = value[path.slice(path.lastIndexOf('/') + 1)]
  const amount = isObject(found) ? found : {}
  return {
    [`${path}/amount`]: numberIn(amount, 'amount', strict),
    [`${path}/currency`]: textIn(amount, 'currency', strict),
    [`${path}/amount(CNY)`]: yuan(value, path.slice(path.lastIndexOf('/') + 1))
  }
}

/** The amount when it is in yuan; no other currency may pass for it. */
export function yuan(value: JsonObject, key: string): CellValue {
  const money = objectIn(value, key)
  return money['currency'] === 'CNY' && typeof money['amount'] === 'number' ? money['amount'] : null
}
