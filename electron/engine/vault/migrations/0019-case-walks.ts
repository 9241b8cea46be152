/** What a walk kept in a case ("how I got here") led to: the pieces that were put in with it, each as its kind and reference, so that each shows its own. */
import type { Migration } from './migration.ts'

export const migration0019: Migration = {
  version: 19,
  name: 'case-walks',
  sql: `ALTER TABLE sys_case_item ADD COLUMN led_to TEXT NOT NULL DEFAULT '[]';`
}
