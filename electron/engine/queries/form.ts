/** Forms that figures were typed into: who filled them, who checked, what was attached (design §4). */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'

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
