/**
 * What the index keeps beside the datasets: counts that the vault made itself with the rows behind each, trees an office changed, scores that were
 * frozen with everything they were made from. Nothing of it is ever changed; a new count replaces the old one as a whole.
 */
import type { Migration } from './migration.ts'

export const migration0008: Migration = {
  version: 8,
  name: 'scores',
  sql: `
-- value of a point by unit and month, as the vault counted it; a month without a row is a zero when the point was counted at all
CREATE TABLE sys_point_count (point TEXT NOT NULL, org_id TEXT NOT NULL, month TEXT NOT NULL, value REAL NOT NULL, PRIMARY KEY (point, org_id, month)) STRICT, WITHOUT ROWID;
CREATE TABLE sys_point_row (point TEXT NOT NULL, org_id TEXT NOT NULL, month TEXT NOT NULL, dataset TEXT NOT NULL, row_id TEXT NOT NULL,
  PRIMARY KEY (point, org_id, month, dataset, row_id)) STRICT, WITHOUT ROWID;
-- which points were counted, on what day, and why the others were not
CREATE TABLE sys_point_run (point TEXT PRIMARY KEY, as_of TEXT NOT NULL, counted INTEGER NOT NULL, why TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
-- a tree as an office changed it; holds for periods that end on or after valid_from
CREATE TABLE sys_tree (
  id TEXT NOT NULL, version INTEGER NOT NULL, tree TEXT NOT NULL, valid_from TEXT NOT NULL, reason TEXT NOT NULL, approver TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL,
  PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
-- scores frozen with what made them: inputs is every value, scores what was printed, hash covers both with the tree
CREATE TABLE sys_score_snapshot (
  id TEXT PRIMARY KEY, period TEXT NOT NULL, tree_id TEXT NOT NULL, tree_version INTEGER NOT NULL, tree TEXT NOT NULL, inputs TEXT NOT NULL, scores TEXT NOT NULL,
  hash TEXT NOT NULL, units INTEGER NOT NULL, as_of TEXT NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE INDEX sys_score_snapshot_period ON sys_score_snapshot(period, at);
`
}
