/**
 * The year-end appraisal table of units (舜宇): how many managers were checked and matched, warnings by level and how they ended, and vetoes. The
 * table never vetoes by itself: a veto is somebody's decision with a paper; where there is reason to ask, it says that a decision is due.
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import type { PowerAppraisal, PowerRelations } from '../../../../shared/ipc/commands/power-relations.ts'
import { vetoesOfYear, warningsOfYear } from '../../queries/power-appraisal.ts'
import { orgsNamed } from '../../queries/power.ts'
import { sourcesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'

const levels = ['red', 'orange', 'yellow'] as const

/**
 * Units that have managers in office, and those without any of which there is a veto or a red warning found to be true; what was decided or is to be
 * decided comes first. `year`: four digits; `org`: this unit alone.
 */
export function appraiseUnits(db: ReadableDB, { managers }: PowerRelations, year: string, org?: string): PowerAppraisal {
  const warned = groupBy(warningsOfYear(db, year), (row) => row.org_id)
  const vetoRows = vetoesOfYear(db, year)
  const vetoes = groupBy(vetoRows, (row) => row.org_id)
  const places =
    vetoRows.length === 0
      ? new Map<string, never>()
      : sourcesOf(
          db,
          'veto_record',
          vetoRows.map((row) => row.id)
        )
  const managed = groupBy(managers, (one) => one.org.id)
  const told = [
    ...vetoes.keys(),
    ...[...warned].flatMap(([id, rows]) => (rows.some((one) => one.level === 'red' && one.confirmed > 0) ? [id] : []))
  ]
  const bare = [...new Set(told)].filter((id) => !managed.has(id) && (org === undefined || id === org))
  const names = new Map(orgsNamed(db, bare).map((row) => [row.id, row.name]))
  const all = [
    ...[...managed].flatMap(([id, own]) => (own[0] === undefined ? [] : [{ id, unit: own[0].org, own }])),
    ...bare.map((id) => ({ id, unit: { id, name: names.get(id) ?? id }, own: [] as PowerRelations['managers'] }))
  ]
  const units = all.map(({ id, unit, own }) => {
    const rows = warned.get(id) ?? []
    const of = (level: (typeof levels)[number]) => {
      const row = rows.find((one) => one.level === level)
      return { n: row?.n ?? 0, open: row?.open ?? 0, confirmed: row?.confirmed ?? 0, leads: row?.leads ?? 0 }
    }
    const warnings = { red: of('red'), orange: of('orange'), yellow: of('yellow') }
    const decided = (vetoes.get(id) ?? []).map((row) => ({
      id: row.id,
      reason: row.reason,
      by: row.decided_by,
      on: row.decided_on,
      docNo: row.doc_no,
      source: places.get(row.id) ?? null
    }))
    const matched = own.filter((one) => one.matches.length > 0).length
    const result =
      decided.length > 0 ? ('veto' as const) : matched > 0 || warnings.red.confirmed > 0 ? ('to_decide' as const) : ('none' as const)
    return { org: unit, managers: own.length, matched, warnings, vetoes: decided, result }
  })
  const order = { veto: 0, to_decide: 1, none: 2 }
  return {
    year,
    units: units.toSorted((a, b) => order[a.result] - order[b.result] || b.matched - a.matched || (a.org.name < b.org.name ? -1 : 1))
  }
}
