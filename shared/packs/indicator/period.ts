/**
 * Periods of the index: a year `2026`, a quarter `2026Q3`, a month `2026-09`. Everything about them is computed from the text alone, so that a
 * score printed years ago still knows which months it stood on.
 */

export interface Period {
  /** `2026`, `2026Q3`, `2026-09` */
  readonly id: string
  readonly kind: 'year' | 'quarter' | 'month'
  /** its months, oldest first: `2026-07` … */
  readonly months: readonly string[]
  /** ISO dates, both inside */
  readonly from: string
  readonly to: string
}

const monthOf = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}`

/** The period of that name; null when it is none. */
export function parsePeriod(id: string): Period | null {
  const found = /^(?<year>(?:19|20)\d{2})(?:Q(?<quarter>[1-4])|-(?<month>0[1-9]|1[0-2]))?$/u.exec(id)
  if (found?.groups === undefined) return null
  const year = Number(found.groups['year'])
  const quarter = found.groups['quarter']
  const month = found.groups['month']
  const [first, count, kind] =
    quarter !== undefined
      ? ([Number(quarter) * 3 - 2, 3, 'quarter'] as const)
      : month !== undefined
        ? ([Number(month), 1, 'month'] as const)
        : ([1, 12, 'year'] as const)
  const months = Array.from({ length: count }, (_, at) => monthOf(year, first + at))
  const lastDay = new Date(Date.UTC(year, first + count - 1, 0)).getUTCDate()
  return { id, kind, months, from: `${months[0]}-01`, to: `${months.at(-1)}-${lastDay}` }
}

/** The period of the same kind just before. */
export function periodBefore(period: Period): Period {
  const [year = 0, month = 1] = (period.months[0] ?? '').split('-').map(Number)
  const start = year * 12 + (month - 1) - period.months.length
  const [before, first] = [Math.floor(start / 12), (start % 12) + 1]
  const id = period.kind === 'year' ? String(before) : period.kind === 'quarter' ? `${before}Q${(first + 2) / 3}` : monthOf(before, first)
  return parsePeriod(id) ?? period
}

/** The period of the same kind just after. */
export function periodAfter(period: Period): Period {
  const [year = 0, month = 12] = (period.months.at(-1) ?? '').split('-').map(Number)
  const [next, first] = month === 12 ? [year + 1, 1] : [year, month + 1]
  const id = period.kind === 'year' ? String(next) : period.kind === 'quarter' ? `${next}Q${(first + 2) / 3}` : monthOf(next, first)
  return parsePeriod(id) ?? period
}

/** The same period a year earlier. */
export function periodLastYear(period: Period): Period {
  return parsePeriod(period.id.replace(/^\d{4}/u, (year) => String(Number(year) - 1))) ?? period
}

/** Months from January of its year to its end, oldest first. */
export function monthsSinceJanuary(period: Period): readonly string[] {
  const [year = 0, month = 1] = (period.months.at(-1) ?? '').split('-').map(Number)
  return Array.from({ length: month }, (_, at) => monthOf(year, at + 1))
}

/** Oldest first; by the last day, a longer period after a shorter one that ends with it. */
export function comparePeriods(a: string, b: string): number {
  const [one, other] = [parsePeriod(a), parsePeriod(b)]
  if (one === null || other === null) return a < b ? -1 : Number(a > b)
  return one.to < other.to ? -1 : one.to > other.to ? 1 : one.months.length - other.months.length
}
