/**
 * Who or what a ledger means by a name. Units, firms, people and places are known by many ledgers; each is looked for among those the vault
 * holds before a new one is made. A name that fits two people stays undecided: nobody is guessed (design §1).
 *
 * org: see identify-org.ts. party: credit code, else name (有限公司 = 有限责任公司); the same name with another
 * code is another firm. region: stem of the name and division code. person: id number; else name in the unit; else, where the ledger only
 * mentions, name anywhere if it fits one. A register adopts an entity that was so far only mentioned.
 */
import { normaliseCompany } from '../../../../shared/domain/value/normalise-company.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { all, sql } from '../../vault/sql.ts'
import type { CompiledEmission } from './compile-mapping.ts'
import type { Value } from './convert-cell.ts'
import { Directory, type Known } from './entity-directory.ts'
import { findOrg } from './identify-org.ts'
import type { Identify } from './map-record.ts'
import { rowId } from './map-record.ts'
import { codesAgree, isFullerName, regionStem } from './regions.ts'

/** A finder over the vault's entities, loaded at first need and kept while one file is imported. */
export function entityFinder(db: ReadableDB): Identify {
  const directories = new Map<string, Directory>()
  const directory = (dataset: 'org' | 'party' | 'person' | 'region'): Directory => {
    let found = directories.get(dataset)
    if (found === undefined) {
      found = load(db, dataset)
      directories.set(dataset, found)
    }
    return found
  }
  return (emission, values, keyId) => {
    const value = (field: string): string | null => {
      const at = emission.fieldNames.indexOf(field)
      const found: Value = at === -1 ? null : (values[at] ?? null)
      return found === null ? null : String(found)
    }
    const name = value('name')
    if (name === null) return keyId
    const register = emission.emission.identify === 'register'
    switch (emission.dataset) {
      case 'org':
        return findOrg(
          directory('org'),
          { name, code: value('code'), short: value('short_name'), parent: value('parent_id'), keyId },
          register
        )
      case 'party':
        return findParty(directory('party'), name, value('credit_code'), keyId)
      case 'region':
        return findRegion(directory('region'), name, value('code'), register, keyId)
      case 'person':
        return emission.emission.identify === undefined
          ? keyId
          : findPerson(directory('person'), name, value('id_hash'), value('org_id'), register, keyId)
      default:
        return keyId
    }
  }
}

function findParty(parties: Directory, name: string, code: string | null, keyId: string): string {
  const coded = code === null ? undefined : parties.coded(code)
  if (coded !== undefined) return coded.id
  const named = parties.named(name)
  const same = named.find((party) => code === null || party.code === null)
  if (same !== undefined) {
    parties.learn(same, code)
    return same.id
  }
  const id = named.length === 0 ? keyId : rowId('party', [name, code])
  return parties.add({ id, name, code, home: null, parent: null }).id
}

function findRegion(regions: Directory, name: string, code: string | null, register: boolean, keyId: string): string | null {
  const exact = code === null || code.endsWith('*') ? undefined : regions.coded(code)
  if (exact !== undefined) return exact.id
  const near = regions.named(name).filter((region) => codesAgree(region.code, code))
  if (register) {
    const mentioned = near.find((region) => region.code?.endsWith('*') === true)
    if (mentioned === undefined) return regions.add({ id: keyId, name, code, home: null, parent: null }).id
    regions.learn(mentioned, code)
    mentioned.name = name
    return mentioned.id
  }
  const official = near.filter((region) => region.name === name)
  const candidates = official.length > 0 ? official : near
  const [one, two] = candidates
  if (one === undefined) return regions.add({ id: keyId, name, code, home: null, parent: null }).id
  if (two !== undefined) return null
  if (isFullerName(name, one.name)) one.name = name
  return one.id
}

function findPerson(
  people: Directory,
  name: string,
  idHash: string | null,
  org: string | null,
  register: boolean,
  keyId: string
): string | null {
  const numbered = idHash === null ? undefined : people.coded(idHash)
  if (numbered !== undefined) return numbered.id
  const named = people.named(name)
  const atHome = named.filter((person) => person.home === org)
  if (idHash !== null) {
    const nameless = named.filter((person) => person.code === null && (person.home === org || person.home === null))
    const [adopted] = nameless
    if (nameless.length === 1 && adopted !== undefined) {
      people.learn(adopted, idHash)
      adopted.home ??= org
      return adopted.id
    }
    return people.add({ id: keyId, name, code: idHash, home: org, parent: null }).id
  }
  const fits = register
    ? atHome.length > 0
      ? atHome
      : named.filter((person) => person.home === null)
    : org !== null && atHome.length > 0
      ? atHome
      : named
  const [one, two] = fits
  if (one === undefined) return people.add({ id: keyId, name, code: null, home: org, parent: null }).id
  if (two !== undefined) return null
  one.home ??= register ? org : one.home
  return one.id
}

function load(db: ReadableDB, dataset: 'org' | 'party' | 'person' | 'region'): Directory {
  const found = new Directory(
    dataset === 'party' || dataset === 'org'
      ? (name) => normaliseCompany(name)?.key ?? name
      : dataset === 'region'
        ? regionStem
        : (name) => name
  )
  for (const known of all<Known>(db, queries[dataset])) found.add(known)
  return found
}

const queries = {
  org: sql`SELECT id, name, code, short_name AS home, parent_id AS parent FROM org WHERE name IS NOT NULL`,
  party: sql`SELECT id, name, credit_code AS code, NULL AS home, NULL AS parent FROM party WHERE name IS NOT NULL`,
  person: sql`SELECT id, name, id_hash AS code, org_id AS home, NULL AS parent FROM person WHERE name IS NOT NULL`,
  region: sql`SELECT id, name, code, NULL AS home, NULL AS parent FROM region WHERE name IS NOT NULL`
}

/** Does this entity's new name replace the one that is kept? Only a place's fuller form does (莲都 → 莲都区). */
export function namePrevails(emission: CompiledEmission, field: string, kept: Value, value: Value): boolean {
  return (
    emission.dataset === 'region' && field === 'name' && typeof kept === 'string' && typeof value === 'string' && isFullerName(value, kept)
  )
}
