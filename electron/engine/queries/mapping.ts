/** Mappings that this office made itself, every version kept: a row stamped with version 2 can still be explained when version 5 is in force. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'

export interface SavedMapping {
  readonly id: string
  readonly version: number
  readonly yaml: string
}

/** All versions, oldest first. */
export function savedMappings(db: ReadableDB): readonly SavedMapping[] {
  return all<SavedMapping>(db, sql`SELECT id, version, yaml FROM sys_mapping ORDER BY id, version`)
}

/** The highest version of one, 0 when there is none. */
export function savedVersion(db: ReadableDB, id: string): number {
  return get<{ version: number | null }>(db, sql`SELECT MAX(version) AS version FROM sys_mapping WHERE id = ${id}`)?.version ?? 0
}

export function insertMapping(writer: WritableDB, mapping: SavedMapping & { readonly at: string; readonly account: string }): void {
  const { id, version, yaml, at, account } = mapping
  run(writer, sql`INSERT INTO sys_mapping (id, version, yaml, saved_at, account) VALUES (${id}, ${version}, ${yaml}, ${at}, ${account})`)
}
