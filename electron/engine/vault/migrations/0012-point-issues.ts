/**
 * Fill-in workbooks that were handed out and what came back: an issue for a period, one sheet for each recipient with the keyed hash of what it
 * said, and every file that was taken in. Nothing of it is ever changed; a return is one more row.
 */
import type { Migration } from './migration.ts'

export const migration0012: Migration = {
  version: 12,
  name: 'point-issues',
  sql: `
CREATE TABLE sys_point_issue (
  id TEXT PRIMARY KEY, no TEXT NOT NULL UNIQUE, period TEXT NOT NULL, recipients TEXT NOT NULL CHECK (recipients IN ('unit', 'department')),
  tree TEXT NOT NULL, due_on TEXT NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE INDEX sys_point_issue_period ON sys_point_issue(period, at);
-- one workbook; lines is JSON of [unit, point] in the order of the sheet, hash is keyed over everything the workbook said
CREATE TABLE sys_point_sheet (
  id TEXT PRIMARY KEY, issue_id TEXT NOT NULL REFERENCES sys_point_issue(id), recipient TEXT NOT NULL, name TEXT NOT NULL, file TEXT NOT NULL,
  lines TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE INDEX sys_point_sheet_issue ON sys_point_sheet(issue_id);
-- a workbook that came back and was taken in
CREATE TABLE sys_point_return (
  id INTEGER PRIMARY KEY, sheet_id TEXT NOT NULL REFERENCES sys_point_sheet(id), import_id INTEGER NOT NULL REFERENCES sys_import(id), file TEXT NOT NULL,
  filled INTEGER NOT NULL, blank INTEGER NOT NULL, at TEXT NOT NULL, account TEXT NOT NULL) STRICT;
CREATE INDEX sys_point_return_sheet ON sys_point_return(sheet_id);
`
}
