/** The page of a model: what a lawyer reads before relying on it, and what became of its warnings here. */
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { paramAt } from '../../../shared/packs/params.ts'
import { tunedParams, wholeScope } from '../../../shared/packs/tuning.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import { paramKinds } from '../packs/param-kinds.ts'
import { tuningRecords, tuningsOf } from '../queries/tuning.ts'
import { hitHistory } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, sql } from '../vault/sql.ts'
import { findGaps } from './model-coverage.ts'

type Page = CommandOutput<'model.page'>
type Coverage = CommandOutput<'model.coverage'>

/** `asOf` decides which values are in force. Throws `unknown_id`. */
export function readModelPage(db: ReadableDB, packs: PackSet, id: string, asOf: string): Page {
  const model = packs.model(id)
  if (model === undefined) throw new AppError('unknown_id', `没有模型 ${id}。`, { next: '请核对模型编号。' })
  const none = { zh: [], en: [] }
  const gaps = findGaps(db, model, packs.datasets)
  return {
    id: model.id,
    ref: model.ref ?? null,
    version: model.version,
    hash: model.hash,
    pack: model.pack,
    packName: packs.packs.find((pack) => pack.manifest.id === model.pack)?.manifest.name ?? { zh: model.pack, en: model.pack },
    name: model.name,
    purpose: model.purpose,
    level: model.level,
    subject: model.subject,
    basis: model.basis.map(({ law, article, text, mark }) => ({ law, article, text: text ?? null, mark })),
    params: paramsOf(db, packs, model, asOf),
    tunings: [...tuningRecords(db, model.id)],
    reads: readsOf(db, packs, model),
    guards: model.guards ?? none,
    blindSpots: model.blind_spots ?? none,
    innocent: model.innocent,
    verify: model.verify,
    explain: model.explain,
    sql: model.sql,
    denominator: model.denominator === undefined ? null : { name: model.denominator.name, sql: model.denominator.sql },
    cases: model.cases.map(({ name, kind, as_of, params, rows, hits }) => ({ name, kind, asOf: as_of, params, rows, hits })),
    history: hitHistory(db, model.id),
    excepted:
      get<{ n: number }>(
        db,
        sql`SELECT COUNT(*) AS n FROM sys_warning WHERE model_id = ${model.id} AND gone_run IS NULL AND exception_id IS NOT NULL`
      )?.n ?? 0,
    versions: all<Page['versions'][number]>(
      db,
      sql`SELECT version, hash, first_used AS firstUsed FROM sys_model_version WHERE model_id = ${model.id} ORDER BY first_used DESC`
    ),
    canRun: gaps.length === 0,
    missing: gaps.map(({ what, zh, en }) => ({ what, zh, en }))
  }
}

function paramsOf(db: ReadableDB, packs: PackSet, model: LoadedModel, asOf: string): Page['params'] {
  const tuned = tunedParams(model.params, tuningsOf(db, model.id), wholeScope)
  return Object.entries(model.params).map(([id, param]) => ({
    id,
    name: param.name,
    unit: param.unit,
    by: [...param.by],
    kinds: paramKinds(packs, model, param.default),
    default: param.default,
    since: param.since.map(({ from, value }) => ({ from, value })),
    value: paramAt(tuned[id] ?? param, asOf),
    min: param.min ?? null,
    max: param.max ?? null,
    basis: param.basis,
    mark: param.mark
  }))
}

function readsOf(db: ReadableDB, packs: PackSet, model: LoadedModel): Page['reads'] {
  const rows = new Map(
    all<{ dataset: string; rows: number }>(db, sql`SELECT dataset, rows FROM sys_roll_dataset`).map((row) => [row.dataset, row.rows])
  )
  return model.reads.map((id) => ({ id, name: packs.datasets[id]?.name ?? { zh: id, en: id }, rows: rows.get(id) ?? 0 }))
}

/** What is lacking, the one thing first that by itself would let most models run. */
export function readCoverage(db: ReadableDB, packs: PackSet): Coverage {
  const lacking = packs.models.map((model) => ({ model: model.id, gaps: findGaps(db, model, packs.datasets) }))
  const missing = new Map<string, Coverage['missing'][number]>()
  for (const { model, gaps } of lacking) {
    for (const { what, zh, en } of gaps) {
      const row = missing.get(what) ?? { what, zh, en, unlocks: [], concerns: [] }
      row.concerns.push(model)
      if (gaps.length === 1) row.unlocks.push(model)
      missing.set(what, row)
    }
  }
  return {
    models: packs.models.length,
    canRun: lacking.filter((one) => one.gaps.length === 0).length,
    missing: [...missing.values()].toSorted(
      (a, b) => b.unlocks.length - a.unlocks.length || b.concerns.length - a.concerns.length || (a.what < b.what ? -1 : 1)
    )
  }
}
