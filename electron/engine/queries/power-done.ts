/** Decided steps and the kinds of acts at them, by item and unit: written with the facts, read where duties are held against what was done. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { get, run, sql } from '../vault/sql.ts'

/** Steps of an item and unit; `kind` '' is all of them, else those with an act of that kind; `org` '' where no unit is known. */
export interface DoneSteps {
  readonly item: string
  readonly kind: string
  readonly org: string
  readonly steps: number
}

/** Empties what is kept and gives a writer of it. */
export function doneWriter(db: WritableDB): (one: DoneSteps) => void {
  run(db, sql`DELETE FROM sys_power_done`)
  const done = db.prepare('INSERT INTO sys_power_done (item, kind, org_id, steps) VALUES (?, ?, ?, ?)')
  return ({ item, kind, org, steps }) => {
    done.run(item, kind, org, steps)
  }
}

/** Decided steps at the item, and how many of them bear an act of that kind: none means that the ledger does not record them. */
export const doneAt = (
  db: ReadableDB,
  item: string,
  act: string,
  org: string | undefined
): { readonly steps: number; readonly acts: number } =>
  get(
    db,
    sql`SELECT COALESCE(SUM(steps) FILTER (WHERE kind = ''), 0) AS steps, COALESCE(SUM(steps) FILTER (WHERE kind <> ''), 0) AS acts
        FROM sys_power_done WHERE item = ${item} AND kind IN ('', ${act}) AND ${org === undefined ? sql`1 = 1` : sql`org_id = ${org}`}`
  ) ?? { steps: 0, acts: 0 }
