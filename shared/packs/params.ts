/**
 * The value of a model's parameter: dated values, values by kind, method or region, and an office's own setting in place of the default.
 * `:name` in a model is the one value in force at `:as_of`; `limit_at('name', …)` the value for a row.
 */
import type { Model, ModelParam } from './pack.ts'

export type Scalar = string | number | boolean
export type ParamValue = Scalar | Readonly<Record<string, number>>
/** An office's own values by parameter name; they replace default and dated values alike. */
export type ParamOverrides = Readonly<Record<string, ParamValue>>

/** What a row says about itself; region is a division code. */
export interface LimitKeys {
  readonly region: string | null
  readonly kind: string | null
  readonly method: string | null
  readonly date: string | null
}

/** The value in force on `date`: the last dated one that had begun, else the default. */
export function paramAt(param: ModelParam, date: string): ParamValue {
  let value: ParamValue = param.default
  for (const dated of param.since.toSorted((a, b) => (a.from < b.from ? -1 : 1))) if (dated.from <= date.slice(0, 10)) value = dated.value
  return value
}

/** Values to bind as `:name`; parameters that hold values by kind are left out (they are read by limit_at). */
export function boundParams(params: Model['params'], asOf: string, overrides: ParamOverrides = {}): Readonly<Record<string, Scalar>> {
  const bound: Record<string, Scalar> = {}
  for (const [name, param] of Object.entries(params)) {
    const value = overrides[name] ?? paramAt(param, asOf)
    if (typeof value !== 'object') bound[name] = value
  }
  return bound
}

/** All values in force, as stored with a warning. */
export function paramsInForce(params: Model['params'], asOf: string, overrides: ParamOverrides = {}): Readonly<Record<string, ParamValue>> {
  return Object.fromEntries(Object.entries(params).map(([name, param]) => [name, overrides[name] ?? paramAt(param, asOf)]))
}

/**
 * limit_at: of values by key the most particular one wins, in the order kind/method, region/kind, kind, method, region, `*`; only keys that
 * the parameter's `by` names count. Null when the parameter is unknown or has no value for the row.
 */
export function limitAt(
  params: Model['params'],
  name: string,
  keys: LimitKeys,
  asOf: string,
  overrides: ParamOverrides = {}
): Scalar | null {
  const param = params[name]
  if (param === undefined) return null
  const date = param.by.includes('date') && keys.date !== null ? keys.date : asOf
  const value = overrides[name] ?? paramAt(param, date)
  if (typeof value !== 'object') return value
  const part = (key: 'region' | 'kind' | 'method'): string | null => (param.by.includes(key) ? keys[key] : null)
  const [region, kind, method] = [part('region'), part('kind'), part('method')]
  const tried = [
    kind !== null && method !== null ? `${kind}/${method}` : null,
    region !== null && kind !== null ? `${region}/${kind}` : null
  ]
  for (const key of [...tried, kind, method, region, '*']) {
    const found = key !== null && Object.hasOwn(value, key) ? value[key] : undefined
    if (found !== undefined) return found
  }
  return null
}
