/**
 * To whom a warning goes (feature 75): the pack says it, avoidance (回避) overrides it. A warning about a person, a relation, the head of a unit
 * or the very addressee is held for the committee; a pack cannot switch that off.
 */
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import type { LevelName } from '../../../shared/packs/pack-words.ts'
import type { Routing } from '../../../shared/packs/routing.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { WarningRecord } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { get, sql } from '../vault/sql.ts'

type Route = Routing['routes'][number]
type Routed = Pick<WarningRecord, 'no' | 'pack' | 'model_id' | 'level' | 'subject_kind' | 'subject' | 'org_id' | 'figures'>
interface Unit {
  readonly id: string
  readonly name: string
  readonly kind: string | null
  readonly parent: string | null
}
interface Held {
  readonly zh: string
  readonly en: string
}

/** The addressee by the first route that fits; null when the pack names none. */
export function routeOf(db: ReadableDB, packs: PackSet, record: Routed): WarningCard['routing'] {
  const routes = packs.packs.find((pack) => pack.manifest.id === record.pack)?.routing?.routes ?? []
  const route = routes.find(
    (one) => (!one.models || one.models.includes(record.model_id)) && (!one.levels || one.levels.includes(record.level))
  )
  if (!route) return null
  const addressee = addresseeOf(db, route, record.org_id)
  const held = route.to === 'committee' ? null : whyHeld(db, record, addressee)
  if (held === null) return { to: route.to, ...route.name, unit: addressee?.name ?? null, heldZh: null, heldEn: null }
  return { to: 'committee', zh: '本级纪委监委（留存）', en: 'The committee itself (held)', unit: null, heldZh: held.zh, heldEn: held.en }
}

/** The unit that a route means: the unit in charge, the one above it, its street or town. Null for the committee and for a function. */
function addresseeOf(db: ReadableDB, { to }: Route, org: string | null): Unit | null {
  const own = org === null ? null : unitById(db, org)
  if (own === null || to === 'committee' || to === 'function') return null
  if (to === 'unit') return own
  let above = own.parent === null ? null : unitById(db, own.parent)
  if (to === 'superior') return above
  if (own.kind === '镇街') return own
  // registers may name a unit its own superior in a ring; no county is more than a few steps deep
  for (let steps = 0; above !== null && steps < 10; steps += 1) {
    if (above.kind === '镇街') return above
    above = above.parent === null ? null : unitById(db, above.parent)
  }
  return null
}

function unitById(db: ReadableDB, id: string): Unit | null {
  return get<Unit>(db, sql`SELECT id, name, unit_kind AS kind, parent_id AS parent FROM org WHERE id = ${id}`) ?? null
}

function whyHeld(db: ReadableDB, record: Routed, addressee: Unit | null): Held | null {
  if (record.subject_kind === 'person')
    return { zh: '对象为个人，依回避规则不送其所在单位', en: 'About a person: by the rule of avoidance it does not go to their own unit' }
  if (record.subject_kind === 'org' && addressee?.id === record.subject)
    return { zh: '对象即收件单位，依回避规则不送', en: 'About the addressee itself: by the rule of avoidance it does not go there' }
  if (
    get(
      db,
      sql`SELECT 1 AS found FROM sys_warning_row WHERE warning_no = ${record.no} AND role = 'evidence' AND dataset = 'relation' LIMIT 1`
    )
  )
    return {
      zh: '涉及人员关系，依回避规则不送有关单位',
      en: 'About a relation between persons: by the rule of avoidance it does not go to the units concerned'
    }
  if (namesHead(db, record))
    return {
      zh: '涉及单位领导，依回避规则不送其所在单位',
      en: 'About a leader of the unit: by the rule of avoidance it does not go to their own unit'
    }
  return null
}

/** Whether the figures name a person who leads the unit. */
function namesHead(db: ReadableDB, { figures }: Routed): boolean {
  const person = (JSON.parse(figures) as Record<string, unknown>)['person_id']
  if (typeof person !== 'string') return false
  return get(db, sql`SELECT 1 AS found FROM person WHERE id = ${person} AND is_leader = 1`) !== undefined
}

/** Working days to sign for and to handle a warning of this level: the pack's, else the core pack's, else 5 and 15. */
export function limitsOf(packs: PackSet, pack: string, level: LevelName): { readonly sign: number; readonly handle: number } {
  const given = (id: string) =>
    packs.packs.find((one) => one.manifest.id === id)?.routing?.limits.find((one) => !one.levels || one.levels.includes(level))
  const limit = given(pack) ?? given('core')
  return { sign: limit?.sign.amount ?? 5, handle: limit?.handle.amount ?? 15 }
}
