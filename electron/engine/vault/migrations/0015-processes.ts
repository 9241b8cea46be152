/**
 * What the vault keeps of processes: procedures of its own (found in an event log, or made by a form; also in place of a pack's), what an event
 * log said beside its lines, and deviations that an office accepts. All of it is only ever added to or ended.
 */
import type { Migration } from './migration.ts'

export const migration0015: Migration = {
  version: 15,
  name: 'processes',
  sql: `
-- a version of a procedure; body is the JSON of shared/packs procedure, '' ends it (a pack's own is in force again)
CREATE TABLE sys_procedure (
  id TEXT NOT NULL, version INTEGER NOT NULL, origin TEXT NOT NULL CHECK (origin IN ('log', 'form')), body TEXT NOT NULL, reason TEXT NOT NULL, approver TEXT NOT NULL,
  at TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (id, version)) STRICT, WITHOUT ROWID;
-- of a sheet that came from XES: its columns' places and types, and the log's head, as JSON
CREATE TABLE sys_log_outline (sheet_id INTEGER PRIMARY KEY REFERENCES sys_sheet(id), outline TEXT NOT NULL) STRICT;
-- a deviation that an office accepts: of a procedure, a kind of mark, a node ('' = all), one matter or unit ('' = all), until a day
CREATE TABLE sys_acceptance (
  id INTEGER PRIMARY KEY, procedure TEXT NOT NULL, kind TEXT NOT NULL, node TEXT NOT NULL, matter_id TEXT NOT NULL, org_id TEXT NOT NULL,
  reason TEXT NOT NULL, approver TEXT NOT NULL, doc_no TEXT NOT NULL, from_date TEXT NOT NULL, to_date TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL,
  ended_at TEXT NOT NULL DEFAULT '', ended_by TEXT NOT NULL DEFAULT '', ended_reason TEXT NOT NULL DEFAULT '') STRICT;
-- which mark is covered by which; made anew with the marks
CREATE TABLE sys_accepted_mark (mark_id TEXT PRIMARY KEY, acceptance_id INTEGER NOT NULL REFERENCES sys_acceptance(id)) STRICT, WITHOUT ROWID;
CREATE INDEX sys_accepted_mark_acceptance ON sys_accepted_mark(acceptance_id);
`
}
