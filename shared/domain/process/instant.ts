/** Times of events as points on one line: with their zone where one is written, else as the clock on the wall shows them. */

const form = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?)?$/

/** Milliseconds since 1970 of an ISO date or time; null for other text. A time without a zone counts as UTC, a day as its beginning. */
export function instantOf(text: string): number | null {
  const found = form.exec(text)
  if (found === null) return null
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map((part) => Number(part ?? 0))
  const fraction = Number(`0.${found[7] ?? '0'}`)
  const zone = found[8] ?? 'Z'
  const sign = zone.startsWith('-') ? -1 : 1
  const offset = zone === 'Z' ? 0 : sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)))
  return Date.UTC(year, month - 1, day, hour, minute, second) + Math.round(fraction * 1000) - offset * 60_000
}

/** Does the text hold a time of day? Midnight without a zone is how a day without one is printed. */
export function hasTime(text: string): boolean {
  return text.length > 10 && (/(?:Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10)) || !/^[0:.]+$/.test(text.slice(11)))
}
