/** Matters as rows: one by its id or code, lists of them, counts by procedure, the levels of their warnings. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, join, list, sql, type Query } from '../vault/sql.ts'
import { goesBy, procedureInForce } from './goes-by.ts'

/** A matter as it is, but with the procedure it goes by in place of the one its ledger names: of two columns of a name the later holds. */
const matterColumns = sql`m.*, ${procedureInForce} AS procedure`

export interface MatterRecord {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly procedure: string
  readonly org_id: string | null
  readonly org_name: string | null
  readonly opened: string | null
  readonly closed: string | null
  readonly deadline: string | null
  readonly status: string | null
  readonly approved_budget: number | null
}

/** Matters by id or code; an id goes before all codes. At most ten. */
export function mattersByIdOrCode(db: ReadableDB, idOrCode: string): readonly MatterRecord[] {
  const found = all<MatterRecord>(
    db,
    sql`SELECT ${matterColumns}, o.name AS org_name FROM matter m LEFT JOIN org o ON o.id = m.org_id WHERE m.id = ${idOrCode} OR m.code = ${idOrCode} ORDER BY m.id = ${idOrCode} DESC, m.id LIMIT 10`
  )
  return found[0]?.id === idOrCode ? found.slice(0, 1) : found
}

export interface MatterListRecord extends MatterRecord {
  readonly marks: number
}
const orders: Readonly<Record<string, readonly [Query, Query]>> = {
  code: [sql`m.code`, sql`m.code DESC`],
  name: [sql`m.name`, sql`m.name DESC`],
  opened: [sql`m.opened ASC NULLS LAST, m.code`, sql`m.opened DESC NULLS LAST, m.code`],
  amount: [sql`m.approved_budget ASC NULLS LAST, m.code`, sql`m.approved_budget DESC NULLS LAST, m.code`],
  marks: [sql`marks, m.code`, sql`marks DESC, m.code`]
}

export interface MatterFilter {
  readonly procedure?: string | undefined
  readonly org?: string | undefined
  readonly mark?: string | undefined
  readonly text?: string | undefined
}

export function matterPage(
  db: ReadableDB,
  filter: MatterFilter,
  sort: string,
  descending: boolean,
  offset: number,
  limit: number
): { rows: MatterListRecord[]; total: number } {
  const parts: Query[] = [sql`1 = 1`]
  if (filter.procedure) parts.push(goesBy(filter.procedure))
  if (filter.org) parts.push(sql`m.org_id = ${filter.org}`)
  if (filter.mark)
    parts.push(sql`m.id IN (SELECT matter_id FROM mark WHERE kind = ${filter.mark} AND id NOT IN (SELECT mark_id FROM sys_accepted_mark))`)
  if (filter.text) {
    const wanted = `%${filter.text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`
    parts.push(sql`(m.name LIKE ${wanted} ESCAPE '\\' OR m.code LIKE ${wanted} ESCAPE '\\')`)
  }
  const where = join(parts, ' AND ')
  const order = orders[sort]?.[descending ? 1 : 0] ?? sql`m.code`
  return {
    rows: all(
      db,
      sql`SELECT ${matterColumns}, o.name AS org_name, COALESCE(k.marks, 0) AS marks FROM matter m LEFT JOIN org o ON o.id = m.org_id LEFT JOIN sys_roll_marks k ON k.matter_id = m.id
          WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`
    ),
    total: get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM matter m WHERE ${where}`)?.n ?? 0
  }
}

/** These matters in this order. */
export function mattersById(db: ReadableDB, ids: readonly string[]): readonly MatterListRecord[] {
  const rows = all<MatterListRecord>(
    db,
    sql`SELECT ${matterColumns}, o.name AS org_name, COALESCE(k.marks, 0) AS marks FROM matter m LEFT JOIN org o ON o.id = m.org_id LEFT JOIN sys_roll_marks k ON k.matter_id = m.id
        WHERE m.id IN (${list(ids)})`
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export function matterCountsByProcedure(db: ReadableDB): readonly { readonly procedure: string; readonly n: number }[] {
  return all(db, sql`SELECT ${procedureInForce} AS procedure, COUNT(*) AS n FROM matter m GROUP BY 1 ORDER BY n DESC`)
}

/** Levels of the open warnings of each matter. */
export function levelsOfMatters(db: ReadableDB, ids: readonly string[]): Map<string, ('red' | 'orange' | 'yellow')[]> {
  const levels = new Map<string, ('red' | 'orange' | 'yellow')[]>()
  const rows = all<{ matter_id: string; level: 'red' | 'orange' | 'yellow' }>(
    db,
    sql`SELECT matter_id, level FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL AND matter_id IN (${list(ids)}) ORDER BY CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END`
  )
  for (const row of rows) levels.set(row.matter_id, [...(levels.get(row.matter_id) ?? []), row.level])
  return levels
}
