/**
 * The sheet of a person's work (E1): counts by day, week or month, cases with their track, peers in the same post, and what stands out. Limits of
 * what stands out are the packs' dated data; tracks are judged by the packs' models, whose warnings are shown and not judged again. Nothing here
 * is a score of a person. Entries confirmed to be one person are read as one.
 */
import type { WorkMarks, WorkPeers, WorkSheet } from '../../../shared/ipc/commands/workload.ts'
import { findWorkMarks, hasTime } from '../../../shared/domain/workload/find-marks.ts'
import { busiest, shareInterval, stepOfDay, stepsBetween, type WorkStep } from '../../../shared/domain/workload/period.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { dateOf, dayOf } from '../../../shared/packs/calendar.ts'
import { sameAs } from '../queries/match.ts'
import { appointmentsOf } from '../queries/matter-acts.ts'
import { personById, rollOfPerson } from '../queries/people.ts'
import { sourcesOf } from '../queries/rows.ts'
import { warningPage } from '../queries/warnings.ts'
import {
  actsWithin,
  closedWithin,
  lastActOf,
  holdersWithin,
  remarksWithin,
  trackPoints,
  workMatters,
  type WorkActRecord
} from '../queries/workload.ts'
import type { Session } from '../session.ts'
import { warningRef } from './walk-trail.ts'
import { markView, remarkView } from './show-work-marks.ts'

export interface SheetAsked {
  readonly person: string
  readonly from?: string | undefined
  readonly to?: string | undefined
}
/** Fewer acts give no share. */
const leastActs = 20

interface Who {
  readonly ids: readonly string[]
  readonly name: string
  readonly org: string | null
  readonly post: string | null
  readonly from: string
  /** included */
  readonly to: string
  /** the day behind the last */
  readonly end: string
}

/** Throws `unknown_id`, `usage` where the period ends before it begins. */
export function readWorkSheet(
  session: Session,
  asked: SheetAsked & { readonly step: WorkStep; readonly offset: number; readonly limit: number }
): WorkSheet {
  const { vault, packs } = session
  const { reader } = vault
  const who = whoOf(session, asked)
  const span = { from: who.from, to: who.end }
  const acts = actsWithin(reader, who.ids, span)
  const closed = closedWithin(reader, who.ids, span)
  const closedOn = countBy(closed.map(({ day }) => day))
  const handledIn = new Map<string, Set<string>>()
  for (const act of acts) {
    const key = stepOfDay(act.at.slice(0, 10), asked.step)
    const matters = handledIn.get(key)
    if (matters === undefined) handledIn.set(key, new Set([act.matter]))
    else matters.add(act.matter)
  }
  const closedIn = countBy(closed.map(({ day }) => stepOfDay(day, asked.step)))
  const matterIds = lastFirst(acts, closed)
  return {
    person: { id: asked.person, name: who.name, org: who.org, post: who.post },
    from: who.from,
    to: who.to,
    step: asked.step,
    acts: acts.length,
    handled: new Set(acts.map((act) => act.matter)).size,
    closed: closed.length,
    withoutTime: acts.filter((act) => !hasTime(act.at)).length,
    busiest: busiest(closedOn, 10),
    steps: stepsBetween(who.from, who.to, asked.step).map((key) => ({
      key,
      handled: handledIn.get(key)?.size ?? 0,
      closed: closedIn.get(key) ?? 0
    })),
    cases: casesOf(session, who, acts, matterIds.slice(asked.offset, asked.offset + asked.limit)),
    total: matterIds.length,
    tracked: packs.workload.tracks.length > 0,
    warnings: who.ids.flatMap((subject) =>
      packs.workload.models.length === 0
        ? []
        : warningPage(reader, { subject, models: [...packs.workload.models] }, 0, 'level', false, 0, 50).rows.map((row) =>
            warningRef(packs, row)
          )
    )
  }
}

/** What stands out in the period. Apart from the sheet, which need not wait for it: every act is judged. */
export function readWorkMarks(session: Session, asked: SheetAsked): WorkMarks {
  const { reader } = session.vault
  const { workload } = session.packs
  const who = whoOf(session, asked)
  const span = { from: who.from, to: who.end }
  const acts = actsWithin(reader, who.ids, span)
  const { found } = findWorkMarks(acts, workload.marks)
  const timed = acts.filter((act) => hasTime(act.at)).length
  return {
    marks: [
      ...workload.marks.map((mark) => markView(reader, mark, acts, found, timed, who.to)),
      ...workload.remarks.map((remark) => remarkView(session, remark, remarksWithin(reader, who.ids, span, remark.kind), timed))
    ]
  }
}

