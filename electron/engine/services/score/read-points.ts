/**
 * What a unit's points say in a period, and where that comes from: a value reported for the very period, else made of those of shorter periods (all
 * of them or none), else what the vault counted. A value that nobody reported stays unknown; only what the vault counts itself may be zero by
 * absence. A point that is counted where found goes before the report of a unit of which the vault holds something, and only there.
 */
import { countsWhereFound, type CollectionPoint } from '../../../../shared/packs/indicator/tree.ts'
import { comparePeriods, monthsSinceJanuary, parsePeriod, periodLastYear, type Period } from '../../../../shared/packs/indicator/period.ts'
import type { PointReader } from '../../../../shared/packs/indicator/score-leaf.ts'
import type { CountedValue, ReportedValue } from '../../queries/points.ts'

export interface PointFound {
  readonly value: number | null
  readonly from: 'reported' | 'counted' | 'none'
  /** rows of point_value it is made of */
  readonly rows: readonly string[]
  /** months whose count by the vault is in it; of a year some may be counted and others reported */
  readonly counted: readonly string[]
  /** shorter periods whose value is lacking, when others of them are there */
  readonly lacking: readonly string[]
}
const nothing: PointFound = { value: null, from: 'none', rows: [], counted: [], lacking: [] }

export interface PointSources {
  readonly points: ReadonlyMap<string, CollectionPoint>
  readonly reported: readonly ReportedValue[]
  readonly counted: readonly CountedValue[]
  /** counted points and the day they were counted as of */
  readonly countedOn: ReadonlyMap<string, string>
}

const key = (org: string, point: string, period: string): string => `${org}\n${point}\n${period}`

export class PointBook {
  readonly #points: PointSources['points']
  readonly #reported = new Map<string, ReportedValue>()
  readonly #counted = new Map<string, number>()
  readonly #countedOn: PointSources['countedOn']

  constructor({ points, reported, counted, countedOn }: PointSources) {
    this.#points = points
    this.#countedOn = countedOn
    for (const row of reported) this.#reported.set(key(row.org_id, row.point, row.period), row)
    for (const row of counted) this.#counted.set(key(row.org_id, row.point, row.month), row.value)
  }

