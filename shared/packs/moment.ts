/** Comparing ledger times: some hold a time of day, some only a date (midnight counts as only a date). */
import { dayOf } from './calendar.ts'

export type TimeOrder = 'before' | 'after' | 'same_time' | 'same_day'

/** The order of two moments, null when either is not a date. On one day without both times the order is not known: `same_day`. */
export function compareMoments(left: string | null, right: string | null): TimeOrder | null {
  const [first, second] = [dayOf(left), dayOf(right)]
  if (first === null || second === null || left === null || right === null) return null
  if (first !== second) return first < second ? 'before' : 'after'
  const [early, late] = [timeOf(left), timeOf(right)]
  if (early === null || late === null) return 'same_day'
  return early === late ? 'same_time' : early < late ? 'before' : 'after'
}

function timeOf(text: string): string | null {
  const time = text.slice(11).replace(/(Z|[+-]\d{2}:?\d{2})$/, '')
  return time === '' || /^[0:.]+$/.test(time) ? null : time
}

/** Seconds since midnight, or null where the ledger has a date alone. */
export function secondOf(text: string | null): number | null {
  const time = text === null ? null : timeOf(text)
  if (time === null) return null
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  const second = hours * 3600 + minutes * 60 + seconds
  return Number.isFinite(second) ? Math.floor(second) : null
}

/** The earlier of two moments; a date without time counts as the start of its day. */
export function isEarlier(left: string, right: string): boolean {
  return left.replace(' ', 'T') < right.replace(' ', 'T')
}
