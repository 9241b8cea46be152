/**
 * Ties read straight from the rows that make them, along the indexes that graph.yaml asks for: no second store that could say something else than
 * the ledgers. Every statement is made from a declaration that was checked when its pack was loaded; values reach it as parameters only.
 */
import { nodeKey, type NodeRef } from '../../../shared/domain/graph/node-key.ts'
import type { TieCount, TieFilter } from '../../../shared/domain/graph/tie.ts'
import type { GraphDate, GraphEdgeKind, GraphKinds, GraphRows } from '../../../shared/packs/graph.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, identifier, join, list, sql, type Query } from '../vault/sql.ts'
import { pairLinks, proposedLinks } from './graph-pairs.ts'

interface Raw {
  readonly own: string
  readonly other: string
  readonly n: number
  readonly first: string | null
  readonly last: string | null
  readonly endless: number
  readonly undated: number
  readonly amount: number | null
  readonly share: number | null
  readonly labels: string | null
}
const most = 4000
const none = sql`NULL`

/** A field of the rows `r`, the row itself for `id`. */
const column = (field: string): Query => sql`r.${identifier(field)}`
const dateOf = (date: GraphDate | undefined): Query =>
  date === undefined ? none : sql`SUBSTR(${typeof date === 'string' ? column(date) : sql`t.${identifier(date.field)}`}, 1, 10)`

/** The rows of a declaration, joined to what holds their date. */
export function rowsFrom(packs: PackSet, rows: GraphRows): Query {
  const { since } = rows
  if (since === undefined || typeof since === 'string') return sql`${identifier(rows.dataset)} r`
  const target = packs.datasets[rows.dataset]?.fields[since.through]?.ref ?? rows.dataset
  return sql`${identifier(rows.dataset)} r LEFT JOIN ${identifier(target)} t ON t.id = ${column(since.through)}`
}

/** What a row must be to count at all. */
export function rowsWhere(rows: GraphRows, filter: TieFilter): Query {
  const parts: Query[] = [sql`1 = 1`]
  for (const [field, values] of Object.entries(rows.where)) {
    const held = sql`${column(field)} IN (${list(values)})`
    parts.push(values.includes('') ? sql`(${column(field)} IS NULL OR ${held})` : held)
  }
  const since = dateOf(rows.since)
  if (rows.since !== undefined && filter.until !== undefined) parts.push(sql`(${since} IS NULL OR ${since} <= ${filter.until})`)
  if (filter.dated === true) parts.push(rows.since === undefined ? sql`1 = 0` : sql`${since} IS NOT NULL`)
  const end = rows.until === undefined ? since : column(rows.until)
  if (rows.since !== undefined && filter.since !== undefined) parts.push(sql`(${end} IS NULL OR ${end} >= ${filter.since})`)
  return join(parts, ' AND ')
}

/** The day of a row, for order and display. */
export const rowDate = (rows: GraphRows): Query => dateOf(rows.since)

function countRows(
  db: ReadableDB,
  packs: PackSet,
  rows: GraphRows,
  own: 'from' | 'to',
  ids: readonly string[],
  filter: TieFilter,
  others?: readonly string[]
): readonly Raw[] {
  const [mine, other] = [column(rows[own].field), column(rows[own === 'from' ? 'to' : 'from'].field)]
  const since = dateOf(rows.since)
  const until = rows.until === undefined ? since : column(rows.until)
  const among = others === undefined ? sql`` : sql`AND ${other} IN (${list(others)})`
  const field = (name: string | undefined): Query => (name === undefined ? none : column(name))
  return all<Raw>(
    db,
    sql`SELECT ${mine} AS own, ${other} AS other, COUNT(*) AS n, MIN(${since}) AS first, MAX(${until}) AS last,
          ${rows.until === undefined ? sql`0` : sql`SUM(${until} IS NULL)`} AS endless, SUM(${since} IS NULL) AS undated,
          SUM(${field(rows.amount)}) AS amount, MAX(${field(rows.share)}) AS share, GROUP_CONCAT(DISTINCT ${field(rows.label)}) AS labels
        FROM ${rowsFrom(packs, rows)}
        WHERE ${mine} IN (${list(ids)}) AND ${other} IS NOT NULL AND ${other} <> '' ${among} AND ${rowsWhere(rows, filter)}
        GROUP BY own, other`
  )
}

