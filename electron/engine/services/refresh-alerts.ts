/**
 * Dataset `alert`: the warnings themselves as rows, so that a rule about warnings (yellow becomes red, frequent problems of a post) is a model of
 * a pack like any other. Before such a model runs, the rows are those that this run has just found together with those that stand from before.
 */
import { createHash } from 'node:crypto'
import { closedStates, comesAgain, evidenceMark } from '../../../shared/domain/disposal.ts'
import { firstWarningState, type Figures, type Hit } from '../../../shared/domain/warning.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import type { WritableDB } from '../vault/connection.ts'
import { all, sql, transaction } from '../vault/sql.ts'
import { exceptionsOn } from './keep-exception.ts'
import { orangeIsOn, shownLevel } from './keep-warning.ts'
import { WarningPlaces } from './place-warning.ts'
import type { ModelResult } from './store-warnings.ts'
import { alertWriter, type Alert } from './write-alert.ts'

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
type Known = Pick<Standing, 'id' | 'model_id' | 'subject' | 'key' | 'first_as_of' | 'due_at' | 'state' | 'returned'> & {
  readonly gone: number
  readonly closed_rows: string
}

/** Whether a model is about warnings; such a one runs after all others and is no warning of this dataset itself. */
export const readsAlerts = (model: Pick<LoadedModel, 'reads'>): boolean => model.reads.includes('alert')

/**
 * Rewrites the dataset: what `results` found just now, and what stands of all other models; findings that an exception covers on that day are
 * left out of both. What was just found is written as it will be once stored, so that a quick run and a whole one see the same. One transaction.
 */
export function refreshAlerts(writer: WritableDB, packSet: PackSet, asOf: string, results: readonly ModelResult[] = []): void {
  if (packSet.datasets['alert'] === undefined) return
  transaction(writer, () => {
    const standing = all<Standing>(
      writer,
      sql`SELECT id, model_id, pack, level, subject_kind, subject, key, org_id, matter_id, month, first_as_of, due_at, state, returned, figures
          FROM sys_warning WHERE gone_run IS NULL`
    )
    const ran = new Set(results.map((result) => result.model.id))
    const covered = exceptionsOn(writer, asOf)
    writer.exec('DELETE FROM alert')
    const write = alertWriter(writer)
    for (const row of standing) {
      if (ran.has(row.model_id) || aboutAlerts(packSet, row.model_id)) continue
      const { model_id: model, subject_kind: kind, subject, key, org_id: org } = row
      if (!covered({ model, kind, subject, key, org })) write(fromStanding(packSet, row))
    }
    const found = foundAlert(writer, packSet, asOf)
    for (const { model, parts } of results) {
      for (const hit of parts.flatMap((part) => part.hits)) {
        const alert = found(model, hit)
        const { kind, subject, org } = alert
        if (!covered({ model: model.id, kind, subject, key: hit.key, org })) write(alert)
      }
    }
  })
}

/** Makes alerts of findings that are not stored yet, from what is known of them. */
function foundAlert(writer: WritableDB, packSet: PackSet, asOf: string): (model: LoadedModel, hit: Hit) => Alert {
  const known = new Map(
    all<Known>(
      writer,
      sql`SELECT id, model_id, subject, key, first_as_of, due_at, state, returned, gone_run IS NOT NULL AS gone, closed_rows FROM sys_warning`
    ).map((row) => [identity(row.model_id, row.subject, row.key), row])
  )
  const places = new WarningPlaces(writer, packSet)
  const hasOrange = orangeIsOn(writer)
  return (model, hit) => {
    const before = known.get(identity(model.id, hit.subject, hit.key))
    const place = places.placeOf(model, hit)
    const closed = before !== undefined && closedStates.has(before.state)
    const again =
      closed && comesAgain({ state: before.state, gone: before.gone === 1, closedRows: before.closed_rows }, evidenceMark(hit.evidence))
    return {
      id: alertId(model.id, hit.subject, hit.key),
      warning: before?.id ?? null,
      model: model.id,
      name: model.name.zh,
      pack: model.pack,
      level: shownLevel(hit.level, hasOrange),
      kind: model.subject,
      subject: hit.subject,
      org: place.org_id,
      matter: place.matter_id,
      happened: happenedOn(hit.figures, place.month),
      raised: before?.first_as_of ?? asOf,
      due: again ? '' : (before?.due_at ?? ''),
      state: again ? firstWarningState : (before?.state ?? firstWarningState),
      returned: before?.returned ?? 0,
      figures: hit.figures
    }
  }
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
