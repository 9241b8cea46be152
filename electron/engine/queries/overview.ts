/** Figures of the overview: what the last import and the last run changed, by level, pack, unit and month, and how fresh each dataset is. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, list, sql } from '../vault/sql.ts'

export interface ImportBatch {
  readonly no: number
  readonly at: string
  readonly inserted: number
  readonly changed: number
  readonly withdrawn: number
  readonly quarantined: number
}

/** Imports of one day taken together: a person brings a medium of many files in at once. */
export function lastImports(db: ReadableDB): readonly ImportBatch[] {
  return all(
    db,
    sql`SELECT COUNT(*) AS no, MAX(at) AS at, SUM(inserted) AS inserted, SUM(changed) AS changed, SUM(withdrawn) AS withdrawn, SUM(quarantined) AS quarantined
        FROM sys_import GROUP BY SUBSTR(at, 1, 10) ORDER BY SUBSTR(MAX(at), 1, 10) DESC LIMIT 2`
  )
}

export function countsOf(db: ReadableDB): {
  readonly imports: number
  readonly rows: number
  readonly warnings: number
  readonly cases: number
  readonly audit: number
} {
  const one = (query: ReturnType<typeof sql>): number => get<{ n: number }>(db, query)?.n ?? 0
  return {
    imports: one(sql`SELECT COUNT(*) AS n FROM sys_import`),
    rows: one(sql`SELECT COALESCE(SUM(rows), 0) AS n FROM sys_roll_dataset`),
    warnings: one(sql`SELECT COUNT(*) AS n FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL`),
    cases: one(sql`SELECT COUNT(*) AS n FROM sys_case`),
    audit: one(sql`SELECT COALESCE(MAX(seq), 0) AS n FROM sys_audit`)
  }
}

export function openQuarantine(db: ReadableDB): number {
  return get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_quarantine WHERE state = 'open'`)?.n ?? 0
}

export function levelCounts(
  db: ReadableDB,
  run: number
): readonly { readonly level: 'red' | 'orange' | 'yellow'; readonly open: number; readonly new: number }[] {
  return all(
    db,
    sql`SELECT level, COUNT(*) AS open, COALESCE(SUM(first_run = ${run}), 0) AS new FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL GROUP BY level`
  )
}

export function monthsByLevelAndPack(
  db: ReadableDB
): readonly { readonly level: string; readonly pack: string; readonly month: string; readonly n: number }[] {
  return all(
    db,
    sql`SELECT level, pack, month, COUNT(*) AS n FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL AND month IS NOT NULL GROUP BY level, pack, month`
  )
}

export function packLevelCounts(db: ReadableDB): readonly { readonly pack: string; readonly level: string; readonly n: number }[] {
  return all(
    db,
    sql`SELECT pack, level, COUNT(*) AS n FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL GROUP BY pack, level`
  )
}

/** The units with the most open warnings. */
export function busiestUnits(
  db: ReadableDB,
  limit: number
): readonly { readonly id: string; readonly name: string; readonly n: number; readonly matters: number }[] {
  return all(
    db,
    sql`SELECT o.id, o.name, w.n, COALESCE((SELECT SUM(matters) FROM sys_roll_matter r WHERE r.org_id = o.id AND r.month = ''), 0) AS matters
        FROM (SELECT org_id, COUNT(*) AS n FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL AND org_id IS NOT NULL GROUP BY org_id ORDER BY n DESC, org_id LIMIT ${limit}) w
        JOIN org o ON o.id = w.org_id ORDER BY w.n DESC, o.name`
  )
}

export function levelsOfUnits(
  db: ReadableDB,
  ids: readonly string[]
): readonly { readonly org_id: string; readonly level: 'red' | 'orange' | 'yellow' }[] {
  return all(
    db,
    sql`SELECT org_id, level FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL AND org_id IN (${list(ids)}) ORDER BY CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END`
  )
}

export function datasetRolls(
  db: ReadableDB
): readonly { readonly dataset: string; readonly rows: number; readonly latest: string; readonly filled: number }[] {
  return all(db, sql`SELECT dataset, rows, latest, filled FROM sys_roll_dataset ORDER BY rows DESC`)
}
