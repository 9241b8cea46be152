/**
 * Runs warning models over a vault: decides which can say something here, runs them in the runners, and stores what they found. A
 * model that cannot run says why; one that runs too long is ended and named, and the rest goes on.
 */
import { AppError } from '../../../shared/ipc/reply.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { writeSkip, type SkipReason } from '../../../shared/packs/skip-reason.ts'
import type { Tuning } from '../../../shared/packs/tuning.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import { lastDurations } from '../queries/warnings.ts'
import { tuningsOf } from '../queries/tuning.ts'
import type { RunnerLine } from '../runner-line.ts'
import { RunnerPool } from '../runner-pool.ts'
import type { RunnerPort } from '../runner-port.ts'
import type { ReadableDB } from '../vault/connection.ts'
import type { WarmRunners } from '../warm-runners.ts'
import { transaction } from '../vault/sql.ts'
import type { Vault } from '../vault/vault.ts'
import { askModel, type AskModel } from './ask-model.ts'
import { findGap } from './model-coverage.ts'
import { readsAlerts, refreshAlerts } from './refresh-alerts.ts'
import { standingHits, standsOn } from './model-state.ts'
import { countPoints } from './score/count-points.ts'
import { readsScores, refreshScores } from './score/refresh-scores.ts'
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
  /** of the vault's session: started runners are taken from there and given back; without it each run starts its own */
  readonly runners?: WarmRunners | undefined
  readonly calendar: WorkCalendar
  /** folder of resources/calendars, for the runner */
  readonly calendars: string
  readonly clock: () => Date
  /** models whose data, rule and thresholds are as they were are left alone */
  readonly changedOnly?: boolean | undefined
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
  const ordered = models.toSorted((a, b) => stageOf(a) - stageOf(b))
  const planned = ordered.map((model) => planModel(vault.reader, packSet, model, input))
  if (planned.some(({ skip, model }) => skip === null && model.reads.includes('mark'))) {
    transaction(vault.writer, () => {
      if (refreshMarks(vault.writer, packSet, { asOf, calendar: input.calendar })) refreshMarkRollups(vault.writer)
    })
  }
  const pool = new RunnerPool({
    spawnRunner: input.spawnRunner,
    opening: () => openingOf(vault, input),
    warm: input.runners,
    timeLimitMs,
    signal
  })
  let done = 0
  const work = async (line: RunnerLine, { plan, id }: Numbered): Promise<Answered> => {
    input.onProgress?.(done, models.length, plan.model.id)
    const answered = await answer(line, plan, { db: vault.reader, packSet, asOf, id })
    done += 1
    return answered
  }
  const numbered = planned.map((plan, id) => ({ plan, id }))
  const took = lastDurations(vault.reader)
  const cost = ({ plan }: Numbered): number => took.get(plan.model.id) ?? 0
  const [ownRows, ofAlerts, ofScores] = [0, 1, 2].map((stage) => numbered.filter(({ plan }) => stageOf(plan.model) === stage))
  const wanted = (part: readonly Numbered[] | undefined): boolean => part?.some(({ plan }) => plan.skip === null) === true
  const answers: Answered[] = []
  let seesAlerts = false
  try {
    answers.push(...(await pool.each(ownRows ?? [], work, cost)))
    if (wanted(ofAlerts) || wanted(ofScores)) {
      refreshAlerts(vault.writer, packSet, asOf, resultsOf(answers))
      seesAlerts = true
    }
    answers.push(...(await pool.each(ofAlerts ?? [], work, cost)))
    if (wanted(ofScores)) {
      await pool.each([null], (line) => countPoints(vault, packSet, { asOf, at: startedAt, line }))
      refreshScores(vault, packSet)
    }
    answers.push(...(await pool.each(ofScores ?? [], work, cost)))
  } catch (error) {
    // alerts of results that are not kept go again
    if (seesAlerts) refreshAlerts(vault.writer, packSet, asOf)
    throw error
  } finally {
    pool.close()
  }
  const summaries = answers.map(({ summary }) => summary)
  const results = resultsOf(answers)
  const finishedAt = clock().toISOString()
  const finished = { asOf, startedAt, finishedAt, account, models: summaries, results }
  const stored = storeWarnings(vault.writer, packSet, finished, (counts) => {
    refreshAlerts(vault.writer, packSet, asOf)
    const { warnings, new: fresh, gone } = counts
    vault.audit({ action: 'check.run', subject: String(counts.run), detail: { as_of: asOf, warnings, new: fresh, gone } })
  })
  return { run: stored.run, as_of: asOf, models: summaries, warnings: stored.warnings, new: stored.new, gone: stored.gone }
}

/** Rules about warnings come after the rules that make them, rules about scores last: scores count warnings. */
const stageOf = (model: LoadedModel): number => (readsScores(model) ? 2 : readsAlerts(model) ? 1 : 0)

interface PlannedModel {
  readonly model: LoadedModel
  /** why it is not run, and the warnings that stand all the same */
  readonly skip: { readonly reason: SkipReason; readonly warnings: number } | null
  readonly tunings: readonly Tuning[]
  readonly state: string | null
}

interface Numbered {
  readonly plan: PlannedModel
  /** tells the question from others of the run */
  readonly id: number
}
interface Answered {
  readonly summary: ModelSummary
  readonly result: ModelResult | null
}

const resultsOf = (answers: readonly Answered[]): readonly ModelResult[] => answers.flatMap(({ result }) => result ?? [])

/** Runs one planned model, or tells why not. Throws only `cancelled`. */
async function answer(line: RunnerLine, { model, skip, tunings, state }: PlannedModel, ask: Omit<AskModel, 'tunings'>): Promise<Answered> {
  const summary = { id: model.id, level: model.level, ran: false, skipped_because: null, warnings: 0, ms: 0 }
  if (skip !== null) return { summary: { ...summary, skipped_because: writeSkip(skip.reason), warnings: skip.warnings }, result: null }
  const begun = performance.now()
  const found = await askModel(line, model, { ...ask, tunings })
  if ('reason' in found) {
    const ms = Math.round(performance.now() - begun)
    return { summary: { ...summary, skipped_because: writeSkip(found.reason), ms }, result: null }
  }
  const { parts, denominator, ms } = found
  const warnings = new Set(parts.flatMap((part) => part.hits.map((hit) => `${hit.subject}\n${hit.key}`))).size
  return { summary: { ...summary, ran: true, warnings, ms }, result: { model, parts, denominator, state } }
}

function planModel(db: ReadableDB, packSet: PackSet, model: LoadedModel, { asOf, changedOnly, calendar }: RunModelsInput): PlannedModel {
  const gap = findGap(db, model, packSet.datasets)
  if (gap !== null) return { model, skip: { reason: gap, warnings: 0 }, tunings: [], state: null }
  const tunings = tuningsOf(db, model.id)
  const state = standsOn(db, packSet, model, { asOf, tunings, calendar })
  const standing = changedOnly === true ? standingHits(db, model.id, state) : null
  return { model, skip: standing === null ? null : { reason: unchanged, warnings: standing }, tunings, state }
}

const unchanged = {
  code: 'unchanged',
  what: '',
  zh: '所读数据、模型与参数自上次运行以来没有变化，结果照旧',
  en: 'data, rule and thresholds are as they were; its result stands'
} as const

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
