/**
 * An office's own thresholds: values of a model's parameters for a region and a kind of unit, from a day to a day. They become dated values of
 * the parameter itself, so that everything which reads a parameter (`:name`, limit_at, the card) knows of them without knowing it.
 */
import { dateOf, dayOf } from './calendar.ts'
import type { Model, ModelParam } from './pack.ts'
import { paramAt, type ParamValue } from './params.ts'

/** One threshold of an office. '' stands for everywhere, every kind, and no end. */
export interface Tuning {
  readonly id: number
  readonly param: string
  /** division code; holds for all divisions under it */
  readonly region: string
  readonly unitKind: string
  readonly from: string
  readonly to: string
  readonly value: ParamValue
}

/** A part of the vault's units, by division and kind; both '' is the whole. */
export interface Scope {
  readonly region: string
  readonly unitKind: string
}
export interface UnitTraits {
  /** division code of the unit, null when not known */
  readonly region: string | null
  readonly unitKind: string | null
}

export const wholeScope: Scope = { region: '', unitKind: '' }

/** The parts that these thresholds tell apart, the whole first. */
export function scopesOf(tunings: readonly Tuning[]): readonly Scope[] {
  const scopes = new Map([[keyOf(wholeScope), wholeScope]])
  for (const { region, unitKind } of tunings) {
    const scope = { region, unitKind }
    scopes.set(keyOf(scope), scope)
  }
  // a part of a region and a kind must be judged by both when each alone is tuned
  const single = Array.from(scopes.values())
  for (const { region } of single) {
    for (const { unitKind } of single) scopes.set(keyOf({ region, unitKind }), { region, unitKind })
  }
  return [...scopes.values()]
}

const keyOf = ({ region, unitKind }: Scope): string => `${region}|${unitKind}`

/**
 * Whether a division code lies in a region: equal to it or under it (codes of a region end in zeros: 330000 holds 330100). A zero may belong to
 * the region's own number: 331000 is 台州 and does not hold 331100, 330110 is 余杭 and does not hold 330111.
 */
export function isUnder(code: string, region: string): boolean {
  return code.startsWith(ownPart(region))
}

/** Digits up to which province, city, county, town and village are told apart (GB/T 2260, GB/T 10114). */
const divisionEnds = [2, 4, 6, 9, 12] as const

/** A division code without the places that it leaves open. */
function ownPart(code: string): string {
  const meant = code.replace(/0+$/u, '').length
  return meant === 0 ? '' : code.slice(0, divisionEnds.find((end) => end >= meant) ?? code.length)
}

/** The narrowest of these parts that a unit belongs to; the whole when its traits are not known. */
export function scopeFor(scopes: readonly Scope[], unit: UnitTraits): Scope {
  let best = wholeScope
  for (const scope of scopes) {
    const fits =
      (scope.region === '' || (unit.region !== null && isUnder(unit.region, scope.region))) &&
      (scope.unitKind === '' || scope.unitKind === unit.unitKind)
    if (fits && rank(scope) > rank(best)) best = scope
  }
  return best
}

/** A kind of unit tells more than a region, a narrower region more than a wider one. */
const rank = ({ region, unitKind }: Scope): number => (unitKind === '' ? 0 : 100) + ownPart(region).length

/** The parameters as they hold in a part: for each day the narrowest threshold that covers the part and the day, the latest among equals. */
export function tunedParams(params: Model['params'], tunings: readonly Tuning[], scope: Scope): Model['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, param]) => {
      const own = tunings.filter((tuning) => tuning.param === name && covers(tuning, scope))
      return [name, own.length === 0 ? param : { ...param, since: timeline(param, own) }]
    })
  )
}

const covers = (tuning: Tuning, scope: Scope): boolean =>
  (tuning.region === '' || (scope.region !== '' && isUnder(scope.region, tuning.region))) &&
  (tuning.unitKind === '' || tuning.unitKind === scope.unitKind)

function timeline(param: ModelParam, tunings: readonly Tuning[]): ModelParam['since'] {
  const days = new Set([
    ...param.since.map((one) => one.from),
    ...tunings.flatMap(({ from, to }) => (to === '' ? [from] : [from, dayAfter(to)]))
  ])
  return [...days].toSorted().map((from) => ({ from, value: valueOn(param, tunings, from) }))
}

function valueOn(param: ModelParam, tunings: readonly Tuning[], date: string): ParamValue {
  const active = tunings.filter((tuning) => tuning.from <= date && (tuning.to === '' || date <= tuning.to))
  const [best] = active.toSorted((a, b) => rank(b) - rank(a) || b.id - a.id)
  return best === undefined ? paramAt(param, date) : best.value
}

function dayAfter(date: string): string {
  const day = dayOf(date)
  return day === null ? date : dateOf(day + 1)
}

/** Why a value may not be given to a parameter, in words; null when it may. */
export function valueFault(param: ModelParam, value: ParamValue): { readonly zh: string; readonly en: string } | null {
  if (typeof value !== typeof param.default) return { zh: '类型与缺省值不同', en: 'of another type than the default' }
  // a kind left out would have no limit at all: its rows would silently be found by nothing
  const left =
    typeof value === 'object' && typeof param.default === 'object' ? Object.keys(param.default).find((kind) => !(kind in value)) : undefined
  if (left !== undefined) return { zh: `缺少 ${left} 的值`, en: `lacking for ${left}` }
  const numbers = typeof value === 'object' ? Object.values(value) : typeof value === 'number' ? [value] : []
  if (numbers.some((one) => !Number.isFinite(one))) return { zh: '不是数', en: 'not a number' }
  const { min, max } = param
  if (min !== undefined && numbers.some((one) => one < min)) return { zh: `小于下限 ${min}`, en: `below the least value ${min}` }
  if (max !== undefined && numbers.some((one) => one > max)) return { zh: `大于上限 ${max}`, en: `above the greatest value ${max}` }
  return null
}
