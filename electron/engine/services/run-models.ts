/**
 * Runs warning models over a vault: decides which can say something here, runs them one by one in the runner, and stores what they found. A
 * model that cannot run says why; one that runs too long is ended and named, and the rest goes on.
 */
import * as z from 'zod'
import type { Denominator, Hit } from '../../../shared/domain/warning.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { paramsInForce, type ParamOverrides } from '../../../shared/packs/params.ts'
import { writeSkip, type SkipReason } from '../../../shared/packs/skip-reason.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import { RunnerLine } from '../runner-line.ts'
import type { RunnerPort } from '../runner-port.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { get, sql, transaction } from '../vault/sql.ts'
import type { Vault } from '../vault/vault.ts'
import { findGap } from './model-coverage.ts'
import { refreshMarks } from './refresh-marks.ts'
import { refreshMarkRollups } from './refresh-rollups.ts'
import { storeWarnings, type ModelResult, type ModelSummary } from './store-warnings.ts'

export interface RunModelsInput {
  /** ISO date; the caller takes the vault's data date when nobody says otherwise */
  readonly asOf: string
  readonly packs?: readonly string[] | undefined
  readonly model?: string | undefined
  readonly account: string
  readonly spawnRunner: () => RunnerPort
  readonly calendar: WorkCalendar
  /** folder of resources/calendars, for the runner */
  readonly calendars: string
  readonly clock: () => Date
  /** per model; 120 s when absent */
  readonly timeLimitMs?: number | undefined
  readonly nativeBinding?: string | undefined
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((done: number, of: number, model: string) => void) | undefined
}
/** Exactly contracts.md's `check`. */
export interface RunModelsResult {
  readonly run: number
  readonly as_of: string
  readonly models: readonly ModelSummary[]
  readonly warnings: number
  readonly new: number
  readonly gone: number
}

/** Runs and stores. Throws `unknown_id` (pack or model), `cancelled` (nothing is stored then). */
export async function runModels(vault: Vault, packSet: PackSet, input: RunModelsInput): Promise<RunModelsResult> {
  const { asOf, account, clock, timeLimitMs = 120_000, signal } = input
  const models = chooseModels(packSet, input)
  const startedAt = clock().toISOString()
  if (models.some((model) => model.reads.includes('mark'))) {
    transaction(vault.writer, () => {
      refreshMarks(vault.writer, packSet, { asOf, calendar: input.calendar })
      refreshMarkRollups(vault.writer)
    })
  }
  const line = new RunnerLine({ spawnRunner: input.spawnRunner, opening: () => openingOf(vault, input), timeLimitMs, signal })
  const summaries: ModelSummary[] = []
  const results: ModelResult[] = []
  try {
    for (const [index, model] of models.entries()) {
      input.onProgress?.(index, models.length, model.id)
      const gap = findGap(vault.reader, model, packSet.datasets)
      const summary = { id: model.id, level: model.level, ran: false, skipped_because: null, warnings: 0, ms: 0 }
      if (gap !== null) {
        summaries.push({ ...summary, skipped_because: writeSkip(gap) })
        continue
      }
      const overrides = readOverrides(vault.reader, model.id)
      const begun = performance.now()
      const outcome = await runOne(line, model, packSet, { asOf, overrides, id: index })
      const ms = Math.round(performance.now() - begun)
      if ('reason' in outcome) {
        summaries.push({ ...summary, skipped_because: writeSkip(outcome.reason), ms })
        continue
      }
      results.push({ model, ...outcome, params: paramsInForce(model.params, asOf, overrides) })
      const warnings = new Set(outcome.hits.map((hit) => `${hit.subject}\n${hit.key}`)).size
      summaries.push({ ...summary, ran: true, warnings, ms: outcome.ms })
    }
  } finally {
    line.close()
  }
  const finishedAt = clock().toISOString()
  const finished = { asOf, startedAt, finishedAt, account, models: summaries, results }
  const stored = storeWarnings(vault.writer, packSet, finished, (counts) => {
    const { warnings, new: fresh, gone } = counts
    vault.audit({ action: 'check.run', subject: String(counts.run), detail: { as_of: asOf, warnings, new: fresh, gone } })
  })
  return { run: stored.run, as_of: asOf, models: summaries, warnings: stored.warnings, new: stored.new, gone: stored.gone }
}

function chooseModels(packSet: PackSet, { packs, model }: RunModelsInput): readonly LoadedModel[] {
  const unknown = packs?.find((id) => !packSet.packs.some((pack) => pack.manifest.id === id))
  if (unknown !== undefined) throw new AppError('unknown_id', `没有领域包 ${unknown}。`, { next: '用 packs list 查看可用的领域包。' })
  if (model !== undefined && packSet.model(model) === undefined) {
    throw new AppError('unknown_id', `没有模型 ${model}。`, { next: '请核对模型编号。' })
  }
  return packSet.models.filter(
    (each) => (model === undefined || each.id === model) && (packs === undefined || packs.length === 0 || packs.includes(each.pack))
  )
}

/** What a new runner is told first. The key is a copy that is zeroed once sent. */
export function openingOf(vault: Pick<Vault, 'dir' | 'key'>, input: Pick<RunModelsInput, 'calendars' | 'nativeBinding'>) {
  const binding = input.nativeBinding === undefined ? {} : { nativeBinding: input.nativeBinding }
  return { do: 'open' as const, dir: vault.dir, key: vault.key(), calendars: input.calendars, ...binding }
}

type Outcome =
  | { readonly hits: readonly Hit[]; readonly denominator: Denominator | null; readonly ms: number }
  | { readonly reason: SkipReason }

async function runOne(
  line: RunnerLine,
  model: LoadedModel,
  packSet: PackSet,
  { asOf, overrides, id }: { readonly asOf: string; readonly overrides: ParamOverrides; readonly id: number }
): Promise<Outcome> {
  const hits: Hit[] = []
  let denominator: Denominator | null = null
  let ms = 0
  const datasets = Object.fromEntries(
    model.reads.flatMap((name) => (packSet.datasets[name] === undefined ? [] : [[name, packSet.datasets[name]]]))
  )
  const runnable = {
    id: model.id,
    sql: model.sql,
    params: model.params,
    reads: model.reads,
    level: model.level,
    subject: model.subject,
    denominator: model.denominator
  }
  try {
    await line.ask({ do: 'run', id, model: runnable, datasets, asOf, overrides }, (answer) => {
      if (answer.is === 'hits') hits.push(...answer.hits)
      if (answer.is === 'denominator') denominator = answer.denominator
      if (answer.is === 'done') ms = answer.ms
    })
  } catch (error) {
    if (!(error instanceof AppError) || error.value.code === 'cancelled') throw error
    const late = error.value.code === 'time_limit'
    return {
      reason: late
        ? { code: 'time_limit', what: model.id, zh: '超过时限，已终止', en: 'stopped at the time limit' }
        : { code: 'failed', what: model.id, zh: `运行出错（${error.message}）`, en: 'failed while running' }
    }
  }
  return { hits, denominator, ms }
}

const overridesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.record(z.string(), z.number())]))

/** An office's own parameter values: setting `params:<model>`, JSON by parameter name. */
function readOverrides(db: ReadableDB, model: string): ParamOverrides {
  const row = get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = ${`params:${model}`}`)
  return row === undefined ? {} : overridesSchema.parse(JSON.parse(row.value))
}
