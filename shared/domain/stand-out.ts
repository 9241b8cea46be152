/**
 * Which acts stand out beside the same kind of act at the same node by others in the same post level: later or quicker than 95 of 100, larger than
 * 95 of 100. Figures about acts, with the peers' distribution and their number; never a score of a person. Below the least number nothing is said.
 */
export interface Spread {
  readonly n: number
  readonly low: number | null
  readonly median: number | null
  readonly high: number | null
}

/** 5th, 50th and 95th of 100 of values counted (nearest rank). */
export function spreadOf(counts: Iterable<readonly [value: number, n: number]>): Spread {
  const sorted = [...counts].toSorted((a, b) => a[0] - b[0])
  const n = sorted.reduce((sum, [, count]) => sum + count, 0)
  const at = (share: number): number | null => {
    let seen = 0
    for (const [value, count] of sorted) {
      seen += count
      if (seen >= Math.max(1, Math.ceil(share * n))) return value
    }
    return null
  }
  return { n, low: at(0.05), median: at(0.5), high: at(0.95) }
}

/** Above the 95th, below the 5th, or neither; neither when the peers are fewer than `minimum`. */
export function standsOut(value: number | null, spread: Spread, minimum: number): 'high' | 'low' | null {
  if (value === null || spread.n < minimum) return null
  if (spread.high !== null && value > spread.high) return 'high'
  return spread.low !== null && value < spread.low ? 'low' : null
}
