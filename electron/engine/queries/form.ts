/** Forms that figures were typed into: who filled them, who checked, what was attached (design §4). */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, list, run, sql } from '../vault/sql.ts'

export interface FormRow {
  readonly id: string
  readonly name: string
  readonly org_id: string
  readonly org: string | null
  readonly period: string
  readonly filled_by: string
  readonly filled_at: string
  readonly checked_by: string
  readonly checked_at: string
  readonly attachment_id: string | null
  readonly attachment_name: string | null
  readonly attachment_bytes: number | null
}
const select = sql`SELECT f.id, f.name, f.org_id, o.name AS org, f.period, f.filled_by, f.filled_at, f.checked_by, f.checked_at, f.attachment_id,
  a.name AS attachment_name, a.bytes AS attachment_bytes
  FROM sys_form f LEFT JOIN org o ON o.id = f.org_id LEFT JOIN sys_attachment a ON a.id = f.attachment_id`

export function formById(db: ReadableDB, id: string): FormRow | undefined {
  return get<FormRow>(db, sql`${select} WHERE f.id = ${id}`)
}

/** The form of a row that was typed in by itself, not as a figure of a form. */
export interface TypedRow {
  readonly dataset: string
  readonly row_id: string
  /** name of what it was filled into */
  readonly form: string
  readonly org_id: string
  readonly filled_by: string
  readonly filled_at: string
  readonly account: string
  readonly checked_by: string
  readonly attachment_id: string | null
}
export type TypedRowRead = TypedRow & {
  readonly org: string | null
  readonly attachment_name: string | null
  readonly attachment_bytes: number | null
}

/** Rows of a dataset that were typed in, by id; imported ones are absent. */
export function typedRows(db: ReadableDB, dataset: string, ids: readonly string[]): ReadonlyMap<string, TypedRowRead> {
  const rows = new Map<string, TypedRowRead>()
  for (let at = 0; at < ids.length; at += 5000) {
    const some = all<TypedRowRead>(
      db,
      sql`SELECT t.*, o.name AS org, a.name AS attachment_name, a.bytes AS attachment_bytes
          FROM sys_typed_row t LEFT JOIN org o ON o.id = t.org_id LEFT JOIN sys_attachment a ON a.id = t.attachment_id
          WHERE t.dataset = ${dataset} AND t.row_id IN (${list(ids.slice(at, at + 5000))})`
    )
    for (const row of some) rows.set(row.row_id, row)
  }
  return rows
}

export function insertTypedRow(writer: WritableDB, row: TypedRow): void {
  run(
    writer,
    sql`INSERT INTO sys_typed_row (dataset, row_id, form, org_id, filled_by, filled_at, account, checked_by, attachment_id)
        VALUES (${row.dataset}, ${row.row_id}, ${row.form}, ${row.org_id}, ${row.filled_by}, ${row.filled_at}, ${row.account}, ${row.checked_by}, ${row.attachment_id})`
  )
}

/** The attachment of a form, or of a row typed in by itself. */
export function attachmentOfForm(db: ReadableDB, id: string): string | undefined {
  return get<{ id: string }>(
    db,
    sql`SELECT attachment_id AS id FROM sys_form WHERE id = ${id} AND attachment_id IS NOT NULL
        UNION ALL SELECT attachment_id FROM sys_typed_row WHERE row_id = ${id} AND attachment_id IS NOT NULL`
  )?.id
}

/** Every form with how many figures stand on it. */
export function allForms(db: ReadableDB): readonly (FormRow & { readonly figures: number })[] {
  const counts = new Map(
    all<{ form_id: string; n: number }>(db, sql`SELECT form_id, COUNT(*) AS n FROM figure GROUP BY form_id`).map((row) => [
      row.form_id,
      row.n
    ])
  )
  return all<FormRow>(db, sql`${select} ORDER BY f.period, f.name, f.id`).map((form) => ({ ...form, figures: counts.get(form.id) ?? 0 }))
}

/** The figures that stand on a form, in the order they were typed in. */
export function figuresOfForm(
  db: ReadableDB,
  form: string
): readonly { readonly id: string; readonly item: string; readonly value: number | null; readonly unit: string; readonly note: string }[] {
  return all(
    db,
    sql`SELECT id, item, value, COALESCE(unit, '') AS unit, COALESCE(note, '') AS note FROM figure WHERE form_id = ${form} ORDER BY rowid`
  )
}

export function insertForm(
  writer: WritableDB,
  form: Pick<FormRow, 'id' | 'name' | 'org_id' | 'period' | 'filled_by' | 'filled_at' | 'checked_by' | 'checked_at' | 'attachment_id'>
): void {
  run(
    writer,
    sql`INSERT INTO sys_form (id, name, org_id, period, filled_by, filled_at, checked_by, checked_at, attachment_id)
        VALUES (${form.id}, ${form.name}, ${form.org_id}, ${form.period}, ${form.filled_by}, ${form.filled_at}, ${form.checked_by}, ${form.checked_at}, ${form.attachment_id})`
  )
}
