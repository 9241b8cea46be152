/**
 * A figure of a collection point as a person writes it, in the grid or in a returned workbook: read the same way in both, and checked the same way
 * before anything is written. What cannot be read is refused with its reason; an empty cell is "nobody said", never zero.
 */
import { parseNumber } from '../../domain/value/parse-number.ts'
import { isNothing, plainText, type RawValue } from '../../domain/value/plain-text.ts'
import { evaluate, pointsIn, type Expression } from './expression.ts'
import type { CollectionPoint, IndicatorTree } from './tree.ts'

/** Why a figure cannot stand. */
export const figureFaults = [
  'not_number',
  'ten_thousand',
  'none_or_zero',
  'negative',
  'not_whole',
  'over_hundred',
  'part_over_whole',
  'unknown_unit',
  'unknown_point',
  'other_kind',
  'counted',
  'twice'
] as const
export type FigureFault = (typeof figureFaults)[number]

export type PointText = { readonly ok: true; readonly value: number | null } | { readonly ok: false; readonly fault: FigureFault }

/** ways of saying that a figure is not there, besides a dash; the ledger's mapping takes the same */
const lacking = new Set(['未报', '缺', '缺报', '未统计'])
/** 无 says "none" to one and "no figure" to another */
const unclear = new Set(['无', '暂无', '空'])

/** `1,234`, full-width digits and `12件` are numbers; 万元, percentages and words are refused. */
export function readPointText(raw: RawValue): PointText {
  const text = plainText(raw).replaceAll(/\s/gu, '')
  if (unclear.has(text)) return { ok: false, fault: 'none_or_zero' }
  if (isNothing(text) || lacking.has(text)) return { ok: true, value: null }
  if (/[万亿]/u.test(text)) return { ok: false, fault: 'ten_thousand' }
  const plain = text.replace(/^[¥￥]/u, '').replace(/[元分次人]$/u, '')
  const read = parseNumber(typeof raw === 'number' ? raw : plain)
  return read.ok && !read.percent ? { ok: true, value: read.value } : { ok: false, fault: 'not_number' }
}

/** What is wrong with a value taken by itself; null when it may stand. */
export function faultOf(point: Pick<CollectionPoint, 'unit'>, value: number | null): FigureFault | null {
  if (value === null) return null
  if (value < 0) return 'negative'
  if (point.unit === 'count' && !Number.isInteger(value)) return 'not_whole'
  return point.unit === 'score' && value > 100 ? 'over_hundred' : null
}

/** More than ten times, or less than a tenth of, the period before: worth a question, no reason to refuse. */
export function isLeap(before: number | null, value: number | null): boolean {
  if (before === null || value === null || before <= 0 || value <= 0) return false
  return value > before * 10 || value * 10 < before
}

/** Two sums of points of which the first is a part of the second. */
export interface PartAndWhole {
  readonly indicator: string
  readonly part: Expression
  readonly whole: Expression
  readonly points: readonly string[]
}

/** Shares that formulas of the tree take: what is divided cannot be more than what it is divided by, unless the formula says so. */
export function partsAndWholes(tree: IndicatorTree): readonly PartAndWhole[] {
  return tree.indicators.flatMap(({ id, formula }) => {
    const isShare = formula?.type === 'limit' || (formula?.type === 'ratio' && !formula.may_exceed && !formula.annual)
    if (!isShare || pointsIn(formula.to.expression).length === 0) return []
    const [part, whole] = [formula.of.expression, formula.to.expression]
    return [{ indicator: id, part, whole, points: [...new Set([...pointsIn(part), ...pointsIn(whole)])] }]
  })
}

/** Shares that these values contradict. Only those that name a changed point; what is not known contradicts nothing. */
export function contradictions(
  shares: readonly PartAndWhole[],
  changed: ReadonlySet<string>,
  valueOf: (point: string) => number | null
): readonly { readonly share: PartAndWhole; readonly of: number; readonly to: number }[] {
  return shares.flatMap((share) => {
    if (!share.points.some((point) => changed.has(point))) return []
    const [of, to] = [evaluate(share.part, valueOf), evaluate(share.whole, valueOf)]
    return of !== null && to !== null && of > to ? [{ share, of, to }] : []
  })
}
