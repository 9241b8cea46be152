/**
 * `limit_at` for engines that cannot call us: the parameters of one run written out as a CASE over its arguments. The same order of keys as
 * shared/packs/params.ts, which is what SQLite calls.
 */
import type { Model, ModelParam } from '../../shared/packs/pack.ts'
import type { ParamOverrides, ParamValue } from '../../shared/packs/params.ts'
import { tokenizeSql } from '../../shared/packs/sql-token.ts'
import { literal } from './engine.ts'

export interface LimitRun {
  readonly params: Model['params']
  readonly asOf: string
  readonly overrides: ParamOverrides
  /** division code by unit id */
  readonly regions: ReadonlyMap<string, string>
}

/** The parameters that an SQL names as the first argument of limit_at (all where the name is computed); others may hold texts, and one CASE has one type. */
export function limitsNamed(sql: string, params: Model['params']): Model['params'] {
  const tokens = tokenizeSql(sql)
  const named = tokens.flatMap((token, index) => (token.text === 'LIMIT_AT' ? [tokens[index + 2]?.raw ?? ''] : []))
  if (named.some((name) => !name.startsWith("'"))) return params
  return Object.fromEntries(Object.entries(params).filter(([name]) => named.includes(`'${name}'`)))
}

/** An expression over p_name, p_org, p_kind, p_method and p_date; and the type of its value. */
export function limitExpression(run: LimitRun): { readonly sql: string; readonly type: 'BIGINT' | 'DOUBLE PRECISION' | 'TEXT' } {
  const values: ParamValue[] = []
  const branches = Object.entries(run.params).map(([name, param]) => {
    const given = run.overrides[name]
    const dated = given === undefined ? param.since.toSorted((a, b) => (a.from < b.from ? 1 : -1)) : []
    values.push(given ?? param.default, ...dated.map((each) => each.value))
    const day = param.by.includes('date') ? `SUBSTR(COALESCE(p_date, '${run.asOf}'), 1, 10)` : `'${run.asOf}'`
    const first = valueOf(given ?? param.default, param, run)
    const later = dated.map((each) => `WHEN ${day} >= '${each.from}' THEN ${valueOf(each.value, param, run)}`)
    return `WHEN '${name}' THEN ${later.length === 0 ? first : `CASE ${later.join(' ')} ELSE ${first} END`}`
  })
  const scalars = values.flatMap((value) => (typeof value === 'object' ? Object.values(value) : [value]))
  const type = scalars.some((value) => typeof value === 'string')
    ? 'TEXT'
    : scalars.every((value) => Number.isSafeInteger(Number(value)))
      ? 'BIGINT'
      : 'DOUBLE PRECISION'
  return { sql: branches.length === 0 ? `CAST(NULL AS ${type})` : `CAST(CASE p_name ${branches.join(' ')} END AS ${type})`, type }
}

function valueOf(value: ParamValue, param: ModelParam, run: LimitRun): string {
  if (typeof value !== 'object') return literal(value)
  const lookUp = (key: string): string => {
    const found = Object.entries(value).map(([name, amount]) => `WHEN ${literal(name)} THEN ${literal(amount)}`)
    return found.length === 0 ? 'NULL' : `CASE ${key} ${found.join(' ')} END`
  }
  const nothing = 'CAST(NULL AS TEXT)'
  const regions = [...run.regions].map(([org, code]) => `WHEN ${literal(org)} THEN ${literal(code)}`)
  const region = param.by.includes('region') && regions.length > 0 ? `CASE p_org ${regions.join(' ')} END` : nothing
  const kind = param.by.includes('kind') ? 'p_kind' : nothing
  const method = param.by.includes('method') ? 'p_method' : nothing
  const tried = [`${kind} || '/' || ${method}`, `${region} || '/' || ${kind}`, kind, method, region].map(lookUp)
  return `COALESCE(${[...tried, literal(value['*'] ?? null)].join(', ')})`
}
