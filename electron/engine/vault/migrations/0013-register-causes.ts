/**
 * What made an entry of a register be proposed: the rows it stands on, kept with the entry. Warnings come and go with the data; the row's number and
 * words stay here as they were when the entry was made, with the key of the proposal, so that it is not made again.
 */
import type { Migration } from './migration.ts'

export const migration0013: Migration = {
  version: 13,
  name: 'register-causes',
  sql: `
CREATE TABLE sys_register_cause (
  register TEXT NOT NULL, entry_id TEXT NOT NULL, proposal TEXT NOT NULL, seq INTEGER NOT NULL, dataset TEXT NOT NULL, row_id TEXT NOT NULL, warning TEXT NOT NULL, label TEXT NOT NULL,
  at TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (entry_id, seq)) STRICT, WITHOUT ROWID;
`
}
