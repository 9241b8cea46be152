/**
 * Which figure of a warning is set against which limit on its card. The limit is the parameter of that name as it held when the warning was made,
 * else a figure of the row. A value on the right side of its limit is not shown: another branch of the rule fired, and a bar that stays inside its
 * limit would seem to say that nothing did.
 */
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import type { Model } from '../../../shared/packs/pack.ts'

type Values = Readonly<Record<string, unknown>>

/** In the unit that the model declares; null where it declares no measure or the value stands strictly inside the limit. */
export function cardMeasure({ measure }: Pick<Model, 'measure'>, figures: Values, params: Values): WarningCard['measure'] {
  if (!measure) return null
  const value = numberOf(figures[measure.value])
  const limit = measure.limit === undefined ? null : numberOf(params[measure.limit] ?? figures[measure.limit])
  const { unit, name, better } = measure
  if (value !== null && limit !== null && (better === 'lower' ? value < limit : value > limit)) return null
  return { nameZh: name.zh, nameEn: name.en, value, limit, unit, better }
}

const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
