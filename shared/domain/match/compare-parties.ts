/**
 * How likely two firms in the register are one, and why. Two valid credit codes that differ are two firms, whatever their names; a name
 * alone is weak, one slip of the pen needs another trait beside it. Symmetric. Nothing here decides: a person does.
 */
import { parseCreditCode } from '../value/parse-code.ts'
import { normaliseName } from '../value/parse-name.ts'
import { plainText } from '../value/plain-text.ts'
import { companyCore, placesConflict, type CompanyCore } from './company-core.ts'
import { leastScore, type Likeness, type MatchReason } from './match-reason.ts'
import { oneEditApart } from './one-edit.ts'

/** A row of dataset party, as the vault holds it. */
export interface PartyRecord {
  readonly id: string
  readonly name: string
  readonly credit_code: string | null
  readonly legal_person: string | null
  readonly legal_id_hash: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly email: string | null
  readonly registered_on: string | null
}
/** The same, cleaned for comparing; '' where nothing usable is known. */
export interface PartyTraits {
  readonly id: string
  readonly name: CompanyCore
  readonly code: string
  readonly codeKind: 'credit' | 'organisation' | 'registration' | 'damaged' | 'none'
  readonly legalPerson: string
  readonly legalId: string
  readonly phone: string
  readonly address: string
  readonly email: string
  readonly registeredOn: string
}

export function partyTraits(party: PartyRecord, regions?: ReadonlySet<string>): PartyTraits {
  const { code, kind } = readCode(party.credit_code)
  const email = plainText(party.email).toLowerCase()
  const address = plainText(party.address).replace(/[\s,，.。()（）-]/g, '')
  const legalPerson = normaliseName(party.legal_person)
  return {
    id: party.id,
    name: companyCore(party.name, regions),
    code,
    codeKind: kind,
    legalPerson: legalPerson.length < 2 ? '' : legalPerson,
    legalId: party.legal_id_hash ?? '',
    phone: readPhone(party.phone),
    address: address.length < 6 ? '' : address,
    email: email.includes('@') ? email : '',
    registeredOn: party.registered_on ?? ''
  }
}

/** Digits of a phone number; '' for placeholders. */
export function readPhone(value: string | null): string {
  const digits = plainText(value)
    .replace(/^\+?86(?=1\d{10}$)/, '')
    .replaceAll(/\D/g, '')
  return digits.length < 7 || new Set(digits).size < 3 ? '' : digits
}

function readCode(value: string | null): { readonly code: string; readonly kind: PartyTraits['codeKind'] } {
  const code = plainText(value).replace(/[\s-]/g, '').toUpperCase()
  if (code.length < 6 || new Set(code).size < 3) return { code: '', kind: 'none' }
  if (parseCreditCode(code).ok) return { code, kind: 'credit' }
  if (/^[0-9A-Z]{8}[0-9X]$/.test(code)) return { code, kind: 'organisation' }
  if (/^\d{15}$/.test(code) || /^\d{13}$/.test(code)) return { code, kind: 'registration' }
  return { code, kind: 'damaged' }
}

/** The nine signs of the organisation code; '' where the code has none. */
const organisationPart = ({ code, codeKind }: PartyTraits): string =>
  codeKind === 'credit' ? code.slice(8, 17) : codeKind === 'organisation' ? code : ''

/** Whether the register itself tells the two apart. */
export function codesForbid(a: PartyTraits, b: PartyTraits): boolean {
  if (a.code === '' || b.code === '' || a.code === b.code) return false
  if (a.codeKind === 'registration' && b.codeKind === 'registration') return true
  const [one, two] = [organisationPart(a), organisationPart(b)]
  if (one !== '' && two !== '') return one !== two || a.codeKind === b.codeKind
  return false
}

