/**
 * The exercise of power as facts: one for each act of a person and one for each decided node, with the post held on that day, the working days in
 * hand and the money. Pure: rows in, facts and figures out, so that a trend, a list and a test agree by one definition. Nothing here is a score.
 */
import { groupBy } from './group.ts'
import { dayOf, type WorkCalendar } from '../packs/calendar.ts'

/** The five dimensions of 行权轨迹: power item, person, unit, head of a section, top leader. */
export const powerDimensions = ['item', 'person', 'org', 'section', 'head'] as const
export type PowerDimension = (typeof powerDimensions)[number]
/** Dimensions that stand on the appointment list and are off without one. */
export const postDimensions: ReadonlySet<string> = new Set(['section', 'head', 'post'])

export interface Tenure {
  readonly id: string
  readonly org: string | null
  readonly post: string
  readonly lane: string | null
  readonly from: string
  readonly to: string | null
}

/**
 * The post held on a day, of several at once the one in the unit of the act, else the one begun last; undefined when the list knows none. `tenures`
 * are one person's, oldest first; `day` is an ISO date or timestamp.
 */
export function postHeld<T extends Tenure>(tenures: readonly T[], day: string | null, org: string | null): T | undefined {
  if (day === null) return undefined
  const date = day.slice(0, 10)
  const held = tenures.filter((one) => one.from <= date && (one.to === null || one.to >= date))
  return held.findLast((one) => one.org !== null && one.org === org) ?? held.at(-1)
}

export interface HandStep {
  readonly received: string | null
  readonly decided: string | null
}
export interface HandAct {
  readonly id: string
  readonly kind: string
  readonly at: string | null
  /** who did it; null when nobody is named */
  readonly person: string | null
}

const order = ['handle', 'review', 'countersign', 'decide', 'approve']
const rank = (kind: string): number => (order.includes(kind) ? order.indexOf(kind) : order.length)

/** Acts of one step as they followed each other: by time, on one day by kind, then by id. */
export function inOrder<T extends Pick<HandAct, 'id' | 'kind' | 'at'>>(acts: readonly T[]): readonly T[] {
  return acts.toSorted((a, b) => {
    const [left, right] = [a.at ?? '~', b.at ?? '~']
    if (left !== right) return left < right ? -1 : 1
    return rank(a.kind) - rank(b.kind) || (a.id < b.id ? -1 : 1)
  })
}

/**
 * Working days in hand of each act of a step, by act id: from when the step was received, or from the act before it when that was later, to the
 * act. Null when neither is known, when the act stands before both, or when the ledger gives several people one and the same time, so that nobody
 * can say who held it (`hands.ts` tells those days as shared): unknown is not zero.
 */
export function daysInHand(step: HandStep, acts: readonly HandAct[], calendar: WorkCalendar): ReadonlyMap<string, number | null> {
  const found = new Map<string, number | null>()
  let since = step.received
  for (const [at, together] of groupBy(inOrder(acts), (act) => act.at ?? '')) {
    const shared = new Set(together.map((act) => act.person)).size > 1
    for (const act of together) {
      found.set(act.id, shared ? null : workingDays(since, act.at, calendar))
      if (at !== '' && !shared && (since === null || at > since)) since = at
    }
    if (at !== '' && (since === null || at > since)) since = at
  }
  return found
}

/** Working days from one day to another, the first not counted; null when either is unknown or they stand the other way round. */
export function workingDays(from: string | null, to: string | null, calendar: WorkCalendar): number | null {
  const [start, end] = [dayOf(from), dayOf(to)]
  return start === null || end === null || end < start ? null : calendar.countBetween(start, end)
}

/** How many facts took how many days. */
export type DayCounts = ReadonlyMap<number, number>

/** The share-th smallest of the days counted (nearest rank, so always a figure that occurs); null of none. `share` in (0, 1]. */
export function dayQuantile(days: DayCounts, share: number): number | null {
  const total = [...days.values()].reduce((sum, n) => sum + n, 0)
  if (total === 0) return null
  const wanted = Math.max(1, Math.ceil(share * total))
  let seen = 0
  for (const [day, n] of [...days].toSorted((a, b) => a[0] - b[0])) {
    seen += n
    if (seen >= wanted) return day
  }
  return null
}

/** Adds what is counted in `more` to `sum`. */
export function addDays(sum: Map<number, number>, more: Iterable<readonly [number, number]>): void {
  for (const [day, n] of more) sum.set(day, (sum.get(day) ?? 0) + n)
}

/** Counts of days as kept in a roll-up: `3:2,10:1`. */
export const writeDays = (days: DayCounts): string => [...days].map(([day, n]) => `${day}:${n}`).join(',')
export function readDays(text: string): readonly (readonly [number, number])[] {
  if (text === '') return []
  return text.split(',').map((part) => {
    const [day, n] = part.split(':')
    return [Number(day), Number(n)] as const
  })
}

export interface Concentration {
  /** members with anything at all, and what they add up to */
  readonly members: number
  readonly total: number
  readonly top1: number
  readonly top3: number
  /** Herfindahl–Hirschman index: the sum of squared shares, 1/members when even, 1 when all is one's */
  readonly hhi: number
}

/** How far values gather on few; null when nothing is there. Values below zero (money taken back) do not count. */
export function concentrationOf(values: readonly number[]): Concentration | null {
  const sorted = values.filter((value) => value > 0).toSorted((a, b) => b - a)
  const total = sorted.reduce((sum, value) => sum + value, 0)
  if (total === 0) return null
  const share = (count: number): number => sorted.slice(0, count).reduce((sum, value) => sum + value, 0) / total
  return {
    members: sorted.length,
    total,
    top1: share(1),
    top3: share(3),
    hhi: sorted.reduce((sum, value) => sum + (value / total) ** 2, 0)
  }
}
