/**
 * A model's cases on a second engine: the same rows (marks and nodes as computed on SQLite, inserted as rows), the same SQL, and hits that
 * must be those of SQLite figure by figure.
 */
import { caseDatasets, openCaseDatabase, type TestInput } from '../../electron/engine/packs/case-database.ts'
import { hitRow, type HitRow } from '../../electron/engine/packs/compare-hits.ts'
import { runModel, toHit } from '../../electron/engine/packs/run-model.ts'
import type { CaseFailure } from '../../electron/engine/packs/test-model.ts'
import { boundParams } from '../../shared/packs/params.ts'
import type { ModelCase } from '../../shared/packs/pack.ts'
import { literal, withValues, type OtherEngine, type Value } from './engine.ts'
import { limitExpression, limitsNamed } from './limit-at.ts'

interface OnSqlite {
  /** INSERT statements of all rows that the model may read */
  readonly fill: string
  readonly hits: readonly HitRow[]
  readonly counted: readonly HitRow[]
  readonly regions: ReadonlyMap<string, string>
}

/** Runs all cases of one model on `engine`, whose tables are there and empty. The failures, none when all hits agree with SQLite's. */
export async function testModelOn(engine: OtherEngine, input: TestInput): Promise<readonly CaseFailure[]> {
  const { model } = input
  const database = openCaseDatabase(input)
  const failures: CaseFailure[] = []
  try {
    for (const each of model.cases) {
      try {
        const known = database.within(each, () => onSqlite(database, input, each))
        const reason = await compareOn(engine, input, each, known)
        if (reason !== null) failures.push({ model: model.id, case: each.name, reason: `${engine.name}：${reason}` })
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        failures.push({ model: model.id, case: each.name, reason: `${engine.name}：${reason}` })
      }
    }
  } finally {
    database.close()
  }
  return failures
}

function onSqlite({ db, context }: ReturnType<typeof openCaseDatabase>, input: TestInput, each: ModelCase): OnSqlite {
  const { model, datasets } = input
  const hits = [...runModel(db, context, model, { asOf: each.as_of, overrides: each.params, datasets })].map(hitRow)
  // nodes of procedures lie in every case for the sake of marks; written out for a model that does not read them they were most of its time
  const read = Object.keys(caseDatasets(input)).filter((name) => model.reads.includes(name))
  const statements = read.flatMap((name) => {
    const rows = db.prepare(`SELECT * FROM "${name}"`).all() as Record<string, Value>[]
    const columns = ['id', ...Object.keys(datasets[name]?.fields ?? {})].filter((column) => column !== '')
    const values = rows.map((row) => `(${columns.map((column) => literal(row[column] ?? null)).join(', ')})`)
    const named = columns.map((column) => `"${column}"`).join(', ')
    return rows.length === 0 ? [] : [`INSERT INTO "${name}" (${named}) VALUES ${values.join(', ')}`]
  })
  const counted = model.denominator === undefined ? [] : (db.prepare(plainSql(model.denominator.sql, input, each)).all() as HitRow[])
  return { fill: statements.join(';\n'), hits, counted, regions: new Map(context.regions) }
}

/** The SQL with its parameters written out. */
function plainSql(sql: string, { model }: TestInput, each: ModelCase): string {
  return withValues(sql, { ...boundParams(model.params, each.as_of, each.params), as_of: each.as_of })
}

async function compareOn(engine: OtherEngine, input: TestInput, each: ModelCase, known: OnSqlite): Promise<string | null> {
  const { model } = input
  await engine.run('BEGIN')
  try {
    if (known.fill !== '') await engine.run(known.fill)
    await defineLimits(engine, input, each, known)
    const rows = await engine.rows(plainSql(model.sql, input, each))
    const hits = difference(
      known.hits,
      rows.map((row) => hitRow(toHit(model, row)))
    )
    if (hits !== null || model.denominator === undefined) return hits
    const counted = difference(known.counted, await engine.rows(plainSql(model.denominator.sql, input, each)))
    return counted === null ? null : `分母：${counted}`
  } finally {
    await engine.run('ROLLBACK')
  }
}

async function defineLimits(engine: OtherEngine, { model }: TestInput, each: ModelCase, { regions }: OnSqlite): Promise<void> {
  const params = limitsNamed(`${model.sql}\n${model.denominator?.sql ?? ''}`, model.params)
  if (Object.keys(params).length === 0) return
  const { sql, type } = limitExpression({ params, asOf: each.as_of, overrides: each.params, regions })
  const names = ['p_org', 'p_kind', 'p_method', 'p_date']
  await engine.run(
    engine.name === 'duckdb'
      ? `CREATE OR REPLACE MACRO limit_at(p_name, ${names.map((name) => `${name} := NULL`).join(', ')}) AS ${sql}`
      : `DROP FUNCTION IF EXISTS limit_at; CREATE FUNCTION limit_at(p_name text, ${names.map((name) => `${name} text DEFAULT NULL`).join(', ')})
         RETURNS ${type} LANGUAGE sql IMMUTABLE AS $limit$ SELECT ${sql} $limit$`
  )
}

/** Null when both hold the same rows in whatever order; else the first row that only one has. Figures may differ by rounding only. */
export function difference(expected: readonly HitRow[], actual: readonly HitRow[]): string | null {
  const left = [...actual]
  for (const row of expected) {
    const at = left.findIndex((other) => sameRow(row, other))
    if (at < 0)
      return `SQLite 有 ${JSON.stringify(row)}，此处有 ${JSON.stringify(left.find((other) => other['key'] === row['key']) ?? left)}`
    left.splice(at, 1)
  }
  return left.length === 0 ? null : `此处多出 ${JSON.stringify(left[0])}`
}

function sameRow(one: HitRow, other: HitRow): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => sameValue(one[name] ?? null, other[name] ?? null))
}

function sameValue(one: unknown, other: unknown): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other
  return Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one))
}
