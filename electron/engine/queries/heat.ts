/** Counts behind the heat map: open warnings by unit and column, matters in hand by unit and procedure, from roll-ups and one index. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, join, list, sql, type Query } from '../vault/sql.ts'

export interface UnitRecord {
  readonly id: string
  readonly name: string
  readonly short_name: string | null
  readonly unit_kind: string | null
}
export interface HeatFilter {
  readonly packs?: readonly string[] | undefined
  readonly models?: readonly string[] | undefined
  readonly levels?: readonly string[] | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Units that have matters in hand or open warnings, by kind and name. */
export function unitsOnMap(db: ReadableDB): readonly UnitRecord[] {
  return all(
    db,
    sql`SELECT o.id, o.name, o.short_name, o.unit_kind FROM org o
        WHERE o.id IN (SELECT org_id FROM sys_roll_matter WHERE month = '') OR o.id IN (SELECT org_id FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL AND org_id IS NOT NULL)
        ORDER BY COALESCE(o.unit_kind, '~'), o.name`
  )
}

function heatWhere(filter: HeatFilter): Query {
  const parts: Query[] = [sql`gone_run IS NULL AND exception_id IS NULL AND org_id IS NOT NULL`]
  if (filter.packs?.length) parts.push(sql`pack IN (${list(filter.packs)})`)
  if (filter.models?.length) parts.push(sql`model_id IN (${list(filter.models)})`)
  if (filter.levels?.length) parts.push(sql`level IN (${list(filter.levels)})`)
  if (filter.from) parts.push(sql`month >= ${filter.from}`)
  if (filter.to) parts.push(sql`month <= ${filter.to}`)
  return join(parts, ' AND ')
}

/** Open warnings per unit and column; `red` counts the red ones. */
export function warningCounts(
  db: ReadableDB,
  column: 'pack' | 'model_id' | 'month',
  filter: HeatFilter
): readonly { readonly org_id: string; readonly col: string | null; readonly n: number; readonly red: number }[] {
  const name = { pack: sql`pack`, model_id: sql`model_id`, month: sql`month` }[column]
  return all(
    db,
    sql`SELECT org_id, ${name} AS col, COUNT(*) AS n, SUM(level = 'red') AS red FROM sys_warning WHERE ${heatWhere(filter)} GROUP BY org_id, ${name}`
  )
}

/** Open warnings per unit, column and month: for change and trend. */
export function monthlyCounts(
  db: ReadableDB,
  column: 'pack' | 'model_id' | 'none',
  filter: HeatFilter
): readonly { readonly org_id: string; readonly col: string; readonly month: string; readonly n: number }[] {
  const name = { pack: sql`pack`, model_id: sql`model_id`, none: sql`''` }[column]
  return all(
    db,
    sql`SELECT org_id, ${name} AS col, month, COUNT(*) AS n FROM sys_warning WHERE ${heatWhere(filter)} AND month IS NOT NULL GROUP BY org_id, ${name}, month`
  )
}

/** Matters in hand per unit and procedure; month '' is the whole. */
export function matterCounts(
  db: ReadableDB,
  monthly: boolean
): readonly { readonly org_id: string; readonly procedure: string; readonly month: string; readonly matters: number }[] {
  return monthly
    ? all(db, sql`SELECT * FROM sys_roll_matter WHERE month <> ''`)
    : all(db, sql`SELECT * FROM sys_roll_matter WHERE month = ''`)
}

/** Months in which anything was decided, oldest first. */
export function monthsWithData(db: ReadableDB): readonly string[] {
  return all<{ month: string }>(
    db,
    sql`SELECT DISTINCT month FROM sys_roll_matter WHERE month <> '' UNION SELECT DISTINCT month FROM sys_warning WHERE month IS NOT NULL AND gone_run IS NULL AND exception_id IS NULL ORDER BY month`
  ).map((row) => row.month)
}

/** Procedures of which any matter is in hand. */
export function proceduresInHand(db: ReadableDB): ReadonlySet<string> {
  return new Set(
    all<{ procedure: string }>(db, sql`SELECT DISTINCT procedure FROM sys_roll_matter WHERE month = ''`).map((row) => row.procedure)
  )
}
