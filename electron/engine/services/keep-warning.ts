/**
 * Keeps one model's hits as warnings. A hit that is known (model, subject, key) while its warning is open is that same warning, seen once more;
 * one whose warning was closed stays closed or has come again (disposal.ts). What no longer hits is marked as gone.
 */
import { pinyin } from 'pinyin-pro'
import { closedStates, comesAgain, evidenceMark } from '../../../shared/domain/disposal.ts'
import { firstWarningState, warningId, type Hit } from '../../../shared/domain/warning.ts'
import { renderExplain } from '../../../shared/packs/explain.ts'
import type { LevelName } from '../../../shared/packs/pack-words.ts'
import type { LoadedModel, PackSet } from '../packs/pack-set.ts'
import { canonicalJson } from '../vault/canonical-json.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { get, sql } from '../vault/sql.ts'
import type Database from '../vault/sqlite.ts'
import type { FoundPart } from './ask-model.ts'
import { WarningPlaces } from './place-warning.ts'
import type { FinishedRun, ModelResult } from './store-warnings.ts'
import { WarningRows } from './store-warning-rows.ts'

interface Known {
  readonly no: number
  readonly subject: string
  readonly key: string
  readonly gone_run: number | null
  readonly state: string
  readonly closed_rows: string
}

export class WarningKeeper {
  readonly #run: number
  readonly #asOf: string
  readonly #places: WarningPlaces
  readonly #rows: WarningRows
  readonly #initials = new Map<string, string>()
  readonly #statements: Readonly<Record<'version' | 'known' | 'insert' | 'update' | 'gone' | 'reopen' | 'step', Database.Statement>>
  readonly #account: string
  readonly #hasOrange: boolean
  #next: number

  constructor(writer: WritableDB, packSet: PackSet, run: number, { asOf, account }: FinishedRun) {
    this.#run = run
    this.#asOf = asOf
    this.#account = account
    this.#hasOrange = orangeIsOn(writer)
    this.#places = new WarningPlaces(writer, packSet)
    this.#rows = new WarningRows(writer)
    const year = warningId(asOf, 0).slice(0, -4)
    this.#next = (writer.prepare('SELECT COUNT(*) AS n FROM sys_warning WHERE id GLOB ?').get(`${year}*`) as { n: number }).n + 1
    this.#statements = {
      version: writer.prepare(
        `INSERT INTO sys_model_version (model_id, version, hash, pack, yaml, first_used) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`
      ),
      known: writer.prepare('SELECT no, subject, key, gone_run, state, closed_rows FROM sys_warning WHERE model_id = ?'),
      insert: writer.prepare(
        `INSERT INTO sys_warning (model_version, model_hash, pack, level, subject_name, sentence_zh, sentence_en, figures, params, org_id, matter_id,
           month, amount, last_run, last_as_of, search, rule_level, id, model_id, subject_kind, subject, key, first_run, first_as_of, state)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
      ),
      update: writer.prepare(
        `UPDATE sys_warning SET model_version = ?, model_hash = ?, pack = ?, level = ?, subject_name = ?, sentence_zh = ?, sentence_en = ?, figures = ?,
           params = ?, org_id = ?, matter_id = ?, month = ?, amount = ?, last_run = ?, last_as_of = ?, search = ?, rule_level = ?, seen = seen + 1,
           first_run = CASE WHEN gone_run IS NULL THEN first_run ELSE ? END, gone_run = NULL WHERE no = ?`
      ),
      gone: writer.prepare('UPDATE sys_warning SET gone_run = ? WHERE model_id = ? AND gone_run IS NULL AND last_run <> ?'),
      reopen: writer.prepare("UPDATE sys_warning SET state = ?, recurred = recurred + 1, due_at = '', closed_rows = '' WHERE no = ?"),
      step: writer.prepare(
        `INSERT INTO sys_disposal (warning_no, action, from_state, to_state, reason, due_at, doc_no, on_date, at, account)
         VALUES (?, 'recur', ?, ?, ?, '', '', ?, ?, ?)`
      )
    }
  }

  keep({ model, parts, denominator }: ModelResult, at: string): { warnings: number; new: number; gone: number } {
    this.#statements.version.run(model.id, model.version, model.hash, model.pack, model.yaml, at)
    const known = new Map((this.#statements.known.all(model.id) as Known[]).map((row) => [`${row.subject}\n${row.key}`, row]))
    const seen = new Set<string>()
    let fresh = 0
    this.#rows.begin(
      denominator,
      parts.reduce((sum, part) => sum + part.hits.length, 0)
    )
    for (const { hits, params } of parts) {
      const paramText = canonicalJson(params)
      for (const hit of hits) {
        const identity = `${hit.subject}\n${hit.key}`
        if (seen.has(identity)) continue
        seen.add(identity)
        const before = known.get(identity)
        if (before === undefined || before.gone_run !== null) fresh += 1
        const columns = this.#columns(model, hit, params, paramText)
        if (before === undefined) this.#insert(model, hit, columns)
        else this.#update(before, hit, columns, at)
      }
    }
    const { changes } = this.#statements.gone.run(this.#run, model.id, this.#run)
    return { warnings: seen.size, new: fresh, gone: changes }
  }

  #insert(model: LoadedModel, hit: Hit, columns: readonly (string | number | null)[]): void {
    const id = warningId(this.#asOf, this.#next)
    this.#next += 1
    const origin = [id, model.id, model.subject, hit.subject, hit.key, this.#run, this.#asOf, firstWarningState]
    const { lastInsertRowid } = this.#statements.insert.run(...columns, ...origin)
    this.#rows.write(Number(lastInsertRowid), hit, true)
  }

  /** One that is open stays the same warning; one that was closed stays closed unless it has come again. */
  #update(before: Known, hit: Hit, columns: readonly (string | number | null)[], at: string): void {
    this.#statements.update.run(...columns, this.#run, before.no)
    this.#rows.write(before.no, hit, false)
    if (!closedStates.has(before.state)) return
    const returns = before.gone_run !== null
    const closed = { state: before.state, gone: returns, closedRows: before.closed_rows }
    if (!comesAgain(closed, evidenceMark(hit.evidence))) return
    this.#statements.reopen.run(firstWarningState, before.no)
    const why = returns ? '消失后再次命中' : '办结后又有新的数据行命中'
    this.#statements.step.run(before.no, before.state, firstWarningState, why, this.#asOf, at, this.#account)
  }

  #columns(model: LoadedModel, hit: Hit, params: FoundPart['params'], paramText: string): readonly (string | number | null)[] {
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
      shownLevel(hit.level, this.#hasOrange),
      name,
      zh,
      en,
      canonicalJson(hit.figures),
      paramText
    ]
    return said.concat([place.org_id, place.matter_id, place.month, place.amount, this.#run, this.#asOf, search, hit.level])
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

/** The colour shown for what a rule says. */
export const shownLevel = (level: LevelName, hasOrange: boolean): LevelName => (hasOrange || level !== 'orange' ? level : 'yellow')

/** Offices that know two colours only (海盐) switch orange off: what a rule calls orange is then shown as yellow. */
export function orangeIsOn(db: ReadableDB): boolean {
  return get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = 'orange'`)?.value !== 'off'
}
