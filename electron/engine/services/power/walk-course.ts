/**
 * A person's course by appointment, and the reverse walk: from the person to the acts that stand out beside those of others in the same post level
 * at the same node. Each with its number, the peers' spread and n. Never a score, never a rank of the person.
 */
import { wilson } from '../../../../shared/domain/heat.ts'
import { groupBy } from '../../../../shared/domain/group.ts'
import { spreadOf, standsOut, type Spread } from '../../../../shared/domain/stand-out.ts'
import type { PowerCourse, PowerOutstanding } from '../../../../shared/ipc/commands/power.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { sameAs } from '../../queries/match.ts'
import { appointmentsOf, type AppointmentRecord } from '../../queries/matters.ts'
import { personById } from '../../queries/people.ts'
import { factsById } from '../../queries/power.ts'
import {
  firmsAmongPeers,
  firmsOfPerson,
  mattersWithFirm,
  ownActs,
  ownMarked,
  peerAmounts,
  peerDays,
  peerMarked,
  roundsAtItem,
  sumsByAppointment,
  sumsByPostName,
  unitWithin,
  type OwnAct
} from '../../queries/power-course.ts'
import { sourcesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { powerRows } from './list-power.ts'
import { powerParam } from './power-params.ts'

type Found = Omit<PowerOutstanding, 'row'> & { readonly act: string; readonly at: string }
const mostShown = 200
/** Fewer matters with one firm are no pattern. */
const leastMatters = 3

/** Throws `unknown_id`. Needs fresh facts. */
export function walkCourse(db: ReadableDB, packs: PackSet, person: string, asOf: string): PowerCourse {
  const known = personById(db, person)
  if (!known) throw new AppError('unknown_id', '没有这个人员。', { next: '请在“人员”中查找。' })
  const ids = sameAs(db, person)
  const canonical = canonicalOf(db, ids, person)
  const posts = appointmentsOf(db, ids).toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : 1))
  const minimum = powerParam(packs, 'min_peers', asOf).value
  const acts = ownActs(db, canonical)
  const { found, few } = findOutstanding(db, canonical, acts, minimum)
  const shown = found.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, mostShown)
  const rows = new Map(
    powerRows(
      db,
      packs,
      factsById(
        db,
        shown.map((one) => one.act)
      )
    ).map((row) => [row.id, row])
  )
  const sums = new Map(sumsByAppointment(db, canonical).map((one) => [one.id, one]))
  return {
    person: { id: person, name: known.name },
    tenures: tenuresOf(db, posts, sums),
    outside: sums.get('')?.acts ?? 0,
    outstanding: shown.flatMap(({ act, at: _at, ...one }) => {
      const row = rows.get(act)
      return row ? [{ ...one, row }] : []
    }),
    looked: acts.length,
    few,
    peers: peersOf(db, packs, canonical, posts, sums, asOf)
  }
}

/** The entry under which the facts stand: that of the group which has any. */
const canonicalOf = (db: ReadableDB, ids: readonly string[], person: string): string =>
  ids.find((id) => sumsByAppointment(db, id).length > 0) ?? person

function tenuresOf(
  db: ReadableDB,
  posts: readonly AppointmentRecord[],
  sums: ReadonlyMap<string, { acts: number; decided: number; amount: number; marked: number }>
): PowerCourse['tenures'] {
  const sources = sourcesOf(
    db,
    'appointment',
    posts.map((post) => post.id)
  )
  return posts.map((post) => {
    const own = sums.get(post.id) ?? { acts: 0, decided: 0, amount: 0, marked: 0 }
    const unit = post.org_id === null ? { opened: 0, warnings: 0 } : unitWithin(db, post.org_id, post.valid_from, post.valid_to)
    const { acts, decided, amount, marked } = own
    return {
      id: post.id,
      post: post.post_name,
      org: post.org_name,
      lane: post.lane,
      from: post.valid_from,
      to: post.valid_to,
      acts,
      decided,
      amount,
      marked,
      ...unit,
      source: sources.get(post.id) ?? null
    }
  })
}