/**
 * Every tie of these nodes, or only those among them. One entry for each pair, kind and declaration; a node is no neighbour of itself.
 * At most 4,000 ids go into one statement.
 */
export function tiesOf(db: ReadableDB, packs: PackSet, nodes: readonly NodeRef[], filter: TieFilter, among = false): readonly TieCount[] {
  const { graph } = packs
  const byKind = new Map<string, string[]>()
  for (const { kind, id } of nodes) byKind.set(kind, [...(byKind.get(kind) ?? []), id])
  const found = new Map<string, TieCount>()
  const keep = (tie: TieCount): void => void found.set(`${tie.edge} ${tie.source} ${tie.from} ${tie.to}`, tie)
  for (const edge of edgesIn(graph, filter)) {
    if (edge.pair !== undefined) for (const tie of pairLinks(db, packs, edge, byKind.get(edge.pair.node) ?? [], filter)) keep(tie)
    if (edge.proposed !== undefined) for (const tie of proposedLinks(db, edge, byKind.get(edge.proposed.node) ?? [], filter)) keep(tie)
    for (const [source, rows] of edge.rows.entries()) {
      for (const own of among ? (['from'] as const) : (['from', 'to'] as const)) {
        const other = own === 'from' ? 'to' : 'from'
        const ids = byKind.get(rows[own].node) ?? []
        const others = among ? (byKind.get(rows[other].node) ?? []) : undefined
        if (others?.length === 0) continue
        for (let at = 0; at < ids.length; at += most) {
          for (const raw of countRows(db, packs, rows, own, ids.slice(at, at + most), filter, others)) {
            const tie = tieOf(edge, source, rows, own, raw)
            if (tie.from !== tie.to) keep(tie)
          }
        }
      }
    }
  }
  if (!among) return [...found.values()]
  const inside = new Set(nodes.map(nodeKey))
  return [...found.values()].filter((tie) => inside.has(tie.from) && inside.has(tie.to))
}

function tieOf(edge: GraphEdgeKind, source: number, rows: GraphRows, own: 'from' | 'to', raw: Raw): TieCount {
  const [from, to] = own === 'from' ? [raw.own, raw.other] : [raw.other, raw.own]
  return {
    edge: edge.id,
    source,
    from: nodeKey({ kind: rows.from.node, id: from }),
    to: nodeKey({ kind: rows.to.node, id: to }),
    n: raw.n,
    first: raw.first,
    last: raw.last,
    open: raw.endless > 0,
    undated: rows.since === undefined ? raw.n : raw.undated,
    amount: raw.amount,
    share: raw.share,
    labels: raw.labels === null ? [] : raw.labels.split(',')
  }
}

export interface StakeRow {
  /** the kind of tie that tells it */
  readonly edge: string
  readonly holder: string
  readonly held: string
  /** per cent; null when not on record */
  readonly share: number | null
}

/** Every single row by which these nodes are held, in force on the day; ends are keys. Rows without a beginning or an end count as in force. */
export function stakeRows(db: ReadableDB, packs: PackSet, held: readonly NodeRef[], on: string): readonly StakeRow[] {
  const found: StakeRow[] = []
  for (const { edge, rows } of packs.graph.edges.flatMap(({ id, rows: declared }) => declared.map((rows) => ({ edge: id, rows })))) {
    if (rows.share === undefined) continue
    const ids = held.filter(({ kind }) => kind === rows.to.node).map(({ id }) => id)
    const [holder, firm] = [column(rows.from.field), column(rows.to.field)]
    for (let at = 0; at < ids.length; at += most) {
      const own = all<Omit<StakeRow, 'edge'>>(
        db,
        sql`SELECT ${holder} AS holder, ${firm} AS held, ${column(rows.share)} AS share FROM ${rowsFrom(packs, rows)}
            WHERE ${firm} IN (${list(ids.slice(at, at + most))}) AND ${holder} IS NOT NULL AND ${holder} <> '' AND ${rowsWhere(rows, { since: on, until: on })}`
      )
      for (const one of own)
        found.push({
          edge,
          holder: nodeKey({ kind: rows.from.node, id: one.holder }),
          held: nodeKey({ kind: rows.to.node, id: one.held }),
          share: one.share
        })
    }
  }
  return found
}

