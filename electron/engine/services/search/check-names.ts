/**
 * A list of names against the vault, line by line: what was found and how sure. Sure is only a number or a code that is one only; a name with its
 * phone is likely; a name alone never is, half a county is called 王伟. Where several things answer, that is said and nothing is chosen. Firms
 * are compared as in "same or not" (shared/domain/match), so that both places agree about what is alike.
 */
import { partyKeys } from '../../../../shared/domain/match/candidate-pairs.ts'
import { compareParties, partyTraits, readPhone, type PartyTraits } from '../../../../shared/domain/match/compare-parties.ts'
import { personTraits, type PersonTraits } from '../../../../shared/domain/match/compare-people.ts'
import type { MatchReason } from '../../../../shared/domain/match/match-reason.ts'
import { readNameLine, type NameLineParts } from '../../../../shared/domain/search/read-name-line.ts'
import { normaliseName } from '../../../../shared/domain/value/parse-name.ts'
import type { NameCheck, NameLine } from '../../../../shared/ipc/commands/search.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { partyRecords, personRecords, sameAs } from '../../queries/match.ts'
import { notesOf, regionNames, rowsWithCode, unitNames } from '../../queries/name-check.ts'
import { titlesOf } from '../../queries/rows.ts'
import { rowsByHash } from '../../queries/search-index.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { identitySeal } from '../import/seal-identity.ts'
import { regionStem } from '../import/regions.ts'

/** More lines are not checked at once. */
export const mostLines = 5000
const mostHits = 10

interface Found {
  readonly dataset: string
  readonly id: string
  readonly score: number | null
  readonly reasons: readonly MatchReason[]
}
interface Answer {
  readonly way: NameLine['way']
  readonly sure: NameLine['sure']
  readonly found: readonly Found[]
}

export function checkNames(session: Session, lines: readonly string[]): NameCheck {
  const { reader } = session.vault
  const known = knownNames(session)
  const checked = lines
    .map((text, at) => ({ text, line: at + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .slice(0, mostLines)
  const results = checked.map(({ text, line }): NameLine => {
    const parts = readNameLine(text)
    const { way, sure, found } = answer(session, known, parts)
    const distinct = new Set(found.map((one) => canonical(reader, session.packs, one)))
    return {
      line,
      text: parts.shown.slice(0, 200),
      sure,
      way,
      ambiguous: distinct.size > 1,
      found: found.length,
      hits: shown(reader, session.packs, found.slice(0, mostHits))
    }
  })
  const count = (sure: NameLine['sure']): number => results.filter((one) => one.sure === sure).length
  return {
    lines: results,
    certain: count('certain'),
    likely: count('likely'),
    unsure: count('unsure'),
    none: count('none'),
    ambiguous: results.filter((one) => one.ambiguous).length,
    leftOut: lines.filter((text) => text.trim() !== '').length - results.length
  }
}

interface KnownNames {
  readonly people: ReadonlyMap<string, readonly PersonTraits[]>
  readonly parties: ReadonlyMap<string, readonly PartyTraits[]>
  /** by the name as written, without spaces */
  readonly exact: ReadonlyMap<string, readonly Found[]>
  readonly byPhone: ReadonlyMap<string, readonly Found[]>
  readonly regions: ReadonlySet<string>
  readonly idHash: (number: string) => string
}

function knownNames({ vault }: Session): KnownNames {
  const { reader } = vault
  const regions = new Set(
    regionNames(reader)
      .map(regionStem)
      .filter((stem) => stem.length >= 2)
  )
  const people = new Map<string, PersonTraits[]>()
  const parties = new Map<string, PartyTraits[]>()
  const exact = new Map<string, Found[]>()
  const byPhone = new Map<string, Found[]>()
  const found = (dataset: string, id: string): Found => ({ dataset, id, score: null, reasons: [] })
  for (const traits of personRecords(reader).map(personTraits)) {
    add(people, traits.name, traits)
    if (traits.phone !== '') add(byPhone, traits.phone, found('person', traits.id))
  }
  for (const record of partyRecords(reader)) {
    const traits = partyTraits(record, regions)
    for (const key of partyKeys.keys(traits)) add(parties, key, traits)
    add(exact, bareName(record.name), found('party', record.id))
    if (traits.phone !== '') add(byPhone, traits.phone, found('party', record.id))
  }
  for (const unit of unitNames(reader)) {
    add(exact, bareName(unit.name), found('org', unit.id))
    if (unit.short_name !== null && unit.short_name !== unit.name) add(exact, bareName(unit.short_name), found('org', unit.id))
  }
  const seal = identitySeal((purpose) => vault.macKey(purpose))
  return { people, parties, exact, byPhone, regions, idHash: (number) => seal.idHash(number) }
}

const bareName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const before = map.get(key)
  if (before === undefined) map.set(key, [value])
  else before.push(value)
}

/** The surest answer: numbers before codes before name and phone before names. */
function answer({ vault, packs }: Session, known: KnownNames, parts: NameLineParts): Answer {
  const { reader } = vault
  const hashes = parts.ids.map((id) => known.idHash(id))
  if (hashes.length > 0) {
    const found = byNumber(reader, packs, hashes)
    if (found.length > 0) return { way: 'id_number', sure: 'certain', found }
  }
  if (parts.codes.length > 0) {
    const found = byCode(reader, packs, known, parts.codes)
    if (found.length > 0) return { way: 'code', sure: 'certain', found }
  }
  const named = parts.names.flatMap((name) => byName(known, name))
  if (parts.phones.length > 0) {
    const phoned = parts.phones.flatMap((phone) => known.byPhone.get(readPhone(phone)) ?? [])
    const both = phoned.filter((one) => named.some((other) => other.dataset === one.dataset && other.id === one.id))
    if (both.length > 0)
      return { way: 'name_phone', sure: 'likely', found: both.map((one) => ({ ...one, reasons: ['same_name', 'same_phone'] })) }
    if (phoned.length > 0 && named.length === 0) return { way: 'phone', sure: 'unsure', found: phoned }
  }
  if (named.length > 0) {
    // the whole name of a unit or firm says more than a person's
    const whole = named.some((one) => one.dataset !== 'person') && parts.ids.length === 0
    return { way: 'name', sure: whole ? 'likely' : 'unsure', found: named }
  }
  const alike = parts.names.flatMap((name) => similarTo(known, name, parts))
  if (alike.length > 0) return { way: 'similar', sure: 'unsure', found: alike.toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0)) }
  return { way: 'none', sure: 'none', found: [] }
}

