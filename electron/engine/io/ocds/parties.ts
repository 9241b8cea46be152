/**
 * Who an organisation reference means. `parties` holds the full entry, references elsewhere repeat its id and perhaps its name; each is given
 * with the name of its entry, so that all mentions of one organisation are taken for the same one. A unified social credit code in the
 * identifier is recognised by its form.
 */
import { isObject, listIn, objectIn, textIn, type JsonObject } from '../json-value.ts'

export interface PartyRef {
  /** the reference's own id; null when it has none (of the right type) */
  readonly id: string | null
  readonly name: string | null
  readonly creditCode: string | null
}

export type FindParty = (reference: unknown) => PartyRef

const creditCode = /(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])/

/** A finder over one release. `strict`: ids that are numbers are none; else who has only a name is known by that. */
export function partyFinder(release: JsonObject, strict: boolean): FindParty {
  const entries = new Map<string, JsonObject>()
  for (const party of listIn(release, 'parties') ?? []) {
    const id = isObject(party) ? textIn(party, 'id', strict) : null
    if (isObject(party) && id !== null && !entries.has(id)) entries.set(id, party)
  }
  return (reference) => {
    const own = isObject(reference) ? reference : {}
    const id = textIn(own, 'id', strict) ?? (strict ? null : named(own))
    const entry = (id === null ? undefined : entries.get(id)) ?? {}
    const name = named(entry) ?? named(own) ?? id
    return { id, name, creditCode: codeIn(entry) ?? codeIn(own) }
  }
}

function named(party: JsonObject): string | null {
  const name = textIn(party, 'name', true) ?? textIn(objectIn(party, 'identifier'), 'legalName', true)
  return name === null || name.trim() === '' ? null : name
}

function codeIn(party: JsonObject): string | null {
  const text = textIn(objectIn(party, 'identifier'), 'id', false) ?? textIn(party, 'id', false) ?? ''
  return creditCode.exec(text)?.[0] ?? null
}
