/**
 * Search over everything, and the steps a person took. The index holds terms alone (shared/domain/search), not texts: `content = ''`, no places
 * within a text. A document's number is the dataset's number times 2^40 plus the row's rowid, so that one range is one dataset. Rows behind
 * `upto` are not in it yet; rows changed or removed since stand in sys_search_stale. Both are caught up after an import, not within it.
 */
import type { Migration } from './migration.ts'

export const migration0014: Migration = {
  version: 14,
  name: 'search',
  sql: `
CREATE VIRTUAL TABLE sys_search USING fts5(terms, content = '', contentless_delete = 1, detail = 'none', tokenize = 'ascii');
CREATE TABLE sys_search_dataset (no INTEGER PRIMARY KEY, dataset TEXT NOT NULL UNIQUE, upto INTEGER NOT NULL, rule TEXT NOT NULL) STRICT;
CREATE TABLE sys_search_stale (dataset TEXT NOT NULL, row INTEGER NOT NULL, PRIMARY KEY (dataset, row)) STRICT, WITHOUT ROWID;
-- what a person looked at in a sitting, in order; seq counts within the account
CREATE TABLE sys_step (
  account TEXT NOT NULL, seq INTEGER NOT NULL, sitting TEXT NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, link TEXT NOT NULL,
  PRIMARY KEY (account, seq)) STRICT, WITHOUT ROWID;
`
}
