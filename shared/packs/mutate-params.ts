/** Mutants of parameters: each value moved a step up and a step down, the default, the dated values and what a case sets alike. */
import type { Model, ModelParam } from './pack.ts'
import type { ParamOverrides, ParamValue } from './params.ts'

export interface ParamMutant {
  readonly id: string
  readonly was: string
  readonly becomes: string
  readonly params: Model['params']
  /** the case's own values, moved as well */
  readonly overridden: (given: ParamOverrides) => ParamOverrides
}

/** Two mutants for each value that may move within the parameter's own bounds; truth values are turned round, texts left alone. */
export function mutateParams(model: Pick<Model, 'params' | 'cases'>): readonly ParamMutant[] {
  return Object.entries(model.params).flatMap(([name, param]) => {
    const keys = typeof param.default === 'object' ? Object.keys(param.default) : [null]
    return keys.flatMap((key) => (['+', '-'] as const).flatMap((sign) => mutant(model, name, param, key, sign)))
  })
}

function mutant(
  model: Pick<Model, 'params' | 'cases'>,
  name: string,
  param: ModelParam,
  key: string | null,
  sign: '+' | '-'
): readonly ParamMutant[] {
  const move = (value: ParamValue): ParamValue => {
    if (typeof value !== 'object') return key === null || typeof value === 'number' ? moved(value, param, sign) : value
    const one = key === null ? undefined : value[key]
    const next = one === undefined ? undefined : moved(one, param, sign)
    return key !== null && typeof next === 'number' ? { ...value, [key]: next } : value
  }
  const given = model.cases.flatMap((each) => (each.params[name] === undefined ? [] : [each.params[name]]))
  const values = [param.default, ...param.since.map((dated) => dated.value), ...given]
  if (values.every((value) => JSON.stringify(move(value)) === JSON.stringify(value))) return []
  if (sign === '-' && typeof param.default === 'boolean') return []
  const changed: ModelParam = {
    ...param,
    default: move(param.default),
    since: param.since.map((dated) => ({ ...dated, value: move(dated.value) }))
  }
  const shown = key === null ? name : `${name}.${key}`
  const one = (value: ParamValue): string => JSON.stringify(typeof value === 'object' && key !== null ? value[key] : value)
  return [
    {
      id: `param: ${shown} ${sign}`,
      was: `${shown} = ${one(param.default)}`,
      becomes: `${shown} = ${one(changed.default)}`,
      params: { ...model.params, [name]: changed },
      overridden: (values) => (values[name] === undefined ? values : { ...values, [name]: move(values[name]) })
    }
  ]
}

function moved(value: string | number | boolean, param: ModelParam, sign: '+' | '-'): string | number | boolean {
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'number') return value
  const next = Number((value + (sign === '+' ? 1 : -1) * stepOf(value, param)).toPrecision(12))
  return next < (param.min ?? -Infinity) || next > (param.max ?? Infinity) ? value : next
}

/** How far past the edge: one day, one piece; a twentieth of an amount; one point of a share, less for small shares. */
function stepOf(value: number, param: ModelParam): number {
  const size = Math.abs(value)
  if (param.unit === 'fen') return Math.max(1, Math.round(size / 20))
  if (param.unit !== 'ratio' && Number.isInteger(value)) return 1
  if (size >= 1) return size / 20
  return size === 0 ? 0.01 : Math.min(0.01, size / 10)
}
