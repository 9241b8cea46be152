/**
 * Where in the ledger of payments each bar of spending has its payments: so that those of a rare kind are read without walking the ledger. Filled with
 * the sums of spending, which are made anew where these are lacking.
 */
import type { Migration } from './migration.ts'

export const migration0025: Migration = {
  version: 25,
  name: 'spend-blocks',
  sql: `
-- by: 'domain', 'kind', 'org'; key as in sys_power_spend; block: ledger places at once (queries/power-spend.ts); first, last: months of these payments
CREATE TABLE sys_power_spend_block (
  by TEXT NOT NULL, key TEXT NOT NULL, block INTEGER NOT NULL, n INTEGER NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL,
  PRIMARY KEY (by, key, block)) STRICT, WITHOUT ROWID;
DELETE FROM sys_setting WHERE key = 'spend_stands_on';
`
}
