/** The time line of a matter as rows of dots: one row a dataset, then warnings and what was done about them, all on one axis of real time. Pure. */
import type { MatterTimeline } from '../../../shared/ipc/commands/trail.ts'
import { dayNumber, layTimeAxis, type TimeAxis } from '../../widgets/track-layout.ts'

export type TimelineEvent = MatterTimeline['events'][number]

export interface TimelineDot {
  readonly event: TimelineEvent
  readonly x: number
  /** px; larger for more money, against the largest of its row */
  readonly radius: number
}
export interface TimelineRow {
  readonly id: string
  readonly kind: TimelineEvent['kind']
  readonly dots: readonly TimelineDot[]
}
export interface TimelinePlan {
  readonly axis: TimeAxis
  readonly rows: readonly TimelineRow[]
}

/** Events that are shown: all dates of a row, or only the one its dataset is ordered by. */
export function shownEvents(events: readonly TimelineEvent[], allDates: boolean): readonly TimelineEvent[] {
  return allDates ? events : events.filter((event) => event.main)
}

/** Null when nothing bears a date. `days`: other days that the axis has to hold, such as the steps'. */
export function layTimeline(
  events: readonly TimelineEvent[],
  days: readonly (string | null)[],
  from: number,
  to: number
): TimelinePlan | null {
  const dated = events.flatMap((event) => {
    const day = dayNumber(event.at)
    return day === undefined ? [] : [{ event, day }]
  })
  if (dated.length === 0) return null
  const axis = layTimeAxis([...dated.map(({ day }) => day), ...days.flatMap((day) => dayNumber(day) ?? [])], from, to)
  const rows = new Map<string, { readonly event: TimelineEvent; readonly day: number }[]>()
  for (const one of dated) {
    const id = one.event.kind === 'row' ? (one.event.dataset ?? '') : one.event.kind
    rows.set(id, [...(rows.get(id) ?? []), one])
  }
  return {
    axis,
    rows: [...rows].map(([id, own]): TimelineRow => {
      const most = Math.max(0, ...own.map(({ event }) => Math.abs(event.amount ?? 0)))
      const radius = (amount: number | null): number => (amount === null || most === 0 ? 3 : 2.5 + 4.5 * Math.sqrt(Math.abs(amount) / most))
      return {
        id,
        kind: own[0]?.event.kind ?? 'row',
        dots: own.map(({ event, day }) => ({ event, x: axis.x(day), radius: radius(event.amount) }))
      }
    })
  }
}
