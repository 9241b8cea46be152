/**
 * Keeps what a run found: new warnings, those that are still there, those that are gone. One transaction, so that a reader sees the run before
 * or this one. A warning is known by model, subject and key; what it said is kept with the model's version, so that it can be replayed years on.
 */
import { pinyin } from 'pinyin-pro'
import { firstWarningState, warningId, type Denominator, type Hit } from '../../../shared/domain/warning.ts'
import { renderExplain } from '../../../shared/packs/explain.ts'
import type { ParamValue } from '../../../shared/packs/params.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import type { WritableDB } from '../vault/connection.ts'
import type Database from '../vault/sqlite.ts'
import { WarningPlaces } from './place-warning.ts'
import { WarningRows } from './store-warning-rows.ts'

/** One model's result; only models that ran belong here. */
export interface ModelResult {
  readonly model: LoadedModel
  readonly hits: readonly Hit[]
  readonly denominator: Denominator | null
  /** values in force at as_of */
  readonly params: Readonly<Record<string, ParamValue>>
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

function store(writer: WritableDB, packSet: PackSet, { asOf, startedAt, finishedAt, account, models, results }: FinishedRun): StoredRun {
  const run = Number(
    writer
      .prepare('INSERT INTO sys_run (as_of, started_at, finished_at, account, models, warnings, new, gone) VALUES (?, ?, ?, ?, ?, 0, 0, 0)')
      .run(asOf, startedAt, finishedAt, account, canonicalJson(models)).lastInsertRowid
  )
  const keeper = new WarningKeeper(writer, packSet, run, asOf)
  const counts = { warnings: 0, new: 0, gone: 0 }
  for (const result of results) {
    const kept = keeper.keep(result, startedAt)
    counts.warnings += kept.warnings
    counts.new += kept.new
    counts.gone += kept.gone
  }
  writer.prepare('UPDATE sys_run SET warnings = ?, new = ?, gone = ? WHERE id = ?').run(counts.warnings, counts.new, counts.gone, run)
  return { run, ...counts }
}

class WarningKeeper {
  readonly #run: number
  readonly #asOf: string
  readonly #places: WarningPlaces
  readonly #rows: WarningRows
  readonly #initials = new Map<string, string>()
  readonly #statements: Readonly<Record<'version' | 'known' | 'insert' | 'update' | 'gone', Database.Statement>>
  #next: number

  constructor(writer: WritableDB, packSet: PackSet, run: number, asOf: string) {
    this.#run = run
    this.#asOf = asOf
    this.#places = new WarningPlaces(writer, packSet)
    this.#rows = new WarningRows(writer)
    const year = warningId(asOf, 0).slice(0, -4)
    this.#next = (writer.prepare('SELECT COUNT(*) AS n FROM sys_warning WHERE id GLOB ?').get(`${year}*`) as { n: number }).n + 1
    this.#statements = {
      version: writer.prepare(
        `INSERT INTO sys_model_version (model_id, version, hash, pack, yaml, first_used) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
      ),
      known: writer.prepare('SELECT no, subject, key, gone_run FROM sys_warning WHERE model_id = ?'),
      insert: writer.prepare(
        `INSERT INTO sys_warning (model_version, model_hash, pack, level, subject_name, sentence_zh, sentence_en, figures, params, org_id, matter_id,
           month, amount, last_run, last_as_of, search, id, model_id, subject_kind, subject, key, first_run, first_as_of, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
      ),
      update: writer.prepare(
        `UPDATE sys_warning SET model_version = ?, model_hash = ?, pack = ?, level = ?, subject_name = ?, sentence_zh = ?, sentence_en = ?, figures = ?,
           params = ?, org_id = ?, matter_id = ?, month = ?, amount = ?, last_run = ?, last_as_of = ?, search = ?,
           first_run = CASE WHEN gone_run IS NULL THEN first_run ELSE ? END, gone_run = NULL WHERE no = ?`
      ),
      gone: writer.prepare('UPDATE sys_warning SET gone_run = ? WHERE model_id = ? AND gone_run IS NULL AND last_run <> ?')
    }
  }

  keep({ model, hits, denominator, params }: ModelResult, at: string): { warnings: number; new: number; gone: number } {
    this.#statements.version.run(model.id, model.version, model.hash, model.pack, model.yaml, at)
    const known = new Map(
      (this.#statements.known.all(model.id) as { no: number; subject: string; key: string; gone_run: number | null }[]).map((row) => [
        `${row.subject}\n${row.key}`,
        row
      ])
    )
    const paramText = canonicalJson(params)
    const seen = new Set<string>()
    let fresh = 0
    this.#rows.begin(denominator, hits.length)
    for (const hit of hits) {
      const identity = `${hit.subject}\n${hit.key}`
      if (seen.has(identity)) continue
      seen.add(identity)
      const before = known.get(identity)
      if (before === undefined || before.gone_run !== null) fresh += 1
      const columns = this.#columns(model, hit, params, paramText)
      if (before === undefined) {
        const id = warningId(this.#asOf, this.#next)
        this.#next += 1
        const origin = [id, model.id, model.subject, hit.subject, hit.key, this.#run, this.#asOf, firstWarningState]
        const { lastInsertRowid } = this.#statements.insert.run(...columns, ...origin)
        this.#rows.write(Number(lastInsertRowid), hit, true)
      } else {
        this.#statements.update.run(...columns, this.#run, before.no)
        this.#rows.write(before.no, hit, false)
      }
    }
    const { changes } = this.#statements.gone.run(this.#run, model.id, this.#run)
    return { warnings: seen.size, new: fresh, gone: changes }
  }

  #columns(model: LoadedModel, hit: Hit, params: ModelResult['params'], paramText: string): readonly (string | number | null)[] {
    const place = this.#places.placeOf(model, hit)
    const name = this.#places.subjectName(model.subject, hit.subject)
    const context = {
      figures: hit.figures,
      params,
      subjectKind: model.subject,
      nameOf: (dataset: string, id: string) => this.#places.nameOf(dataset, id),
      isDataset: (dataset: string) => this.#places.isDataset(dataset)
    }
    const zh = renderExplain(model.explain.zh, context, 'zh-CN')
    const en = renderExplain(model.explain.en, context, 'en')
    const search =
      `${name} ${model.name.zh} ${zh} ${this.#initialsOf(name)} ${this.#initialsOf(model.name.zh)} ${model.id} ${model.name.en}`.toLowerCase()
    const said: (string | number | null)[] = [
      model.version,
      model.hash,
      model.pack,
      hit.level,
      name,
      zh,
      en,
      canonicalJson(hit.figures),
      paramText
    ]
    return said.concat([place.org_id, place.matter_id, place.month, place.amount, this.#run, this.#asOf, search])
  }

  /** 云溪县住建局 → yxxzjj */
  #initialsOf(text: string): string {
    const known = this.#initials.get(text)
    if (known !== undefined) return known
    const initials = pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('').replaceAll(/\s/g, '')
    this.#initials.set(text, initials)
    return initials
  }
}
