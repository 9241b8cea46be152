/** One row of dataset `alert`: a warning with the post its person held on the day. */
import { closedStates } from '../../../shared/domain/disposal.ts'
import type { Figures } from '../../../shared/domain/warning.ts'
import type { WritableDB } from '../vault/connection.ts'
import { get, sql } from '../vault/sql.ts'

export interface Alert {
  readonly id: string
  readonly warning: string | null
  readonly model: string
  readonly name: string
  readonly pack: string
  readonly level: string
  readonly kind: string
  readonly subject: string
  readonly org: string | null
  readonly matter: string | null
  readonly happened: string | null
  readonly raised: string
  readonly due: string
  readonly state: string
  readonly returned: number
  readonly figures: Figures
}

/** A writer of alerts; of several with one id the first is kept. */
export function alertWriter(writer: WritableDB): (alert: Alert) => void {
  const insert = writer.prepare(
    `INSERT INTO alert (id, warning_id, model_id, model_name, pack, level, subject_kind, subject_id, org_id, matter_id, person_id, post_name, post_risk, node_name,
       happened_on, raised_on, due_at, state, is_open, returned)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
  )
  return (alert) => {
    const named = alert.figures['person_id']
    const person = typeof named === 'string' ? named : alert.kind === 'person' ? alert.subject : null
    const post = person === null ? null : postOf(writer, person, alert.happened)
    const stated = alert.figures['post_name']
    const row = [
      alert.id,
      alert.warning,
      alert.model,
      alert.name,
      alert.pack,
      alert.level,
      alert.kind,
      alert.subject,
      alert.org,
      alert.matter
    ]
    const node = alert.figures['node_name']
    const held = [
      person,
      typeof stated === 'string' ? stated : (post?.name ?? null),
      post?.risk ?? null,
      typeof node === 'string' && node !== '' ? node : null
    ]
    const due = alert.due === '' ? null : alert.due
    insert.run(...row, ...held, alert.happened, alert.raised, due, alert.state, closedStates.has(alert.state) ? 0 : 1, alert.returned)
  }
}

/** The post a person held on a day (their last one when the day is not known), with its integrity risk. */
function postOf(writer: WritableDB, person: string, day: string | null): { readonly name: string; readonly risk: string | null } | null {
  const found = get<{ name: string; risk: string | null }>(
    writer,
    sql`SELECT a.post_name AS name, p.risk FROM appointment a LEFT JOIN post p ON p.id = a.post_id
        WHERE a.person_id = ${person} AND (${day} IS NULL OR (a.valid_from <= ${day} AND COALESCE(a.valid_to, '9999') >= ${day}))
        ORDER BY a.valid_from DESC LIMIT 1`
  )
  return found ?? null
}
