/** Matters that a procedure of the office's own judges in place of the one their ledger names; made anew with the marks. */
import type { Migration } from './migration.ts'

export const migration0020: Migration = {
  version: 20,
  name: 'taken-matters',
  sql: `
CREATE TABLE sys_taken_matter (matter_id TEXT PRIMARY KEY, procedure TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX sys_taken_matter_procedure ON sys_taken_matter(procedure);
`
}
