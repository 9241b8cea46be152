/**
 * Roll-ups of people, so that one with 20,000 acts opens as quickly as one with twenty: acts and marked acts by month, acts by kind, and the
 * matters in which a person acted by the day on which they were closed. Filled when the vault is next opened (services/open-session).
 */
import type { Migration } from './migration.ts'

export const migration0018: Migration = {
  version: 18,
  name: 'person-rollups',
  sql: `
-- month '' holds acts without a day
CREATE TABLE sys_roll_person_month (person_id TEXT NOT NULL, month TEXT NOT NULL, acts INTEGER NOT NULL, marked INTEGER NOT NULL, PRIMARY KEY (person_id, month)) STRICT, WITHOUT ROWID;
CREATE TABLE sys_roll_person_kind (person_id TEXT NOT NULL, kind TEXT NOT NULL, acts INTEGER NOT NULL, PRIMARY KEY (person_id, kind)) STRICT, WITHOUT ROWID;
CREATE TABLE sys_roll_person_closed (person_id TEXT NOT NULL, day TEXT NOT NULL, matter_id TEXT NOT NULL, PRIMARY KEY (person_id, day, matter_id)) STRICT, WITHOUT ROWID;
`
}
