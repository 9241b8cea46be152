/** Templates of the examination report that an office wrote. Each saving is kept; the last one holds, and an empty one means the shipped template. */
import type { Migration } from './migration.ts'

export const migration0011: Migration = {
  version: 11,
  name: 'report-templates',
  sql: `
CREATE TABLE sys_report_template (version INTEGER PRIMARY KEY, yaml TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
`
}
