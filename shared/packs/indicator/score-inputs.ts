/**
 * Everything a period's scores are made from, as plain values: what each unit's points said, its vetoes, its score before, the yardsticks of peers.
 * Frozen with the tree they make the same scores again, bit for bit, years later and on another machine.
 */
import { monthsSinceJanuary, type Period } from './period.ts'
import { scorePeriod, type UnitScore } from './score-period.ts'
import type { IndicatorTree } from './tree.ts'

type Values = Readonly<Record<string, number>>
export interface UnitInputs {
  readonly id: string
  readonly name: string
  readonly kind: string
  /** by point; a point without a value is not there */
  readonly now: Values
  readonly sinceJanuary: Values
  readonly lastYear: Values
  readonly vetoes: readonly string[]
  readonly before: number | null
}
export interface ScoreInputs {
  readonly period: string
  readonly units: readonly UnitInputs[]
  /** figures of units of a kind in earlier periods, by `kind|indicator` */
  readonly past: Readonly<Record<string, readonly number[]>>
}

const reading =
  (values: Values) =>
  (point: string): number | null =>
    Object.hasOwn(values, point) ? (values[point] ?? null) : null

/** What formulas read of a unit's inputs. */
export function readerOf(unit: Pick<UnitInputs, 'now' | 'sinceJanuary' | 'lastYear'>, period: Period) {
  return {
    now: reading(unit.now),
    sinceJanuary: reading(unit.sinceJanuary),
    lastYear: reading(unit.lastYear),
    elapsed: monthsSinceJanuary(period).length / 12
  }
}

/** The scores that these inputs make under this tree. */
export function scoreInputs(tree: IndicatorTree, period: Period, inputs: ScoreInputs): readonly UnitScore[] {
  const units = inputs.units.map((unit) => ({
    id: unit.id,
    kind: unit.kind,
    points: readerOf(unit, period),
    vetoes: unit.vetoes,
    before: unit.before
  }))
  return scorePeriod(tree, period, units, { of: (kind, indicator) => inputs.past[`${kind}|${indicator}`] ?? [] })
}
