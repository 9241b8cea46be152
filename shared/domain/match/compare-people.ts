/**
 * How likely two entries of people are one person, and why. Two id numbers that differ are two people. A name alone is never enough: half a
 * county is called 王伟. Symmetric.
 */
import { normaliseName } from '../value/parse-name.ts'
import { plainText } from '../value/plain-text.ts'
import { readPhone } from './compare-parties.ts'
import { leastScore, type Likeness, type MatchReason } from './match-reason.ts'

export interface PersonRecord {
  readonly id: string
  readonly name: string
  readonly id_hash: string | null
  readonly id_mask: string | null
  readonly phone: string | null
  readonly org_id: string | null
  readonly post_name: string | null
}
export interface PersonTraits {
  readonly id: string
  readonly name: string
  readonly idHash: string
  /** the last four signs, where the mask shows them */
  readonly tail: string
  readonly phone: string
  readonly unit: string
  readonly post: string
}

export function personTraits(person: PersonRecord): PersonTraits {
  return {
    id: person.id,
    name: normaliseName(person.name).toUpperCase(),
    idHash: person.id_hash ?? '',
    tail: /\d{3}[\dX]$/i.exec(plainText(person.id_mask))?.[0].toUpperCase() ?? '',
    phone: readPhone(person.phone),
    unit: person.org_id ?? '',
    post: plainText(person.post_name)
  }
}

/** Null when they are not worth asking about, or cannot be one. */
export function comparePeople(a: PersonTraits, b: PersonTraits): Likeness | null {
  if (a.id === b.id) return null
  const both = (field: keyof PersonTraits): boolean => a[field] !== '' && b[field] !== ''
  const same = (field: keyof PersonTraits): boolean => both(field) && a[field] === b[field]
  if (both('idHash') && a.idHash !== b.idHash) return null
  if (both('tail') && a.tail !== b.tail) return null
  const reasons: MatchReason[] = []
  let score = 0
  if (same('idHash')) {
    score = 100
    reasons.push('same_id')
  }
  if (same('name')) {
    const ways: readonly (readonly [boolean, MatchReason, number])[] = [
      [same('phone'), 'same_phone', 90],
      [same('tail') && !same('idHash'), 'same_mask', 82],
      [same('unit'), 'same_unit', 66],
      [same('post'), 'same_post', 0]
    ]
    const holding = ways.filter(([holds]) => holds)
    const most = Math.max(0, ...holding.map(([, , worth]) => worth))
    if (most > 0) score = Math.max(score, Math.min(98, most + 4 * (holding.length - 1)))
    if (score > 0) reasons.push('same_name', ...holding.map(([, reason]) => reason))
  }
  if (score === 0) return null
  if (both('unit') && a.unit !== b.unit) {
    reasons.push('unit_differs')
    if (!same('idHash')) score -= 5
  }
  return score >= leastScore ? { score, reasons } : null
}
