/**
 * Whether draws look fair, told as probabilities with their numbers, never as a verdict. Two questions: does it matter where on the list one stands
 * (Mann–Whitney U, normal approximation with correction for continuity; Mann & Whitney 1947), and is somebody selected far more or less often over many draws than chance allows
 * (Poisson–binomial tails, exact; Holm 1979 over all candidates). Small samples are said to be too few.
 */

export interface ListPosition {
  readonly selected: number
  readonly others: number
  /** two-sided; null when either side has fewer than `leastEach` */
  readonly p: number | null
}
export const leastEach = 5

/** `entries`: place on the list and whether selected. */
export function positionMatters(entries: readonly { readonly place: number; readonly selected: boolean }[]): ListPosition {
  const sorted = entries.toSorted((a, b) => a.place - b.place)
  const selected = sorted.filter((entry) => entry.selected).length
  const others = sorted.length - selected
  if (selected < leastEach || others < leastEach) return { selected, others, p: null }
  const ranks = sorted.reduce((sum, entry, at) => sum + (entry.selected ? at + 1 : 0), 0)
  const u = ranks - (selected * (selected + 1)) / 2
  const mean = (selected * others) / 2
  const deviation = Math.sqrt((selected * others * (selected + others + 1)) / 12)
  const z = Math.max(0, Math.abs(u - mean) - 0.5) / deviation
  return { selected, others, p: Math.min(1, 2 * normalTail(z)) }
}

export interface CandidateChances {
  readonly id: string
  /** chance in each draw the candidate was in: selected / entries */
  readonly chances: readonly number[]
  readonly selected: number
}
export interface CandidateFairness {
  readonly id: string
  readonly draws: number
  readonly selected: number
  readonly expected: number
  /** two-sided, adjusted for the number of candidates */
  readonly p: number
}

/** Candidates by how surprising their count is, the most surprising first. Draws in which everybody or nobody was selected say nothing. */
export function selectedTooOften(candidates: readonly CandidateChances[]): readonly CandidateFairness[] {
  const raw = candidates.map((candidate) => {
    const counts = poissonBinomial(candidate.chances)
    const upper = counts.slice(candidate.selected).reduce((sum, value) => sum + value, 0)
    const lower = counts.slice(0, candidate.selected + 1).reduce((sum, value) => sum + value, 0)
    const expected = candidate.chances.reduce((sum, chance) => sum + chance, 0)
    return {
      id: candidate.id,
      draws: candidate.chances.length,
      selected: candidate.selected,
      expected,
      p: Math.min(1, 2 * Math.min(upper, lower))
    }
  })
  const sorted = raw.toSorted((a, b) => a.p - b.p || (a.id < b.id ? -1 : 1))
  let before = 0
  return sorted.map((one, at) => {
    before = Math.max(before, Math.min(1, one.p * (sorted.length - at)))
    return { ...one, p: before }
  })
}

/** Probabilities of 0, 1, …, n successes of independent trials with these chances. */
export function poissonBinomial(chances: readonly number[]): readonly number[] {
  let counts = [1]
  for (const chance of chances) {
    const next = Array.from({ length: counts.length + 1 }, () => 0)
    counts.forEach((value, n) => {
      next[n] = (next[n] ?? 0) + value * (1 - chance)
      next[n + 1] = (next[n + 1] ?? 0) + value * chance
    })
    counts = next
  }
  return counts
}

/** Upper tail of the standard normal, by the complementary error function (Numerical Recipes' rational fit, relative error under 1.2e-7). */
export function normalTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.5 * x)
  const terms = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277]
  const series = terms.reduceRight((sum, term) => sum * t + term, 0)
  const tail = (t * Math.exp(-x * x + series)) / 2
  return z >= 0 ? tail : 1 - tail
}
