/**
 * A second database that models are run on, to prove that their SQL means the same there (contracts.md §3). For tests and pack authors only:
 * the product itself runs models on SQLite.
 */
import type { EngineName } from '../../electron/engine/packs/dataset-tables.ts'
import { datasetDdl } from '../../electron/engine/packs/dataset-tables.ts'
import { dateOf, dayOf, type WorkCalendar } from '../../shared/packs/calendar.ts'
import type { Dataset } from '../../shared/packs/pack.ts'
import { tokenizeSql } from '../../shared/packs/sql-token.ts'

export type OtherName = Exclude<EngineName, 'sqlite'>
export type Value = string | number | bigint | boolean | null

export interface OtherEngine {
  readonly name: OtherName
  readonly version: string
  /** the functions that models call, for after the tables: some read one */
  readonly helpers: string
  /** Statements without a result, several at once. */
  run(sql: string): Promise<void>
  /** One SELECT; integers and decimals of any width as numbers. */
  rows(sql: string): Promise<readonly Readonly<Record<string, string | number | null>>[]>
  close(): Promise<void>
}

/** A value as it is written in SQL, with its type, so that no engine has to guess one. */
export function literal(value: Value): string {
  if (value === null) return 'NULL'
  if (typeof value === 'string') return `CAST('${value.replaceAll("'", "''")}' AS TEXT)`
  if (typeof value === 'boolean') return `CAST(${Number(value)} AS BIGINT)`
  return Number.isSafeInteger(Number(value)) ? `CAST(${value} AS BIGINT)` : `CAST(${value} AS DOUBLE PRECISION)`
}

/** The SQL with each `:name` written out. */
export function withValues(sql: string, values: Readonly<Record<string, Value>>): string {
  let text = sql
  for (const token of tokenizeSql(sql).toReversed()) {
    if (token.kind !== 'param') continue
    const by = literal(values[token.raw.slice(1)] ?? null)
    text = `${text.slice(0, token.start)}${by}${text.slice(token.start + token.raw.length)}`
  }
  return text
}

/** Empty tables of all datasets. */
export async function createTables(engine: OtherEngine, datasets: Readonly<Record<string, Dataset>>): Promise<void> {
  const statements = Object.entries(datasets).map(([name, dataset]) => datasetDdl(name, dataset, engine.name)[0])
  await engine.run(statements.join(';\n'))
}

const firstDay = dayOf('1990-01-01') ?? 0
const lastDay = dayOf('2060-12-31') ?? 0

/** Table `work_day`: each day with the number of working days since 1990, from which workdays_between is a difference. */
export async function fillWorkDays(engine: OtherEngine, calendar: WorkCalendar): Promise<void> {
  const rows = Array.from({ length: lastDay - firstDay + 1 }, (_, index) => firstDay + index).map(
    (day) => `('${dateOf(day)}', ${calendar.countBetween(firstDay, day)})`
  )
  await engine.run(`CREATE TABLE work_day (day DATE PRIMARY KEY, upto BIGINT); INSERT INTO work_day VALUES ${rows.join(', ')}`)
}
