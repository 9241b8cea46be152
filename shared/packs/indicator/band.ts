/**
 * Bands of a score, and what makes a unit's band worse than its score alone: a fall against the period before, a heavy indicator in the worst
 * band (domain.md §5.2.5). Thresholds are the tree's.
 */
import { bandIds, type BandId, type IndicatorTree } from './tree.ts'

export type BandRules = Pick<IndicatorTree, 'bands' | 'falls' | 'heavy'>
export interface BandReason {
  readonly kind: 'fall' | 'heavy' | 'veto'
  readonly band: BandId
  /** points fallen, or the indicator */
  readonly detail: string
}

/** The band of a score. */
export function bandOf(score: number, bands: BandRules['bands']): BandId {
  return bands.find((band) => score >= band.from)?.id ?? 'red'
}

const place = (band: BandId): number => bandIds.indexOf(band)
/** The worse of two bands. */
export const worse = (a: BandId, b: BandId): BandId => (place(a) >= place(b) ? a : b)

/** The band of a unit with the reasons that made it worse than its score. */
export function bandOfUnit(
  rules: BandRules,
  score: number,
  facts: { readonly before: number | null; readonly redHeavy: readonly string[]; readonly vetoes: readonly string[] }
): { readonly band: BandId; readonly reasons: readonly BandReason[] } {
  const reasons: BandReason[] = []
  const fallen = facts.before === null ? 0 : facts.before - score
  const fall = rules.falls.toSorted((a, b) => b.by - a.by).find((one) => fallen >= one.by)
  if (fall !== undefined) reasons.push({ kind: 'fall', band: fall.at_least, detail: fallen.toFixed(1) })
  const { heavy } = rules
  if (heavy !== undefined) for (const id of facts.redHeavy) reasons.push({ kind: 'heavy', band: heavy.at_least, detail: id })
  for (const id of facts.vetoes) reasons.push({ kind: 'veto', band: 'red', detail: id })
  return { band: reasons.reduce((band, reason) => worse(band, reason.band), bandOf(score, rules.bands)), reasons }
}

/** Leaves among the heaviest `share` of the tree, by the tree's own weights; ties are in. */
export function heavyLeaves(leaves: readonly { readonly id: string; readonly weight: number }[], share: number): ReadonlySet<string> {
  const sorted = leaves.toSorted((a, b) => b.weight - a.weight)
  const least = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)]?.weight ?? Infinity
  return new Set(leaves.filter((leaf) => leaf.weight >= least).map((leaf) => leaf.id))
}
