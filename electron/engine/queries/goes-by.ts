/**
 * Which procedure a matter goes by: the one its ledger names, unless a procedure of the office's own takes it (`takes` in shared/packs). Everything
 * that holds matters against their rules asks here; who only groups matters by their domain asks the ledger's column.
 */
import type { Procedure } from '../../../shared/packs/pack.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql, type Query } from '../vault/sql.ts'

/** The condition on `m` (matter) that it goes by this procedure. */
export function goesBy(procedure: string | Query): Query {
  return sql`(m.id IN (SELECT matter_id FROM sys_taken_matter WHERE procedure = ${procedure})
    OR (m.procedure = ${procedure} AND NOT EXISTS (SELECT 1 FROM sys_taken_matter r WHERE r.matter_id = m.id)))`
}

/** The condition on `m` (matter) that a procedure would take it. */
export function wouldTake({ procedure, kind }: NonNullable<Procedure['takes']>): Query {
  return kind === undefined ? sql`m.procedure = ${procedure}` : sql`m.procedure = ${procedure} AND m.kind = ${kind}`
}

/** The procedure that `m` (matter) goes by, as a column. */
export const procedureInForce = sql`COALESCE((SELECT r.procedure FROM sys_taken_matter r WHERE r.matter_id = m.id), m.procedure)`

/** The procedure that one matter goes by; '' when there is none. */
export function procedureOfMatter(db: ReadableDB, matter: string): string {
  return get<{ id: string }>(db, sql`SELECT ${procedureInForce} AS id FROM matter m WHERE m.id = ${matter}`)?.id ?? ''
}

/** Gives matters to the procedures that take them; one kind goes before all kinds. Call inside a transaction. Returns the procedure of each that is taken. */
export function takeMatters(writer: WritableDB, procedures: Iterable<Procedure>): ReadonlyMap<string, string> {
  run(writer, sql`DELETE FROM sys_taken_matter`)
  const taking = [...procedures].toSorted((a, b) => Number(a.takes?.kind === undefined) - Number(b.takes?.kind === undefined))
  for (const { id, takes } of taking)
    if (takes !== undefined)
      run(
        writer,
        sql`INSERT INTO sys_taken_matter (matter_id, procedure)
            SELECT m.id, ${id} FROM matter m WHERE ${wouldTake(takes)} ON CONFLICT (matter_id) DO NOTHING`
      )
  const rows = all<{ matter: string; procedure: string }>(writer, sql`SELECT matter_id AS matter, procedure FROM sys_taken_matter`)
  return new Map(rows.map((row) => [row.matter, row.procedure]))
}

/** Kinds of matter by the procedure that their ledger names, commonest first; kind '' for those of which none is told. */
export function matterKinds(db: ReadableDB): readonly { readonly procedure: string; readonly kind: string; readonly matters: number }[] {
  return all(
    db,
    sql`SELECT procedure, COALESCE(kind, '') AS kind, COUNT(*) AS matters FROM matter GROUP BY procedure, COALESCE(kind, '') ORDER BY procedure, matters DESC, kind`
  )
}
