/**
 * SQL stays SQL: a template tag that turns every inserted value into a parameter, and the few functions that run it. Text can enter a
 * statement only as another `sql` fragment or as a checked identifier, so a value can never become code. Statements are prepared once per
 * connection and kept.
 */
import type Database from './sqlite.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { ReadableDB, WritableDB } from './connection.ts'
import { mappingErrors } from './sqlite-error.ts'

/** What SQLite binds. Booleans are written 0 / 1 by the caller's own choice, never silently. */
export type SqlValue = string | number | bigint | Buffer | null

export interface Query {
  readonly text: string
  readonly params: readonly SqlValue[]
}

const kept = 1000
const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/** `` sql`SELECT … WHERE id = ${id}` ``; a `Query` inside is taken in as a fragment with its own parameters. */
export function sql(strings: TemplateStringsArray, ...values: readonly (SqlValue | Query)[]): Query {
  let text = strings[0] ?? ''
  const params: SqlValue[] = []
  for (const [place, value] of values.entries()) {
    if (isQuery(value)) {
      text += value.text
      params.push(...value.params)
    } else {
      text += '?'
      params.push(value)
    }
    text += strings[place + 1] ?? ''
  }
  return { text, params }
}

/** Several values for `IN (…)`, one parameter each; an empty list gives `NULL`, which matches nothing. At most 30,000. */
export function list(values: readonly SqlValue[]): Query {
  if (values.length > 30_000) throw new AppError('internal', '一条语句的参数过多。')
  return values.length === 0 ? { text: 'NULL', params: [] } : { text: values.map(() => '?').join(', '), params: values }
}

/** Fragments joined by `separator`, which is part of the program and never data. */
export function join(fragments: readonly Query[], separator: ', ' | ' AND ' | ' OR ' | ' '): Query {
  return { text: fragments.map((fragment) => fragment.text).join(separator), params: fragments.flatMap((fragment) => fragment.params) }
}

/** A table or column name as a quoted fragment; only `[a-z][a-z0-9_]*` up to 63 characters, else `internal`. */
export function identifier(name: string): Query {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) throw new AppError('internal', '不合规的表名或列名。')
  return { text: `"${name}"`, params: [] }
}

/** All rows. The row type is the caller's claim about its own SELECT. */
export function all<Row>(db: ReadableDB, query: Query): Row[] {
  return mappingErrors(() => prepared(db, query.text).all(...query.params) as Row[])
}

/** The first row, or undefined. */
export function get<Row>(db: ReadableDB, query: Query): Row | undefined {
  return mappingErrors(() => prepared(db, query.text).get(...query.params) as Row | undefined)
}

/** All rows as arrays of their columns, for many small rows. */
export function allArrays<Row extends readonly unknown[]>(db: ReadableDB, query: Query): Row[] {
  return mappingErrors(() => prepared(db, query.text, 'arrays').all(...query.params) as unknown as Row[])
}

/** Rows one by one, for results too large to hold. Uses a statement of its own, so that it may be left open while others run. */
export function* iterate<Row>(db: ReadableDB, query: Query): Generator<Row, void, undefined> {
  const rows = mappingErrors(() => db.prepare(query.text).iterate(...query.params) as IterableIterator<Row>)
  try {
    for (let step = mappingErrors(() => rows.next()); step.done !== true; step = mappingErrors(() => rows.next())) yield step.value
  } finally {
    rows.return?.()
  }
}

/** Runs a statement that writes. */
export function run(db: WritableDB, query: Query): Database.RunResult {
  return mappingErrors(() => prepared(db, query.text).run(...query.params))
}

/**
 * Runs `work` in one transaction (BEGIN IMMEDIATE; a savepoint when already inside one): all of it or, on any throw, none. A full disk
 * comes out as `disk_full`, rolled back.
 */
export function transaction<T>(writer: WritableDB, work: () => T): T {
  return mappingErrors(() => writer.transaction(work).immediate())
}

/** What is used stays; what was not used for longest goes. */
function prepared(db: Database.Database, text: string, as: 'objects' | 'arrays' = 'objects'): Database.Statement {
  let cache = statements.get(db)
  if (cache === undefined) {
    cache = new Map()
    statements.set(db, cache)
  }
  const key = as === 'arrays' ? `arrays ${text}` : text
  let statement = cache.get(key)
  if (statement === undefined) {
    statement = db.prepare(text)
    if (as === 'arrays') statement.raw(true)
    const oldest = cache.size >= kept ? cache.keys().next().value : undefined
    if (oldest !== undefined) cache.delete(oldest)
  } else cache.delete(key)
  cache.set(key, statement)
  return statement
}

function isQuery(value: SqlValue | Query): value is Query {
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value)
}
