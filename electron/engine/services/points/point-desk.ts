/**
 * What every part of collecting stands on: the units and points of a period, who is asked for what, what is there already and where it comes from.
 * Values are read by the same book as scores are, so that a cell of the grid and a score cannot disagree.
 */
import type { CellState } from '../../../../shared/ipc/commands/points.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { parsePeriod, periodBefore, type Period } from '../../../../shared/packs/indicator/period.ts'
import { pointsAsked } from '../../../../shared/packs/indicator/points-asked.ts'
import { countsWhereFound, type CollectionPoint } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { countedPoints, rowsOfPeriod, unitsOfAnyKind, type ScoredUnit, type StandingRow } from '../../queries/points.ts'
import { issuesOf } from '../../queries/point-issue.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { periodsOf, scoreUnits, standsIn, type ScoredPeriod } from '../score/score-units.ts'

export interface PointCell {
  readonly state: CellState
  readonly value: number | null
  /** of the period before */
  readonly before: number | null
  readonly row: StandingRow | null
}

export interface PointDesk {
  readonly period: Period
  readonly scored: ScoredPeriod
  readonly units: readonly ScoredUnit[]
  readonly points: readonly CollectionPoint[]
  cell(unit: ScoredUnit, point: CollectionPoint): PointCell
  /** asked of the unit, and not counted by the vault itself */
  isAsked(unit: ScoredUnit, point: CollectionPoint): boolean
}

/** The latest period that values were told for, else the one asked for. Throws `usage`, `unknown_id`. */
export function periodToCollect(db: ReadableDB, packs: PackSet, asked: string | undefined): Period {
  if (packs.points.size === 0) throw new AppError('unknown_id', '没有启用含监测点的领域包。', { next: '请启用“政治生态”包。' })
  const id = asked ?? periodsOf(db, packs).at(-1) ?? issuesOf(db)[0]?.period
  if (id === undefined) throw new AppError('unknown_id', '还没有监测点数据。', { next: '请填写期间，如 2026Q3，再填报或下发填报表。' })
  const period = parsePeriod(id)
  if (period === null) throw new AppError('usage', `“${id}”不是期间。`, { next: '期间写作 2026Q3 或 2026-09。' })
  return period
}

export function openPointDesk(db: ReadableDB, packs: PackSet, period: Period): PointDesk {
  const scored = scoreUnits(db, packs, period)
  const units = scored.units.length > 0 ? scored.units : unitsOfAnyKind(db).filter((unit) => standsIn(unit, period))
  const points = [...packs.points.values()]
  const counted = countedPoints(db)
  const asked = pointsAsked(scored.tree, packs.points)
  const standing = new Map(rowsOfPeriod(db, period.id).map((row) => [`${row.org_id} ${row.point}`, row]))
  const before = periodBefore(period)
  const { book } = scored
  // what the vault does not hold of a unit, where it counts only what it finds, is asked of it like any other figure
  const isCounted = (unit: ScoredUnit, point: CollectionPoint): boolean =>
    counted.has(point.id) && (!countsWhereFound(point) || book.find(unit.id, point.id, period).from === 'counted')
  const isAsked = (unit: ScoredUnit, point: CollectionPoint): boolean => asked(unit.kind).has(point.id) && !isCounted(unit, point)
  return {
    period,
    scored,
    units,
    points,
    isAsked,
    cell(unit, point) {
      const { value, rows, from } = book.find(unit.id, point.id, period)
      const row = standing.get(`${unit.id} ${point.id}`) ?? null
      const state: CellState = !asked(unit.kind).has(point.id)
        ? 'other_kind'
        : isCounted(unit, point)
          ? 'counted'
          : value === null || from === 'none'
            ? 'missing'
            : row === null || !rows.includes(row.id)
              ? 'joined'
              : row.form === ''
                ? 'reported'
                : 'typed'
      return { state, value, before: book.find(unit.id, point.id, before).value, row }
    }
  }
}

/** Points of a unit that are asked for, and how many of them have a value. */
export function coverageOf(
  desk: PointDesk,
  unit: ScoredUnit,
  points: readonly CollectionPoint[] = desk.points
): { readonly asked: number; readonly filled: number } {
  const own = points.filter((point) => desk.isAsked(unit, point))
  return { asked: own.length, filled: own.filter((point) => desk.cell(unit, point).value !== null).length }
}

/** Days after a period's end that figures are due when no issue says otherwise. */
const usualDays = 10

export function dueOf(
  db: ReadableDB,
  period: Period,
  today: string
): { readonly on: string; readonly issued: boolean; readonly late: boolean } {
  const issued = issuesOf(db, period.id)[0]?.due_on
  const on = issued ?? new Date(Date.parse(period.to) + usualDays * 86_400_000).toISOString().slice(0, 10)
  return { on, issued: issued !== undefined, late: today > on }
}
