/**
 * BODS statements as rows of four tables: every statement with what became of it, and of the records that hold the entities, the persons and the
 * relationships. A closed record is given with the day on which it ended, so that a tie told by an earlier file ends too. Of a person's numbers only a
 * Chinese id number is read (and sealed by the import); birthdays and other numbers are not taken in.
 */
import { parseCreditCode } from '../../../../shared/domain/value/parse-code.ts'
import { parseIdNumber } from '../../../../shared/domain/value/parse-id-number.ts'
import { isObject, listIn, objectIn, textIn, type JsonObject } from '../json-value.ts'
import type { CellValue, RecordFault } from '../table-file.ts'
import { interestsOf, type BodsTie } from './interests.ts'
import { dayOf, type BodsContent, type BodsStatement } from './statements.ts'

export const bodsTables = ['statements', 'entities', 'persons', 'relationships'] as const
export type BodsTable = (typeof bodsTables)[number]
export type BodsRow = Readonly<Record<string, CellValue>>
export interface BodsRecord {
  readonly line: number
  readonly row: BodsRow
  readonly fault?: RecordFault
}

export function bodsRecords({ statements, faults }: BodsContent): Readonly<Record<BodsTable, readonly BodsRecord[]>> {
  const holding = statements.filter(({ replacedBy }) => replacedBy === null)
  const ofKind = (kind: BodsStatement['kind']): readonly BodsStatement[] => holding.filter((one) => one.kind === kind)
  const [entities, persons] = [ofKind('entity'), ofKind('person')]
  const names = partyNames(entities)
  const nameOf = (one: BodsStatement): string => names.get(one.record) ?? personName(one)
  const holders = new Map([...entities, ...persons].map((one) => [one.record, one]))
  const recordOf = recordsByStatement(statements)
  return {
    statements: [
      ...statements.map((one) => ({ line: one.line, row: statementRow(one) })),
      ...faults.map((line) => ({ line, row: {}, fault: 'not_bods' as const }))
    ],
    entities: entities.map((one) => ({ line: one.line, row: entityRow(one, names.get(one.record) ?? one.record) })),
    persons: persons.map((one) => ({ line: one.line, row: personRow(one) })),
    relationships: ofKind('relationship').map((one) => {
      const subject = referenceIn(one.details, 'subject', recordOf)
      const holder = referenceIn(one.details, 'interestedParty', recordOf)
      const [firm, owner] = [holders.get(subject.record ?? ''), holders.get(holder.record ?? '')]
      const row = relationshipRow(one, subject, holder, firm, owner, nameOf)
      // whom the file does not tell of cannot be tied to anybody
      const isLost = firm?.kind !== 'entity' || (holder.record !== null && owner === undefined)
      return { line: one.line, row, ...(isLost ? { fault: 'no_such_record' as const } : {}) }
    })
  }
}

interface Reference {
  readonly record: string | null
  /** why nobody is named */
  readonly reason: string | null
}

/** By record in 0.4, by any statement of the record before that. */
function recordsByStatement(statements: readonly BodsStatement[]): (id: string) => string {
  const records = new Map(statements.map(({ id, record }) => [id, record]))
  return (id) => records.get(id) ?? id
}

function referenceIn(details: JsonObject, key: string, recordOf: (id: string) => string): Reference {
  const found = details[key]
  if (typeof found === 'string') return { record: recordOf(found), reason: null }
  if (!isObject(found)) return { record: null, reason: null }
  const described = textIn(found, 'describedByEntityStatement', true) ?? textIn(found, 'describedByPersonStatement', true)
  if (described !== null) return { record: recordOf(described), reason: null }
  const why = isObject(found['unspecified']) ? found['unspecified'] : found
  return { record: null, reason: textIn(why, 'reason', true) ?? 'unknown' }
}

/** Names parted by spaces, as a mapping reads them; a name with a space in it cannot be told apart and is left out. */
const namesOf = (ids: readonly string[]): string | null => ids.filter((id) => !/\s/.test(id)).join(' ') || null
/** What a later or an earlier file is held against: what it is known by, what it stands in place of, and when it was said. */
function standing(table: 'entity' | 'person' | 'relationship', one: BodsStatement): BodsRow {
  return {
    [`${table}/chain`]: namesOf(one.chain),
    [`${table}/replaces`]: namesOf(one.chain.filter((id) => id !== one.id)),
    [`${table}/status`]: one.status,
    [`${table}/date`]: one.date,
    [`${table}/publicationDate`]: one.published
  }
}
const ended = (one: BodsStatement): string | null => (one.status === 'closed' ? (one.date ?? one.published) : null)
const earliest = (...days: readonly (string | null)[]): string | null => days.flatMap((day) => day ?? []).toSorted()[0] ?? null

function statementRow(one: BodsStatement): BodsRow {
  return {
    'statement/id': one.id,
    'statement/record': one.record,
    'statement/chain': namesOf(one.chain),
    'statement/kind': one.kind,
    'statement/status': one.status,
    'statement/date': one.date,
    'statement/publicationDate': one.published,
    'statement/publisher': one.publisher,
    'statement/bodsVersion': one.version,
    'statement/holds': one.replacedBy === null ? 1 : 0,
    'statement/replacedBy': one.replacedBy
  }
}

