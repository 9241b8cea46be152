/** Quantiles as the whole product takes them: Hyndman and Fan's type 8, which does not lean on how the values are distributed. */

/** Hyndman-Fan type 8 quantile; null over nothing. Sorts a copy. */
export function quantileR8(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const count = sorted.length
  if (count === 0) return null
  const place = Math.min(Math.max((count + 1 / 3) * share + 1 / 3, 1), count)
  const low = Math.floor(place)
  const first = sorted[low - 1] ?? 0
  return first + (place - low) * ((sorted[Math.min(low, count - 1)] ?? first) - first)
}
