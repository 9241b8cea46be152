/** Rows for what is done again: an item's stages, a draw with its entries, a chain's records. Datasets and fields are named by packs and checked at load. */
import type { Chain, Draw, TraceStage } from '../../../shared/packs/proofs.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, identifier, join, list, sql, type Query } from '../vault/sql.ts'
import type { DatasetRow } from './rows.ts'

/** Rows of a stage that bear this item's id, oldest first; at most 500. */
export function rowsOfItem(db: ReadableDB, { dataset, match, date }: TraceStage, item: string): readonly DatasetRow[] {
  return all(
    db,
    sql`SELECT * FROM ${identifier(dataset)} WHERE ${identifier(match)} = ${item} ORDER BY ${identifier(date)} NULLS LAST, id LIMIT 500`
  )
}

/** Some ids of items that begin like this, for completion while typing. */
export function itemsLike(db: ReadableDB, { dataset, match }: TraceStage, start: string, most: number): readonly string[] {
  const field = identifier(match)
  return all<{ item: string }>(
    db,
    sql`SELECT DISTINCT ${field} AS item FROM ${identifier(dataset)} WHERE ${field} >= ${start} AND ${field} < ${`${start}\u{10FFFF}`} AND ${field} <> '' ORDER BY ${field} LIMIT ${most}`
  ).map(({ item }) => item)
}

export interface DrawRow {
  readonly id: string
  readonly title: string | null
  readonly on: string | null
  readonly org: string | null
  readonly orgName: string | null
  readonly seed: string | number | null
  readonly method: string | null
  readonly places: number | null
  readonly count: number | null
  readonly entries: number
}
const orNull = (field: string | undefined): Query => (field === undefined ? sql`NULL` : sql`d.${identifier(field)}`)

/** All draws of a kind, newest first, or the one asked for. */
export function drawsOf(db: ReadableDB, draw: Draw, id?: string): readonly DrawRow[] {
  const only = id === undefined ? sql`` : sql`WHERE d.id = ${id}`
  return all(
    db,
    sql`SELECT d.id, d.${identifier(draw.title)} AS title, d.${identifier(draw.date)} AS "on", d.${identifier(draw.org)} AS org, o.name AS "orgName",
          d.${identifier(draw.seed)} AS seed, ${orNull(draw.methodField)} AS method, ${orNull(draw.places)} AS places, ${orNull(draw.count)} AS count,
          (SELECT COUNT(*) FROM ${identifier(draw.entries.dataset)} e WHERE e.${identifier(draw.entries.draw)} = d.id) AS entries
        FROM ${identifier(draw.dataset)} d LEFT JOIN org o ON o.id = d.${identifier(draw.org)} ${only}
        ORDER BY d.${identifier(draw.date)} DESC NULLS LAST, d.id LIMIT 2000`
  )
}

export interface EntryRow {
  readonly id: string
  readonly draw: string
  readonly name: string | null
  readonly who: string | null
  readonly split: string | null
  readonly number: number | null
  readonly rank: number | null
  readonly selected: number | null
  readonly excused: string | null
}
/** Entries of one draw, or of all draws of a unit (a null unit: of all units). */
export function entriesOf(
  db: ReadableDB,
  draw: Draw,
  of: { readonly draw: string } | { readonly org: string | null }
): readonly EntryRow[] {
  const { entries } = draw
  const field = (name: string | undefined): Query => (name === undefined ? sql`NULL` : sql`e.${identifier(name)}`)
  const who = join(
    entries.who.map((name) => sql`NULLIF(${field(name)}, '')`),
    ', '
  )
  const where =
    'draw' in of
      ? sql`e.${identifier(entries.draw)} = ${of.draw}`
      : of.org === null
        ? sql`1 = 1`
        : sql`d.${identifier(draw.org)} = ${of.org}`
  return all(
    db,
    sql`SELECT e.id, e.${identifier(entries.draw)} AS draw, ${field(entries.name)} AS name, COALESCE(${who}, ${field(entries.name)}) AS who, ${field(entries.split)} AS split,
          ${field(entries.number)} AS number, ${field(entries.rank)} AS rank, ${field(entries.selected)} AS selected, ${field(entries.excused)} AS excused
        FROM ${identifier(entries.dataset)} e JOIN ${identifier(draw.dataset)} d ON d.id = e.${identifier(entries.draw)}
        WHERE ${where} ORDER BY draw, split, number NULLS LAST, e.id LIMIT 200000`
  )
}

export interface ChainRow {
  readonly group: string
  readonly records: number
  readonly from: string | null
  readonly to: string | null
}
/** All chains of a kind by their group, the latest first. */
export function chainsOf(db: ReadableDB, { dataset, group, date }: Chain, offset: number, limit: number): readonly ChainRow[] {
  const [by, at] = [identifier(group), identifier(date)]
  return all(
    db,
    sql`SELECT ${by} AS "group", COUNT(*) AS records, MIN(${at}) AS "from", MAX(${at}) AS "to" FROM ${identifier(dataset)}
        GROUP BY ${by} ORDER BY MAX(${at}) DESC NULLS LAST, ${by} LIMIT ${limit} OFFSET ${offset}`
  )
}
export function countChains(db: ReadableDB, { dataset, group }: Chain): number {
  return get<{ n: number }>(db, sql`SELECT COUNT(DISTINCT ${identifier(group)}) AS n FROM ${identifier(dataset)}`)?.n ?? 0
}
/** The records of one chain in their order. */
export function recordsOfChain(db: ReadableDB, { dataset, group, order }: Chain, value: string): readonly DatasetRow[] {
  return all(db, sql`SELECT * FROM ${identifier(dataset)} WHERE ${identifier(group)} = ${value} ORDER BY ${identifier(order)}, id`)
}

/** Rows of a dataset, as the last import counted them. */
export function countRows(db: ReadableDB, dataset: string): number {
  return get<{ rows: number }>(db, sql`SELECT rows FROM sys_roll_dataset WHERE dataset = ${dataset}`)?.rows ?? 0
}

/** Which generation of these datasets' rows the vault holds. */
export function versionsOf(db: ReadableDB, datasets: readonly string[]): string {
  return JSON.stringify(
    all(db, sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN (${list(datasets)}) ORDER BY dataset`)
  )
}
