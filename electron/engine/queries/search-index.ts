/**
 * The index of terms (migration 14): what is in it, putting in, taking out, and asking. A document stands for one row; its number is the number
 * of its dataset times 2^40 plus the row's rowid. Numbers that large are bound as BigInt: the index takes a floating-point bound for no bound.
 */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, allArrays, get, identifier, join, list, run, sql, type Query } from '../vault/sql.ts'

export interface IndexedDataset {
  readonly no: number
  readonly dataset: string
  /** the highest rowid that is in the index */
  readonly upto: number
  /** what was indexed of a row */
  readonly rule: string
}
const width = 2n ** 40n
const mostTables = 200

export function indexedDatasets(db: ReadableDB): readonly IndexedDataset[] {
  return all(db, sql`SELECT no, dataset, upto, rule FROM sys_search_dataset ORDER BY no`)
}

/** The highest rowid of a dataset's table; 0 when it is empty. */
export function lastRow(db: ReadableDB, dataset: string): number {
  return get<{ n: number | null }>(db, sql`SELECT MAX(rowid) AS n FROM ${identifier(dataset)}`)?.n ?? 0
}

/** The same of many datasets in one question. */
export function lastRows(db: ReadableDB, datasets: readonly string[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>()
  for (let at = 0; at < datasets.length; at += mostTables) {
    const some = datasets.slice(at, at + mostTables)
    const [row] = allArrays<readonly (number | null)[]>(
      db,
      sql`SELECT ${join(
        some.map((dataset) => sql`(SELECT MAX(rowid) FROM ${identifier(dataset)})`),
        ', '
      )}`
    )
    for (const [place, dataset] of some.entries()) last.set(dataset, row?.[place] ?? 0)
  }
  return last
}

/** How many rows were changed or removed since they were indexed. */
export function staleCount(db: ReadableDB): number {
  return get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_search_stale`)?.n ?? 0
}

export function staleRows(db: ReadableDB, dataset: string, limit: number): readonly number[] {
  return all<{ row: number }>(db, sql`SELECT row FROM sys_search_stale WHERE dataset = ${dataset} ORDER BY row LIMIT ${limit}`).map(
    ({ row }) => row
  )
}

export function dropStale(writer: WritableDB, dataset: string, rows: readonly number[]): void {
  run(writer, sql`DELETE FROM sys_search_stale WHERE dataset = ${dataset} AND row IN (${list(rows)})`)
}

/** A dataset is taken into the index, or starts anew because what is indexed of its rows changed. */
export function beginDataset(writer: WritableDB, dataset: string, rule: string, known: IndexedDataset | undefined): void {
  if (known === undefined)
    return void run(writer, sql`INSERT INTO sys_search_dataset (dataset, upto, rule) VALUES (${dataset}, 0, ${rule})`)
  const [from, to] = rangeOf(known.no)
  run(writer, sql`DELETE FROM sys_search WHERE rowid IN (SELECT ${from} + rowid FROM ${identifier(dataset)} WHERE rowid <= ${known.upto})`)
  run(
    writer,
    sql`DELETE FROM sys_search WHERE rowid IN (SELECT ${from} + row FROM sys_search_stale WHERE dataset = ${dataset}) AND rowid < ${to}`
  )
  run(writer, sql`UPDATE sys_search_dataset SET upto = 0, rule = ${rule} WHERE no = ${known.no}`)
  return undefined
}

export function setUpto(writer: WritableDB, no: number, upto: number): void {
  run(writer, sql`UPDATE sys_search_dataset SET upto = ${upto} WHERE no = ${no}`)
}

export function putTerms(writer: WritableDB, no: number, row: number, terms: string): void {
  run(writer, sql`INSERT INTO sys_search (rowid, terms) VALUES (${BigInt(no) * width + BigInt(row)}, ${terms})`)
}

export function dropTerms(writer: WritableDB, no: number, row: number): void {
  run(writer, sql`DELETE FROM sys_search WHERE rowid = ${BigInt(no) * width + BigInt(row)}`)
}

/** A row with the fields asked for, `row` its rowid, `id` its id. */
export type FieldRow = readonly [row: number, id: string, ...values: (string | number | null)[]]

const columns = (fields: readonly string[]): Query => join([sql`rowid`, sql`id`, ...fields.map(identifier)], ', ')

/** Rows behind a rowid, in its order. */
export function rowsBehind(db: ReadableDB, dataset: string, fields: readonly string[], after: number, limit: number): readonly FieldRow[] {
  return allArrays(db, sql`SELECT ${columns(fields)} FROM ${identifier(dataset)} WHERE rowid > ${after} ORDER BY rowid LIMIT ${limit}`)
}

/** Rows by rowid, in no particular order; those that are gone are absent. At most 30,000. */
export function rowsAt(db: ReadableDB, dataset: string, fields: readonly string[], rows: readonly number[]): readonly FieldRow[] {
  // few lengths of lists, so that the statement is a kept one
  const length = [5, 20, 100, 600].find((size) => size >= rows.length) ?? rows.length
  const asked = rows.length === 0 ? rows : [...rows, ...Array.from({ length: length - rows.length }, () => rows[0] ?? 0)]
  return allArrays(db, sql`SELECT ${columns(fields)} FROM ${identifier(dataset)} WHERE rowid IN (${list(asked)})`)
}

/** Those of these rows whose date lies within the days, in the order given; a row without a date does not. */
export function rowsOfDays(
  db: ReadableDB,
  dataset: string,
  date: string,
  rows: readonly number[],
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined }
): readonly number[] {
  const day = sql`SUBSTR(${identifier(date)}, 1, 10)`
  const found = allArrays<readonly [number]>(
    db,
    sql`SELECT rowid FROM ${identifier(dataset)} WHERE rowid IN (${list(rows)}) AND ${day} >= ${from ?? ''} AND ${day} <= ${to ?? '9999-12-31'}`
  )
  const within = new Set(found.map(([row]) => row))
  return rows.filter((row) => within.has(row))
}

/**
 * Documents that fulfil an expression of the index, at most `limit`: lowest first, beginning with dataset `from`, or of one dataset newest first,
 * beginning below the row `before`.
 */
export function matchingRows(
  db: ReadableDB,
  expression: string,
  limit: number,
  within: { readonly from?: number; readonly no?: number; readonly before?: number } = {}
): readonly { readonly no: number; readonly row: number }[] {
  const [from, end] = within.no === undefined ? [BigInt(within.from ?? 0) * width, 2n ** 62n] : rangeOf(within.no)
  const to = within.no === undefined || within.before === undefined ? end : from + BigInt(within.before)
  const order = within.no === undefined ? sql`` : sql`ORDER BY rowid DESC`
  const found = allArrays<readonly [number]>(
    db,
    sql`SELECT rowid FROM sys_search WHERE sys_search MATCH ${expression} AND rowid >= ${from} AND rowid < ${to} ${order} LIMIT ${limit}`
  )
  const size = Number(width)
  return found.map(([doc]) => ({ no: Math.floor(doc / size), row: doc % size }))
}

/** Joins the index's parts, a piece at a time, so that a question looks in few places. Returns whether there may be more to join. */
export function joinParts(writer: WritableDB, first: boolean): boolean {
  const before = get<{ n: number }>(writer, sql`SELECT TOTAL_CHANGES() AS n`)?.n ?? 0
  run(writer, sql`INSERT INTO sys_search (sys_search, rank) VALUES ('merge', ${first ? -500 : 500})`)
  return (get<{ n: number }>(writer, sql`SELECT TOTAL_CHANGES() AS n`)?.n ?? 0) - before >= 2
}

function rangeOf(no: number): readonly [bigint, bigint] {
  return [BigInt(no) * width, (BigInt(no) + 1n) * width]
}

/** Ids of rows whose secret field holds one of these keyed hashes. The field must be an indexed one. */
export function rowsByHash(
  db: ReadableDB,
  dataset: string,
  field: string,
  hashes: readonly string[],
  limit: number
): readonly { readonly id: string; readonly row: number }[] {
  return all(
    db,
    sql`SELECT id, rowid AS row FROM ${identifier(dataset)} WHERE ${identifier(field)} IN (${list(hashes)}) ORDER BY rowid DESC LIMIT ${limit}`
  )
}
