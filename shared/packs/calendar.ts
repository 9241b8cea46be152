/**
 * The working calendar: Monday to Friday, less the holidays and plus the make-up working days that the State Council's General Office
 * announces for each year. Days are plain ISO dates counted as integers, never Date objects with a zone. A year without a file counts
 * Monday to Friday, and whoever asks is told so (`missing`).
 */
import * as z from 'zod'

/** resources/calendars/cn-YYYY.yaml: single days or ranges `2024-02-10/2024-02-17`, both ends included. */
const span = z.string().regex(/^\d{4}-\d{2}-\d{2}(\/\d{4}-\d{2}-\d{2})?$/)
export const calendarFile = z.strictObject({
  year: z.number().int(),
  notice: z.string().min(1),
  mark: z.enum(['V', 'P', 'K', 'L']),
  note: z.strictObject({ zh: z.string(), en: z.string() }),
  holidays: z.array(span),
  workdays: z.array(span).default([])
})
export type CalendarFile = z.infer<typeof calendarFile>

/** Days since 1970-01-01. */
export type DayNumber = number

/** The day number of the date part of an ISO date or timestamp; null when it is not a real date. Called millions of times a run: no regex. */
export function dayOf(text: string | null | undefined): DayNumber | null {
  if (text === null || text === undefined || text.length < 10 || text[4] !== '-' || text[7] !== '-') return null
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (text.length > 10 && text[10] !== 'T' && text[10] !== ' ') return null
  return daysBefore(year, month) + day - 1
}

/** The number that stands at from…to, −1 when something else stands there. */
function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

/** Days from 1970-01-01 to the first of a month; years are counted from March so that the leap day comes last. */
function daysBefore(year: number, month: number): DayNumber {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5)
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** The ISO date of a day number (years 0000 to 9999). */
export function dateOf(day: DayNumber): string {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}`
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export interface WorkCalendar {
  /** Working days in the half-open range (from, to]; negative when `to` lies before `from`. */
  countBetween(from: DayNumber, to: DayNumber): number
  isWorkday(day: DayNumber): boolean
  /** The day on which the n-th working day after `from` falls; n ≥ 0, 0 gives `from` itself. */
  addWorkdays(from: DayNumber, amount: number): DayNumber
  /** Years that the range [from, to] touches and no file covers, ascending. */
  missingYears(from: DayNumber, to: DayNumber): readonly number[]
  /** All that it knows, as one line: the years covered and every day that differs from Monday to Friday. Equal lines count alike. */
  readonly knows: string
}

/** Builds the calendar from the year files; later files win for a day named twice. */
export function makeCalendar(files: readonly CalendarFile[]): WorkCalendar {
  const changed = new Map<DayNumber, boolean>()
  const years = new Set<number>()
  for (const file of files) {
    years.add(file.year)
    for (const day of file.holidays.flatMap(spanDays)) changed.set(day, false)
    for (const day of file.workdays.flatMap(spanDays)) changed.set(day, true)
  }
  // only days that differ from Monday–Friday matter for counting; sorted with running sums, so a count is two binary searches
  const days = [...changed].filter(([day, works]) => works !== isWeekday(day)).toSorted(([a], [b]) => a - b)
  const keys = days.map(([day]) => day)
  const sums = [0]
  for (const [, works] of days) sums.push((sums.at(-1) ?? 0) + (works ? 1 : -1))
  const upTo = (day: DayNumber): number => weekdaysUpTo(day) + (sums[lastAtMost(keys, day) + 1] ?? 0)
  const isWorkday = (day: DayNumber): boolean => changed.get(day) ?? isWeekday(day)
  return {
    knows: `${[...years].toSorted((a, b) => a - b).join(' ')}|${keys.join(' ')}`,
    isWorkday,
    countBetween: (from, to) => upTo(to) - upTo(from),
    addWorkdays(from, amount) {
      const target = upTo(from) + amount
      let day = from + Math.max(0, Math.floor((amount * 7) / 5) - 14)
      while (day > from && upTo(day) >= target) day -= 7
      day = Math.max(day, from)
      while (upTo(day) < target) day += 1
      return day
    },
    missingYears(from, to) {
      const [first, last] = [yearOf(Math.min(from, to)), yearOf(Math.max(from, to))]
      return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter((year) => !years.has(year))
    }
  }
}

/** The day number of Thursday 1970-01-01 is 0, so Saturday is 2 and Sunday 3 (mod 7). */
const isWeekday = (day: DayNumber): boolean => {
  const weekday = ((day % 7) + 7) % 7
  return weekday !== 2 && weekday !== 3
}

function weekdaysUpTo(day: DayNumber): number {
  const shifted = day + 3 // Monday 1969-12-29 is 0
  const weeks = Math.floor(shifted / 7)
  return weeks * 5 + Math.min(5, shifted - weeks * 7 + 1)
}

function lastAtMost(keys: readonly number[], value: number): number {
  let [low, high] = [0, keys.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle] ?? Infinity) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

const yearOf = (day: DayNumber): number => Number(dateOf(day).slice(0, 4))

function spanDays(span: string): readonly DayNumber[] {
  const [first, last] = span.split('/').map(dayOf)
  if (first === null || first === undefined || last === null) return []
  return Array.from({ length: (last ?? first) - first + 1 }, (_, index) => first + index)
}
