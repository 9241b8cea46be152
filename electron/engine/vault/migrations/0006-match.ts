/**
 * Which entries of the registers are the same firm or person: pairs that were proposed, and what people answered. Answers are only ever
 * added: who said what, when and why stays readable after it was taken back, and when a pair is no longer proposed.
 */
import type { Migration } from './migration.ts'

export const migration0006: Migration = {
  version: 6,
  name: 'match',
  sql: `
-- a pair in the order of its ids; reasons is JSON; at, account, reason: the answer that holds now ('' while proposed)
CREATE TABLE sys_match (
  id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('party', 'person')), left_id TEXT NOT NULL, right_id TEXT NOT NULL, score INTEGER NOT NULL, reasons TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('proposed', 'confirmed', 'rejected')), at TEXT NOT NULL DEFAULT '', account TEXT NOT NULL DEFAULT '', reason TEXT NOT NULL DEFAULT '',
  CHECK (left_id < right_id), UNIQUE (kind, left_id, right_id)) STRICT;
CREATE INDEX sys_match_state ON sys_match(state, score DESC, id);
CREATE INDEX sys_match_right ON sys_match(kind, right_id);
CREATE TABLE sys_match_answer (
  id INTEGER PRIMARY KEY, match_id INTEGER NOT NULL, kind TEXT NOT NULL, left_id TEXT NOT NULL, right_id TEXT NOT NULL, left_name TEXT NOT NULL, right_name TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('confirm', 'reject', 'undo')), score INTEGER NOT NULL, reasons TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
`
}
