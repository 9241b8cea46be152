/**
 * Dataset `alert`: the warnings themselves as rows, so that a rule about warnings (yellow becomes red, frequent problems of a post) is a model of
 * a pack like any other. Before such a model runs, the rows are those that this run has just found together with those that stand from before.
 */
import { createHash } from 'node:crypto'
import { closedStates } from '../../../shared/domain/disposal.ts'
import { firstWarningState, type Figures } from '../../../shared/domain/warning.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import type { WritableDB } from '../vault/connection.ts'
import { all, get, sql, transaction } from '../vault/sql.ts'
import { WarningPlaces } from './place-warning.ts'
import type { ModelResult } from './store-warnings.ts'

interface Alert {
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

interface Standing {
  readonly id: string
  readonly model_id: string
  readonly pack: string
  readonly level: string
  readonly subject_kind: string
  readonly subject: string
  readonly key: string
  readonly org_id: string | null
  readonly matter_id: string | null
  readonly month: string | null
  readonly first_as_of: string
  readonly due_at: string
  readonly state: string
  readonly returned: number
  readonly figures: string
}

/** Whether a model is about warnings; such a one runs after all others and is no warning of this dataset itself. */
export const readsAlerts = (model: Pick<LoadedModel, 'reads'>): boolean => model.reads.includes('alert')

/** Rewrites the dataset: what `results` found just now, and what stands of all other models. One transaction. */
export function refreshAlerts(writer: WritableDB, packSet: PackSet, asOf: string, results: readonly ModelResult[] = []): void {
  if (packSet.datasets['alert'] === undefined) return
  transaction(writer, () => {
    const standing = all<Standing>(
      writer,
      sql`SELECT id, model_id, pack, level, subject_kind, subject, key, org_id, matter_id, month, first_as_of, due_at, state, returned, figures
          FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL`
    )
    const known = new Map(standing.map((row) => [identity(row.model_id, row.subject, row.key), row]))
    const ran = new Set(results.map((result) => result.model.id))
    const rest = standing.filter((row) => !ran.has(row.model_id) && !aboutAlerts(packSet, row.model_id))
    writer.exec('DELETE FROM alert')
    const write = alertWriter(writer)
    for (const row of rest) write(fromStanding(packSet, row))
    const places = new WarningPlaces(writer, packSet)
    for (const { model, parts } of results) {
      for (const hit of parts.flatMap((part) => part.hits)) {
        const before = known.get(identity(model.id, hit.subject, hit.key))
        const place = places.placeOf(model, hit)
        write({
          id: alertId(model.id, hit.subject, hit.key),
          warning: before?.id ?? null,
          model: model.id,
          name: model.name.zh,
          pack: model.pack,
          level: hit.level,
          kind: model.subject,
          subject: hit.subject,
          org: place.org_id,
          matter: place.matter_id,
          happened: happenedOn(hit.figures, place.month),
          raised: before?.first_as_of ?? asOf,
          due: before?.due_at ?? '',
          state: before?.state ?? firstWarningState,
          returned: before?.returned ?? 0,
          figures: hit.figures
        })
      }
    }
  })
}

const identity = (model: string, subject: string, key: string): string => `${model}\n${subject}\n${key}`
const alertId = (model: string, subject: string, key: string): string =>
  createHash('sha256')
    .update(identity(model, subject, key))
    .digest('hex')
    .slice(0, 24)

function aboutAlerts(packSet: PackSet, id: string): boolean {
  const model = packSet.model(id)
  return model !== undefined && readsAlerts(model)
}

function fromStanding(packSet: PackSet, row: Standing): Alert {
  const figures = JSON.parse(row.figures) as Figures
  return {
    id: alertId(row.model_id, row.subject, row.key),
    warning: row.id,
    model: row.model_id,
    name: packSet.model(row.model_id)?.name.zh ?? row.model_id,
    pack: row.pack,
    level: row.level,
    kind: row.subject_kind,
    subject: row.subject,
    org: row.org_id,
    matter: row.matter_id,
    happened: happenedOn(figures, row.month),
    raised: row.first_as_of,
    due: row.due_at,
    state: row.state,
    returned: row.returned,
    figures
  }
}

/** The day a finding happened; the first of its month when only that is known; null when neither is. */
function happenedOn(figures: Figures, month: string | null): string | null {
  const day = figures['happened_on']
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}/u.test(day)) return day.slice(0, 10)
  return month === null ? null : `${month}-01`
}

function alertWriter(writer: WritableDB): (alert: Alert) => void {
  const insert = writer.prepare(
    `INSERT INTO alert (id, warning_id, model_id, model_name, pack, level, subject_kind, subject_id, org_id, matter_id, person_id, post_name, post_risk,
       happened_on, raised_on, due_at, state, is_open, returned)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`
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
    const held = [person, typeof stated === 'string' ? stated : (post?.name ?? null), post?.risk ?? null]
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