/** The kinds of tie that a filter lets through, in the packs' order. */
export function edgesIn(graph: GraphKinds, filter: TieFilter): readonly GraphEdgeKind[] {
  return filter.edges === undefined ? graph.edges : graph.edges.filter(({ id }) => filter.edges?.includes(id))
}

/** Of these nodes of one kind, those that more than `rows` rows of one ledger name in one column. Read from the indexes alone. */
export function crowdedNodes(db: ReadableDB, packs: PackSet, kind: string, ids: readonly string[], rows: number): readonly string[] {
  const ends = packs.graph.edges.flatMap((edge) =>
    edge.rows.flatMap((one) => [one.from, one.to].map((end) => ({ dataset: one.dataset, ...end })))
  )
  const columns = new Map(
    ends.filter(({ node, field }) => node === kind && field !== 'id').map((end) => [`${end.dataset}.${end.field}`, end])
  )
  const found = new Set<string>()
  for (const { dataset, field } of columns.values()) {
    for (let at = 0; at < ids.length; at += most) {
      const many = all<{ id: string }>(
        db,
        sql`SELECT ${column(field)} AS id FROM ${identifier(dataset)} r WHERE ${column(field)} IN (${list(ids.slice(at, at + most))})
            GROUP BY ${column(field)} HAVING COUNT(*) > ${rows}`
      )
      for (const { id } of many) found.add(id)
    }
  }
  return [...found]
}

/** Of these values of one kind, those that at least two different things have, whatever the filter. */
export function sharedValues(db: ReadableDB, packs: PackSet, kind: string, values: readonly string[]): ReadonlySet<string> {
  const holders = new Map<string, string>()
  const shared = new Set<string>()
  const hold = (value: string, holder: string): void => {
    const known = holders.get(value)
    if (known === undefined) holders.set(value, holder)
    else if (known !== holder) shared.add(value)
  }
  for (const { rows: declared } of packs.graph.edges) {
    for (const rows of declared) {
      const own = rows.to.node === kind ? 'to' : rows.from.node === kind ? 'from' : undefined
      if (own === undefined) continue
      const other = own === 'to' ? rows.from : rows.to
      const [mine, its] = [column(rows[own].field), column(other.field)]
      const open = values.filter((value) => !shared.has(value))
      for (let at = 0; at < open.length; at += most) {
        const found = all<{ value: string; least: string; most: string }>(
          db,
          sql`SELECT ${mine} AS value, MIN(${its}) AS least, MAX(${its}) AS most FROM ${identifier(rows.dataset)} r
              WHERE ${mine} IN (${list(open.slice(at, at + most))}) AND ${its} IS NOT NULL AND ${its} <> '' AND ${rowsWhere(rows, {})} GROUP BY value`
        )
        for (const one of found) for (const id of [one.least, one.most]) hold(one.value, nodeKey({ kind: other.node, id }))
      }
    }
  }
  return shared
}

/** What values are called in the rows that hold them: at most three names each. */
export function namesOfValues(
  db: ReadableDB,
  packs: PackSet,
  kind: string,
  values: readonly string[]
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>()
  for (const { rows: declared } of packs.graph.edges) {
    for (const rows of declared) {
      for (const end of [rows.from, rows.to]) {
        if (end.node !== kind || end.named === undefined) continue
        for (let at = 0; at < values.length; at += most) {
          const found = all<{ value: string; name: string }>(
            db,
            sql`SELECT DISTINCT ${column(end.field)} AS value, ${column(end.named)} AS name FROM ${identifier(rows.dataset)} r
                WHERE ${column(end.field)} IN (${list(values.slice(at, at + most))}) AND ${column(end.named)} IS NOT NULL ORDER BY name`
          )
          for (const { value, name } of found) names.set(value, [...new Set([...(names.get(value) ?? []), name])].slice(0, 3))
        }
      }
    }
  }
  return names
}