function findOutstanding(db: ReadableDB, person: string, acts: readonly OwnAct[], minimum: number): { found: Found[]; few: number } {
  const marked = new Map(ownMarked(db, person).map((row) => [row.step_id, row.n]))
  const found: Found[] = []
  let few = 0
  for (const group of groupBy(acts, (act) => `${act.item}\t${act.kind}\t${act.lane ?? ''}`).values()) {
    const [first] = group
    if (!first) continue
    const days = peerDays(db, person, first.item, first.kind, first.lane)
    const n = days.reduce((sum, row) => sum + row.n, 0)
    if (n < minimum) few += group.length
    const times = spreadOf(days.flatMap((row) => (row.days === null ? [] : [[row.days, row.n] as const])))
    const money = group.some((act) => act.counted !== null)
      ? spreadOf(peerAmounts(db, person, first.item, first.kind, first.lane).map((row) => [row.amount, 1] as const))
      : spreadOf([])
    const returns = group.some((act) => act.round > 1) ? roundsAtItem(db, first.item) : { n: 0, again: 0 }
    const markedPeers = group.some((act) => marked.has(act.step_id)) ? peerMarked(db, person, first.item, first.kind, first.lane) : 0
    const share = (hits: number, of: number): Spread => ({ n: of, low: null, median: of === 0 ? null : hits / of, high: null })
    for (const act of group) {
      const add = (how: Found['how'], value: number, peers: Spread): void =>
        void found.push({ how, value, peers, party: null, act: act.id, at: act.at })
      const late = standsOut(act.days, times, minimum)
      if (late !== null && act.days !== null) add(late === 'high' ? 'late' : 'quick', act.days, times)
      if (standsOut(act.counted, money, minimum) === 'high' && act.counted !== null) add('large', act.counted, money)
      if (act.round > 1) add('returned', act.round, share(returns.again, returns.n))
      const marks = marked.get(act.step_id)
      if (marks !== undefined) add('marked', marks, share(markedPeers, n))
    }
  }
  return { found: [...found, ...sameFirm(db, person, acts, minimum)], few }
}

/** A firm that comes up in this person's matters more often than chance allows beside its share in the peers' matters. */
function sameFirm(db: ReadableDB, person: string, acts: readonly OwnAct[], minimum: number): Found[] {
  const firms = firmsOfPerson(db, person).filter((firm) => firm.n >= leastMatters)
  if (firms.length === 0) return []
  const own = mattersWithFirm(db, person)
  const peers = firmsAmongPeers(
    db,
    person,
    acts[0]?.lane ?? null,
    firms.map((firm) => firm.id)
  )
  if (peers.n < minimum) return []
  return firms.flatMap((firm) => {
    const share = (peers.hits.get(firm.id) ?? 0) / peers.n
    if (wilson(firm.n, own)[0] <= share) return []
    const at = acts.find((one) => one.id === firm.act)?.at ?? ''
    const spread = { n: peers.n, low: null, median: share, high: null }
    return [{ how: 'counterparty' as const, value: firm.n, peers: spread, party: { id: firm.id, name: firm.name }, act: firm.act, at }]
  })
}

/** For each post name held: own marked acts beside those of all others who held it, both with their interval. */
function peersOf(
  db: ReadableDB,
  packs: PackSet,
  person: string,
  posts: readonly AppointmentRecord[],
  sums: ReadonlyMap<string, { acts: number; marked: number }>,
  asOf: string
): PowerCourse['peers'] {
  const minimum = powerParam(packs, 'min_sample', asOf).value
  const side = (n: number, hits: number) => {
    const [low, high] = wilson(hits, n)
    return n === 0 ? { n, hits, rate: null, low: null, high: null } : { n, hits, rate: hits / n, low, high }
  }
  return [...groupBy(posts, (post) => post.post_name)].map(([post, held]) => {
    const n = held.reduce((sum, one) => sum + (sums.get(one.id)?.acts ?? 0), 0)
    const hits = held.reduce((sum, one) => sum + (sums.get(one.id)?.marked ?? 0), 0)
    const others = sumsByPostName(db, post, person)
    return {
      post,
      people: others.people,
      minimum,
      own: side(n, hits),
      others: side(others.n, others.hits),
      enough: n >= minimum && others.n >= minimum && others.people >= 2
    }
  })
}
