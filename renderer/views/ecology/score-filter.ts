/** Which units are looked at, and what their bands are called. Pure. */
import type { ScoreTable, ScoredUnitRow } from '../../../shared/ipc/commands/score.ts'
import { fitsUnit, kindWord, noKind } from '../../../shared/domain/unit-filter.ts'
import type { Text } from '../../../shared/text/index.ts'
import type { Bilingual } from '../../app/bilingual.ts'
import type { BandId } from '../../../shared/packs/indicator/tree.ts'
import { bandStep } from '../../widgets/BandMark.tsx'
import { filterWord } from '../../widgets/filter-words.ts'
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

/** Name of a kind of clean-governance unit; of units of none, that they are of none. */
export function cleanName(table: Pick<ScoreTable, 'cleanKinds'>, clean: string, t: Text, name: (text: Bilingual) => string): string {
  const kind = table.cleanKinds.find((one) => one.id === clean)
  return kind === undefined ? t('common.noKind') : name(kind.name)
}

/** Kinds of clean-governance unit that units are of, in the packs' order; units of none last, where there are any. */
export function cleansInUse(table: Pick<ScoreTable, 'cleanKinds' | 'units'>): readonly string[] {
  return [...table.cleanKinds.map((one) => one.id), ''].filter((id) => table.units.some((unit) => unit.clean === id))
}

/** Whether a unit passes the filters of kind, clean-governance kind, region and band. */
export function fitsFilter(unit: ScoredUnitRow, search: Pick<EcologySearch, 'kinds' | 'cleans' | 'regions' | 'bands'>): boolean {
  const within = (values: readonly string[] | undefined, value: string | null): boolean =>
    values === undefined || values.length === 0 || (value !== null && values.includes(value))
  return (
    fitsUnit({ unitKinds: search.kinds, cleanKinds: search.cleans }, unit) &&
    within(search.regions, kindWord(unit.region)) &&
    within(search.bands, unit.band)
  )
}

/** The filters of units in words, as a picture that leaves the house says them; none where all units are looked at. */
export function filterWords(
  table: Pick<ScoreTable, 'cleanKinds' | 'bands'>,
  search: Pick<EcologySearch, 'kinds' | 'cleans' | 'regions' | 'bands'>,
  t: Text,
  name: (text: Bilingual) => string
): readonly string[] {
  const plain = (none: string) => (value: string) => (value === noKind ? none : value)
  const band = (id: string): string => {
    const found = table.bands.find((one) => one.id === id)
    return found === undefined ? id : name(found.name)
  }
  return [
    ...filterWord(t, t('ecology.kinds'), search.kinds, plain(t('common.noKind'))),
    ...filterWord(t, t('ecology.cleans'), search.cleans, (id) => cleanName(table, id, t, name)),
    ...filterWord(t, t('ecology.regions'), search.regions, plain(t('ecology.noRegion'))),
    ...filterWord(t, t('ecology.bands'), search.bands, band)
  ]
}

/** Worst first; units without a score come after those that have one, by name. */
export function worstFirst(a: Pick<ScoredUnitRow, 'name' | 'score'>, b: Pick<ScoredUnitRow, 'name' | 'score'>): number {
  if (a.score === null || b.score === null) return Number(a.score === null) - Number(b.score === null) || (a.name < b.name ? -1 : 1)
  return a.score - b.score || (a.name < b.name ? -1 : 1)
}
