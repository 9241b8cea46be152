/**
 * One indicator of one unit: from the values of its points to a mark from 0 to 100, or to why there is none. Missing is missing, a share of
 * nothing is "not applicable", a part larger than its whole is a contradiction and counts as missing: none of them ever becomes zero or full
 * marks. Pure, so that any mark printed can be worked out again by hand (domain.md §5.2).
 */
import { evaluate, pointsIn, type Expression } from './expression.ts'
import type { Formula, Sum } from './formula.ts'

/** What a unit's points say in a period. */
export interface PointReader {
  /** of the period itself */
  readonly now: (point: string) => number | null
  /** since January, to the end of the period */
  readonly sinceJanuary: (point: string) => number | null
  /** of the same period a year earlier */
  readonly lastYear: (point: string) => number | null
  /** part of the year gone by at the end of the period: 0.25 after the first quarter */
  readonly elapsed: number
}

export type LeafReason = 'no_value' | 'no_last_year' | 'zero_denominator' | 'contradiction' | 'no_peers' | 'other_kind' | 'out_of_range'
/** What the formula looks at, before it is judged. */
export interface LeafFigure {
  readonly state: 'value' | 'missing' | 'not_applicable'
  readonly reason: LeafReason | null
  /** points without a value that were needed */
  readonly lacking: readonly string[]
  /** numerator, denominator (null when the formula has none), and what is judged */
  readonly of: number | null
  readonly to: number | null
  readonly figure: number | null
}
export interface PeerStanding {
  /** whose figures the unit is set against */
  readonly group: 'kind' | 'past' | 'all'
  readonly n: number
  readonly better: number
  readonly median: number
}
export interface LeafMark {
  /** 0–100 */
  readonly score: number | null
  /** points on top of the whole, for a bonus */
  readonly bonus: number
  readonly peers: PeerStanding | null
}

const none = { of: null, to: null, figure: null } as const
const missing = (reason: LeafReason, lacking: readonly string[], rest: Partial<LeafFigure> = {}): LeafFigure => ({
  ...none,
  ...rest,
  state: 'missing',
  reason,
  lacking
})

/** What the formula looks at. */
export function readFigure(formula: Formula, points: PointReader): LeafFigure {
  if (formula.type === 'deduct' || formula.type === 'bonus') return readCases(formula, points)
  const annual = (formula.type === 'steps' || formula.type === 'ratio') && formula.annual
  const read = annual ? points.sinceJanuary : points.now
  const of = evaluate(formula.of.expression, read)
  const asked = 'to' in formula && formula.to !== undefined ? evaluate(formula.to.expression, read) : null
  const to = asked !== null && formula.type === 'ratio' && annual ? asked * points.elapsed : asked
  const hasTo = 'to' in formula && formula.to !== undefined
  const lacking = lackingOf([formula.of, ...(hasTo && formula.to !== undefined ? [formula.to] : [])], read)
  if (formula.type === 'ratio')
    for (const one of formula.also) lacking.push(...lackingOf([one.of], points.now).filter((point) => !lacking.includes(point)))
  if (lacking.length > 0 || of === null) return missing('no_value', lacking)
  if (of < 0 || (to !== null && to < 0)) return missing('contradiction', [], { of, to })
  if (hasTo && to === 0)
    return of > 0
      ? missing('contradiction', [], { of, to })
      : { state: 'not_applicable', reason: 'zero_denominator', lacking: [], of, to, figure: null }
  const whole = to ?? 1
  const isPart = (formula.type === 'ratio' && !formula.may_exceed) || formula.type === 'limit'
  if (isPart && of > whole) return missing('contradiction', [], { of, to })
  if (formula.type === 'mark' && of > formula.out_of) return missing('out_of_range', [], { of, to })
  const figure = figureOf(formula, of, whole, points)
  return figure === null ? missing('no_last_year', [], { of, to }) : { state: 'value', reason: null, lacking: [], of, to, figure }
}

function figureOf(formula: Exclude<Formula, { type: 'deduct' | 'bonus' }>, of: number, to: number, points: PointReader): number | null {
  if (formula.type === 'peer' || formula.type === 'interval') return (of / to) * formula.per
  if (formula.type !== 'steps') return of / to
  if (formula.rise !== undefined && riseOf(formula.of.expression, points) === null) return null
  return formula.against === 'last_year' ? riseOf(formula.of.expression, points) : of / to
}

/** Change against the same period last year, as a share; null when last year is not known or was nothing. Nothing in both years is no change. */
function riseOf(expression: Expression, points: PointReader): number | null {
  const [now, before] = [evaluate(expression, points.now), evaluate(expression, points.lastYear)]
  if (now === 0 && before === 0) return 0
  return now === null || before === null || before === 0 ? null : (now - before) / before
}

