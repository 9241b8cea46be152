/** Which units are looked at, and what their bands are called. Pure. */
import type { ScoreTable, ScoredUnitRow } from '../../../shared/ipc/commands/score.ts'
import type { BandId } from '../../../shared/packs/indicator/tree.ts'
import { bandStep } from '../../widgets/BandMark.tsx'
import type { EcologySearch } from './search.ts'

export type Bands = ScoreTable['bands']

/** The band that a score alone lies in. */
export function bandOfScore(score: number, bands: Bands): BandId {
  return bands.find((band) => score >= band.from)?.id ?? 'red'
}

/** A score as a whole number, rounded down: 89.9 reads 89, so that what is printed never stands above the threshold of its colour. */
export function wholeScore(score: number): string {
  return String(Math.floor(score + 1e-6))
}

/** Colour step 1 (worst) to 5 (best) of a score under the tree's own thresholds. */
export function stepOfScore(score: number, bands: Bands): 1 | 2 | 3 | 4 | 5 {
  return bandStep[bandOfScore(score, bands)]
}

/** Whether a unit passes the filters of kind, region and band. */
export function fitsFilter(unit: ScoredUnitRow, search: Pick<EcologySearch, 'kinds' | 'regions' | 'bands'>): boolean {
  const within = (values: readonly string[] | undefined, value: string | null): boolean =>
    values === undefined || values.length === 0 || (value !== null && values.includes(value))
  return within(search.kinds, unit.kind) && within(search.regions, unit.region) && within(search.bands, unit.band)
}

/** Worst first; units without a score come after those that have one, by name. */
export function worstFirst(a: ScoredUnitRow, b: ScoredUnitRow): number {
  if (a.score === null || b.score === null) return Number(a.score === null) - Number(b.score === null) || (a.name < b.name ? -1 : 1)
  return a.score - b.score || (a.name < b.name ? -1 : 1)
}
