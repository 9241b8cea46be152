/**
 * From scores to tiles: one tile a region, its colour the mean or the worst score of its units. Regions that the map does not know are laid in rows
 * below it, so that no unit is lost to a map that is too old. Pure.
 */
import type { ScoreTable, ScoredUnitRow, TileMap } from '../../../shared/ipc/commands/score.ts'
import type { BandId } from '../../../shared/packs/indicator/tree.ts'
import { bandOfScore, fitsFilter, worstFirst } from './score-filter.ts'
import type { EcologySearch } from './search.ts'

export interface RegionTile {
  readonly region: string
  readonly column: number
  readonly row: number
  /** 0–100; null when no unit has one */
  readonly score: number | null
  readonly band: BandId | null
  /** figures that are missing could put it into another band */
  readonly provisional: boolean
  /** units with a score, of all units */
  readonly scored: number
  /** worst first by what the colour tells */
  readonly units: readonly TileUnit[]
}
/** A unit with what the colour tells of it: of a first-level indicator its mark there, with the range and the band of that mark. */
export interface TileUnit extends Pick<
  ScoredUnitRow,
  'id' | 'name' | 'short' | 'score' | 'low' | 'high' | 'band' | 'provisional' | 'reasons' | 'without'
> {
  /** of the whole's weight; null where the colour tells of a first-level indicator */
  readonly coverage: number | null
}
export interface RegionTiles {
  readonly columns: number
  readonly rows: number
  readonly tiles: readonly RegionTile[]
  /** regions that stand below the map because it does not know them */
  readonly apart: number
}

const mean = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** The map that knows most of these regions; undefined when none knows any. */
export function chooseMap(maps: readonly TileMap[], regions: readonly string[]): TileMap | undefined {
  const known = (map: TileMap): number => map.tiles.filter((tile) => regions.includes(tile.region)).length
  return maps.filter((map) => known(map) > 0).toSorted((a, b) => known(b) - known(a))[0]
}

/** Tiles of the map with the scores of the units that pass the filters. `by` and `first` say what the colour tells. */
export function tilesOf(
  table: Pick<ScoreTable, 'units' | 'cells' | 'indicators' | 'bands' | 'regions'>,
  maps: readonly TileMap[],
  search: Pick<EcologySearch, 'by' | 'first' | 'kinds' | 'cleans' | 'regions' | 'bands'>
): RegionTiles {
  const map = chooseMap(maps, table.regions)
  const columns = map?.columns ?? Math.max(1, Math.ceil(Math.sqrt(table.regions.length)))
  const places = [...(map?.tiles ?? [])]
  const apart = table.regions.filter((region) => !places.some((tile) => tile.region === region))
  const below = map?.rows ?? 0
  apart.forEach((region, index) => places.push({ region, column: index % columns, row: below + Math.floor(index / columns) }))
  const first = table.indicators.findIndex((one) => one.id === search.first)
  const rowOf = new Map(table.units.map((unit, index) => [unit.id, index]))
  const told = (unit: ScoredUnitRow): TileUnit => {
    if (first < 0) return unit
    const cell = table.cells[rowOf.get(unit.id) ?? -1]
    const score = cell?.scores[first] ?? null
    const high = cell?.highs[first] ?? score
    const band = score === null ? null : bandOfScore(score, table.bands)
    return {
      ...unit,
      score,
      low: score,
      high,
      coverage: null,
      band,
      provisional: high !== null && band !== bandOfScore(high, table.bands),
      reasons: [],
      without: score === null ? 'coverage' : null
    }
  }
  const tiles = places.map(({ region, column, row }): RegionTile => {
    const units = table.units
      .filter((unit) => unit.region === region && fitsFilter(unit, search))
      .map(told)
      .toSorted(worstFirst)
    const scores = units.flatMap((unit) => unit.score ?? [])
    const score = scores.length === 0 ? null : search.by === 'worst' ? Math.min(...scores) : mean(scores)
    return {
      region,
      column,
      row,
      score,
      band: score === null ? null : bandOfScore(score, table.bands),
      provisional: isProvisional(units, search.by ?? 'mean', table.bands),
      scored: scores.length,
      units
    }
  })
  return { columns, rows: Math.max(0, ...places.map((tile) => tile.row + 1)), tiles, apart: apart.length }
}

/** Whether the colour would be another one if all missing figures were as good as they can be. */
function isProvisional(units: readonly TileUnit[], by: 'mean' | 'worst', bands: ScoreTable['bands']): boolean {
  const lows = units.flatMap((unit) => unit.low ?? [])
  const highs = units.flatMap((unit) => unit.high ?? [])
  if (lows.length === 0) return false
  const [low, high] = by === 'worst' ? [Math.min(...lows), Math.min(...highs)] : [mean(lows), mean(highs)]
  return low !== null && high !== null && bandOfScore(low, bands) !== bandOfScore(high, bands)
}
