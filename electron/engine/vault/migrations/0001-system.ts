/**
 * The system tables of a vault: what the workstation itself must remember, whatever packs are loaded. Dataset tables are not here: they are
 * generated from packs' datasets.yaml. JSON columns hold canonical JSON text. Nothing here is ever deleted except by withdrawal of a case item.
 */
import type { Migration } from './migration.ts'

export const migration0001: Migration = {
  version: 1,
  name: 'system',
  sql: `
CREATE TABLE sys_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE sys_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE sys_account (account TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
CREATE TABLE sys_audit (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, account TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL, detail TEXT NOT NULL,
  prev TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE sys_signing_key (id TEXT PRIMARY KEY, public_key BLOB NOT NULL, private_key BLOB NOT NULL, created_at TEXT NOT NULL) STRICT;
CREATE TABLE sys_trusted_key (id TEXT PRIMARY KEY, public_key BLOB NOT NULL, unit TEXT NOT NULL, note TEXT NOT NULL, added_at TEXT NOT NULL, account TEXT NOT NULL) STRICT;

-- intake and import: legal origin, files, sheets, source lines (features 9, 70, 71)
CREATE TABLE sys_intake (
  id INTEGER PRIMARY KEY, no TEXT NOT NULL, provider TEXT NOT NULL, letter TEXT NOT NULL, approver TEXT NOT NULL, receiver_a TEXT NOT NULL,
  receiver_b TEXT NOT NULL, medium TEXT NOT NULL, received_on TEXT NOT NULL, note TEXT NOT NULL, created_at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE TABLE sys_import (
  id INTEGER PRIMARY KEY, intake_id INTEGER REFERENCES sys_intake(id), at TEXT NOT NULL, account TEXT NOT NULL,
  file_name TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, format TEXT NOT NULL, encoding TEXT NOT NULL,
  mapping TEXT NOT NULL, mapping_version INTEGER NOT NULL, procedure TEXT NOT NULL,
  rows INTEGER NOT NULL, inserted INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL, withdrawn INTEGER NOT NULL, quarantined INTEGER NOT NULL,
  newer_edition_of TEXT NOT NULL, data_date TEXT NOT NULL, notes TEXT NOT NULL) STRICT;
CREATE TABLE sys_sheet (
  id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES sys_import(id), name TEXT NOT NULL, header TEXT NOT NULL, letters TEXT NOT NULL,
  header_line INTEGER NOT NULL) STRICT;
CREATE TABLE sys_source (
  id INTEGER PRIMARY KEY, sheet_id INTEGER NOT NULL REFERENCES sys_sheet(id), line INTEGER NOT NULL, cells TEXT NOT NULL) STRICT;
CREATE TABLE sys_quarantine (
  id INTEGER PRIMARY KEY, import_id INTEGER NOT NULL REFERENCES sys_import(id), source_id INTEGER NOT NULL REFERENCES sys_source(id),
  column_name TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'repaired', 'dismissed')), repaired_cells TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE INDEX sys_quarantine_import ON sys_quarantine(import_id, state);
CREATE TABLE sys_history (
  id INTEGER PRIMARY KEY, dataset TEXT NOT NULL, row_id TEXT NOT NULL, change TEXT NOT NULL CHECK (change IN ('changed', 'withdrawn', 'corrected')),
  import_id INTEGER, source_id INTEGER, row TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE INDEX sys_history_row ON sys_history(dataset, row_id);
CREATE INDEX sys_history_import ON sys_history(import_id);
CREATE TABLE sys_mapping (id TEXT NOT NULL, version INTEGER NOT NULL, yaml TEXT NOT NULL, saved_at TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (id, version)) STRICT;
CREATE TABLE sys_identity (id_hash TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT; -- whole id numbers, AES-256-GCM under a derived key (feature 80)

-- typed-in figures end at the form they came from (design §4)
CREATE TABLE sys_form (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, org_id TEXT NOT NULL, period TEXT NOT NULL, filled_by TEXT NOT NULL, filled_at TEXT NOT NULL,
  checked_by TEXT NOT NULL, checked_at TEXT NOT NULL, attachment_id TEXT) STRICT;

-- runs and warnings
CREATE TABLE sys_model_version (model_id TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, pack TEXT NOT NULL, yaml TEXT NOT NULL, first_used TEXT NOT NULL, PRIMARY KEY (model_id, version, hash)) STRICT;
CREATE TABLE sys_run (id INTEGER PRIMARY KEY, as_of TEXT NOT NULL, started_at TEXT NOT NULL, finished_at TEXT NOT NULL, account TEXT NOT NULL, models TEXT NOT NULL, warnings INTEGER NOT NULL, new INTEGER NOT NULL, gone INTEGER NOT NULL) STRICT;
CREATE TABLE sys_warning (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, model_id TEXT NOT NULL, model_version INTEGER NOT NULL, model_hash TEXT NOT NULL, pack TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('red', 'orange', 'yellow')), subject_kind TEXT NOT NULL, subject TEXT NOT NULL, subject_name TEXT NOT NULL, key TEXT NOT NULL,
  sentence_zh TEXT NOT NULL, sentence_en TEXT NOT NULL, figures TEXT NOT NULL, params TEXT NOT NULL,
  org_id TEXT, matter_id TEXT, month TEXT, amount INTEGER,
  first_run INTEGER NOT NULL, last_run INTEGER NOT NULL, first_as_of TEXT NOT NULL, last_as_of TEXT NOT NULL, gone_run INTEGER,
  state TEXT NOT NULL, search TEXT NOT NULL, UNIQUE (model_id, subject, key)) STRICT;
CREATE INDEX sys_warning_org ON sys_warning(org_id, pack, model_id);
CREATE INDEX sys_warning_matter ON sys_warning(matter_id);
CREATE INDEX sys_warning_subject ON sys_warning(subject);
CREATE INDEX sys_warning_level ON sys_warning(level, no);
CREATE TABLE sys_warning_row (
  warning_no INTEGER NOT NULL REFERENCES sys_warning(no), role TEXT NOT NULL CHECK (role IN ('evidence', 'denominator')), dataset TEXT NOT NULL, row_id TEXT NOT NULL,
  PRIMARY KEY (warning_no, role, dataset, row_id)) STRICT, WITHOUT ROWID;
CREATE INDEX sys_warning_row_row ON sys_warning_row(dataset, row_id);
CREATE TABLE sys_warning_check (warning_no INTEGER NOT NULL REFERENCES sys_warning(no), item INTEGER NOT NULL, done INTEGER NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (warning_no, item)) STRICT;

-- verification files 核查卷
CREATE TABLE sys_case (id TEXT PRIMARY KEY, no TEXT NOT NULL, title TEXT NOT NULL, summary TEXT NOT NULL, state TEXT NOT NULL, created_at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE TABLE sys_case_item (
  id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES sys_case(id), seq INTEGER NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('warning', 'trail', 'row', 'note', 'attachment', 'walk')),
  ref TEXT NOT NULL, title TEXT NOT NULL, doc_no TEXT NOT NULL, author TEXT NOT NULL, date TEXT NOT NULL, body TEXT NOT NULL, added_at TEXT NOT NULL, account TEXT NOT NULL,
  check_state TEXT NOT NULL CHECK (check_state IN ('unchecked', 'checked', 'obtained')), check_by_a TEXT NOT NULL, check_by_b TEXT NOT NULL, check_on TEXT NOT NULL, check_doc_no TEXT NOT NULL,
  UNIQUE (case_id, seq)) STRICT;
CREATE TABLE sys_case_row_check (
  case_id TEXT NOT NULL REFERENCES sys_case(id), dataset TEXT NOT NULL, row_id TEXT NOT NULL,
  check_state TEXT NOT NULL CHECK (check_state IN ('unchecked', 'checked', 'obtained')), by_a TEXT NOT NULL, by_b TEXT NOT NULL, check_on TEXT NOT NULL, doc_no TEXT NOT NULL,
  at TEXT NOT NULL, account TEXT NOT NULL, PRIMARY KEY (case_id, dataset, row_id)) STRICT, WITHOUT ROWID;
CREATE TABLE sys_case_fact (id TEXT PRIMARY KEY, case_id TEXT NOT NULL REFERENCES sys_case(id), no INTEGER NOT NULL, statement TEXT NOT NULL, items TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE TABLE sys_attachment (id TEXT PRIMARY KEY, name TEXT NOT NULL, mime TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, data BLOB NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE TABLE sys_custody (case_id TEXT NOT NULL, seq INTEGER NOT NULL, entry TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (case_id, seq)) STRICT;
CREATE TABLE sys_export (id INTEGER PRIMARY KEY, at TEXT NOT NULL, account TEXT NOT NULL, kind TEXT NOT NULL, what TEXT NOT NULL, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, copy_no INTEGER NOT NULL, filter TEXT NOT NULL, rows INTEGER NOT NULL) STRICT;
`
}
