/**
 * Roll-ups the views read instead of scanning ledgers (bench.md: a roll-up beats even a columnar engine where the question is known). They
 * are rebuilt in the transaction that changes their source, so they are never older than the rows they sum.
 */
import type { Migration } from './migration.ts'

export const migration0002: Migration = {
  version: 2,
  name: 'rollups',
  sql: `
-- matters in hand of a unit: month '' holds the total; a matter is in hand in each month in which one of its steps was decided
CREATE TABLE sys_roll_matter (org_id TEXT NOT NULL, procedure TEXT NOT NULL, month TEXT NOT NULL, matters INTEGER NOT NULL, PRIMARY KEY (org_id, procedure, month)) STRICT, WITHOUT ROWID;
-- what each dataset holds: rows, latest date, share of filled fields
CREATE TABLE sys_roll_dataset (dataset TEXT PRIMARY KEY, rows INTEGER NOT NULL, latest TEXT NOT NULL, filled REAL NOT NULL) STRICT;
-- acts and marked acts of a person
CREATE TABLE sys_roll_person (person_id TEXT PRIMARY KEY, acts INTEGER NOT NULL, marked INTEGER NOT NULL) STRICT;
-- marks of a matter
CREATE TABLE sys_roll_marks (matter_id TEXT PRIMARY KEY, marks INTEGER NOT NULL) STRICT;
CREATE INDEX sys_roll_marks_order ON sys_roll_marks(marks);
`
}
