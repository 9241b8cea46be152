/**
 * Copy numbers that a run of reports is printing on its papers and has not registered yet, so that other copies get later ones while it goes on. A row
 * is gone when its run has ended; one that a crash left behind says why the register has a gap there, and its numbers are never given again.
 */
import type { Migration } from './migration.ts'

export const migration0023: Migration = {
  version: 23,
  name: 'copies-underway',
  sql: `
CREATE TABLE sys_copy_underway (first INTEGER PRIMARY KEY, last INTEGER NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
`
}
