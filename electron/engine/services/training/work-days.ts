/** Working days of the county: the State Council's calendar where a year has one, Monday to Friday else. Everything official happens on them. */
import { dateOf, dayOf, type DayNumber, type WorkCalendar } from '../../../../shared/packs/calendar.ts'
import type { Random } from './random.ts'
import { dataDate } from './sizes.ts'

/** The day number of an ISO date written in this code. */
export function dayAt(iso: string): DayNumber {
  const day = dayOf(iso)
  if (day === null) throw new Error(`not a date: ${iso}`)
  return day
}

export const lastDay = dayAt(dataDate)

export class WorkDays {
  readonly calendar: WorkCalendar

  constructor(calendar: WorkCalendar) {
    this.calendar = calendar
  }

  /** This day if work is done on it, else the next that is. */
  onOrAfter(day: DayNumber): DayNumber {
    let at = day
    while (!this.calendar.isWorkday(at)) at += 1
    return at
  }

  onOrBefore(day: DayNumber): DayNumber {
    let at = day
    while (!this.calendar.isWorkday(at)) at -= 1
    return at
  }

  /** The working day `amount` working days later (at least the next one for 1). */
  after(day: DayNumber, amount: number): DayNumber {
    return this.calendar.addWorkdays(day, amount)
  }

  /** The working day `amount` working days earlier. */
  before(day: DayNumber, amount: number): DayNumber {
    let at = day
    for (let left = amount; left > 0; left -= 1) at = this.onOrBefore(at - 1)
    return at
  }

  /** A working day within [from, to]. */
  within(random: Random, from: DayNumber, to: DayNumber): DayNumber {
    return this.onOrBefore(this.onOrAfter(random.int(from, to)))
  }
}

/** ISO date, or an empty cell for what has not happened by the data date. */
export function cellDate(day: DayNumber | null): string {
  return day === null || day > lastDay ? '' : dateOf(day)
}

/** ISO date whether past or planned. */
export function plannedDate(day: DayNumber | null): string {
  return day === null ? '' : dateOf(day)
}
