/**
 * A person's course by appointment, and the reverse walk: from the person to the acts that stand out beside those of others in the same post level
 * at the same node. Each with its number, the peers' spread and n. Never a score, never a rank of the person.
 */
import { wilson } from '../../../../shared/domain/heat.ts'
import { groupBy } from '../../../../shared/domain/group.ts'
import type { PowerCourse } from '../../../../shared/ipc/commands/power.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { sameAs } from '../../queries/match.ts'
import { appointmentsOf, type AppointmentRecord } from '../../queries/matter-acts.ts'
import { personById } from '../../queries/people.ts'
import { factsByNumber } from '../../queries/power.ts'
import {
  actsWithFewPeers,
  peersMarked,
  personWithFacts,
  standingPage,
  sumsByPostName,
  sumsByTenure,
  unitWithin
} from '../../queries/power-course.ts'
import { sourcesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { powerRows } from './list-power.ts'
import { powerParam } from './power-params.ts'
import { tenureOf } from './power-sums.ts'

/** Throws `unknown_id`. Needs fresh facts. */
export function walkCourse(
  db: ReadableDB,
  packs: PackSet,
  person: string,
  asOf: string,
  page: { readonly offset: number; readonly limit: number }
): PowerCourse {
  const known = personById(db, person)
  if (!known) throw new AppError('unknown_id', '没有这个人员。', { next: '请在“人员”中查找。' })
  const ids = sameAs(db, person)
  const own = personWithFacts(db, ids) ?? { id: person, acts: 0 }
  const posts = appointmentsOf(db, ids).toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : a.valid_from > b.valid_from ? 1 : 0))
  const minimum = powerParam(packs, 'min_peers', asOf).value
  const none = tenureOf(null, own.id)
  const sums = new Map(sumsByTenure(db, [...posts.map((post) => post.id), none]).map((one) => [one.id, one]))
  return {
    person: { id: person, name: known.name },
    tenures: tenuresOf(db, posts, sums),
    outside: sums.get(none)?.acts ?? 0,
    ...outstandingOf(db, packs, own.id, minimum, page),
    looked: own.acts,
    few: actsWithFewPeers(db, own.id, minimum),
    peers: peersOf(db, packs, own.id, posts, sums, asOf)
  }
}

function outstandingOf(
  db: ReadableDB,
  packs: PackSet,
  person: string,
  minimum: number,
  page: { readonly offset: number; readonly limit: number }
): Pick<PowerCourse, 'outstanding' | 'outstandingTotal'> {
  const { rows, total } = standingPage(db, person, minimum, page.offset, page.limit)
  const facts = factsByNumber(
    db,
    rows.map((row) => row.no)
  )
  const shown = powerRows(db, packs, facts)
  const rowOf = new Map(facts.flatMap((fact, place) => (shown[place] ? [[fact.no, shown[place]] as const] : [])))
  const marked = rows.flatMap((row) => (row.how === 'marked' ? [row.no] : []))
  const peers = new Map(peersMarked(db, person, marked).map((one) => [one.no, one]))
  return {
    outstanding: rows.flatMap(({ no, how, value, n, low, median, high, party, party_name: name }) => {
      const row = rowOf.get(no)
      if (row === undefined) return []
      const beside = how === 'marked' ? peers.get(no) : undefined
      const spread = how === 'marked' ? shareOf(beside?.marked ?? 0, beside?.peers ?? 0) : { n, low, median, high }
      return [{ how, value, peers: spread, party: party === null ? null : { id: party, name: name ?? party }, row }]
    }),
    outstandingTotal: total
  }
}

const shareOf = (hits: number, of: number) => ({ n: of, low: null, median: of === 0 ? null : hits / of, high: null })

function tenuresOf(
  db: ReadableDB,
  posts: readonly AppointmentRecord[],
  sums: ReadonlyMap<string, { acts: number; matters: number; amount: number; marked: number }>
): PowerCourse['tenures'] {
  const sources = sourcesOf(
    db,
    'appointment',
    posts.map((post) => post.id)
  )
  return posts.map((post) => {
    const own = sums.get(post.id) ?? { acts: 0, matters: 0, amount: 0, marked: 0 }
    const unit = post.org_id === null ? { opened: 0, warnings: 0 } : unitWithin(db, post.org_id, post.valid_from, post.valid_to)
    const { acts, matters: decided, amount, marked } = own
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
