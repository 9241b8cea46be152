/** Rows for what is done again: an item's stages, a draw with its entries, a chain's records. Datasets and fields are named by packs and checked at load. */
import type { Chain, Draw, TraceStage } from '../../../shared/packs/proofs.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, identifier, join, list, sql, type Query } from '../vault/sql.ts'
import type { DatasetRow } from './rows.ts'

/** Rows of a stage that bear this item's id, oldest first. */
export function rowsOfItem(
  db: ReadableDB,
  { dataset, match, date }: TraceStage,
  item: string,
  offset: number,
  limit: number
): readonly DatasetRow[] {
  return all(
    db,
    sql`SELECT * FROM ${identifier(dataset)} WHERE ${identifier(match)} = ${item} ORDER BY ${identifier(date)} NULLS LAST, id LIMIT ${limit} OFFSET ${offset}`
  )
}

export interface StageFact {
  readonly id: string
  readonly item: string
  readonly at: string | null
  readonly pieces: number | null
  readonly excuse: string | null
}
/** Every row of a stage that bears this item's id, as far as breaks are found by it, oldest first: a trace that reads a part would tell of breaks that are none. */
export function factsOfItem(db: ReadableDB, { dataset, match, date, pieces, excuse }: TraceStage, item: string): readonly StageFact[] {
  return all(
    db,
    sql`SELECT id, ${identifier(match)} AS item, ${identifier(date)} AS at, ${fieldOrNull(pieces)} AS pieces, ${fieldOrNull(excuse)} AS excuse
        FROM ${identifier(dataset)} WHERE ${identifier(match)} = ${item} ORDER BY ${identifier(date)} NULLS LAST, id`
  )
}
const fieldOrNull = (name: string | undefined): Query => (name === undefined ? sql`NULL` : identifier(name))

/** All rows of a stage that bear an item's id, as far as breaks are found by them; some thousand at a time. */
export function* factsOfStage(db: ReadableDB, { dataset, match, date, pieces, excuse }: TraceStage): Generator<readonly StageFact[]> {
  const last = get<{ last: number | null }>(db, sql`SELECT MAX(rowid) AS last FROM ${identifier(dataset)}`)?.last ?? 0
  for (let after = 0; after < last; after += rowsAtOnce)
    yield all(
      db,
      sql`SELECT id, ${identifier(match)} AS item, ${identifier(date)} AS at, ${fieldOrNull(pieces)} AS pieces, ${fieldOrNull(excuse)} AS excuse
          FROM ${identifier(dataset)} WHERE rowid > ${after} AND rowid <= ${after + rowsAtOnce} AND ${identifier(match)} <> ''`
    )
}
const rowsAtOnce = 2000

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

/** Every draw of a kind by id, newest first. */
export const drawIds = (db: ReadableDB, draw: Draw): readonly string[] =>
  all<{ id: string }>(db, sql`SELECT id FROM ${identifier(draw.dataset)} ORDER BY ${identifier(draw.date)} DESC NULLS LAST, id`).map(
    ({ id }) => id
  )

/** These draws in this order; ids that are not there are left out. */
export function drawsById(db: ReadableDB, draw: Draw, ids: readonly string[]): readonly DrawRow[] {
  const rows = all<DrawRow>(
    db,
    sql`SELECT d.id, d.${identifier(draw.title)} AS title, d.${identifier(draw.date)} AS "on", d.${identifier(draw.org)} AS org, o.name AS "orgName",
          d.${identifier(draw.seed)} AS seed, ${orNull(draw.methodField)} AS method, ${orNull(draw.places)} AS places, ${orNull(draw.count)} AS count,
          (SELECT COUNT(*) FROM ${identifier(draw.entries.dataset)} e WHERE e.${identifier(draw.entries.draw)} = d.id) AS entries
        FROM ${identifier(draw.dataset)} d LEFT JOIN org o ON o.id = d.${identifier(draw.org)} WHERE d.id IN (${list(ids)})`
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
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
/** Whose entries: one draw's, or those of all draws of a unit (a null unit: of all units). */
export type EntriesOf = { readonly draw: string } | { readonly org: string | null }
const entriesWhere = (draw: Draw, of: EntriesOf): Query =>
  'draw' in of
    ? sql`e.${identifier(draw.entries.draw)} = ${of.draw}`
    : of.org === null
      ? sql`1 = 1`
      : sql`d.${identifier(draw.org)} = ${of.org}`
const entriesFrom = (draw: Draw): Query =>
  sql`FROM ${identifier(draw.entries.dataset)} e JOIN ${identifier(draw.dataset)} d ON d.id = e.${identifier(draw.entries.draw)}`

/** Draw by draw in the order of their ids; the first `most` entries when told. */
export function entriesOf(db: ReadableDB, draw: Draw, of: EntriesOf, most?: number): readonly EntryRow[] {
  const { entries } = draw
  const field = (name: string | undefined): Query => (name === undefined ? sql`NULL` : sql`e.${identifier(name)}`)
  const who = join(
    entries.who.map((name) => sql`NULLIF(${field(name)}, '')`),
    ', '
  )
  return all(
    db,
    sql`SELECT e.id, e.${identifier(entries.draw)} AS draw, ${field(entries.name)} AS name, COALESCE(${who}, ${field(entries.name)}) AS who, ${field(entries.split)} AS split,
          ${field(entries.number)} AS number, ${field(entries.rank)} AS rank, ${field(entries.selected)} AS selected, ${field(entries.excused)} AS excused
        ${entriesFrom(draw)} WHERE ${entriesWhere(draw, of)} ORDER BY draw, split, number NULLS LAST, e.id LIMIT ${most ?? -1}`
  )
}

export const countEntries = (db: ReadableDB, draw: Draw, of: EntriesOf): number =>
  get<{ n: number }>(db, sql`SELECT COUNT(*) AS n ${entriesFrom(draw)} WHERE ${entriesWhere(draw, of)}`)?.n ?? 0

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
