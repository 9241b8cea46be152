/** Date-times of RFC 3339 as OCDS writes them, with their offset: told apart to the nanosecond, comparable as text once brought to UTC. */

/** Seconds since 1970 and the part of a second in nanoseconds. */
export interface Instant {
  readonly seconds: number
  readonly nanoseconds: number
}

const form = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/

/** The instant, or null when the text is no RFC 3339 date-time (a day alone, a time without offset, a day that no month has). */
export function parseInstant(text: string | null): Instant | null {
  const found = form.exec(text ?? '')
  if (found === null) return null
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number) as [number, number, number, number, number, number]
  const [offsetHours, offsetMinutes] = [Number(found[9] ?? 0), Number(found[10] ?? 0)]
  const midnight = new Date(0)
  midnight.setUTCFullYear(year, month - 1, day)
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null
  if (hour > 23 || minute > 59 || second > 60 || offsetHours > 23 || offsetMinutes > 59) return null
  const offset = (found[8] === '-' ? -1 : 1) * (offsetHours * 3600 + offsetMinutes * 60)
  const seconds = midnight.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset
  return { seconds, nanoseconds: Number((found[7] ?? '').padEnd(9, '0').slice(0, 9)) }
}

/** Whole days between two instants, cut towards zero: 14 days 23:59:59 are 14. */
export function wholeDays(from: Instant, to: Instant): number {
  let seconds = to.seconds - from.seconds
  const rest = to.nanoseconds - from.nanoseconds
  if (seconds > 0 && rest < 0) seconds -= 1
  else if (seconds < 0 && rest > 0) seconds += 1
  return Math.trunc(seconds / 86_400) + 0
}

/** UTC as text of one length, so that earlier is less: 2024-03-01T01:00:00.000000000Z. Null for what is no instant or outside the years 0000 to 9999. */
export function utcText(text: string | null): string | null {
  const instant = parseInstant(text)
  if (instant === null) return null
  const date = new Date(instant.seconds * 1000)
  const year = date.getUTCFullYear()
  if (year < 0 || year > 9999) return null
  return `${date.toISOString().slice(0, 19)}.${String(instant.nanoseconds).padStart(9, '0')}Z`
}

/** The day that a date or date-time names in its own place; other text as it is, for the mapping to judge. */
export function dayText(text: string | null): string | null {
  return text === null ? null : /^\d{4}-\d\d-\d\d[Tt ]/.test(text) ? text.slice(0, 10) : text
}
