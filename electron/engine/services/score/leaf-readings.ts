/**
 * Which values of which points an indicator reads, and what stands behind each: rows that were reported, rows that the vault counted. The screen and
 * the report both show a figure by these, so that neither names other rows than the arithmetic took.
 */
import { pointsIn } from '../../../../shared/packs/indicator/expression.ts'
import { monthsSinceJanuary, periodLastYear } from '../../../../shared/packs/indicator/period.ts'
import { pointsOfLeaf, type IndicatorNode } from '../../../../shared/packs/indicator/tree.ts'
import { countedRows, type CountedRow } from '../../queries/points.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import type { PointFound } from './read-points.ts'
import type { ScoredPeriod } from './score-units.ts'

/** The period's own value, the sum since January, the same period last year. */
export type ReadWhen = 'now' | 'since_january' | 'last_year'
export interface PointRead {
  readonly point: string
  readonly when: ReadWhen
}
export interface PointBehind extends PointRead {
  readonly found: PointFound
  /** rows of the vault's own count that are in the value, the first five hundred of `countedTotal` */
  readonly counted: readonly CountedRow[]
  readonly countedTotal: number
}

/** What an indicator reads, in the order of its formula; last year's values behind. */
export function readingsOf(node: IndicatorNode): readonly PointRead[] {
  const { formula } = node
  if (formula === undefined) return []
  const annual = (formula.type === 'ratio' || formula.type === 'steps') && formula.annual
  const since = annual ? [formula.of, ...('to' in formula && formula.to !== undefined ? [formula.to] : [])] : []
  const sinceJanuary = new Set(since.flatMap((sum) => pointsIn(sum.expression)))
  const compared =
    formula.type === 'steps' && (formula.against === 'last_year' || formula.rise !== undefined) ? pointsIn(formula.of.expression) : []
  return [
    ...pointsOfLeaf(node).map((point) => ({ point, when: sinceJanuary.has(point) ? ('since_january' as const) : ('now' as const) })),
    ...[...new Set(compared)].map((point) => ({ point, when: 'last_year' as const }))
  ]
}

/** One reading of one unit with the rows behind it. */
export function lookUpReading(db: ReadableDB, { book, period }: ScoredPeriod, unit: string, { point, when }: PointRead): PointBehind {
  const asked = when === 'last_year' ? periodLastYear(period) : period
  const found = when === 'since_january' ? book.sinceJanuary(unit, point, period) : book.find(unit, point, asked)
  const months = when === 'since_january' ? monthsSinceJanuary(period) : asked.months
  const inIt = found.counted.length > 0 && found.value !== null
  const { rows, total } = inIt
    ? countedRows(db, { point, org: unit, months: months.filter((month) => found.counted.includes(month)) })
    : { rows: [], total: 0 }
  return { point, when, found, counted: rows, countedTotal: total }
}
