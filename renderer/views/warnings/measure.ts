/**
 * How the value of a warning is drawn against its limit: one bar from zero, for a sum cut into the rows that make it, and where each row lies by
 * itself under the limit those as dots. Values come in the unit that is printed: 元 or 万元, percent, days. Pure.
 */
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'

export interface DrawnMeasure {
  readonly value: number
  readonly limit: number | null
  readonly unit: MeasureUnit
  /** Parts of a sum, in the order of the rows; one part where it is no sum. */
  readonly parts: readonly number[]
  /** The sum is over the limit but every row stays under it: the rows are worth seeing as dots. */
  readonly eachUnder: boolean
  readonly over: number | null
}
export type MeasureUnit = 'fen' | 'days' | 'workdays' | 'months' | 'ratio' | 'count'
const units: readonly MeasureUnit[] = ['fen', 'days', 'workdays', 'months', 'ratio', 'count']

/** Undefined where the model has no measure or it has no value. */
export function measureOf(card: Pick<WarningCard, 'measure' | 'evidence'>, fenPerUnit: number): DrawnMeasure | undefined {
  const { measure } = card
  if (!measure || measure.value === null) return undefined
  const unit = units.find((one) => one === measure.unit) ?? 'count'
  const factor = unit === 'fen' ? 1 / fenPerUnit : unit === 'ratio' ? 100 : 1
  const raw = measure.value
  const rawParts = unit === 'fen' ? partsOf(card.evidence, raw) : undefined
  const parts = (rawParts ?? [raw]).map((part) => part * factor)
  const limit = measure.limit === null ? null : measure.limit * factor
  const value = raw * factor
  return {
    value,
    limit,
    unit,
    parts,
    eachUnder:
      rawParts !== undefined &&
      measure.limit !== null &&
      raw > measure.limit &&
      rawParts.every((part) => measure.limit !== null && part < measure.limit),
    over: limit === null ? null : measure.better === 'higher' ? limit - value : value - limit
  }
}

/** Two to forty counted rows whose money column adds up to the value exactly: the value is their sum. */
function partsOf(tables: WarningCard['evidence'], value: number): readonly number[] | undefined {
  for (const table of tables) {
    const rows = table.rows.filter((row) => row.counted)
    if (rows.length < 2 || rows.length > 40 || table.total > table.rows.length) continue
    for (const [index, column] of table.columns.entries()) {
      if (column.type !== 'fen') continue
      const amounts = rows.map((row) => row.values[index])
      const known = amounts.filter((amount): amount is number => typeof amount === 'number' && amount > 0)
      if (known.length === rows.length && known.reduce((sum, amount) => sum + amount, 0) === value) return known
    }
  }
  return undefined
}

/** Round ticks from zero to `top`, three to six of them; `whole` where halves mean nothing. */
export function roundTicks(top: number, whole = false): readonly number[] {
  if (!(top > 0)) return [0]
  const unit = 10 ** Math.floor(Math.log10(top / 4))
  const found = [1, 2, 2.5, 5, 10].map((factor) => factor * unit).find((step) => top / step <= 5) ?? unit * 10
  const pitch = whole ? Math.max(1, Math.ceil(found)) : found
  return Array.from({ length: Math.floor(top / pitch + 1e-9) + 1 }, (_, index) => Number((index * pitch).toPrecision(12)))
}
