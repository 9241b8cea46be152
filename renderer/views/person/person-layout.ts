/** Where things stand in a person's course: posts stacked so that none covers another, acts as dots in their rows, months as bars. Pure. */
import { isLightMark } from '../../../shared/domain/mark.ts'
import type { PersonTrail } from '../../../shared/ipc/commands/trail.ts'
import { dayNumber } from '../../widgets/track-layout.ts'

export type Appointment = PersonTrail['appointments'][number]
export type PersonAct = PersonTrail['acts'][number]

/** More acts than this are counted by month instead of drawn one by one. */
export const mostDots = 1000

/** Whether the node of an act shows more than a remark: the same that the engine counts as marked. */
export function isMarked(act: Pick<PersonAct, 'marks'>): boolean {
  return act.marks.some((mark) => !isLightMark(mark))
}

export interface PostBand {
  readonly post: Appointment
  readonly from: number
  /** Days since 1970; the end of the axis for a post still held. */
  readonly to: number
  readonly row: number
}

/** Posts in rows: the first row holds what follows one another, posts held beside it stand below. */
export function stackPosts(posts: readonly Appointment[], end: number): readonly PostBand[] {
  const ends: number[] = []
  return posts
    .flatMap((post) => {
      const from = dayNumber(post.from)
      return from === undefined ? [] : [{ post, from, to: dayNumber(post.to) ?? end }]
    })
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .map((band) => {
      const free = ends.findIndex((to) => to <= band.from)
      const row = free < 0 ? ends.length : free
      ends[row] = band.to
      return { ...band, row }
    })
}

/** First and last day of the picture: all acts and posts, but posts before the acts only for three years. */
export function spanOf(trail: Pick<PersonTrail, 'appointments' | 'months'>, asOf: string): readonly [number, number] | undefined {
  const months = trail.months.flatMap((one) => dayNumber(`${one.month}-01`) ?? [])
  const posts = trail.appointments.flatMap((one) => dayNumber(one.from) ?? [])
  const end = Math.max(dayNumber(asOf) ?? Number.NEGATIVE_INFINITY, ...months.map((day) => day + 30))
  const start = Math.min(...posts, ...months)
  if (!Number.isFinite(start) || !Number.isFinite(end)) return undefined
  const firstAct = months.length === 0 ? start : Math.min(...months)
  const from = Math.max(start, firstAct - 3 * 365)
  // Nothing known after the last act, and long ago: the picture ends with the acts.
  const lastAct = Math.max(...months) + 30
  const done = trail.appointments.length === 0 && end - lastAct > lastAct - from
  return [from, Math.max(done ? lastAct + (lastAct - from) * 0.1 : end, start + 30)]
}

/** A number between −1 and 1 that always is the same for an id: keeps dots of one day apart. */
export function steadyJitter(id: string): number {
  let hash = 2_166_136_261
  for (const character of id) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return ((hash >>> 0) / 4_294_967_295) * 2 - 1
}

/** Radius of an act's dot (px): its area grows with the amount, up to the largest. */
export function dotRadius(amount: number | null, largest: number): number {
  return amount === null || amount <= 0 || largest <= 0 ? 2.2 : 2.2 + 5.8 * Math.sqrt(amount / largest)
}

export interface ShareLine {
  readonly marked: number
  readonly acts: number
  readonly share: number
}

/** Marked acts of this person and of all in the same post, as counts and shares; undefined where too few to say anything. */
export function compareShares(
  trail: Pick<PersonTrail, 'peers' | 'marked' | 'kinds'>
): { readonly own: ShareLine; readonly peers: ShareLine } | undefined {
  const { peers } = trail
  const acts = trail.kinds.reduce((sum, kind) => sum + kind.n, 0)
  if (!peers || peers.people < 2 || peers.markedShare === null || peers.ownShare === null || acts === 0) return undefined
  return {
    own: { marked: trail.marked, acts, share: peers.ownShare },
    peers: { marked: Math.round(peers.markedShare * peers.acts), acts: peers.acts, share: peers.markedShare }
  }
}
