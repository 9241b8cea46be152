/** Maps that the office brought, and the regions they are matched with. */
import type { MapRegion } from '../../../shared/domain/map/match-regions.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, run, sql } from '../vault/sql.ts'

export interface MapRow {
  readonly id: string
  readonly name: string
  readonly file_name: string
  readonly sha256: string
  /** JSON of a ShapeMap */
  readonly shapes: string
  readonly at: string
  readonly account: string
}

/** Newest first. */
export function allMaps(db: ReadableDB): readonly MapRow[] {
  return all(db, sql`SELECT * FROM sys_map ORDER BY at DESC, id`)
}

export function insertMap(writer: WritableDB, map: MapRow): void {
  run(
    writer,
    sql`INSERT INTO sys_map (id, name, file_name, sha256, shapes, at, account)
        VALUES (${map.id}, ${map.name}, ${map.file_name}, ${map.sha256}, ${map.shapes}, ${map.at}, ${map.account})`
  )
}

/** Whether there was such a map. */
export function deleteMap(writer: WritableDB, id: string): boolean {
  return run(writer, sql`DELETE FROM sys_map WHERE id = ${id}`).changes > 0
}

export function mapRegions(db: ReadableDB): readonly MapRegion[] {
  return all(db, sql`SELECT id, name, COALESCE(code, '') AS code FROM region ORDER BY name, id`)
}
