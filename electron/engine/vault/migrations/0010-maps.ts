/** Maps that an office brought: the file's areas as shapes, with where they came from. A newer file of the same name replaces none: all are kept. */
import type { Migration } from './migration.ts'

export const migration0010: Migration = {
  version: 10,
  name: 'maps',
  sql: `
CREATE TABLE sys_map (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, file_name TEXT NOT NULL, sha256 TEXT NOT NULL, shapes TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
`
}
