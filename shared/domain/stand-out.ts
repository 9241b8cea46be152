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

/**
 * 5th, 50th and 95th of 100 (nearest rank) of what others have: of all values without one's own. Both lists sorted ascending, `own` contained in
 * `all`. Takes time with the logarithm of the lists, so that everybody in a group can be held against the others.
 */
export function spreadWithout(all: readonly number[], own: readonly number[]): Spread {
  const n = all.length - own.length
  if (n === 0) return { n, low: null, median: null, high: null }
  const at = (share: number): number | null => {
    const wanted = Math.max(1, Math.ceil(share * n))
    // the first place from which on as many of the others' values lie at or below it
    let [low, high] = [0, all.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      const value = all[middle] ?? 0
      if (upTo(all, value) - upTo(own, value) >= wanted) high = middle
      else low = middle + 1
    }
    return all[low] ?? null
  }
  return { n, low: at(0.05), median: at(0.5), high: at(0.95) }
}

/** How many of a sorted list are not above a value. */
function upTo(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}
