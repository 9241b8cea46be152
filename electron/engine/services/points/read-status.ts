/** Who has reported and who has not: by unit from the vault's own rows, by issue from what came back. */
import type { PointIssue } from '../../../../shared/ipc/commands/points.ts'
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { issuesOf, sheetsOf } from '../../queries/point-issue.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { coverageOf, dueOf, openPointDesk, periodToCollect, type PointDesk } from './point-desk.ts'

/** Lines of a sheet as they were issued: unit and point. */
export function linesOfSheet(text: string): readonly (readonly [unit: string, point: string])[] {
  return JSON.parse(text) as readonly (readonly [string, string])[]
}

/** Throws `unknown_id`, `usage`. */
export function readStatus(db: ReadableDB, packs: PackSet, asked: string | undefined, today: string): CommandOutput<'points.status'> {
  const period = periodToCollect(db, packs, asked)
  const desk = openPointDesk(db, packs, period)
  return {
    period: period.id,
    issues: issuesOf(db, period.id).map((issue) => ({
      id: issue.id,
      no: issue.no,
      period: issue.period,
      recipients: issue.recipients,
      tree: issue.tree,
      dueOn: issue.due_on,
      late: today > issue.due_on,
      at: issue.at,
      account: issue.account,
      sheets: sheetsOf(db, issue.id).map((sheet) => sheetState(desk, sheet))
    })),
    units: desk.units.map((unit) => ({ id: unit.id, name: unit.name, ...coverageOf(desk, unit) })),
    due: dueOf(db, period, today)
  }
}

function sheetState(desk: PointDesk, sheet: ReturnType<typeof sheetsOf>[number]): PointIssue['sheets'][number] {
  const units = new Map(desk.units.map((unit) => [unit.id, unit]))
  const points = new Map(desk.points.map((point) => [point.id, point]))
  const lines = linesOfSheet(sheet.lines)
  const filled = lines.filter(([unitId, pointId]) => {
    const [unit, point] = [units.get(unitId), points.get(pointId)]
    return unit !== undefined && point !== undefined && desk.cell(unit, point).value !== null
  })
  return {
    id: sheet.id,
    recipient: sheet.recipient,
    name: sheet.name,
    file: sheet.file,
    lines: lines.length,
    filled: filled.length,
    returnedAt: sheet.returned
  }
}
