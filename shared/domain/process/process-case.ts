/** A matter as a run of its procedure: what was decided, in order, by whom. What everything in this folder is worked out from. */
import { hasTime, instantOf } from './instant.ts'
import { dayOf } from '../../packs/calendar.ts'

/** A decided step. `people` are those known for sure who acted in it; `order` is where it stood in what was imported. */
export interface ProcessEvent {
  readonly step: string
  readonly node: string
  /** ISO date or time */
  readonly at: string
  readonly order: number
  readonly people: readonly string[]
}

export interface ProcessCase {
  readonly id: string
  readonly opened: string | null
  readonly closed: string | null
  readonly deadline: string | null
  /** in order, see `inOrder` */
  readonly events: readonly ProcessEvent[]
  /** nodes that it came to, decided there or not */
  readonly reached: readonly string[]
}

/**
 * Events by their times. On a day on which one of them has no time of day the order within the day is not known: there the procedure's own
 * order is taken, so that a tie never looks like a deviation; then the order in which they were imported.
 */
export function inOrder(events: readonly ProcessEvent[], place: (node: string) => number): readonly ProcessEvent[] {
  if (events.every((event) => hasTime(event.at))) {
    const known = events.map((event) => ({ event, instant: instantOf(event.at) ?? 0 }))
    return known.toSorted((a, b) => a.instant - b.instant || a.event.order - b.event.order).map(({ event }) => event)
  }
  const untimed = new Set(events.filter((event) => !hasTime(event.at)).map((event) => dayOf(event.at)))
  const known = events.map((event) => {
    const day = dayOf(event.at) ?? 0
    const vague = untimed.has(day)
    return { event, day, instant: vague ? 0 : (instantOf(event.at) ?? 0), seq: vague ? place(event.node) : 0 }
  })
  return known
    .toSorted((a, b) => a.day - b.day || a.instant - b.instant || a.seq - b.seq || a.event.order - b.event.order)
    .map(({ event }) => event)
}

/** The same from an event to one after it: never below nought, for where the order within a day is not known the procedure's own was taken. */
export const waitFrom = (from: string, to: string): number => Math.max(0, daysFrom(from, to) ?? 0)

/** Days from one time to another with their part of a day; whole days where either is a day only. Null when either is no time. */
export function daysFrom(from: string, to: string): number | null {
  if (hasTime(from) && hasTime(to)) {
    const [start, end] = [instantOf(from), instantOf(to)]
    return start === null || end === null ? null : (end - start) / 86_400_000
  }
  const [start, end] = [dayOf(from), dayOf(to)]
  return start === null || end === null ? null : end - start
}
