/** Everything with a name that a line of a list may mean, by the keys under which it is found; read and cleaned in slices. */
import { partyKeys } from '../../../../shared/domain/match/candidate-pairs.ts'
import { partyTraits, type PartyTraits } from '../../../../shared/domain/match/compare-parties.ts'
import { personTraits, type PersonTraits } from '../../../../shared/domain/match/compare-people.ts'
import type { MatchReason } from '../../../../shared/domain/match/match-reason.ts'
import { partyRecords, personRecords } from '../../queries/match.ts'
import { regionNames, unitNames } from '../../queries/name-check.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { regionStem } from '../import/regions.ts'
import type { Turn } from '../take-turns.ts'

export interface Found {
  readonly dataset: string
  readonly id: string
  readonly score: number | null
  readonly reasons: readonly MatchReason[]
}
export interface KnownNames {
  readonly people: ReadonlyMap<string, readonly PersonTraits[]>
  readonly parties: ReadonlyMap<string, readonly PartyTraits[]>
  /** by the name as written, without spaces */
  readonly exact: ReadonlyMap<string, readonly Found[]>
  readonly byPhone: ReadonlyMap<string, readonly Found[]>
  readonly regions: ReadonlySet<string>
}

/** Records of one statement. */
const page = 500

export async function knownNames(db: ReadableDB, turn: Turn): Promise<KnownNames> {
  const regions = new Set(
    regionNames(db)
      .map(regionStem)
      .filter((stem) => stem.length >= 2)
  )
  const people = new Map<string, PersonTraits[]>()
  const parties = new Map<string, PartyTraits[]>()
  const exact = new Map<string, Found[]>()
  const byPhone = new Map<string, Found[]>()
  const found = (dataset: string, id: string): Found => ({ dataset, id, score: null, reasons: [] })
  await eachPage(
    turn,
    (after) => personRecords(db, { after, limit: page }),
    (record) => {
      const traits = personTraits(record)
      add(people, traits.name, traits)
      if (traits.phone !== '') add(byPhone, traits.phone, found('person', traits.id))
    }
  )
  await eachPage(
    turn,
    (after) => partyRecords(db, { after, limit: page }),
    (record) => {
      const traits = partyTraits(record, regions)
      for (const key of partyKeys.keys(traits)) add(parties, key, traits)
      add(exact, bareName(record.name), found('party', record.id))
      if (traits.phone !== '') add(byPhone, traits.phone, found('party', record.id))
    }
  )
  for (const unit of unitNames(db)) {
    add(exact, bareName(unit.name), found('org', unit.id))
    if (unit.short_name !== null && unit.short_name !== unit.name) add(exact, bareName(unit.short_name), found('org', unit.id))
    await turn()
  }
  return { people, parties, exact, byPhone, regions }
}

async function eachPage<T extends { readonly id: string }>(
  turn: Turn,
  read: (after: string) => readonly T[],
  take: (record: T) => void
): Promise<void> {
  for (let after = '', more = true; more;) {
    const records = read(after)
    for (const record of records) {
      take(record)
      await turn()
    }
    after = records.at(-1)?.id ?? ''
    more = records.length === page
  }
}

export const bareName = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const before = map.get(key)
  if (before === undefined) map.set(key, [value])
  else before.push(value)
}