function byName(known: KnownNames, name: string): readonly Found[] {
  const people = known.people.get(normaliseName(name).toUpperCase()) ?? []
  return [
    ...people.map(({ id }): Found => ({ dataset: 'person', id, score: null, reasons: ['same_name'] })),
    ...(known.exact.get(bareName(name)) ?? []).map((one): Found => ({ ...one, reasons: ['same_name'] }))
  ]
}

function similarTo(known: KnownNames, name: string, parts: NameLineParts): readonly Found[] {
  if (name.length < 3) return []
  const asked = partyTraits(
    {
      id: '',
      name,
      credit_code: parts.codes.find((code) => /^[0-9A-Z]{15,18}$/.test(code)) ?? null,
      legal_person: null,
      legal_id_hash: null,
      phone: parts.phones[0] ?? null,
      address: null,
      email: null,
      registered_on: null
    },
    known.regions
  )
  const candidates = new Map<string, PartyTraits>()
  for (const key of partyKeys.keys(asked)) for (const party of known.parties.get(key) ?? []) candidates.set(party.id, party)
  return [...candidates.values()].flatMap((party): readonly Found[] => {
    const likeness = compareParties(asked, party)
    return likeness === null ? [] : [{ dataset: 'party', id: party.id, score: likeness.score, reasons: likeness.reasons }]
  })
}

/** Rows that bear the number, people first. */
function byNumber(db: ReadableDB, packs: PackSet, hashes: readonly string[]): readonly Found[] {
  const found: Found[] = []
  for (const [dataset, declared] of Object.entries(packs.datasets)) {
    if (declared.kind === 'derived') continue
    for (const [field, about] of Object.entries(declared.fields)) {
      if (!about.secret || !about.index || about.type !== 'text') continue
      for (const { id } of rowsByHash(db, dataset, field, hashes, 50)) found.push({ dataset, id, score: null, reasons: ['same_id'] })
    }
  }
  const people = found.filter((one) => one.dataset === 'person')
  return people.length > 0 ? people : found
}

function byCode(db: ReadableDB, packs: PackSet, known: KnownNames, codes: readonly string[]): readonly Found[] {
  const firms = codes.flatMap((code) => known.parties.get(`c${code}`) ?? [])
  if (firms.length > 0) return firms.map(({ id }): Found => ({ dataset: 'party', id, score: null, reasons: ['same_code'] }))
  const shared = sharedFields(packs)
  const found: Found[] = []
  for (const [dataset, declared] of Object.entries(packs.datasets)) {
    if (declared.kind === 'derived') continue
    for (const [field, about] of Object.entries(declared.fields)) {
      if (!about.index || about.secret || about.type !== 'text' || about.ref !== undefined || about.codes !== undefined) continue
      if (field === declared.title || shared.has(`${dataset}.${field}`)) continue
      for (const id of rowsWithCode(db, dataset, field, codes)) found.push({ dataset, id, score: null, reasons: [] })
    }
  }
  return found
}

/** Columns of values that several may share (phone, address, IP): the relations graph declares them, and they tell nobody for sure. */
function sharedFields({ graph }: PackSet): ReadonlySet<string> {
  return new Set(
    graph.edges.flatMap(({ rows }) =>
      rows.flatMap(({ dataset, from, to }) =>
        [from, to].flatMap(({ node, field }) => (graph.nodes[node]?.value === undefined ? [] : [`${dataset}.${field}`]))
      )
    )
  )
}

/** Entries confirmed to be one are one. */
function canonical(db: ReadableDB, packs: PackSet, { dataset, id }: Found): string {
  if ((dataset !== 'person' && dataset !== 'party') || packs.datasets['alias'] === undefined) return `${dataset}/${id}`
  return `${dataset}/${[...sameAs(db, id)].toSorted()[0] ?? id}`
}

function shown(db: ReadableDB, packs: PackSet, found: readonly Found[]): NameLine['hits'] {
  const hits: NameLine['hits'] = []
  for (const dataset of new Set(found.map((one) => one.dataset))) {
    const own = found.filter((one) => one.dataset === dataset)
    const ids = own.map((one) => one.id)
    const titles = titlesOf(db, packs, dataset, ids)
    const kind = dataset === 'person' || dataset === 'party' || dataset === 'org' || dataset === 'matter' ? dataset : 'row'
    const notes = kind === 'person' || kind === 'party' || kind === 'org' ? notesOf(db, kind, ids) : new Map<string, string>()
    for (const one of own)
      hits.push({
        kind,
        dataset,
        id: one.id,
        title: titles.get(one.id) ?? one.id,
        note: notes.get(one.id) ?? packs.datasets[dataset]?.name.zh ?? '',
        score: one.score,
        reasons: [...one.reasons]
      })
  }
  return hits
}
