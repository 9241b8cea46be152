/**
 * How many rows a warning is counted against in all: only the first of a long denominator are kept with it, and a card must say the whole
 * number. Warnings of before have all of theirs, or nobody knows; they say what is kept.
 */
import type { Migration } from './migration.ts'

export const migration0004: Migration = {
  version: 4,
  name: 'warning-counted',
  sql: `
ALTER TABLE sys_warning ADD COLUMN denominator_total INTEGER NOT NULL DEFAULT 0;
UPDATE sys_warning SET denominator_total = (SELECT COUNT(*) FROM sys_warning_row r WHERE r.warning_no = no AND r.role = 'denominator');
`
}
