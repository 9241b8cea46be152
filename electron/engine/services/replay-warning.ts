/**
 * Runs a warning's model again, in the version, with the parameters and as of the day it had then, over today's data: the same, changed, or
 * gone. What was printed years ago can so be argued with.
 */
import { parse } from 'yaml'
import type { Figures, Hit } from '../../../shared/domain/warning.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { model as modelSchema, type Model } from '../../../shared/packs/pack.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { scopeFor, scopesOf, tunedParams } from '../../../shared/packs/tuning.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { tuningsOfRun } from '../queries/tuning.ts'
import { RunnerLine } from '../runner-line.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import { all, get, sql, transaction } from '../vault/sql.ts'
import type { Vault } from '../vault/vault.ts'
import { unitTraits } from './ask-model.ts'
import { marksAsOf, refreshMarks } from './refresh-marks.ts'
import { refreshMarkRollups } from './refresh-rollups.ts'
import { openingOf, type RunModelsInput } from './run-models.ts'

/** Marks stand as of one day; those of another day (a replay, a trial) are put in their place with their roll-ups, and say so (`marksAsOf`). */
export function setMarks(vault: Vault, packSet: PackSet, asOf: string, calendar: WorkCalendar): void {
  transaction(vault.writer, () => {
    if (refreshMarks(vault.writer, packSet, { asOf, calendar })) refreshMarkRollups(vault.writer)
  })
}

export interface ReplayResult {
  readonly outcome: 'same' | 'changed' | 'gone'
  readonly then: Figures
  readonly now: Figures | null
  readonly rowsThen: number
  readonly rowsNow: number
  readonly ms: number
}

interface StoredWarning {
  readonly no: number
  readonly model_id: string
  readonly subject: string
  readonly key: string
  readonly figures: string
  readonly org_id: string | null
  readonly last_run: number
  readonly last_as_of: string
  readonly yaml: string
}

/** The parameters as the run that last found this warning had them: the rule's own, and the thresholds the office had set by then. */
function paramsThen(vault: Vault, model: Model, stored: StoredWarning): Model['params'] {
  const tunings = tuningsOfRun(vault.reader, model.id, stored.last_run)
  if (tunings.length === 0) return model.params
  const traits = unitTraits(vault.reader).get(stored.org_id ?? '') ?? { region: null, unitKind: null }
  return tunedParams(model.params, tunings, scopeFor(scopesOf(tunings), traits))
}

/** Replays one warning (YJ-…) in the runner; call inside `session.write`. Throws `unknown_id`, `time_limit`, `cancelled`. */
export async function replayWarning(
  vault: Vault,
  packSet: PackSet,
  id: string,
  input: Pick<RunModelsInput, 'spawnRunner' | 'runners' | 'calendar' | 'calendars' | 'nativeBinding' | 'timeLimitMs' | 'signal'>
): Promise<ReplayResult> {
  const stored = get<StoredWarning>(
    vault.reader,
    sql`SELECT w.no, w.model_id, w.subject, w.key, w.figures, w.org_id, w.last_run, w.last_as_of, v.yaml FROM sys_warning w
        JOIN sys_model_version v ON v.model_id = w.model_id AND v.version = w.model_version AND v.hash = w.model_hash WHERE w.id = ${id}`
  )
  if (stored === undefined) throw new AppError('unknown_id', `没有预警 ${id}。`, { next: '请核对预警编号。' })
  const rows = all<{ dataset: string; row_id: string }>(
    vault.reader,
    sql`SELECT dataset, row_id FROM sys_warning_row WHERE warning_no = ${stored.no} AND role = 'evidence' ORDER BY dataset, row_id`
  )
  const model = modelSchema.parse(parse(stored.yaml, { version: '1.2' }))
  const { timeLimitMs = 120_000, signal, spawnRunner } = input
  const standing = model.reads.includes('mark') ? marksAsOf(vault.reader) : null
  const moved = standing !== null && standing !== stored.last_as_of
  if (moved) setMarks(vault, packSet, stored.last_as_of, input.calendar)
  const line = new RunnerLine({ spawnRunner, opening: () => openingOf(vault, input), warm: input.runners, timeLimitMs, signal })
  const hits: Hit[] = []
  let ms = 0
  try {
    const only = { subject: stored.subject, key: stored.key }
    const params = paramsThen(vault, model, stored)
    await line.ask(
      { do: 'run', id: 0, model: { ...model, params }, datasets: packSet.datasets, asOf: stored.last_as_of, overrides: {}, only },
      (answer) => {
        if (answer.is === 'hits') hits.push(...answer.hits)
        if (answer.is === 'done') ms = answer.ms
      }
    )
  } finally {
    line.close()
    if (moved) setMarks(vault, packSet, standing, input.calendar)
  }
  const then = JSON.parse(stored.figures) as Figures
  const hit = hits[0]
  if (hit === undefined) return { outcome: 'gone', then, now: null, rowsThen: rows.length, rowsNow: 0, ms }
  const now = hit.evidence.map(({ dataset, id: row }) => `${dataset}/${row}`)
  const before = rows.map(({ dataset, row_id }) => `${dataset}/${row_id}`)
  const same =
    canonicalJson(hit.figures) === stored.figures && canonicalJson([...new Set(now)].toSorted()) === canonicalJson(before.toSorted())
  return { outcome: same ? 'same' : 'changed', then, now: hit.figures, rowsThen: rows.length, rowsNow: new Set(now).size, ms }
}
