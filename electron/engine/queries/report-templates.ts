/** Templates of the examination report that the office saved. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { get, run, sql } from '../vault/sql.ts'

export interface SavedTemplate {
  readonly version: number
  /** in the form of report.yaml; '' means the shipped template again */
  readonly yaml: string
  readonly at: string
  readonly account: string
}

export function latestTemplate(db: ReadableDB): SavedTemplate | undefined {
  return get(db, sql`SELECT version, yaml, at, account FROM sys_report_template ORDER BY version DESC LIMIT 1`)
}

export function insertTemplate(writer: WritableDB, template: SavedTemplate): void {
  run(
    writer,
    sql`INSERT INTO sys_report_template (version, yaml, at, account) VALUES (${template.version}, ${template.yaml}, ${template.at}, ${template.account})`
  )
}
