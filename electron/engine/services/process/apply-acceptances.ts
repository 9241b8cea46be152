/** Which marks the accepted deviations cover on a day. Made anew whenever marks or acceptances change; the oldest of several is named. */
import { goesBy } from '../../queries/goes-by.ts'
import type { WritableDB } from '../../vault/connection.ts'
import { run, sql } from '../../vault/sql.ts'

/** Call inside a transaction. */
export function applyAcceptances(writer: WritableDB, asOf: string): void {
  run(writer, sql`DELETE FROM sys_accepted_mark`)
  run(
    writer,
    sql`INSERT INTO sys_accepted_mark (mark_id, acceptance_id)
        SELECT k.id, MIN(a.id) FROM sys_acceptance a JOIN matter m ON ${goesBy(sql`a.procedure`)} JOIN mark k ON k.matter_id = m.id AND k.kind = a.kind
        WHERE a.ended_at = '' AND a.from_date <= ${asOf} AND a.to_date >= ${asOf} AND (a.node = '' OR a.node = k.node)
          AND (a.matter_id = '' OR a.matter_id = m.id) AND (a.org_id = '' OR a.org_id = m.org_id) GROUP BY k.id`
  )
}
