/** Of matters with very many steps what their views open with, kept when marks are made. A vault from before has nothing kept until its next import; its views read for themselves. */
import type { Migration } from './migration.ts'

export const migration0024: Migration = {
  version: 24,
  name: 'long-matters',
  sql: `
-- surveyed: 'steps', 'acts', 'hands'; stands_on: editions of the rows it was read from; survey: JSON
CREATE TABLE sys_long_matter (
  matter_id TEXT NOT NULL, surveyed TEXT NOT NULL, stands_on TEXT NOT NULL, survey TEXT NOT NULL,
  PRIMARY KEY (matter_id, surveyed)) STRICT, WITHOUT ROWID;
-- steps and acts in the order they are shown, from 0
CREATE TABLE sys_long_matter_order (
  matter_id TEXT NOT NULL, surveyed TEXT NOT NULL, place INTEGER NOT NULL, row_id TEXT NOT NULL,
  PRIMARY KEY (matter_id, surveyed, place)) STRICT, WITHOUT ROWID;
`
}
