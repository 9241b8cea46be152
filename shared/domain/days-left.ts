/** How far a last day is away, on the clock that its limit runs by: working days where the law counts those, calendar days for the rest. */
import { dayOf, type WorkCalendar } from '../packs/calendar.ts'
import type { ClockName } from '../packs/pack.ts'

export interface DaysLeft {
  /** 0 on the last day itself; negative: over by that much */
  readonly left: number
  /** months are told in calendar days: "one month left" says nothing about tomorrow */
  readonly clock: 'working_days' | 'calendar_days'
}

/** `due` and `asOf` ISO dates. Null when one of them is none. */
export function daysLeft(due: string, asOf: string, clock: ClockName, calendar: WorkCalendar): DaysLeft | null {
  const [end, here] = [dayOf(due), dayOf(asOf)]
  if (end === null || here === null) return null
  if (clock !== 'working_days') return { left: end - here, clock: 'calendar_days' }
  return { left: calendar.countBetween(here, end), clock }
}
