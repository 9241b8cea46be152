/**
 * From a figure to one of five colours, and what the legend says of them. Zero has a colour of its own; of what is above zero the upper steps are
 * quantiles of this map. Differences are coloured alike on both sides, so that +3 and −3 are equally strong. Pure.
 */
import type { HeatMatrix } from '../../../shared/ipc/commands/heat.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import type { Band } from '../../widgets/matrix-draw.ts'

export type HeatColour = 'number' | 'rate' | 'change' | 'peers'
export interface HeatScale {
  readonly colour: HeatColour
  /** Lower bounds, ascending. Of amounts: of the colours after the lightest one that is not zero. Of differences: of "some" and "much". */
  readonly bounds: readonly number[]
}
export interface LegendStep {
  readonly band: Band
  readonly label: string
}

export function isDifference(colour: HeatColour): boolean {
  return colour === 'change' || colour === 'peers'
}

/** The scale for these cells; `steps` are the engine's thresholds (quintiles of what is above zero, of sizes for a difference). */
export function scaleOf(colour: HeatColour, cells: readonly Pick<HeatMatrix['cells'][number], 'v'>[], steps: readonly number[]): HeatScale {
  const sizes = cells.flatMap((cell) => (cell.v === null || cell.v === 0 ? [] : [Math.abs(cell.v)]))
  if (sizes.length === 0) return { colour, bounds: [] }
  const least = Math.min(...sizes)
  if (isDifference(colour)) {
    const some = colour === 'change' ? least : (steps[0] ?? least)
    const kinds = [...new Set(sizes)].toSorted((a, b) => a - b)
    const much = kinds.length <= 4 ? kinds[Math.ceil(kinds.length / 2)] : steps[Math.ceil(steps.length / 2)]
    return { colour, bounds: much !== undefined && much > some ? [some, much] : [some] }
  }
  // A few distinct values each have their own colour; many are cut at the engine's quintiles.
  const distinct = [...new Set(sizes)].toSorted((a, b) => a - b)
  const above = distinct.length <= 4 ? distinct.slice(1) : steps.filter((step) => step > least)
  return { colour, bounds: above.slice(-3) }
}

/** Colours above zero for so many bounds: spread, so that one lonely step is still seen. */
function shades(bounds: number): readonly Band[] {
  return bounds === 0 ? [3] : bounds === 1 ? [4, 2] : bounds === 2 ? [4, 3, 2] : [4, 3, 2, 1]
}

/** The colour of a value: 5 is zero (or far better), 1 most (or far worse), 3 about equal in a difference. */
export function bandOf(scale: HeatScale, value: number): Band {
  const passed = scale.bounds.filter((bound) => Math.abs(value) >= bound).length
  if (isDifference(scale.colour)) {
    if (passed === 0) return 3
    return value > 0 ? (passed > 1 ? 1 : 2) : passed > 1 ? 5 : 4
  }
  if (value <= 0) return 5
  return shades(scale.bounds.length)[Math.min(passed, scale.bounds.length)] ?? 1
}

function signed(value: number, decimals: number): string {
  return `${value > 0 ? '+' : ''}${formatNumber(value, decimals)}`
}

/** What is printed in a cell: whole numbers where it is narrow. A difference carries its sign; what rounds to nothing but is not says so. */
export function cellText(colour: HeatColour, value: number, narrow: boolean): string {
  const decimals = narrow || colour === 'number' || colour === 'change' ? 0 : 1
  const rounded = formatNumber(value, decimals)
  const nothing = value !== 0 && Number(rounded.replaceAll(',', '').replace('−', '-')) === 0
  if (isDifference(colour)) return nothing ? '≈0' : signed(value, decimals)
  return nothing ? '<1' : rounded
}

/** The legend from few to many (from far better to far worse), only steps that occur on this scale. */
export function legendOf(scale: HeatScale): readonly LegendStep[] {
  const { bounds, colour } = scale
  const whole = colour === 'number' || colour === 'change'
  const say = (value: number): string => formatNumber(value, whole || value >= 10 ? 0 : 1)
  if (isDifference(colour)) {
    const [some, much] = bounds
    if (some === undefined) return [{ band: 3, label: '0' }]
    const middle = whole ? '0' : '≈0'
    if (much === undefined)
      return [
        { band: 4, label: `≤−${say(some)}` },
        { band: 3, label: middle },
        { band: 2, label: `≥+${say(some)}` }
      ]
    return [
      { band: 5, label: `≤−${say(much)}` },
      { band: 4, label: `−${say(some)}` },
      { band: 3, label: middle },
      { band: 2, label: `+${say(some)}` },
      { band: 1, label: `≥+${say(much)}` }
    ]
  }
  const range = (low: number, high: number | undefined): string => {
    if (high === undefined) return `≥${say(low)}`
    if (!whole) return `${say(low)}–`
    return high - 1 > low ? `${say(low)}–${say(high - 1)}` : say(low)
  }
  const bands = shades(bounds.length)
  const lows = [whole ? 1 : 0, ...bounds]
  return [
    { band: 5, label: '0' },
    ...lows.map((low, index): LegendStep => ({
      band: bands[index] ?? 1,
      label: !whole && index === 0 ? '>0' : range(low, lows[index + 1])
    }))
  ]
}

/** Round whole ticks from 0 to at least `high`, at most six. */
export function axisTicks(high: number): readonly number[] {
  const top = high > 0 ? high : 1
  const raw = top / 4
  const unit = 10 ** Math.floor(Math.log10(raw))
  const pitch = Math.max(1, [1, 2, 5, 10].map((factor) => factor * unit).find((step) => step >= raw) ?? unit * 10)
  return Array.from({ length: Math.ceil(top / pitch) + 1 }, (_, index) => Number((index * pitch).toFixed(6)))
}

/** The order of rows: as they come by kind, within a kind the most warnings first. Answers old indexes. */
export function orderRows(rows: readonly Pick<HeatMatrix['rows'][number], 'kind' | 'total' | 'name'>[]): readonly number[] {
  const kinds = [...new Set(rows.map((row) => row.kind))].toSorted((a, b) => Number(a === '') - Number(b === ''))
  const place = new Map(kinds.map((kind, index) => [kind, index]))
  return rows
    .map((_, index) => index)
    .toSorted((a, b) => {
      const [one, other] = [rows[a], rows[b]]
      if (!one || !other) return 0
      return (place.get(one.kind) ?? 0) - (place.get(other.kind) ?? 0) || other.total - one.total || a - b
    })
}
