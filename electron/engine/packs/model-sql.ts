/**
 * The gate before any SQL of a pack runs: one statement, reading only, nothing but the datasets it declares, no forbidden form, and the
 * columns that a warning needs. The same gate stands in the loader, in the case tests and in the runner, so what passed one passes all.
 */
import { AppError } from '../../../shared/ipc/reply.ts'
import type { Dataset, Model } from '../../../shared/packs/pack.ts'
import { levelNames } from '../../../shared/packs/pack-words.ts'
import { lintSql } from '../../../shared/packs/sql-lint.ts'
import type { ColumnKinds } from '../../../shared/packs/sql-problem.ts'
import { tokenizeSql } from '../../../shared/packs/sql-token.ts'
import type Database from '../vault/sqlite.ts'

/** What the gate refuses: the reason in words, and where in the SQL (from 1) when that is known. */
export interface SqlFault {
  readonly reason: string
  readonly line: number | null
  readonly column: number | null
}

export interface CheckedSql {
  readonly statement: Database.Statement
  readonly columns: readonly string[]
  /** parameters that the SQL names, without the colon */
  readonly params: readonly string[]
}

type Declared = Pick<Model, 'reads' | 'params'>

/** Prepares one SELECT after all checks, or tells every fault found. */
export function checkSql(
  db: Database.Database,
  sql: string,
  model: Declared,
  datasets: Readonly<Record<string, Dataset>>
): CheckedSql | readonly SqlFault[] {
  const columns = columnKinds(model.reads, datasets)
  const problems = lintSql(sql, { reads: model.reads, params: Object.keys(model.params), columns })
  if (problems.length > 0) return problems.map(({ reason, line, column }) => ({ reason, line, column }))
  const params = [...new Set(tokenizeSql(sql).flatMap((token) => (token.kind === 'param' ? [token.raw.slice(1)] : [])))]
  const fault = (reason: string): readonly SqlFault[] => [{ reason, line: null, column: null }]
  const keyed = params.find((name) => typeof model.params[name]?.default === 'object')
  if (keyed !== undefined) return fault(`参数 ${keyed} 按类别取值，须用 limit_at('${keyed}', …) 读取。`)
  let statement: Database.Statement
  try {
    statement = db.prepare(sql)
  } catch (error) {
    return fault(`SQL 无法执行（${error instanceof Error ? error.message : String(error)}）。`)
  }
  if (!statement.reader || !statement.readonly) return fault('模型只能读取，不得写入。')
  const opened = openedTables(db, sql, params)
  const outside = opened.filter((table) => !model.reads.includes(table))
  if (outside.length > 0) return fault(`读取了未在 reads 中声明的表：${outside.join('、')}。`)
  const names = statement.columns().map((column) => column.name)
  const hidden = names.find((name) => name.startsWith('_'))
  if (hidden !== undefined) return fault(`结果列 ${hidden} 不得以下划线开头。`)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return fault(`结果列 ${twice} 重复。`)
  return { statement, columns: names, params }
}

/** Whether checkSql found faults. */
export function isFaulty(result: CheckedSql | readonly SqlFault[]): result is readonly SqlFault[] {
  return Array.isArray(result)
}

/** The columns a model's main SELECT must return: subject, key, its level, evidence of datasets it reads. */
export function columnFaults(columns: readonly string[], model: Model): readonly string[] {
  const faults = ['subject', 'key'].filter((name) => !columns.includes(name)).map((name) => `结果缺少 ${name} 列。`)
  const isWord = (levelNames as readonly string[]).includes(model.level)
  if (!isWord && !columns.includes(model.level)) faults.push(`level“${model.level}”既不是 red/orange/yellow，也不是结果列。`)
  const evidence = columns.filter((name) => name.startsWith('evidence_')).map((name) => name.slice('evidence_'.length))
  if (evidence.length === 0) faults.push('结果缺少 evidence_<数据集> 列，预警无法追溯到原始行。')
  for (const dataset of evidence) if (!model.reads.includes(dataset)) faults.push(`evidence_${dataset} 所指数据集未在 reads 中声明。`)
  for (const name of [model.measure?.value, model.measure?.limit]) {
    if (name !== undefined && !columns.includes(name) && model.params[name] === undefined)
      faults.push(`measure 所指的“${name}”不是结果列或参数。`)
  }
  return faults
}

/** Prepares a model for running. Throws `bad_pack` when its SQL does not pass. */
export function prepareModel(
  db: Database.Database,
  sql: string,
  model: Declared & { readonly id: string },
  datasets: Readonly<Record<string, Dataset>>
): CheckedSql {
  const checked = checkSql(db, sql, model, datasets)
  if (!isFaulty(checked)) return checked
  const first = checked[0]
  throw new AppError('bad_pack', `模型 ${model.id} 的 SQL 不合规定：${first?.reason ?? ''}`, {
    ...(first?.line !== null && first?.line !== undefined ? { line: first.line } : {}),
    ...(first?.column !== null && first?.column !== undefined ? { column: first.column } : {}),
    next: '停用该模型，请其编写者改正。'
  })
}

/** Kind of each column name over the datasets read; a name that is text here and a number there is left out. */
export function columnKinds(reads: readonly string[], datasets: Readonly<Record<string, Dataset>>): ColumnKinds {
  const kinds = new Map<string, 'text' | 'number'>([['id', 'text']])
  const mixed = new Set<string>()
  for (const name of reads) {
    for (const [field, { type }] of Object.entries(datasets[name]?.fields ?? {})) {
      const kind = type === 'text' || type === 'date' || type === 'timestamp' ? 'text' : 'number'
      if (kinds.has(field) && kinds.get(field) !== kind) mixed.add(field)
      kinds.set(field, kind)
    }
  }
  for (const field of mixed) kinds.delete(field)
  return kinds
}

/**
 * Names of all tables that SQLite would open, read from the program it compiled (EXPLAIN's OpenRead root pages): what a name in the text
 * hides (a view, a pragma function, another schema) cannot hide here. Anything but a plain table of the main schema is named by its opcode.
 */
function openedTables(db: Database.Database, sql: string, params: readonly string[]): readonly string[] {
  const owners = new Map<number, string>([[1, 'sqlite_schema']])
  for (const row of db.prepare('SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0').all() as {
    rootpage: number
    tbl_name: string
  }[]) {
    owners.set(row.rootpage, row.tbl_name)
  }
  const nothing = Object.fromEntries(params.map((name) => [name, null]))
  const program = db.prepare(`EXPLAIN ${sql}`).all(nothing) as { opcode: string; p2: number; p3: number }[]
  const opened = new Set<string>()
  for (const { opcode, p2, p3 } of program) {
    if (opcode === 'OpenRead' || opcode === 'ReopenIdx') opened.add(p3 === 0 ? (owners.get(p2) ?? `第 ${p2} 页`) : `第 ${p3} 库`)
    if (opcode === 'OpenWrite' || opcode === 'VOpen') opened.add(opcode)
  }
  return [...opened]
}
