/**
 * A list of names against the vault, line by line: what was found and how sure. Sure is only a number or a code that is one only; a name with its
 * phone is likely; a name alone never is, half a county is called 王伟. Where several things answer, that is said and nothing is chosen. Firms
 * are compared as in "same or not" (shared/domain/match), so that both places agree about what is alike. A list may have thousands of lines: it is
 * worked off in slices, from one state of the vault, and everything else is answered meanwhile.
 */
import { partyKeys } from '../../../../shared/domain/match/candidate-pairs.ts'
import { compareParties, partyTraits, readPhone, type PartyTraits } from '../../../../shared/domain/match/compare-parties.ts'
import { readNameLine, type NameLineParts } from '../../../../shared/domain/search/read-name-line.ts'
import { normaliseName } from '../../../../shared/domain/value/parse-name.ts'
import type { NameCheck, NameLine } from '../../../../shared/ipc/commands/search.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { identitySeal } from '../import/seal-identity.ts'
import { takeTurns, type Turn } from '../take-turns.ts'
import { codePlaces, findValues, numberPlaces } from './find-values.ts'
import { bareName, knownNames, type Found, type KnownNames } from './known-names.ts'
import { showFound } from './show-found.ts'

/** More lines are not checked at once. */
export const mostLines = 5000

interface Answer {
  readonly way: NameLine['way']
  readonly sure: NameLine['sure']
  readonly found: readonly Found[]
}

/** One answer for each line that is not empty, in their order. */
export function checkNames(session: Session, lines: readonly string[]): Promise<NameCheck> {
  return session.vault.asOfNow(async (db) => {
    const turn = takeTurns()
    const asked: { readonly line: number; readonly parts: NameLineParts }[] = []
    let leftOut = 0
    for (const [at, text] of lines.entries()) {
      if (text.trim() === '') continue
      if (asked.length < mostLines) asked.push({ line: at + 1, parts: readNameLine(text) })
      else leftOut += 1
      await turn()
    }
    const answers = await answersTo(
      session,
      db,
      asked.map((one) => one.parts),
      turn
    )
    const shown = await showFound(
      db,
      session.packs,
      answers.map((one) => one.found),
      turn
    )
    const results = asked.map(({ line, parts }, at): NameLine => {
      const { way, sure } = answers[at] ?? nothing
      const { ambiguous, found, hits } = shown[at] ?? { ambiguous: false, found: 0, hits: [] }
      return { line, text: parts.shown.slice(0, 200), sure, way, ambiguous, found, hits }
    })
    const count = (sure: NameLine['sure']): number => results.filter((one) => one.sure === sure).length
    return {
      lines: results,
      certain: count('certain'),
      likely: count('likely'),
      unsure: count('unsure'),
      none: count('none'),
      ambiguous: results.filter((one) => one.ambiguous).length,
      leftOut
    }
  })
}

const nothing: Answer = { way: 'none', sure: 'none', found: [] }

/** The surest answer to each: numbers before codes before name and phone before names. */
async function answersTo(
  { vault, packs }: Session,
  db: ReadableDB,
  asked: readonly NameLineParts[],
  turn: Turn
): Promise<readonly Answer[]> {
  const known = await knownNames(db, turn)
  const seal = identitySeal((purpose) => vault.macKey(purpose))
  const hashes: (readonly string[])[] = []
  for (const { ids } of asked) {
    hashes.push(ids.map((id) => seal.idHash(id)))
    await turn()
  }
  const numbers = await findValues(db, numberPlaces(packs), hashes.flat(), 'newest', turn)
  const byNumber = hashes.map((own): readonly Found[] => {
    const found = numbers(own).map((one): Found => ({ ...one, score: null, reasons: ['same_id'] }))
    const people = found.filter((one) => one.dataset === 'person')
    return people.length > 0 ? people : found
  })
  const firmsOf = (codes: readonly string[]): readonly PartyTraits[] => codes.flatMap((code) => known.parties.get(`c${code}`) ?? [])
  const open = asked.filter(({ codes }, at) => byNumber[at]?.length === 0 && firmsOf(codes).length === 0)
  const rows = await findValues(
    db,
    codePlaces(packs),
    open.flatMap((parts) => parts.codes),
    'id',
    turn
  )
  const answers: Answer[] = []
  for (const [at, parts] of asked.entries()) {
    const own = byNumber[at] ?? []
    const firms =
      own.length > 0 ? [] : firmsOf(parts.codes).map(({ id }): Found => ({ dataset: 'party', id, score: null, reasons: ['same_code'] }))
    if (own.length > 0) answers.push({ way: 'id_number', sure: 'certain', found: own })
    else {
      const coded = firms.length > 0 ? firms : rows(parts.codes).map((one): Found => ({ ...one, score: null, reasons: [] }))
      answers.push(coded.length > 0 ? { way: 'code', sure: 'certain', found: coded } : byWords(known, parts))
    }
    await turn()
  }
  return answers
}

/** By name and phone, by phone, by name, by a name alike. */
function byWords(known: KnownNames, parts: NameLineParts): Answer {
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
  return nothing
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