function lackingOf(sums: readonly Sum[], read: PointReader['now']): string[] {
  return [...new Set(sums.flatMap((one) => pointsIn(one.expression)))].filter((point) => read(point) === null)
}

function readCases(formula: Extract<Formula, { type: 'deduct' | 'bonus' }>, points: PointReader): LeafFigure {
  const lacking = [...new Set(formula.each.flatMap((one) => lackingOf(one.to === undefined ? [one.of] : [one.of, one.to], points.now)))]
  if (lacking.length > 0) return missing('no_value', lacking)
  let total = 0
  let cases = 0
  for (const one of formula.each) {
    const of = evaluate(one.of.expression, points.now) ?? 0
    const to = one.to === undefined ? null : (evaluate(one.to.expression, points.now) ?? 0)
    if (of < 0 || (to !== null && of > to)) return missing('contradiction', [], { of, to })
    cases += of
    total += to === null ? of * one.points : to === 0 ? 0 : (of / to) * one.points
  }
  return { state: 'value', reason: null, lacking: [], of: cases, to: null, figure: Math.min(total, formula.cap ?? Infinity) }
}

/** Whom a unit is set against: figures of its kind now, of its kind before and now, of all kinds now; its own of this period is in each. */
export interface PeerFigures {
  readonly kind: readonly number[]
  readonly past: readonly number[]
  readonly all: readonly number[]
}

/** The mark for a figure that is there. `weight` is the indicator's full mark in the tree. */
export function markFigure(
  formula: Formula,
  found: LeafFigure,
  context: { readonly weight: number; readonly points: PointReader; readonly peers: PeerFigures; readonly minPeers: number }
): LeafMark | null {
  const { figure } = found
  if (figure === null) return null
  const { weight, points } = context
  const marked = (score: number): LeafMark => ({ score: Math.min(100, Math.max(0, score)), bonus: 0, peers: null })
  switch (formula.type) {
    case 'ratio': {
      const base =
        formula.per_point === undefined
          ? 100 * Math.min(1, figure / formula.target)
          : 100 - (Math.max(0, formula.target - figure) * 100 * formula.per_point * 100) / weight
      const lost = formula.also.reduce((all, one) => all + (evaluate(one.of.expression, points.now) ?? 0) * one.points, 0)
      return marked(base - (lost / weight) * 100)
    }
    case 'limit':
      return marked(100 * (1 - figure / formula.zero_at))
    case 'steps': {
      const asked = (from: number): number => (formula.annual ? Math.floor(from * points.elapsed + 1e-9) : from)
      const step = formula.steps.find(({ from = -Infinity, upto = Infinity }) => figure >= asked(from) && figure <= upto)
      const rise = formula.rise === undefined ? null : riseOf(formula.of.expression, points)
      const less = formula.rise !== undefined && rise !== null && rise > formula.rise.over ? formula.rise.less : 0
      return marked((step?.score ?? 0) - less)
    }
    case 'deduct':
      return marked(100 - (figure / weight) * 100)
    case 'peer': {
      const standing = standAmong(figure, formula.better, context.peers, context.minPeers)
      return standing === null ? null : { score: standing.score, bonus: 0, peers: standing.peers }
    }
    case 'interval': {
      const { low, high, zero_low: zeroLow, zero_high: zeroHigh } = formula
      if (figure < low) return marked(low === zeroLow ? 0 : (100 * (figure - zeroLow)) / (low - zeroLow))
      return marked(figure <= high ? 100 : high === zeroHigh ? 0 : (100 * (zeroHigh - figure)) / (zeroHigh - high))
    }
    case 'mark': {
      const more = formula.excellent !== undefined && figure >= formula.excellent.from ? (formula.excellent.points / weight) * 100 : 0
      return marked((100 * figure) / formula.out_of + more)
    }
    case 'bonus':
      return { score: null, bonus: figure, peers: null }
  }
}

/** 100 × share of the others who are not better; equals share a place (PERCENT_RANK of SQL). Null without peers enough anywhere. */
function standAmong(
  figure: number,
  better: 'lower' | 'higher',
  peers: PeerFigures,
  minPeers: number
): { readonly score: number; readonly peers: PeerStanding } | null {
  const found = [
    { group: 'kind' as const, values: peers.kind },
    { group: 'past' as const, values: peers.past },
    { group: 'all' as const, values: peers.all }
  ].find(({ values }) => values.length >= minPeers)
  if (found === undefined) return null
  const { group, values } = found
  const ahead = values.filter((value) => (better === 'lower' ? value < figure : value > figure)).length
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2
  // each of the three holds the unit's own figure of this period, which is none of the others
  const others = values.length - 1
  return { score: others <= 0 ? 100 : 100 * (1 - Math.min(1, ahead / others)), peers: { group, n: values.length, better: ahead, median } }
}