/** Peers hold the same post now. Counted apart from the sheet: a post may have hundreds of holders. */
export function readWorkPeers(session: Session, asked: SheetAsked): WorkPeers {
  const { reader } = session.vault
  const who = whoOf(session, asked)
  const span = { from: who.from, to: who.end }
  const own = closedWithin(reader, who.ids, span).length
  const roll = rollOfPerson(reader, who.ids)
  const merged = session.packs.datasets['alias'] !== undefined
  const peers = who.post === null ? [] : holdersWithin(reader, who.post, span, merged).filter(({ id }) => !who.ids.includes(id))
  const sum = (pick: (peer: (typeof peers)[number]) => number): number => peers.reduce((total, peer) => total + pick(peer), 0)
  const counts = peers.map((peer) => peer.closed)
  const line = (whose: 'own' | 'peers', marked: number, acts: number): WorkPeers['marked'][number] => {
    const interval = acts < leastActs ? null : shareInterval(marked, acts)
    return {
      whose,
      marked,
      acts,
      share: acts < leastActs ? null : marked / acts,
      interval: interval === null ? null : [interval[0], interval[1]]
    }
  }
  return {
    post: who.post,
    people: peers.length,
    closed: {
      own,
      peers:
        counts.length === 0 ? null : { people: counts.length, least: counts[0] ?? 0, middle: middleOf(counts), most: counts.at(-1) ?? 0 }
    },
    marked: [
      line('own', roll.marked, roll.acts),
      line(
        'peers',
        sum((peer) => peer.marked),
        sum((peer) => peer.acts)
      )
    ]
  }
}

function whoOf({ vault, packs }: Session, asked: SheetAsked): Who {
  const { reader } = vault
  const person = personById(reader, asked.person)
  if (!person) throw new AppError('unknown_id', '没有这个人员。', { next: '请在“人员”中查找。' })
  const ids = packs.datasets['alias'] === undefined ? [asked.person] : sameAs(reader, asked.person)
  const posts = appointmentsOf(reader, ids)
  const post = posts.find((one) => one.valid_to === null)?.post_name ?? person.post_name
  const last = asked.to ?? lastActOf(reader, ids) ?? asked.from ?? '1970-01-01'
  const from = asked.from ?? `${String(Number(last.slice(0, 4)) - 1)}${last.slice(4, 7)}-01`
  if (from > last) throw new AppError('usage', '期间的起日在止日之后。')
  return { ids, name: person.name, org: person.org_name, post, from, to: last, end: dateOf((dayOf(last) ?? 0) + 1) }
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

/** Matters of the period, the one acted on last first; then those that were only closed in it. */
function lastFirst(acts: readonly WorkActRecord[], closed: readonly { readonly id: string }[]): readonly string[] {
  const ids = new Set<string>()
  for (const act of acts.toReversed()) ids.add(act.matter)
  for (const { id } of closed) ids.add(id)
  return [...ids]
}

function casesOf({ vault, packs }: Session, who: Who, acts: readonly WorkActRecord[], ids: readonly string[]): WorkSheet['cases'] {
  const { reader } = vault
  const records = new Map(workMatters(reader, ids).map((record) => [record.id, record]))
  const tracks = packs.workload.tracks.map((track) => ({ track, points: trackPoints(reader, track, who.ids, ids) }))
  const wanted = new Set(ids)
  const own = new Map<string, { n: number; last: string }>()
  for (const act of acts) {
    if (!wanted.has(act.matter)) continue
    own.set(act.matter, { n: (own.get(act.matter)?.n ?? 0) + 1, last: act.at })
  }
  const places = new Map(
    tracks.map(({ track, points }) => [
      track.dataset,
      sourcesOf(
        reader,
        track.dataset,
        points.map((point) => point.id)
      )
    ])
  )
  return ids.flatMap((id) => {
    const record = records.get(id)
    if (record === undefined) return []
    const points = tracks.flatMap(({ track, points: all }) =>
      all.filter((point) => point.matter === id).map((point) => ({ ...point, dataset: track.dataset }))
    )
    return [
      {
        id,
        code: record.code,
        name: record.name,
        opened: record.opened,
        closed: record.closed,
        acts: own.get(id)?.n ?? 0,
        last: own.get(id)?.last ?? null,
        marks: record.marks,
        track: tracks.reduce((sum, { points: all }) => sum + (all.find((point) => point.matter === id)?.n ?? 0), 0),
        shown: points.map((point) => ({
          dataset: point.dataset,
          id: point.id,
          at: point.at,
          source: places.get(point.dataset)?.get(point.id) ?? null
        }))
      }
    ]
  })
}

/** Of a sorted list. */
function middleOf(sorted: readonly number[]): number {
  const half = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
