/**
 * How sharp a model's cases are: many small faults are put into its SQL and its parameters one at a time, and each must make at least one
 * case fail. Faults that change nothing for any data are listed beside the pack with their reason and do not count.
 */
import type { ModelCase } from '../../../shared/packs/pack.ts'
import { boundParams, type ParamOverrides } from '../../../shared/packs/params.ts'
import { mutateParams } from '../../../shared/packs/mutate-params.ts'
import { mutateSql } from '../../../shared/packs/mutate-sql.ts'
import { tokenizeSql } from '../../../shared/packs/sql-token.ts'
import type Database from '../vault/sqlite.ts'
import { openCaseDatabase, type CaseDatabase, type TestInput } from './case-database.ts'
import { compareHits, hitRow } from './compare-hits.ts'
import { toHit, type RunnableModel } from './run-model.ts'
import { setLimits, toSql } from './sql-functions.ts'

export interface Survivor {
  readonly id: string
  /** line of the SQL, from 1; null for a parameter */
  readonly line: number | null
  readonly was: string
  readonly becomes: string
}
export interface MutationResult {
  readonly model: string
  /** without the equivalent ones */
  readonly total: number
  readonly killed: number
  readonly equivalent: number
  readonly survivors: readonly Survivor[]
  /** listed as equivalent, but no such mutant is left or a case tells it apart */
  readonly stale: readonly string[]
  /** cases that fail without any fault; then nothing else was tried */
  readonly failing: readonly string[]
}

interface Mutant extends Survivor {
  readonly sql: string
  readonly params: RunnableModel['params']
  readonly overridden: (given: ParamOverrides) => ParamOverrides
}

/** A mutant's SQL, prepared, and the parameters it names: both once for all cases. Null when it does not run. */
type Prepared = { readonly statement: Database.Statement; readonly named: ReadonlySet<string> } | null

/** Puts every mutant to every case until one tells it apart. `equivalent` are ids of mutants known to change nothing. */
export function mutateModel(input: TestInput, equivalent: readonly string[] = []): MutationResult {
  const { model } = input
  const mutants = mutantsOf(input)
  const database = openCaseDatabase(input)
  try {
    const original: Mutant = {
      id: '',
      line: null,
      was: '',
      becomes: '',
      sql: model.sql,
      params: model.params,
      overridden: (given) => given
    }
    const statements = new Map<Mutant, Prepared>()
    const failing = model.cases.filter((each) => database.within(each, () => !holds(database, input, original, each, statements)))
    const none = {
      model: model.id,
      total: 0,
      killed: 0,
      equivalent: 0,
      survivors: [],
      stale: [],
      failing: failing.map((each) => each.name)
    }
    if (failing.length > 0) return none
    let alive = mutants
    for (const each of model.cases)
      database.within(each, () => {
        alive = alive.filter((mutant) => holds(database, input, mutant, each, statements))
      })
    const listed = new Set(equivalent)
    const left = new Set(alive.map((mutant) => mutant.id))
    const survivors = alive.filter((mutant) => !listed.has(mutant.id)).map(({ id, line, was, becomes }) => ({ id, line, was, becomes }))
    const stale = equivalent.filter((id) => !left.has(id))
    const total = mutants.length - (listed.size - stale.length)
    return { ...none, total, killed: total - survivors.length, equivalent: listed.size - stale.length, survivors, stale }
  } finally {
    database.close()
  }
}

function mutantsOf({ model }: TestInput): readonly Mutant[] {
  const same = { params: model.params, overridden: (given: ParamOverrides) => given }
  return [
    ...mutateSql(model.sql, model.reads).map((mutant) => ({ ...mutant, ...same })),
    ...mutateParams(model).map((mutant) => ({ ...mutant, line: null, sql: model.sql }))
  ].map((mutant) => ({ ...mutant, sql: endRecursion(mutant.sql) }))
}

/** A recursive part whose stop is broken would never end, and nothing in this process could end it: it gets a limit of rows. */
function endRecursion(sql: string): string {
  return /\bRECURSIVE\b/i.test(sql) ? limitRecursion(sql) : sql
}

function limitRecursion(sql: string): string {
  const tokens = tokenizeSql(sql)
  const open: number[] = []
  const ends: number[] = []
  tokens.forEach((token, index) => {
    if (token.text === '(') open.push(index)
    if (token.text !== ')') return
    const start = open.pop() ?? 0
    const isBody = tokens[start - 1]?.text === 'AS' && tokens[start + 1]?.text === 'SELECT'
    if (isBody && tokens.slice(start, index).some((each) => each.text === 'UNION')) ends.push(token.start)
  })
  return ends.toSorted((a, b) => b - a).reduce((text, at) => `${text.slice(0, at)} LIMIT 5000${text.slice(at)}`, sql)
}

/** Whether the case still comes out as written. An SQL that does not run is told apart by every case. */
function holds(
  { db, context }: CaseDatabase,
  { model }: TestInput,
  mutant: Mutant,
  each: ModelCase,
  statements: Map<Mutant, Prepared>
): boolean {
  try {
    let prepared = statements.get(mutant)
    if (prepared === undefined) {
      statements.set(mutant, null)
      prepared = { statement: db.prepare(mutant.sql), named: namedIn(mutant.sql) }
      statements.set(mutant, prepared)
    }
    if (prepared === null) return false
    const { statement, named } = prepared
    const runnable = { ...model, params: mutant.params }
    const overrides = mutant.overridden(each.params)
    setLimits(db, context, runnable, each.as_of, overrides)
    const values = { ...boundParams(mutant.params, each.as_of, overrides), as_of: each.as_of }
    const bound = Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (named.has(name) ? [[name, toSql(value)]] : [])))
    const rows = named.size === 0 ? statement.all() : statement.all(bound)
    return (
      compareHits(
        each.hits,
        (rows as Parameters<typeof toHit>[1][]).map((row) => hitRow(toHit(runnable, row)))
      ) === null
    )
  } catch {
    return false
  }
}

const namedIn = (sql: string): ReadonlySet<string> =>
  new Set(tokenizeSql(sql).flatMap((token) => (token.kind === 'param' ? [token.raw.slice(1)] : [])))
