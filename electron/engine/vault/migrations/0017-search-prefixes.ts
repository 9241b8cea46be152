/**
 * The index of terms made anew with an index of beginnings: one character, or a code typed halfway, is then asked for as quickly as a word. Without it
 * every term with that beginning was gathered first. What was indexed is indexed again, in the background as after an import.
 */
import type { Migration } from './migration.ts'

export const migration0017: Migration = {
  version: 17,
  name: 'search-prefixes',
  sql: `
DROP TABLE sys_search;
CREATE VIRTUAL TABLE sys_search USING fts5(terms, content = '', contentless_delete = 1, prefix = '1 2 3 4', detail = 'none', tokenize = 'ascii');
DELETE FROM sys_search_dataset;
DELETE FROM sys_search_stale;
`
}
