/** What the members of a dimension are called: an item by its procedure's node, a person with unit and post of now, a unit, a post with its unit. */
import type { PackSet } from '../../packs/pack-set.ts'
import { orgsNamed, peopleNamed, type RankedDimension } from '../../queries/power.ts'
import type { ReadableDB } from '../../vault/connection.ts'

export interface MemberName {
  readonly name: { readonly zh: string; readonly en: string }
  readonly of: { readonly zh: string; readonly en: string }
}
const same = (text: string): MemberName['name'] => ({ zh: text, en: text })

export function itemName(packs: PackSet, procedure: string, node: string): MemberName {
  const found = packs.procedures.get(procedure)
  return { name: found?.nodes.find((one) => one.code === node)?.name ?? same(node), of: found?.name ?? same(procedure) }
}

/** Names by id; an id that nothing names stands for itself. */
export function nameMembers(
  db: ReadableDB,
  packs: PackSet,
  dimension: RankedDimension,
  ids: readonly string[]
): (id: string) => MemberName {
  const names = new Map<string, MemberName>()
  if (dimension === 'item') {
    for (const id of ids) {
      const cut = id.indexOf('/')
      names.set(id, itemName(packs, id.slice(0, cut), id.slice(cut + 1)))
    }
  } else if (dimension === 'org') {
    for (const row of orgsNamed(db, ids)) names.set(row.id, { name: same(row.name), of: same(row.kind ?? '') })
  } else if (dimension === 'post') {
    const split = ids.map((id) => [id, id.slice(0, id.indexOf('/')), id.slice(id.indexOf('/') + 1)] as const)
    const orgs = new Map(orgsNamed(db, [...new Set(split.map(([, org]) => org))]).map((row) => [row.id, row.name]))
    for (const [id, org, post] of split) names.set(id, { name: same(post), of: same(orgs.get(org) ?? '') })
  } else {
    for (const row of peopleNamed(db, ids)) {
      names.set(row.id, { name: same(row.name), of: same([row.org, row.post].filter((part) => part !== null).join(' · ')) })
    }
  }
  return (id) => names.get(id) ?? { name: same(id), of: same('') }
}
