/**
 * Which unit a ledger means. The same name with another code, or under another superior, is another unit (the orthopaedic ward of two
 * hospitals, villages of one name in two towns); a name that fits two stays undecided. Else a short name that only one unit has.
 * Superiors agree where one stands above the other (ward, branch, hospital) or one's name holds the other's (石门镇, 云溪县石门镇人民政府).
 */
import type { Directory, Known } from './entity-directory.ts'
import { rowId } from './map-record.ts'

export interface MeantOrg {
  readonly name: string
  readonly code: string | null
  readonly short: string | null
  /** id of the superior, where the ledger gives it */
  readonly parent: string | null
  /** id it would get as a new one */
  readonly keyId: string
}

/** Id of the unit, new or known; null when the name fits several. */
export function findOrg(orgs: Directory, meant: MeantOrg, register: boolean): string | null {
  const { name, code, short, parent, keyId } = meant
  const named = orgs.named(name)
  const found = fitting(orgs, named, meant, register)
  const [one] = found
  if (found.length > 1) return null
  if (one !== undefined) {
    orgs.learn(one, code)
    learnParent(orgs, one, parent, register)
    return one.id
  }
  const another = rowId('org', parent === null ? [name, code] : [name, code, parent])
  if (named.length > 0) return orgs.add({ id: another, name, code, home: short, parent }).id
  const [shorter, second] = register ? [] : fitting(orgs, orgs.homed(name), { code: null, parent }, register)
  if (shorter !== undefined && second === undefined) return shorter.id
  const mentioned = register && short !== null ? fitting(orgs, orgs.named(short), { code, parent }, register) : []
  const [adopted] = mentioned
  if (adopted !== undefined && mentioned.length === 1 && adopted.code === null) {
    orgs.add({ id: adopted.id, name, code, home: short, parent: parent ?? adopted.parent })
    return adopted.id
  }
  const taken = orgs.withId(keyId)
  const id = taken !== undefined && !mayBeUnder(orgs, taken, parent) ? another : keyId
  return orgs.add({ id, name, code, home: short, parent }).id
}

/** Those of one code, else of the same superior, else of one that agrees, else of none known. */
function fitting(
  orgs: Directory,
  named: readonly Known[],
  { code, parent }: Pick<MeantOrg, 'code' | 'parent'>,
  register: boolean
): readonly Known[] {
  const once = [...new Map(named.map((org) => [org.id, org])).values()]
  const sameCode = once.filter((org) => code !== null && org.code === code && (register || mayBeUnder(orgs, org, parent)))
  if (sameCode.length > 0) return sameCode
  const open = once.filter((org) => code === null || org.code === null)
  if (parent === null) return open
  const kinds = [
    open.filter((org) => org.parent === parent),
    open.filter((org) => org.parent !== null && agree(orgs, org.parent, parent)),
    open.filter((org) => org.parent === null)
  ]
  return kinds.find((kind) => kind.length > 0) ?? []
}

/** Codes of wards are each hospital's own, so a code alone does not say so. */
function mayBeUnder(orgs: Directory, org: Known, parent: string | null): boolean {
  return parent === null || org.parent === null || agree(orgs, org.parent, parent)
}

function agree(orgs: Directory, one: string, other: string): boolean {
  if (above(orgs, one).has(other) || above(orgs, other).has(one)) return true
  const [first, second] = [orgs.withId(one)?.name, orgs.withId(other)?.name]
  return first !== undefined && second !== undefined && (first.includes(second) || second.includes(first))
}

/** The unit and all above it. */
function above(orgs: Directory, id: string): ReadonlySet<string> {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at); at = orgs.withId(at)?.parent ?? null) seen.add(at)
  return seen
}

function learnParent(orgs: Directory, org: Known, parent: string | null, register: boolean): void {
  if (parent === null || parent === org.id || (org.parent !== null && !register)) return
  const kept = orgs.withId(org.id)
  org.parent = parent
  if (kept !== undefined) kept.parent = parent
}
