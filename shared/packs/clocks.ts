/**
 * The three clocks of the law: working days by the State Council's calendar, calendar days, and months (the corresponding day, or the last
 * day of a month that lacks it). The day on which a period begins is not counted (行政许可法 §42 in practice, 民法典 §201). Pauses (补正,
 * 专家评审, 停工) do not count; extensions add to the limit on the same clock.
 */
import { dateOf, dayOf, daysInMonth, type DayNumber, type WorkCalendar } from './calendar.ts'
import type { ClockName } from './pack.ts'

export interface Limit {
  readonly clock: ClockName
  readonly amount: number
}
/** A stretch that does not count, both dates included; an open pause has no `to` and lasts until the end asked about. */
export interface Pause {
  readonly from: string
  readonly to?: string | null
}
export interface ClockInput {
  readonly start: string
  readonly limit: Limit
  readonly pauses?: readonly Pause[]
  /** Units added to the limit, on the same clock. */
  readonly extensions?: readonly number[]
}
export interface ClockReading {
  /** Last day on which it is still in time. */
  readonly due: string
  /** Units used at `end`: working or calendar days, or whole months begun. */
  readonly used: number
  readonly limit: number
  /** limit − used; negative = over by that much. */
  readonly left: number
  readonly overdue: boolean
  readonly note: 'calendar_missing' | null
}

/** The day `amount` months after `day`: same day of month, else that month's last. Amount may be negative. */
export function addMonths(day: DayNumber, amount: number): DayNumber {
  const [year, month, date] = dateOf(day).split('-').map(Number)
  const index = (year ?? 0) * 12 + (month ?? 1) - 1 + amount
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1]
  const toDay = Math.min(date ?? 1, daysInMonth(toYear, toMonth))
  const text = `${String(toYear).padStart(4, '0')}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`
  return dayOf(text) ?? day
}

/** Reads the clock at `end`. Null when start or end is not a date. */
export function readClock(input: ClockInput, end: string, calendar: WorkCalendar): ClockReading | null {
  const start = dayOf(input.start)
  const stop = dayOf(end)
  if (start === null || stop === null) return null
  const amount = input.limit.amount + (input.extensions ?? []).reduce((sum, value) => sum + value, 0)
  const pauses = mergePauses(input.pauses ?? [], start, stop)
  const due = dueDay(start, { clock: input.limit.clock, amount }, pauses, calendar)
  const used = usedUnits(start, stop, input.limit.clock, pauses, calendar)
  const missing = input.limit.clock === 'working_days' && calendar.missingYears(start, Math.max(due, stop)).length > 0
  return {
    due: dateOf(due),
    used,
    limit: amount,
    left: amount - used,
    overdue: stop > due,
    note: missing ? 'calendar_missing' : null
  }
}

interface Stretch {
  readonly from: DayNumber
  readonly to: DayNumber
}

/** Pauses as disjoint, ascending stretches after the start; a pause may outlast `stop` (then nothing counts any more). */
function mergePauses(pauses: readonly Pause[], start: DayNumber, stop: DayNumber): readonly Stretch[] {
  const stretches = pauses
    .flatMap((pause) => {
      const from = dayOf(pause.from)
      const to = pause.to === null || pause.to === undefined ? Math.max(stop, from ?? stop) : dayOf(pause.to)
      return from === null || to === null || to < from || to <= start ? [] : [{ from: Math.max(from, start + 1), to }]
    })
    .toSorted((a, b) => a.from - b.from)
  const merged: Stretch[] = []
  for (const next of stretches) {
    const last = merged.at(-1)
    if (last !== undefined && next.from <= last.to + 1) merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) }
    else merged.push(next)
  }
  return merged
}

function dueDay(start: DayNumber, limit: Limit, pauses: readonly Stretch[], calendar: WorkCalendar): DayNumber {
  switch (limit.clock) {
    case 'working_days': {
      let due = calendar.addWorkdays(start, limit.amount)
      for (const pause of pauses) if (pause.from <= due) due = calendar.addWorkdays(due, calendar.countBetween(pause.from - 1, pause.to))
      return due
    }
    case 'calendar_days':
    case 'months': {
      let due = limit.clock === 'months' ? addMonths(start, limit.amount) : start + limit.amount
      for (const pause of pauses) if (pause.from <= due) due += pause.to - pause.from + 1
      return due
    }
  }
}

function usedUnits(start: DayNumber, stop: DayNumber, clock: ClockName, pauses: readonly Stretch[], calendar: WorkCalendar): number {
  const until = pauses.filter((pause) => pause.from <= stop).map((pause) => ({ from: pause.from, to: Math.min(pause.to, stop) }))
  if (clock === 'working_days') {
    return calendar.countBetween(start, stop) - until.reduce((sum, pause) => sum + calendar.countBetween(pause.from - 1, pause.to), 0)
  }
  const end = stop - until.reduce((sum, pause) => sum + pause.to - pause.from + 1, 0)
  return clock === 'calendar_days' ? end - start : monthsBegun(start, end)
}

/** The fewest months m ≥ 0 such that start + m months reaches `end`; negative ranges count as 0. */
function monthsBegun(start: DayNumber, end: DayNumber): number {
  let months = Math.max(0, Math.floor((end - start) / 31))
  while (addMonths(start, months) < end) months += 1
  return months
}
