/**
 * Rows that a person typed in, of any dataset: who filled them, who checked, what paper was put with them. They have no source line; this is
 * where the walk from a register's figure ends (design §4).
 */
import type { Migration } from './migration.ts'

export const migration0009: Migration = {
  version: 9,
  name: 'typed-rows',
  sql: `
CREATE TABLE sys_typed_row (
  dataset TEXT NOT NULL, row_id TEXT NOT NULL, form TEXT NOT NULL, org_id TEXT NOT NULL, filled_by TEXT NOT NULL, filled_at TEXT NOT NULL,
  account TEXT NOT NULL, checked_by TEXT NOT NULL, attachment_id TEXT, PRIMARY KEY (dataset, row_id)) STRICT, WITHOUT ROWID;
`
}
