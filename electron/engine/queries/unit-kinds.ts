/** Units with what the register says they are. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, sql } from '../vault/sql.ts'

export interface UnitOfKind {
  readonly id: string
  /** '' where the register says nothing */
  readonly kind: string
  /** what the register says of its kind of clean-governance unit, as it says it */
  readonly said: string
}

export function unitsWithKind(db: ReadableDB): readonly UnitOfKind[] {
  return all(db, sql`SELECT id, COALESCE(unit_kind, '') AS kind, COALESCE(clean_kind, '') AS said FROM org`)
}
