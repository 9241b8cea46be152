/**
 * Keeps what a run found: new warnings, those that are still there, those that are gone. One transaction, so that a reader sees the run before
 * or this one. A warning is known by model, subject and key; what it said is kept with the model's version, so that it can be replayed years on.
 */
import type { Denominator } from '../../../shared/domain/warning.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import type { WritableDB } from '../vault/connection.ts'
import type { FoundPart } from './ask-model.ts'
import { applyExceptions } from './keep-exception.ts'
import { WarningKeeper } from './keep-warning.ts'
import { keepModelState } from './model-state.ts'

/** One model's result; only models that ran belong here. `state` is what it stands on (model-state.ts). */
export interface ModelResult {
  readonly model: LoadedModel
  readonly parts: readonly FoundPart[]
  readonly denominator: Denominator | null
  readonly state: string | null
}
/** As contracts.md's `check` shows each model. */
export interface ModelSummary {
  readonly id: string
  readonly level: string
  readonly ran: boolean
  readonly skipped_because: string | null
  readonly warnings: number
  readonly ms: number
}
export interface FinishedRun {
  readonly asOf: string
  readonly startedAt: string
  readonly finishedAt: string
  readonly account: string
  readonly models: readonly ModelSummary[]
  readonly results: readonly ModelResult[]
}
export interface StoredRun {
  readonly run: number
  readonly warnings: number
  /** not there before, or gone and back again */
  readonly new: number
  readonly gone: number
}

/** Stores one run. A second hit with the same subject and key within a model counts once. `after` runs inside the transaction (its log entry). */
export function storeWarnings(
  writer: WritableDB,
  packSet: PackSet,
  finished: FinishedRun,
  after: (stored: StoredRun) => void = () => undefined
): StoredRun {
  return writer
    .transaction(() => {
      const stored = store(writer, packSet, finished)
      after(stored)
      return stored
    })
    .immediate()
}

function store(writer: WritableDB, packSet: PackSet, finished: FinishedRun): StoredRun {
  const { asOf, startedAt, finishedAt, account, models, results } = finished
  const run = Number(
    writer
      .prepare('INSERT INTO sys_run (as_of, started_at, finished_at, account, models, warnings, new, gone) VALUES (?, ?, ?, ?, ?, 0, 0, 0)')
      .run(asOf, startedAt, finishedAt, account, canonicalJson(models)).lastInsertRowid
  )
  const keeper = new WarningKeeper(writer, packSet, run, finished)
  // warnings of models that were left alone stand as they are
  const counts = { warnings: standing(models), new: 0, gone: 0 }
  for (const result of results) {
    const kept = keeper.keep(result, startedAt)
    keepModelState(writer, { model: result.model.id, run, asOf, state: result.state, hits: kept.warnings })
    counts.warnings += kept.warnings
    counts.new += kept.new
    counts.gone += kept.gone
  }
  applyExceptions(writer, asOf)
  writer.prepare('UPDATE sys_run SET warnings = ?, new = ?, gone = ? WHERE id = ?').run(counts.warnings, counts.new, counts.gone, run)
  return { run, ...counts }
}

function standing(models: readonly ModelSummary[]): number {
  return models.reduce((sum, model) => sum + (model.ran ? 0 : model.warnings), 0)
}
