/** The grid that is filled in: units down, points across, every cell with its value, its state and who stands for it. */
import type { PointGrid } from '../../../../shared/ipc/commands/points.ts'
import type { ParsedInput } from '../../../../shared/ipc/contract.ts'
import { partsAndWholes } from '../../../../shared/packs/indicator/point-figure.ts'
import { areaOf } from '../../../../shared/packs/indicator/points-asked.ts'
import type { CollectionPoint } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { ScoredUnit } from '../../queries/points.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { periodsOf } from '../score/score-units.ts'
import { dueOf, openPointDesk, periodToCollect, type PointCell, type PointDesk } from './point-desk.ts'

/** Throws `unknown_id`, `usage`. */
export function readPointGrid(db: ReadableDB, packs: PackSet, input: ParsedInput<'points.grid'>, today: string): PointGrid {
  const desk = openPointDesk(db, packs, periodToCollect(db, packs, input.period))
  const { tree } = desk.scored
  const area = areaOf(tree)
  const kinds = input.kinds === undefined || input.kinds.length === 0 ? null : new Set(input.kinds)
  const points = desk.points.filter(
    (point) =>
      (input.department === undefined || point.department === input.department) && (input.area === undefined || area(point) === input.area)
  )
  const units = desk.units.filter((unit) => kinds === null || kinds.has(unit.kind))
  const people = new Map<string, number>()
  const place = (name: string | undefined): number => {
    if (name === undefined || name === '') return -1
    const known = people.get(name) ?? people.size
    people.set(name, known)
    return known
  }
  const rows = units.map((unit) => ({ unit, cells: points.map((point) => desk.cell(unit, point)) }))
  const known = periodsOf(db, packs)
  return {
    periods: known.includes(desk.period.id) ? [...known] : [...known, desk.period.id],
    period: desk.period.id,
    due: dueOf(db, desk.period, today),
    departments: departmentsOf(desk, units),
    areas: tree.indicators.filter((node) => node.parent === undefined).map(({ id, name }) => ({ id, name })),
    kinds: [...new Set(desk.units.map((unit) => unit.kind))],
    points: points.map((point, at) => ({
      ...countCells(rows.flatMap(({ cells }) => cells[at] ?? [])),
      id: point.id,
      name: point.name,
      indicator: point.indicator,
      area: area(point),
      source: point.source,
      department: point.department,
      unit: point.unit
    })),
    units: rows.map(({ unit, cells }) => ({
      ...countCells(cells),
      id: unit.id,
      name: unit.name,
      short: unit.short,
      kind: unit.kind,
      score: desk.scored.scores.get(unit.id)?.score ?? null
    })),
    cells: rows.map(({ cells }) => ({
      states: cells.map((cell) => cell.state),
      values: cells.map((cell) => cell.value),
      before: cells.map((cell) => cell.before),
      rows: cells.map((cell) => cell.row?.id ?? null),
      filled: cells.map((cell) => place(cell.row?.filled_by)),
      checked: cells.map((cell) => place(cell.row?.checked_by))
    })),
    people: [...people.keys()],
    shares: partsAndWholes(tree).map(({ indicator, points: named }) => {
      const formula = tree.indicators.find((node) => node.id === indicator)?.formula
      const shown = formula?.type === 'ratio' || formula?.type === 'limit' ? [formula.of.text, formula.to.text] : named
      return { indicator, part: shown[0] ?? '', whole: shown[1] ?? '' }
    })
  }
}

const isAsked = (cell: PointCell): boolean => cell.state !== 'other_kind' && cell.state !== 'counted'

function countCells(cells: readonly PointCell[]): { readonly asked: number; readonly filled: number } {
  const asked = cells.filter(isAsked)
  return { asked: asked.length, filled: asked.filter((cell) => cell.value !== null).length }
}

/** Who collects, over all points whatever the filter: the filter is chosen from it. */
function departmentsOf(desk: PointDesk, units: readonly ScoredUnit[]): PointGrid['departments'] {
  const byName = new Map<string, CollectionPoint[]>()
  for (const point of desk.points) byName.set(point.department, [...(byName.get(point.department) ?? []), point])
  return [...byName].map(([name, points]) => ({
    name,
    points: points.length,
    ...countCells(units.flatMap((unit) => points.map((point) => desk.cell(unit, point))))
  }))
}
