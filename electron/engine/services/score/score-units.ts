/**
 * Scores all units of a period from the vault: gathers what points say, lets the pure arithmetic decide. The same vault and tree give the same
 * numbers; results are kept in memory until anything they stand on changes.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'
import {
  comparePeriods,
  monthsSinceJanuary,
  parsePeriod,
  periodBefore,
  periodLastYear,
  type Period
} from '../../../../shared/packs/indicator/period.ts'
import type { Formula } from '../../../../shared/packs/indicator/formula.ts'
import { readFigure } from '../../../../shared/packs/indicator/score-leaf.ts'
import { scoreInputs, type ScoreInputs, type UnitInputs } from '../../../../shared/packs/indicator/score-inputs.ts'
import type { UnitScore } from '../../../../shared/packs/indicator/score-period.ts'
import type { IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import {
  countedPoints,
  countedValues,
  pointsState,
  reportedPeriods,
  reportedValues,
  unitsWithPoints,
  vetoesIn,
  type ScoredUnit
} from '../../queries/points.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { PointBook, scorablePeriods } from './read-points.ts'
import { treeFor } from './trees.ts'

export interface ScoredPeriod {
  readonly period: Period
  readonly tree: IndicatorTree
  readonly units: readonly ScoredUnit[]
  readonly scores: ReadonlyMap<string, UnitScore>
  readonly book: PointBook
  readonly inputs: ScoreInputs
}

/** Periods that peers of few units are also set against. */
const yardstick = 4

/** Remembers scored periods of one vault while nothing they stand on changes. */
class ScoreMemory {
  #state = ''
  readonly #scored = new Map<string, ScoredPeriod>()
  #book: { readonly years: string; readonly book: PointBook } | null = null
  #periods: readonly string[] | null = null