/** Null when they are not worth asking about, or cannot be one. */
export function compareParties(a: PartyTraits, b: PartyTraits): Likeness | null {
  if (a.id === b.id || codesForbid(a, b)) return null
  const same = (field: 'code' | 'legalId' | 'legalPerson' | 'phone' | 'address' | 'email'): boolean =>
    a[field] !== '' && a[field] === b[field]
  const differ = (field: 'legalPerson' | 'registeredOn'): boolean => a[field] !== '' && b[field] !== '' && a[field] !== b[field]
  const reasons: MatchReason[] = []
  let score = 0
  const atLeast = (value: number, reason: MatchReason): void => {
    reasons.push(reason)
    score = Math.max(score, value)
  }
  if (same('code')) atLeast(100, 'same_code')
  else if (organisationPart(a) !== '' && organisationPart(a) === organisationPart(b)) atLeast(92, 'same_org_code')
  const traits: readonly (readonly [boolean, MatchReason, number])[] = [
    [same('legalId'), 'same_legal_id', 26],
    [same('phone'), 'same_phone', 22],
    [same('legalPerson') && !same('legalId'), 'same_legal_person', 20],
    [same('address'), 'same_address', 20],
    [same('email'), 'same_email', 18]
  ]
  const shared = traits.filter(([holds]) => holds)
  const bonus = shared.length === 0 ? 0 : Math.max(...shared.map(([, , worth]) => worth)) + 4 * (shared.length - 1)
  if (!placesConflict(a.name, b.name)) {
    const named = compareNames(a.name, b.name, shared.length > 0)
    if (named !== null) atLeast(Math.min(98, named.base + bonus), named.reason)
  }
  if (score === 0) return null
  for (const [, reason] of shared) reasons.push(reason)
  const slip = a.code !== '' && b.code !== '' && a.code !== b.code && (a.codeKind === 'damaged' || b.codeKind === 'damaged')
  if (slip && oneEditApart(a.code, b.code, 'codes')) {
    reasons.push('code_one_edit')
    score = Math.min(98, score + 15)
  } else if (slip) score = against(score, 10, 'code_damaged', reasons)
  if (!same('code')) {
    if (a.name.form !== b.name.form) score = against(score, formGap(a.name, b.name), 'form_differs', reasons)
    if ((a.name.places.length === 0) !== (b.name.places.length === 0)) score = against(score, 5, 'place_one_sided', reasons)
    if (differ('legalPerson') && !same('legalId')) score = against(score, 8, 'legal_differs', reasons)
    if (differ('registeredOn')) score = against(score, 15, 'registered_differs', reasons)
  }
  return score >= leastScore ? { score, reasons } : null
}

function against(score: number, by: number, reason: MatchReason, reasons: MatchReason[]): number {
  if (by > 0) reasons.push(reason)
  return score - by
}

function compareNames(
  a: CompanyCore,
  b: CompanyCore,
  traitShared: boolean
): { readonly base: number; readonly reason: MatchReason } | null {
  if (a.core === '' || b.core === '') return null
  if (a.core === b.core) {
    const weak = a.generic && (a.places.length === 0 || b.places.length === 0)
    return weak && !traitShared ? null : { base: weak ? 50 : 66, reason: 'same_core' }
  }
  if (a.former.includes(b.core) || b.former.includes(a.core)) return { base: 72, reason: 'former_name' }
  const long = Math.min(a.core.length, b.core.length) >= (/\p{Script=Han}/u.test(a.core) ? 4 : 8)
  return long && traitShared && oneEditApart(a.core, b.core) ? { base: 48, reason: 'core_one_edit' } : null
}

/** How much two words of form tell firms apart: 股份 and 有限 little, a group and its company more, a factory and a shop most. */
function formGap(a: CompanyCore, b: CompanyCore): number {
  const kinds = [a.form, b.form]
  if (kinds.includes('plain')) return kinds.includes('company') || kinds.includes('stock') ? 0 : 4
  if (kinds.includes('company') && kinds.includes('stock')) return 6
  return kinds.includes('group') ? 12 : 20
}
