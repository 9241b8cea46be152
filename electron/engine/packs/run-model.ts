/** Runs one model on a connection whose helpers are registered: rows of its SELECT become hits, its denominator becomes rows by subject. */
import { keptDenominatorRows, type Denominator, type FigureValue, type Hit } from '../../../shared/domain/warning.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { ParamOverrides } from '../../../shared/packs/params.ts'
import { boundParams } from '../../../shared/packs/params.ts'
import { levelNames, type LevelName } from '../../../shared/packs/pack-words.ts'
import type { Dataset, Model } from '../../../shared/packs/pack.ts'
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

/**
 * What the hits of `subjects` (of every subject when absent) are counted against, each row with the subject it belongs to: the row itself, or by
 * the row's own reference to such a subject (org_id, matter_id …). Without such a reference the rows stand for every subject (`*`). Rows of other
 * subjects are not read: of half a million payments a hit needs those of its own unit. Null when the model names no denominator.
 */
export function runDenominator(
  db: Database.Database,
  context: LimitContext,
  model: RunnableModel,
  run: ModelRun,
  subjects?: ReadonlySet<string>
): Denominator | null {
  const { denominator, subject } = model
  if (denominator === undefined) return null
  const checked = begin(db, context, denominator.sql, model, run)
  const { dataset } = denominator
  const bound = bindings(checked, model, run)
  const from = `FROM (${denominator.sql}) AS d JOIN "${dataset}" AS x ON x.id = d.id`
  const column = checked.columns.includes('subject')
    ? 'd.subject'
    : dataset === subject
      ? 'x.id'
      : run.datasets[dataset]?.fields[`${subject}_id`] === undefined
        ? null
        : `x."${subject}_id"`
  if (column === null) {
    const total = db
      .prepare(`SELECT COUNT(*) ${from}`)
      .pluck()
      .get(...bound) as number
    const ids = db
      .prepare(`SELECT d.id ${from} LIMIT ${keptDenominatorRows}`)
      .pluck()
      .all(...bound) as string[]
    return { dataset, subjects: total === 0 ? [] : [{ subject: '*', total, ids }] }
  }
  const asked = subjects === undefined ? [] : [JSON.stringify([...subjects, '*'])]
  const only = subjects === undefined ? '' : `WHERE COALESCE(${column}, '') IN (SELECT value FROM json_each(?))`
  const rows = db.prepare(`SELECT COALESCE(${column}, ''), d.id ${from} ${only}`).raw(true)
  const counted = new Map<string, { subject: string; total: number; ids: string[] }>()
  for (const [owner, id] of rows.iterate(...asked, ...bound) as IterableIterator<[string, string]>) {
    let own = counted.get(owner)
    if (own === undefined) counted.set(owner, (own = { subject: owner, total: 0, ids: [] }))
    own.total += 1
    if (own.ids.length < keptDenominatorRows) own.ids.push(id)
  }
  return { dataset, subjects: [...counted.values()] }
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
