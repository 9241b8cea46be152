/**
 * Facts of power by matter and step in one index instead of two. Facts are filled along the matters, so this one is made as they come and no longer at
 * the end, where nothing is answered while an index is made.
 */
import type { Migration } from './migration.ts'

export const migration0026: Migration = {
  version: 26,
  name: 'power-place',
  sql: `
DROP INDEX IF EXISTS sys_power_step;
DROP INDEX IF EXISTS sys_power_matter;
CREATE INDEX sys_power_place ON sys_power(matter_id, step_id);
`
}