  clearUnless(state: string): void {
    if (state === this.#state) return
    this.#state = state
    this.#scored.clear()
    this.#book = null
    this.#periods = null
  }
  periods(make: () => readonly string[]): readonly string[] {
    this.#periods ??= make()
    return this.#periods
  }
  book(years: string, make: () => PointBook): PointBook {
    if (this.#book?.years !== years) this.#book = { years, book: make() }
    return this.#book.book
  }
  scored(id: string, make: () => ScoredPeriod): ScoredPeriod {
    const known = this.#scored.get(id)
    if (known !== undefined) return known
    const made = make()
    this.#scored.set(id, made)
    return made
  }
}
const memories = new WeakMap<ReadableDB, ScoreMemory>()
function memoryOf(db: ReadableDB): ScoreMemory {
  const memory = memories.get(db) ?? new ScoreMemory()
  memories.set(db, memory)
  memory.clearUnless(pointsState(db))
  return memory
}

/** Periods that can be scored, oldest first; none when the vault has no pack with collection points. */
export function periodsOf(db: ReadableDB, packs: PackSet): readonly string[] {
  return packs.datasets['point_value'] === undefined || packs.trees.length === 0
    ? []
    : memoryOf(db).periods(() => scorablePeriods(reportedPeriods(db)))
}

/** The period asked for, else the latest. Throws `unknown_id`, `usage`. */
export function choosePeriod(db: ReadableDB, packs: PackSet, asked: string | undefined): Period {
  const known = periodsOf(db, packs)
  const id = asked ?? known.at(-1)
  if (id === undefined) throw new AppError('unknown_id', '没有监测点数据，无法计算得分。', { next: '请先导入或填报监测点数据。' })
  const period = parsePeriod(id)
  if (period === null) throw new AppError('usage', `“${id}”不是期间。`, { next: '期间写作 2026Q3 或 2026-09。' })
  return period
}

/** All units of a period. `tree` instead of the one in force, to try changes. Throws `unknown_id` when there is no tree. */
export function scoreUnits(db: ReadableDB, packs: PackSet, period: Period, tree?: IndicatorTree): ScoredPeriod {
  const memory = memoryOf(db)
  if (tree !== undefined) return scoreNow(db, packs, memory, period, tree)
  const own = treeFor(db, packs, period)
  return memory.scored(`${period.id} ${own.id} ${own.version}`, () => scoreNow(db, packs, memory, period, own))
}

function scoreNow(db: ReadableDB, packs: PackSet, memory: ScoreMemory, period: Period, tree: IndicatorTree): ScoredPeriod {
  const years = [String(Number(period.from.slice(0, 4)) - 2), period.to.slice(0, 4)] as const
  const book = memory.book(
    years.join('-'),
    () =>
      new PointBook({ points: packs.points, reported: reportedValues(db, years), counted: countedValues(db), countedOn: countedPoints(db) })
  )
  const all = unitsWithPoints(db)
  const units = all.filter((unit) => standsIn(unit, period))
  const known = periodsOf(db, packs)
  const gather = (when: Period): ScoreInputs => ({
    period: when.id,
    units: unitInputs(
      db,
      packs,
      all.filter((unit) => standsIn(unit, when)),
      book,
      when
    ),
    past: pastOf(tree, all, book, when, known)
  })
  const before = periodBefore(period)
  const earlier = known.includes(before.id) ? byUnit(scoreInputs(tree, before, gather(before))) : null
  const own = gather(period)
  const inputs = { ...own, units: own.units.map((unit) => ({ ...unit, before: earlier?.get(unit.id)?.score ?? null })) }
  return { period, tree, units, scores: byUnit(scoreInputs(tree, period, inputs)), book, inputs }
}

const byUnit = (scores: readonly UnitScore[]): ReadonlyMap<string, UnitScore> => new Map(scores.map((score) => [score.unit, score]))

/** A unit that was not yet founded, or no longer there, has no score in that period; its past stays. */
export function standsIn(unit: ScoredUnit, period: Period): boolean {
  return (unit.valid_from === null || unit.valid_from <= period.to) && (unit.valid_to === null || unit.valid_to >= period.from)
}

function unitInputs(db: ReadableDB, packs: PackSet, units: readonly ScoredUnit[], book: PointBook, period: Period): readonly UnitInputs[] {
  const vetoes = new Map<string, string[]>()
  for (const { org_id: org, indicator } of vetoesIn(db, period.id)) vetoes.set(org, [...(vetoes.get(org) ?? []), indicator])
  const before = periodLastYear(period)
  return units.map((unit) => {
    const values = (read: (point: string) => number | null): Record<string, number> => {
      const found: Record<string, number> = {}
      for (const point of packs.points.keys()) {
        const value = read(point)
        if (value !== null) found[point] = value
      }
      return found
    }
    return {
      id: unit.id,
      name: unit.name,
      kind: unit.kind,
      now: values((point) => book.find(unit.id, point, period).value),
      sinceJanuary: values((point) => book.sinceJanuary(unit.id, point, period).value),
      lastYear: values((point) => book.find(unit.id, point, before).value),
      vetoes: vetoes.get(unit.id) ?? [],
      before: null
    }
  })
}

/** Figures of the periods before, by kind and indicator, for kinds of few units; units that stood then count, though merged since. */
function pastOf(
  tree: IndicatorTree,
  units: readonly ScoredUnit[],
  book: PointBook,
  period: Period,
  known: readonly string[]
): Readonly<Record<string, readonly number[]>> {
  const earlier = known
    .filter((id) => comparePeriods(id, period.id) < 0 && parsePeriod(id)?.kind === period.kind)
    .slice(-yardstick)
    .flatMap((id) => parsePeriod(id) ?? [])
  const figureOf = (formula: Formula, unit: string, when: Period): number | null =>
    readFigure(formula, { ...book.reader(unit, when), elapsed: monthsSinceJanuary(when).length / 12 }).figure
  const found: Record<string, number[]> = {}
  for (const node of tree.indicators) {
    const { formula } = node
    if (formula?.type !== 'peer') continue
    const now = new Map<string, number>()
    for (const unit of units)
      if (standsIn(unit, period) && figureOf(formula, unit.id, period) !== null) now.set(unit.kind, (now.get(unit.kind) ?? 0) + 1)
    for (const unit of units) {
      const { id, kind } = unit
      // kinds with figures enough of this period are their own yardstick
      if ((now.get(kind) ?? 0) >= tree.min_peers) continue
      for (const past of earlier) {
        const figure = standsIn(unit, past) ? figureOf(formula, id, past) : null
        if (figure !== null) (found[`${kind}|${node.id}`] ??= []).push(figure)
      }
    }
  }
  return found
}
