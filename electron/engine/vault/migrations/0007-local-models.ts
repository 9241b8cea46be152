/**
 * Models that an office writes and packs it takes in from others. Every saved text of a model stays as a revision and every pack that was ever
 * taken in stays as it came; they are enabled, replaced and retired, never deleted.
 */
import type { Migration } from './migration.ts'

export const migration0007: Migration = {
  version: 7,
  name: 'local-models',
  sql: `
-- one saved text of a model; form is '' for one that is written as SQL, yaml '' for a form that is not complete yet
CREATE TABLE sys_local_revision (
  model_id TEXT NOT NULL, revision INTEGER NOT NULL, form TEXT NOT NULL, yaml TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL,
  PRIMARY KEY (model_id, revision)) STRICT, WITHOUT ROWID;
-- where a model stands: state draft | enabled | retired; enabled_yaml is the text in force with its version
CREATE TABLE sys_local_model (
  id TEXT PRIMARY KEY NOT NULL, state TEXT NOT NULL, revision INTEGER NOT NULL, enabled_revision INTEGER, version INTEGER, hash TEXT NOT NULL DEFAULT '',
  enabled_yaml TEXT NOT NULL DEFAULT '', at TEXT NOT NULL, account TEXT NOT NULL, reason TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;
-- a pack taken in: files is JSON of path to text, sha256 that of the file that was carried; state enabled | replaced | retired
CREATE TABLE sys_local_pack (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL, files TEXT NOT NULL, sha256 TEXT NOT NULL, public_key TEXT NOT NULL, key_id TEXT NOT NULL,
  unit TEXT NOT NULL, signed_at TEXT NOT NULL, verdict TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL, approver TEXT NOT NULL, state TEXT NOT NULL,
  ended_at TEXT NOT NULL DEFAULT '', ended_by TEXT NOT NULL DEFAULT '', ended_reason TEXT NOT NULL DEFAULT '') STRICT;
CREATE INDEX sys_local_pack_state ON sys_local_pack(state);
`
}
