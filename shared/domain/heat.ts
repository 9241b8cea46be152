/**
 * What the colour of a heat-map cell means. Pure: counts in, cells out. Missing, not applicable and too few are told apart from zero, and a
 * rate is never coloured on fewer than `minimumMatters` cases.
 */
export const minimumMatters = 5
export type HeatColour = 'number' | 'rate' | 'change' | 'peers'
export type CellState = 'value' | 'missing' | 'not_applicable' | 'too_few'

export interface CellFacts {
  /** open warnings */
  readonly warnings: number
  /** matters in hand of the procedures this column is about; null when the column is not about matters */
  readonly matters: number | null
  /** did the model(s) behind the column run at all? */
  readonly ran: boolean
  readonly recent: number
  readonly before: number
  /** rates of the peers (same unit kind) in this column, own unit included */
  readonly peerRates: readonly number[]
}

/** The state and the value the colour shows. `rate` and `peers` are per 100 matters. */
export function cellOf(colour: HeatColour, facts: CellFacts): { readonly state: CellState; readonly value: number | null } {
  if (!facts.ran && facts.warnings === 0) return { state: 'missing', value: null }
  if (facts.matters === 0 && facts.warnings === 0) return { state: 'not_applicable', value: null }
  switch (colour) {
    case 'number':
      return { state: 'value', value: facts.warnings }
    case 'change':
      return { state: 'value', value: facts.recent - facts.before }
    case 'rate':
    case 'peers': {
      if (facts.matters === null || facts.matters < minimumMatters) return { state: 'too_few', value: null }
      const rate = (100 * facts.warnings) / facts.matters
      if (colour === 'rate') return { state: 'value', value: rate }
      if (facts.peerRates.length < minimumMatters) return { state: 'too_few', value: null }
      return { state: 'value', value: rate - median(facts.peerRates) }
    }
  }
}

/** The middle value; of an even number, the mean of the two in the middle. Throws on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle]
  const lower = sorted[sorted.length % 2 === 1 ? middle : middle - 1]
  if (upper === undefined || lower === undefined) throw new RangeError('median of nothing')
  return (lower + upper) / 2
}

/** Four thresholds between five steps: quintiles of the values above zero (of their sizes, for a diverging colour), without repeats. */
export function colourSteps(values: readonly number[], diverging: boolean): readonly number[] {
  const sizes = values
    .map((value) => (diverging ? Math.abs(value) : value))
    .filter((value) => value > 0)
    .sort((a, b) => a - b)
  if (sizes.length === 0) return []
  const steps: number[] = []
  for (const share of [0.2, 0.4, 0.6, 0.8]) {
    const step = sizes[Math.min(sizes.length - 1, Math.floor(share * sizes.length))] ?? 0
    if (step > (steps.at(-1) ?? 0)) steps.push(step)
  }
  return steps
}

/** Wilson score interval at 95 % of `hits` in `n`, as shares (Wilson 1927). */
export function wilson(hits: number, n: number): readonly [number, number] {
  if (n <= 0) return [0, 1]
  const z = 1.959964
  const share = Math.min(1, hits / n)
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}
