/**
 * What a person's course in 行权 is read from, so that one with 20,000 acts opens as quickly as one with twenty: acts that stand out beside those of
 * peers, each with the spread it was held against, how many peers there were, and acts at marked steps. Filled with the facts, and with the marks.
 */
import type { Migration } from './migration.ts'

export const migration0021: Migration = {
  version: 21,
  name: 'power-standing',
  sql: `
-- no: of sys_power; how: late, quick, large, returned, counterparty (then of party_id, else ''); n, low, median, high: of the peers
CREATE TABLE sys_power_stand (
  person_id TEXT NOT NULL, at TEXT NOT NULL, no INTEGER NOT NULL, how TEXT NOT NULL, party_id TEXT NOT NULL, value INTEGER NOT NULL,
  n INTEGER NOT NULL, low INTEGER, median REAL, high INTEGER, PRIMARY KEY (person_id, at, no, how, party_id)) STRICT, WITHOUT ROWID;
-- acts of a person of one kind at one node in one post level ('' none), and those of all others
CREATE TABLE sys_power_group (
  person_id TEXT NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL, lane TEXT NOT NULL, acts INTEGER NOT NULL, peers INTEGER NOT NULL,
  PRIMARY KEY (person_id, item, kind, lane)) STRICT, WITHOUT ROWID;
-- acts at steps with marks that count; tenure: the appointment, or '-' and the person where the list names none
CREATE TABLE sys_power_marked (
  person_id TEXT NOT NULL, at TEXT NOT NULL, no INTEGER NOT NULL, tenure TEXT NOT NULL, item TEXT NOT NULL, kind TEXT NOT NULL, lane TEXT NOT NULL,
  kinds INTEGER NOT NULL, PRIMARY KEY (person_id, at, no)) STRICT, WITHOUT ROWID;
CREATE INDEX sys_power_marked_group ON sys_power_marked(item, kind, lane, person_id);
CREATE INDEX sys_power_marked_tenure ON sys_power_marked(tenure);
-- has more columns from here on; without it the facts are filled anew
DROP INDEX IF EXISTS sys_power_peers;
`
}
