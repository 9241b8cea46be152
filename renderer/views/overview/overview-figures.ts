/** Small arithmetic of the overview: the last month against the one before, days between dates, shapes of a unit's warnings. Pure. */
import type { Overview } from '../../../shared/ipc/commands/overview.ts'
import type { Level } from '../../widgets/LevelMark.tsx'

type Month = Overview['levels'][number]['months'][number]

/** Difference of the last month to the one before; null with fewer than two months. */
export function monthChange(months: readonly Month[]): number | null {
  const [before, last] = [months.at(-2), months.at(-1)]
  return before && last ? last.n - before.n : null
}

/** Sums several series month by month. */
export function sumMonths(series: readonly (readonly Month[])[]): readonly Month[] {
  const totals = new Map<string, number>()
  for (const { month, n } of series.flat()) totals.set(month, (totals.get(month) ?? 0) + n)
  return [...totals].map(([month, n]) => ({ month, n })).toSorted((a, b) => (a.month < b.month ? -1 : 1))
}

/** Days from one ISO date to another; null where either is missing or no date. */
export function daysBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  const [start, end] = [from, to].map((iso) => (iso ? Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) : Number.NaN))
  if (start === undefined || end === undefined || Number.isNaN(start) || Number.isNaN(end)) return null
  return Math.round((end - start) / 86_400_000)
}

/** How many warnings of each level. */
export function countLevels(levels: readonly Level[]): Readonly<Partial<Record<Level, number>>> {
  const counts: Partial<Record<Level, number>> = {}
  for (const level of levels) counts[level] = (counts[level] ?? 0) + 1
  return counts
}

/** Data older than this many days before the data date is set off. */
export const staleDays = 60
