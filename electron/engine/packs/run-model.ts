/** Runs one model on a connection whose helpers are registered: rows of its SELECT become hits, its denominator becomes rows by subject. */
import type { Denominator, FigureValue, Hit } from '../../../shared/domain/warning.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { ParamOverrides } from '../../../shared/packs/params.ts'
import { boundParams } from '../../../shared/packs/params.ts'
import { levelNames, type Dataset, type LevelName, type Model } from '../../../shared/packs/pack.ts'
import type Database from '../vault/sqlite.ts'
import { prepareModel, type CheckedSql } from './model-sql.ts'
import { setLimits, toSql, type LimitContext } from './sql-functions.ts'

/** What of a model decides its hits. */
export type RunnableModel = Pick<Model, 'id' | 'sql' | 'params' | 'reads' | 'level' | 'subject'> & {
  readonly denominator?: Model['denominator']
}

export interface ModelRun {
  readonly asOf: string
  readonly overrides?: ParamOverrides
  readonly datasets: Readonly<Record<string, Dataset>>
}

/** More than this is no list of leads, and would fill the engine's memory. */
const mostHits = 200_000

/** The hits, one by one as SQLite finds them. Throws `bad_pack` when the SQL does not pass the gate or a row is not what a warning needs. */
export function* runModel(db: Database.Database, context: LimitContext, model: RunnableModel, run: ModelRun): Generator<Hit> {
  const checked = begin(db, context, model.sql, model, run)
  let count = 0
  for (const row of checked.statement.iterate(...bindings(checked, model, run))) {
    count += 1
    if (count > mostHits)
      throw new AppError('bad_pack', `模型 ${model.id} 的命中超过 ${mostHits} 条，已停止。`, { next: '请收紧该模型的条件或参数。' })
    yield toHit(model, row as Record<string, FigureValue>)
  }
}

/** No more denominator rows than this are kept for one model's run; a card shows a sample and the SQL tells the rest. */
const denominatorCap = 200_000

/**
 * Ids the hits are counted against, each with the subject it belongs to: the row itself, or by the row's own reference to such a subject
 * (org_id, matter_id …). Without such a reference the rows stand for every subject (`*`). Null when the model names no denominator.
 */
export function runDenominator(db: Database.Database, context: LimitContext, model: RunnableModel, run: ModelRun): Denominator | null {
  const { denominator, subject } = model
  if (denominator === undefined) return null
  const checked = begin(db, context, denominator.sql, model, run)
  const has = run.datasets[denominator.dataset]?.fields[`${subject}_id`] !== undefined
  const column = checked.columns.includes('subject')
    ? 'd.subject'
    : denominator.dataset === subject
      ? 'x.id'
      : has
        ? `x."${subject}_id"`
        : `'*'`
  const rows = db
    .prepare(
      `SELECT d.id AS id, COALESCE(${column}, '') AS subject FROM (${denominator.sql}) AS d JOIN "${denominator.dataset}" AS x ON x.id = d.id LIMIT ?`
    )
    .all(denominatorCap, ...bindings(checked, model, run)) as { id: string; subject: string }[]
  return { dataset: denominator.dataset, rows }
}

/** The steps in which SQLite would run the model's SELECT, as it tells them. Throws `bad_pack` when the SQL does not pass the gate. */
export function planOf(db: Database.Database, model: RunnableModel, datasets: ModelRun['datasets']): readonly string[] {
  const checked = prepareModel(db, model.sql, model, datasets)
  const nothing = checked.params.length === 0 ? [] : [Object.fromEntries(checked.params.map((name) => [name, null]))]
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${model.sql}`).all(...nothing) as { detail: string }[]
  return steps.map((step) => step.detail)
}

function begin(db: Database.Database, context: LimitContext, sql: string, model: RunnableModel, run: ModelRun): CheckedSql {
  const checked = prepareModel(db, sql, model, run.datasets)
  setLimits(db, context, model, run.asOf, run.overrides ?? {})
  return checked
}

/** Values for the parameters that the SQL names; none when it names none (SQLite refuses superfluous ones by position only). */
function bindings(checked: CheckedSql, model: RunnableModel, run: ModelRun): readonly Record<string, unknown>[] {
  if (checked.params.length === 0) return []
  const values = boundParams(model.params, run.asOf, run.overrides)
  return [Object.fromEntries(checked.params.map((name) => [name, name === 'as_of' ? run.asOf : toSql(values[name] ?? null)]))]
}

/** One result row as a hit. Throws `bad_pack` when it lacks what a warning needs. */
export function toHit(model: RunnableModel, row: Readonly<Record<string, FigureValue>>): Hit {
  const { subject, key } = row
  if (subject === null || subject === undefined || key === null || key === undefined) {
    throw new AppError('bad_pack', `模型 ${model.id} 返回了没有 subject 或 key 的行。`, { next: '停用该模型，请其编写者改正。' })
  }
  const level = isLevel(model.level) ? model.level : row[model.level]
  if (!isLevel(level)) throw new AppError('bad_pack', `模型 ${model.id} 返回的级别“${String(level)}”不是 red、orange 或 yellow。`)
  const figures: Record<string, FigureValue> = {}
  const evidence: { dataset: string; id: string }[] = []
  for (const [name, value] of Object.entries(row)) {
    if (!name.startsWith('evidence_')) figures[name] = value
    else if (typeof value === 'string') {
      const dataset = name.slice('evidence_'.length)
      for (const id of new Set(value.split(','))) if (id !== '') evidence.push({ dataset, id })
    }
  }
  return { subject: String(subject), key: String(key), level, figures, evidence }
}

const isLevel = (value: unknown): value is LevelName => (levelNames as readonly unknown[]).includes(value)
