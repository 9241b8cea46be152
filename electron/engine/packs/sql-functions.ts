/**
 * The helpers that models may call, registered on a SQLite connection. Each has one meaning on every engine; DuckDB and PostgreSQL get
 * macros and functions of the same definition:
 *
 * - `days_between(from, to)` calendar days, to − from, date parts only; NULL unless both are ISO dates.
 * - `workdays_between(from, to)` working days in (from, to] by the State Council calendar, Monday to Friday in years without one; negative backwards.
 * - `add_months(date, n)` ISO date: the corresponding day, or the month's last; NULL when either is NULL.
 * - `idiv(a, b)` integer quotient cut towards zero; NULL when b is 0 or either is NULL.
 * - `least_of(…)`, `greatest_of(…)` NULL arguments are passed over, NULL when all are; numbers with numbers, text with text by code point.
 * - `round_to(x, n)` sign(x) · floor(|x| · 10ⁿ + 0.5) / 10ⁿ, as a real.
 * - `quantile_r8(x, p)` Hyndman-Fan R-8 over non-NULL x: h = (n + 1/3)p + 1/3 held to 1…n, then linear between neighbours; NULL over nothing.
 * - `limit_at(name, org_id, kind, method, date)` a parameter's value for that row (shared/packs/params.ts).
 */
import { quantileR8 } from '../../../shared/domain/quantile.ts'
import { dateOf, dayOf, type WorkCalendar } from '../../../shared/packs/calendar.ts'
import { addMonths } from '../../../shared/packs/clocks.ts'
import { limitAt, type ParamOverrides } from '../../../shared/packs/params.ts'
import type { Model } from '../../../shared/packs/pack.ts'
import type Database from '../vault/sqlite.ts'

/** Which model's parameters limit_at reads at the moment; set before each run, as functions are registered once per connection. */
export interface LimitContext {
  params: Model['params']
  asOf: string
  overrides: ParamOverrides
  /** division code by unit id */
  readonly regions: Map<string, string>
}

type Value = string | number | bigint | null

/** Registers all helpers; returns the context to set before running a model. */
export function registerSqlFunctions(db: Database.Database, calendar: WorkCalendar): LimitContext {
  const context: LimitContext = { params: {}, asOf: '1970-01-01', overrides: {}, regions: new Map() }
  const plain = { deterministic: true } as const
  db.function('days_between', plain, (from: unknown, to: unknown) => {
    const [first, last] = [day(from), day(to)]
    return first === null || last === null ? null : BigInt(last - first)
  })
  db.function('workdays_between', plain, (from: unknown, to: unknown) => {
    const [first, last] = [day(from), day(to)]
    return first === null || last === null ? null : BigInt(calendar.countBetween(first, last))
  })
  db.function('add_months', plain, (date: unknown, amount: unknown) => {
    const start = day(date)
    return start === null || typeof amount !== 'number' ? null : dateOf(addMonths(start, Math.trunc(amount)))
  })
  db.function('idiv', plain, (left: unknown, right: unknown) => {
    if (typeof left !== 'number' || typeof right !== 'number' || right === 0) return null
    return BigInt(Math.trunc(left)) / BigInt(Math.trunc(right) || 1)
  })
  const varying = { deterministic: true, varargs: true, safeIntegers: true } as const
  db.function('least_of', varying, (...values: unknown[]) => pick(values, (a, b) => a < b))
  db.function('greatest_of', varying, (...values: unknown[]) => pick(values, (a, b) => a > b))
  db.function('round_to', plain, (value: unknown, digits: unknown) => {
    if (typeof value !== 'number' || typeof digits !== 'number') return null
    const scale = 10 ** Math.trunc(digits)
    return (Math.sign(value) * Math.floor(Math.abs(value) * scale + 0.5)) / scale
  })
  registerQuantile(db)
  registerLimitAt(db, context)
  return context
}

const day = (value: unknown): number | null => (typeof value === 'string' ? dayOf(value) : null)

function pick(values: readonly unknown[], wins: (a: string | number | bigint, b: string | number | bigint) => boolean): Value {
  let best: string | number | bigint | null = null
  for (const value of values as readonly Value[]) {
    if (value === null) continue
    if (best !== null && (typeof best === 'string') !== (typeof value === 'string'))
      throw new Error('least_of/greatest_of: 文字与数字不可比较')
    if (best === null || wins(value, best)) best = value
  }
  return best
}

interface Sample {
  readonly values: number[]
  share: number
}

function registerQuantile(db: Database.Database): void {
  db.aggregate<Sample>('quantile_r8', {
    deterministic: true,
    start: () => ({ values: [], share: 0.5 }),
    step: (sample: Sample, value: unknown, share: unknown) => {
      if (typeof value === 'number') sample.values.push(value)
      if (typeof share === 'number') sample.share = share
      return sample
    },
    result: (sample) => quantileR8(sample.values, sample.share)
  })
}

function registerLimitAt(db: Database.Database, context: LimitContext): void {
  db.function('limit_at', { varargs: true }, (...args: unknown[]) => {
    const [name, org, kind, method, date] = args.map((value) => (typeof value === 'string' ? value : null))
    if (name === null || name === undefined) return null
    const region = typeof org === 'string' ? (context.regions.get(org) ?? null) : null
    const keys = { region, kind: kind ?? null, method: method ?? null, date: date ?? null }
    return toSql(limitAt(context.params, name, keys, context.asOf, context.overrides))
  })
}

/** Points limit_at at one model. Units' division codes are read beforehand: a function must not query while a query runs. */
export function setLimits(
  db: Database.Database,
  context: LimitContext,
  model: Pick<Model, 'params'>,
  asOf: string,
  overrides: ParamOverrides
): void {
  context.params = model.params
  context.asOf = asOf
  context.overrides = overrides
  const byRegion = Object.values(model.params).some((param) => param.by.includes('region'))
  const tables = db.prepare("SELECT COUNT(*) AS n FROM sqlite_schema WHERE type = 'table' AND name IN ('org', 'region')").get() as {
    n: number
  }
  if (!byRegion || tables.n < 2 || context.regions.size > 0) return
  const rows = db.prepare('SELECT o.id, r.code FROM org o JOIN region r ON r.id = o.region_id WHERE r.code IS NOT NULL').all()
  for (const { id, code } of rows as { id: string; code: string }[]) context.regions.set(id, code)
}

/** A parameter as SQLite stores it: whole numbers as INTEGER, truth as 0/1. */
export function toSql(value: string | number | boolean | null): Value {
  if (typeof value === 'boolean') return value ? 1n : 0n
  return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : value
}
