/** Problems that come up again and again: open warnings by model, and marks by node beside how often the node was decided. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, join, sql, type Query } from '../vault/sql.ts'
import { countedMark } from './counted-marks.ts'

interface Period {
  readonly org?: string | undefined
  readonly procedure?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** `earlier`: warnings of the model that no longer stand. */
export function problemsByModel(
  db: ReadableDB,
  period: Period
): readonly {
  readonly model_id: string
  readonly pack: string
  readonly n: number
  readonly red: number
  readonly matters: number
  readonly orgs: number
  readonly earlier: number
}[] {
  const parts: Query[] = [sql`w.exception_id IS NULL`]
  if (period.org !== undefined) parts.push(sql`w.org_id = ${period.org}`)
  if (period.procedure !== undefined) parts.push(sql`w.matter_id IN (SELECT id FROM matter WHERE procedure = ${period.procedure})`)
  if (period.from !== undefined) parts.push(sql`w.month >= ${period.from}`)
  if (period.to !== undefined) parts.push(sql`w.month <= ${period.to}`)
  return all(
    db,
    sql`SELECT w.model_id, w.pack, SUM(w.gone_run IS NULL) AS n, SUM(w.gone_run IS NULL AND w.level = 'red') AS red,
          COUNT(DISTINCT CASE WHEN w.gone_run IS NULL THEN w.matter_id END) AS matters, COUNT(DISTINCT CASE WHEN w.gone_run IS NULL THEN w.org_id END) AS orgs,
          SUM(w.gone_run IS NOT NULL) AS earlier
        FROM sys_warning w WHERE ${join(parts, ' AND ')} GROUP BY w.model_id, w.pack HAVING n > 0 ORDER BY n DESC, w.model_id`
  )
}

export function marksByItem(
  db: ReadableDB,
  period: Period
): readonly { readonly procedure: string; readonly node: string; readonly kind: string; readonly n: number; readonly of: number }[] {
  const parts: Query[] = [sql`f.grain = 'step'`]
  if (period.org !== undefined) parts.push(sql`f.org_id = ${period.org}`)
  if (period.procedure !== undefined) parts.push(sql`f.procedure = ${period.procedure}`)
  if (period.from !== undefined) parts.push(sql`f.at >= ${period.from}`)
  if (period.to !== undefined) parts.push(sql`f.at < ${`${period.to}-32`}`)
  const where = join(parts, ' AND ')
  return all(
    db,
    sql`SELECT k.procedure, k.node, k.kind, k.n, (SELECT COUNT(*) FROM sys_power f WHERE f.item = k.procedure || '/' || k.node AND ${where}) AS of
        FROM (SELECT f.procedure, f.node, m.kind, COUNT(DISTINCT f.step_id) AS n FROM mark m CROSS JOIN sys_power f INDEXED BY sys_power_place ON f.matter_id = m.matter_id AND f.step_id = m.step_id
              WHERE m.step_id IS NOT NULL AND ${countedMark('m')} AND ${where} GROUP BY f.procedure, f.node, m.kind) k
        ORDER BY k.n DESC, k.procedure, k.node, k.kind LIMIT 60`
  )
}
