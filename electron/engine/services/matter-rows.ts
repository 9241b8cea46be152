/** Matters as every list shows them: their own facts, how many marks are open, the levels of their warnings. */
import { levelsOfMatters, type MatterListRecord } from '../queries/matters.ts'
import type { ReadableDB } from '../vault/connection.ts'

export function matterRows(db: ReadableDB, rows: readonly MatterListRecord[]) {
  const levels = levelsOfMatters(
    db,
    rows.map((row) => row.id)
  )
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    procedure: row.procedure,
    org: row.org_id,
    orgName: row.org_name,
    opened: row.opened,
    closed: row.closed,
    amount: row.approved_budget,
    status: row.status,
    marks: row.marks,
    warnings: levels.get(row.id) ?? []
  }))
}