  /** The value of a unit's point in a period. */
  find(org: string, point: string, period: Period): PointFound {
    const asOf = this.#countedOn.get(point)
    if (asOf !== undefined && !this.#whereFound(point)) return this.#count(org, point, period.months, asOf)
    const held = this.#held(org, point, period)
    if (held !== null) return held
    const own = this.#reported.get(key(org, point, period.id))
    if (own !== undefined)
      return { value: own.value, from: own.value === null ? 'none' : 'reported', rows: [own.id], counted: [], lacking: [] }
    if (period.kind === 'month') return nothing
    return period.kind === 'year' ? this.#compose(org, point, partsOf(period.months)) : this.#join(org, point, period.months)
  }

  /** The sum since January; a stock or a mark as last told. */
  sinceJanuary(org: string, point: string, period: Period): PointFound {
    const asOf = this.#countedOn.get(point)
    const months = monthsSinceJanuary(period)
    if (asOf !== undefined && !this.#whereFound(point)) return this.#count(org, point, months, asOf)
    return this.#mark(org, point, months) ?? this.#compose(org, point, partsOf(months))
  }

  /** What formulas read of one unit. */
  reader(org: string, period: Period): Omit<PointReader, 'elapsed'> {
    const before = periodLastYear(period)
    return {
      now: (point) => this.find(org, point, period).value,
      sinceJanuary: (point) => this.sinceJanuary(org, point, period).value,
      lastYear: (point) => this.find(org, point, before).value
    }
  }

  #count(org: string, point: string, months: readonly string[], asOf: string): PointFound {
    // a period that has not ended when the vault counted is not known yet
    if (!isOver(months, asOf)) return nothing
    const value = months.reduce((sum, month) => sum + (this.#counted.get(key(org, point, month)) ?? 0), 0)
    return { value, from: 'counted', rows: [], counted: months, lacking: [] }
  }

  #whereFound(point: string): boolean {
    return countsWhereFound(this.#points.get(point))
  }

  /** What the vault holds of this unit in a period; null where it holds nothing. Of a year each quarter goes by itself: one may be counted, one reported. */
  #held(org: string, point: string, period: Period): PointFound | null {
    if (this.#isMark(point)) return this.#mark(org, point, period.months)
    const asOf = this.#countedOn.get(point)
    if (asOf === undefined || period.kind === 'year' || !isOver(period.months, asOf)) return null
    return period.months.some((month) => this.#counted.has(key(org, point, month))) ? this.#count(org, point, period.months, asOf) : null
  }

  #isMark(point: string): boolean {
    return this.#points.get(point)?.unit === 'score'
  }

  /** The mark that the vault itself holds: the last one, or the mean, as the point rolls; null where it holds none. */
  #mark(org: string, point: string, months: readonly string[]): PointFound | null {
    if (!this.#isMark(point) || !this.#countedOn.has(point)) return null
    const marks = months.flatMap((month) => this.#counted.get(key(org, point, month)) ?? [])
    const last = marks.at(-1)
    if (last === undefined) return null
    const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length
    return { value: this.#points.get(point)?.roll === 'mean' ? mean : last, from: 'counted', rows: [], counted: months, lacking: [] }
  }

  /** Quarters and months of a year as one, each told as its own row or by its months: an office may change from one to the other within a year. */
  #compose(org: string, point: string, parts: readonly Period[]): PointFound {
    const found = parts.map((part) => ({ part, told: this.find(org, point, part) }))
    const rows = found.flatMap(({ told }) => told.rows)
    const counted = found.flatMap(({ told }) => told.counted)
    const from = rows.length === 0 ? 'counted' : 'reported'
    if (found.every(({ told }) => told.from !== 'counted') && rows.length === 0) return nothing
    const lacking = found.flatMap(({ part, told }) => (told.value !== null ? [] : told.lacking.length > 0 ? told.lacking : [part.id]))
    const roll = this.#points.get(point)?.roll ?? 'sum'
    const last = found.at(-1)?.told.value ?? null
    if (roll === 'last') return { value: last, from: last === null ? 'none' : from, rows, counted, lacking: last === null ? lacking : [] }
    if (lacking.length > 0) return { value: null, from: 'none', rows, counted, lacking }
    const weighed = found.map(({ part, told }) => (told.value ?? 0) * (roll === 'mean' ? part.months.length : 1))
    const months = found.reduce((all, { part }) => all + part.months.length, 0)
    const sum = weighed.reduce((all, value) => all + value, 0)
    return { value: roll === 'mean' ? sum / months : sum, from, rows, counted, lacking: [] }
  }

  /** The months of a quarter as one. */
  #join(org: string, point: string, periods: readonly string[]): PointFound {
    const rows = periods.map((period) => this.#reported.get(key(org, point, period)))
    if (rows.every((row) => row === undefined)) return nothing
    const lacking = periods.filter((_, at) => rows[at]?.value === null || rows[at] === undefined)
    const ids = rows.flatMap((row) => (row === undefined ? [] : [row.id]))
    const values = rows.flatMap((row) => (row?.value === null || row === undefined ? [] : [row.value]))
    const last = rows.at(-1)?.value ?? null
    const roll = this.#points.get(point)?.roll ?? 'sum'
    const told = { rows: ids, counted: [] }
    if (roll === 'last') return { ...told, value: last, from: last === null ? 'none' : 'reported', lacking: last === null ? lacking : [] }
    if (lacking.length > 0) return { ...told, value: null, from: 'none', lacking }
    const sum = values.reduce((all, value) => all + value, 0)
    return { ...told, value: roll === 'mean' ? sum / values.length : sum, from: 'reported', lacking: [] }
  }
}

/** Was the last of these months over on that day? Its own last day is its end. */
function isOver(months: readonly string[], day: string): boolean {
  return (parsePeriod(months.at(-1) ?? '')?.to ?? '') <= day.slice(0, 10)
}

/** Months from January on as whole quarters and what is over. */
function partsOf(months: readonly string[]): readonly Period[] {
  const whole = Math.floor(months.length / 3)
  const quarters = Array.from({ length: whole }, (_, at) => `${(months[0] ?? '').slice(0, 4)}Q${at + 1}`)
  return [...quarters, ...months.slice(whole * 3)].flatMap((id) => parsePeriod(id) ?? [])
}

/**
 * Periods that can be scored, oldest first: those that tell of at least half as many points as the fullest (a few figures of last year, told for
 * comparison, make no period), and the quarters that such months make up.
 */
export function scorablePeriods(reported: readonly { readonly period: string; readonly points: number }[]): readonly string[] {
  const most = Math.max(0, ...reported.map((one) => one.points))
  const found = new Set(reported.filter((one) => one.points * 2 >= most && parsePeriod(one.period) !== null).map((one) => one.period))
  for (const id of Array.from(found)) {
    const month = /^(?<year>\d{4})-(?<month>\d{2})$/u.exec(id)?.groups
    if (month?.['month'] !== undefined) found.add(`${month['year']}Q${Math.ceil(Number(month['month']) / 3)}`)
  }
  return [...found].toSorted(comparePeriods)
}
