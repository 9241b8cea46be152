/** Two colours or three. Switching relabels what stands at once; what the rule said is kept, so that switching back loses nothing. */
import type { WritableDB } from '../vault/connection.ts'
import { run, sql } from '../vault/sql.ts'

/** Sets whether orange is used; returns how many warnings changed their colour. Inside a transaction of the caller's. */
export function setOrange(writer: WritableDB, orange: boolean): number {
  run(
    writer,
    sql`INSERT INTO sys_setting (key, value) VALUES ('orange', ${orange ? 'on' : 'off'}) ON CONFLICT (key) DO UPDATE SET value = excluded.value`
  )
  const level = orange ? 'orange' : 'yellow'
  return run(writer, sql`UPDATE sys_warning SET level = ${level} WHERE rule_level = 'orange' AND level <> ${level}`).changes
}
