/** What an appraisal of units takes in: their warnings of a year by how they stand, and vetoes that somebody decided on. */
import { closedStates } from '../../../shared/domain/disposal.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, list, sql } from '../vault/sql.ts'

export interface UnitWarnings {
  readonly org_id: string
  readonly level: 'red' | 'orange' | 'yellow'
  readonly n: number
  readonly open: number
  /** found to be true: confirmed, in hand, done, signed off */
  readonly confirmed: number
  readonly leads: number
}
const trueStates = ['confirmed', 'handling', 'review', 'done', 'signed_off']

/** Warnings that happened in the year, by unit and level; exceptions and what is gone are left out. */
export function warningsOfYear(db: ReadableDB, year: string): readonly UnitWarnings[] {
  return all(
    db,
    sql`SELECT org_id, level, COUNT(*) AS n, SUM(CASE WHEN state IN (${list([...closedStates])}) THEN 0 ELSE 1 END) AS open,
          SUM(CASE WHEN state IN (${list(trueStates)}) THEN 1 ELSE 0 END) AS confirmed, SUM(CASE WHEN state = 'lead' THEN 1 ELSE 0 END) AS leads
        FROM sys_warning WHERE org_id IS NOT NULL AND gone_run IS NULL AND exception_id IS NULL AND month >= ${`${year}-01`} AND month <= ${`${year}-12`}
        GROUP BY org_id, level`
  )
}

export interface VetoRow {
  readonly id: string
  readonly org_id: string
  readonly reason: string
  readonly decided_by: string | null
  readonly decided_on: string | null
  readonly doc_no: string | null
}
/** Vetoes of the year's periods; none where the vault has no pack that keeps them. */
export function vetoesOfYear(db: ReadableDB, year: string): readonly VetoRow[] {
  if (get(db, sql`SELECT 1 AS n FROM sqlite_master WHERE type = 'table' AND name = 'veto_record'`) === undefined) return []
  return all(
    db,
    sql`SELECT id, org_id, reason, decided_by, decided_on, doc_no FROM veto_record WHERE SUBSTR(period, 1, 4) = ${year} ORDER BY org_id, decided_on, id`
  )
}
