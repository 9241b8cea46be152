/** What duties are held against: decided steps of each item and unit, and how many of them bear an act of a kind. Filled with the facts of power. */
import type { Migration } from './migration.ts'

export const migration0022: Migration = {
  version: 22,
  name: 'power-done',
  sql: `
-- kind '': all decided steps; else those with at least one act of that kind, whoever did it; org_id '' where no unit is known
CREATE TABLE sys_power_done (
  item TEXT NOT NULL, kind TEXT NOT NULL, org_id TEXT NOT NULL, steps INTEGER NOT NULL, PRIMARY KEY (item, kind, org_id)) STRICT, WITHOUT ROWID;
`
}
