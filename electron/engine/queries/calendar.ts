/** Decisions by the day they were made: for the calendar of approvals. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, join, sql, type Query } from '../vault/sql.ts'

export interface CalendarFilter {
  readonly org?: string | undefined
  readonly procedure?: string | undefined
}

function where({ org, procedure }: CalendarFilter, more: Query): Query {
  const parts = [more]
  if (org !== undefined) parts.push(sql`COALESCE(s.org_id, m.org_id) = ${org}`)
  if (procedure !== undefined) parts.push(sql`m.procedure = ${procedure}`)
  return join(parts, ' AND ')
}

/** Years in which anything was decided, oldest first. */
export function yearsDecided(db: ReadableDB): readonly string[] {
  return all<{ year: string }>(
    db,
    sql`SELECT DISTINCT SUBSTR(month, 1, 4) AS year FROM sys_roll_matter WHERE month <> '' ORDER BY year`
  ).map((row) => row.year)
}

/** Steps decided on each day of a year; `outside`: before eight or from six in the evening, where the hour is known. */
export function decidedByDay(
  db: ReadableDB,
  year: string,
  filter: CalendarFilter
): readonly { readonly date: string; readonly n: number; readonly outside: number }[] {
  return all(
    db,
    sql`SELECT SUBSTR(s.decided_at, 1, 10) AS date, COUNT(*) AS n,
          SUM(CASE WHEN LENGTH(s.decided_at) > 10 AND (SUBSTR(s.decided_at, 12, 2) < '08' OR SUBSTR(s.decided_at, 12, 2) >= '18') THEN 1 ELSE 0 END) AS outside
        FROM step s JOIN matter m ON m.id = s.matter_id
        WHERE ${where(filter, sql`s.decided_at >= ${`${year}-01-01`} AND s.decided_at < ${`${Number(year) + 1}-01-01`}`)}
        GROUP BY SUBSTR(s.decided_at, 1, 10) ORDER BY date`
  )
}

export interface DecidedStep {
  readonly step: string
  readonly matter: string
  readonly matter_name: string
  readonly code: string
  readonly node: string
  readonly node_name: string
  readonly org: string
  readonly at: string
  readonly people: string
}

/** What was decided on a day, by the hour, with everyone who acted in it. */
export function decidedOn(db: ReadableDB, date: string, filter: CalendarFilter, limit: number): readonly DecidedStep[] {
  return all(
    db,
    sql`SELECT s.id AS step, m.id AS matter, COALESCE(m.name, '') AS matter_name, COALESCE(m.code, '') AS code, s.node, COALESCE(n.name, s.node) AS node_name,
          COALESCE(o.name, '') AS org, s.decided_at AS at,
          COALESCE((SELECT STRING_AGG(p.name, '、' ORDER BY p.name) FROM act a JOIN person p ON p.id = a.person_id WHERE a.step_id = s.id), '') AS people
        FROM step s JOIN matter m ON m.id = s.matter_id
        LEFT JOIN node n ON n.procedure = m.procedure AND n.code = s.node
        LEFT JOIN org o ON o.id = COALESCE(s.org_id, m.org_id)
        WHERE ${where(filter, sql`s.decided_at >= ${date} AND s.decided_at < ${`${date}~`}`)} ORDER BY s.decided_at, s.id LIMIT ${limit}`
  )
}

export function countDecidedOn(db: ReadableDB, date: string, filter: CalendarFilter): number {
  return (
    get<{ n: number }>(
      db,
      sql`SELECT COUNT(*) AS n FROM step s JOIN matter m ON m.id = s.matter_id WHERE ${where(filter, sql`s.decided_at >= ${date} AND s.decided_at < ${`${date}~`}`)}`
    )?.n ?? 0
  )
}
