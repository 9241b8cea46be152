/**
 * What an office lays down about its rules: thresholds of its own, exceptions, steps of disposal; and what lets a run leave alone the models
 * whose data did not change. Thresholds, exceptions and steps are only ever added to or ended: who, what, why and when stay readable.
 */
import type { Migration } from './migration.ts'

export const migration0005: Migration = {
  version: 5,
  name: 'rules',
  sql: `
-- an office's own value of a parameter, for a region and kind of unit ('' = everywhere), from a day to a day ('' = open); value is
-- JSON; it was known to the runs after after_run, up to last_run once it has ended
CREATE TABLE sys_tuning (
  id INTEGER PRIMARY KEY, model_id TEXT NOT NULL, param TEXT NOT NULL, region TEXT NOT NULL, unit_kind TEXT NOT NULL, from_date TEXT NOT NULL, to_date TEXT NOT NULL,
  value TEXT NOT NULL, reason TEXT NOT NULL, basis TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL, after_run INTEGER NOT NULL, last_run INTEGER,
  ended_at TEXT NOT NULL DEFAULT '', ended_by TEXT NOT NULL DEFAULT '', ended_reason TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX sys_tuning_model ON sys_tuning(model_id);
-- a finding that an office accepts: of one model or all ('' = all), of one subject or unit, until a day
CREATE TABLE sys_exception (
  id INTEGER PRIMARY KEY, model_id TEXT NOT NULL, subject_kind TEXT NOT NULL, subject TEXT NOT NULL, subject_name TEXT NOT NULL, key TEXT NOT NULL, org_id TEXT NOT NULL,
  reason TEXT NOT NULL, approver TEXT NOT NULL, doc_no TEXT NOT NULL, from_date TEXT NOT NULL, to_date TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL,
  ended_at TEXT NOT NULL DEFAULT '', ended_by TEXT NOT NULL DEFAULT '', ended_reason TEXT NOT NULL DEFAULT '') STRICT;
-- one step of a warning's disposal; the warning's own row holds where it stands
CREATE TABLE sys_disposal (
  id INTEGER PRIMARY KEY, warning_no INTEGER NOT NULL REFERENCES sys_warning(no), action TEXT NOT NULL, from_state TEXT NOT NULL, to_state TEXT NOT NULL,
  reason TEXT NOT NULL, due_at TEXT NOT NULL, doc_no TEXT NOT NULL, on_date TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE INDEX sys_disposal_warning ON sys_disposal(warning_no);
-- how often each dataset was changed, and at what state of its data, rule and thresholds each model was last run
CREATE TABLE sys_dataset_version (dataset TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE sys_model_state (model_id TEXT PRIMARY KEY, run INTEGER NOT NULL, as_of TEXT NOT NULL, stands_on TEXT NOT NULL, hits INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- rule_level: what the rule said; level: what is shown, when orange is switched off
ALTER TABLE sys_warning ADD COLUMN rule_level TEXT NOT NULL DEFAULT '';
ALTER TABLE sys_warning ADD COLUMN exception_id INTEGER;
ALTER TABLE sys_warning ADD COLUMN due_at TEXT NOT NULL DEFAULT '';
ALTER TABLE sys_warning ADD COLUMN returned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sys_warning ADD COLUMN recurred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sys_warning ADD COLUMN seen INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sys_warning ADD COLUMN closed_rows TEXT NOT NULL DEFAULT '';
UPDATE sys_warning SET rule_level = level;
-- lists, counts and maps show what still holds and no exception covers: their indexes hold the same
DROP INDEX sys_warning_open;
DROP INDEX sys_warning_open_level;
DROP INDEX sys_warning_open_level_down;
DROP INDEX sys_warning_open_level_name;
DROP INDEX sys_warning_open_amount;
DROP INDEX sys_warning_open_month;
DROP INDEX sys_warning_open_model;
DROP INDEX sys_warning_open_subject;
DROP INDEX sys_warning_open_state;
DROP INDEX sys_warning_open_pack;
DROP INDEX sys_warning_open_first;
CREATE INDEX sys_warning_open ON sys_warning(no) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_level ON sys_warning(CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END, no DESC) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_level_down ON sys_warning(CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END, no) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_level_name ON sys_warning(level) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_amount ON sys_warning(amount, no) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_month ON sys_warning(month, no) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_model ON sys_warning(model_id, no) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_subject ON sys_warning(subject_name, no) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_state ON sys_warning(state, no) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_pack ON sys_warning(pack, no) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_open_first ON sys_warning(first_run) WHERE gone_run IS NULL AND exception_id IS NULL;
CREATE INDEX sys_warning_excepted ON sys_warning(exception_id) WHERE exception_id IS NOT NULL;
`
}