function entityRow(one: BodsStatement, party: string): BodsRow {
  const { details } = one
  const identifiers = (listIn(details, 'identifiers') ?? []).filter(isObject)
  const codes = identifiers.flatMap((value) => textIn(value, 'id', false) ?? [])
  const credit = codes.map((code) => parseCreditCode(code)).find((code) => code.ok)
  const kind = details['entityType']
  const place = isObject(details['jurisdiction']) ? details['jurisdiction'] : objectIn(details, 'incorporatedInJurisdiction')
  const address = (listIn(details, 'addresses') ?? []).filter(isObject).find((value) => textIn(value, 'type', true) === 'registered')
  return {
    'entity/record': one.record,
    'entity/statement': one.id,
    'entity/party': party,
    'entity/name': textIn(details, 'name', true),
    'entity/type': isObject(kind) ? textIn(kind, 'type', true) : textIn(details, 'entityType', true),
    'entity/jurisdiction': textIn(place, 'code', true) ?? textIn(place, 'name', true),
    'entity/identifiers': identifiers
      .map((value) =>
        [textIn(value, 'scheme', true) ?? textIn(value, 'schemeName', true), textIn(value, 'id', false)].filter(Boolean).join(' ')
      )
      .join('; '),
    'entity/creditCode': credit?.ok === true ? credit.code : null,
    'entity/address': address === undefined ? null : textIn(address, 'address', true),
    'entity/foundingDate': dayOf(textIn(details, 'foundingDate', true)),
    ...standing('entity', one),
    'entity/ended': ended(one)
  }
}

function idNumberOf(one: BodsStatement): string | null {
  const numbers = (listIn(one.details, 'identifiers') ?? []).filter(isObject).flatMap((value) => textIn(value, 'id', false) ?? [])
  return numbers.find((number) => parseIdNumber(number).ok) ?? null
}

function personRow(one: BodsStatement): BodsRow {
  return {
    'person/record': one.record,
    'person/statement': one.id,
    'person/name': personName(one),
    'person/type': textIn(one.details, 'personType', true),
    'person/idNumber': idNumberOf(one),
    'person/nationalities': (listIn(one.details, 'nationalities') ?? [])
      .filter(isObject)
      .flatMap((value) => textIn(value, 'code', true) ?? textIn(value, 'name', true) ?? [])
      .join('; '),
    ...standing('person', one),
    'person/ended': ended(one)
  }
}

function relationshipRow(
  one: BodsStatement,
  subject: Reference,
  holder: Reference,
  firm: BodsStatement | undefined,
  owner: BodsStatement | undefined,
  nameOf: (one: BodsStatement) => string
): BodsRow {
  const found = interestsOf(one.details, one.date ?? one.published)
  const tie: BodsTie = holder.record === null ? 'unspecified' : found.tie
  return {
    'relationship/record': one.record,
    'relationship/statement': one.id,
    'relationship/subject': subject.record,
    'relationship/subject/party': firm === undefined ? null : nameOf(firm),
    'relationship/holder': holder.record,
    'relationship/holder/party': owner?.kind === 'entity' ? nameOf(owner) : null,
    'relationship/holder/person': owner?.kind === 'person' ? owner.record : null,
    'relationship/holder/chain': owner === undefined ? null : namesOf(owner.chain),
    'relationship/holder/idNumber': owner?.kind === 'person' ? idNumberOf(owner) : null,
    'relationship/holder/name': owner === undefined ? null : nameOf(owner),
    'relationship/holder/unspecified': holder.reason,
    'relationship/tie': tie,
    // a share that is not stated, or a range, is no share that could be held against a limit
    'relationship/kind': tie === 'share' && found.share !== null ? 'shareholder' : 'holding',
    'relationship/types': found.types.join('; '),
    'relationship/share': found.share,
    'relationship/shareLeast': found.least,
    'relationship/shareMost': found.most,
    'relationship/from': found.from,
    'relationship/to': earliest(found.to, ended(one)),
    'relationship/interests': found.text,
    ...standing('relationship', one)
  }
}

/** A person's name; of nobody named the standard's word for it. */
function personName({ details, record }: BodsStatement): string {
  const names = (listIn(details, 'names') ?? []).filter(isObject)
  const legal = names.find((value) => ['legal', 'individual'].includes(textIn(value, 'type', true) ?? '')) ?? names[0] ?? {}
  const parts = [textIn(legal, 'givenName', true), textIn(legal, 'familyName', true)].filter(Boolean).join(' ')
  return textIn(legal, 'fullName', true) ?? (parts === '' ? `[${textIn(details, 'personType', true) ?? 'unknownPerson'}] ${record}` : parts)
}

/** What an entity is called among parties: its name, with its record where two of the file have one name or it has none. */
function partyNames(entities: readonly BodsStatement[]): ReadonlyMap<string, string> {
  const plain = entities.map(({ record, details }) => [record, textIn(details, 'name', true)?.trim() ?? ''] as const)
  const times = new Map<string, number>()
  for (const [, name] of plain) times.set(name, (times.get(name) ?? 0) + 1)
  return new Map(
    plain.map(([record, name]) => [record, name === '' ? `[unnamed] ${record}` : times.get(name) === 1 ? name : `${name}（${record}）`])
  )
}
