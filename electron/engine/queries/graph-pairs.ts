/** Ties that no single row makes: two firms that meet again and again in the same lots, and two entries proposed as the same. */
import { nodeKey } from '../../../shared/domain/graph/node-key.ts'
import type { TieCount, TieFilter } from '../../../shared/domain/graph/tie.ts'
import type { GraphEdgeKind } from '../../../shared/packs/graph.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, identifier, list, sql, type Query } from '../vault/sql.ts'

type Pair = NonNullable<GraphEdgeKind['pair']>
export interface Meeting {
  readonly id: string
  readonly who: string
  readonly where: string
  readonly on: string | null
  readonly taken: number
}
/** ids in one statement */
const most = 4000
const nothing = { open: false, amount: null, share: null, labels: [] } as const

function dated(packs: PackSet, pair: Pair): { readonly from: Query; readonly day: Query } {
  const { since } = pair
  if (typeof since === 'string') return { from: sql`${identifier(pair.dataset)} x`, day: sql`SUBSTR(x.${identifier(since)}, 1, 10)` }
  const target = packs.datasets[pair.dataset]?.fields[since.through]?.ref ?? pair.dataset
  return {
    from: sql`${identifier(pair.dataset)} x LEFT JOIN ${identifier(target)} t ON t.id = x.${identifier(since.through)}`,
    day: sql`SUBSTR(t.${identifier(since.field)}, 1, 10)`
  }
}

function inWindow(day: Query, { since, until, dated }: TieFilter): Query {
  const known = dated === true ? sql`AND ${day} IS NOT NULL` : sql``
  const from = since === undefined ? known : sql`${known} AND (${day} IS NULL OR ${day} >= ${since})`
  return until === undefined ? from : sql`${from} AND (${day} IS NULL OR ${day} <= ${until})`
}

/** Pairs of which one is among `ids` and that met at least as often as the declaration asks. The lesser id stands first. */
export function pairLinks(
  db: ReadableDB,
  packs: PackSet,
  edge: GraphEdgeKind,
  ids: readonly string[],
  filter: TieFilter
): readonly TieCount[] {
  const { pair } = edge
  if (pair === undefined || ids.length === 0) return []
  const { from, day } = dated(packs, pair)
  const [of, by] = [identifier(pair.of), identifier(pair.by)]
  const found: TieCount[] = []
  for (let at = 0; at < ids.length; at += most) {
    const rows = all<{ own: string; other: string; n: number; first: string | null; last: string | null; undated: number }>(
      db,
      sql`SELECT x.${of} AS own, y.${of} AS other, COUNT(DISTINCT x.${by}) AS n, MIN(${day}) AS first, MAX(${day}) AS last, COUNT(DISTINCT CASE WHEN ${day} IS NULL THEN x.${by} END) AS undated
          FROM ${from} JOIN ${identifier(pair.dataset)} y ON y.${by} = x.${by} AND y.${of} <> x.${of}
          WHERE x.${of} IN (${list(ids.slice(at, at + most))}) ${inWindow(day, filter)} GROUP BY own, other HAVING COUNT(DISTINCT x.${by}) >= ${pair.least}`
    )
    for (const { own, other, ...rest } of rows) {
      const [a, b] = own < other ? [own, other] : [other, own]
      found.push({
        edge: edge.id,
        source: 0,
        from: nodeKey({ kind: pair.node, id: a }),
        to: nodeKey({ kind: pair.node, id: b }),
        ...rest,
        ...nothing
      })
    }
  }
  return found
}

/** Everyone who met anyone, meeting by meeting in order of time: what clusters are computed from. */
export function meetingsOf(
  db: ReadableDB,
  packs: PackSet,
  pair: Pair,
  filter: TieFilter,
  two?: readonly [string, string]
): readonly Meeting[] {
  const { from, day } = dated(packs, pair)
  const [of, by] = [identifier(pair.of), identifier(pair.by)]
  const both =
    two === undefined
      ? sql``
      : sql`AND x.${of} IN (${list(two)}) AND x.${by} IN (SELECT ${by} FROM ${identifier(pair.dataset)} WHERE ${of} = ${two[0]} INTERSECT SELECT ${by} FROM ${identifier(pair.dataset)} WHERE ${of} = ${two[1]})`
  return all<Meeting>(
    db,
    sql`SELECT x.id, x.${of} AS who, x.${by} AS "where", ${day} AS "on", ${pair.taken === undefined ? sql`0` : sql`COALESCE(x.${identifier(pair.taken)}, 0)`} AS taken
        FROM ${from} WHERE x.${of} IS NOT NULL AND x.${of} <> '' AND x.${by} IS NOT NULL ${both} ${inWindow(day, filter)} ORDER BY "on", "where", x.id`
  )
}

/** Pairs not yet answered in which one of `ids` stands. */
export function proposedLinks(db: ReadableDB, edge: GraphEdgeKind, ids: readonly string[], filter: TieFilter): readonly TieCount[] {
  const { proposed } = edge
  if (proposed === undefined || filter.dated === true) return []
  const rows: { readonly left: string; readonly right: string; readonly score: number }[] = []
  for (let at = 0; at < ids.length; at += most) {
    const some = list(ids.slice(at, at + most))
    rows.push(
      ...all<(typeof rows)[number]>(
        db,
        sql`SELECT left_id AS "left", right_id AS "right", score FROM sys_match
            WHERE state = 'proposed' AND kind = ${proposed.register} AND (left_id IN (${some}) OR right_id IN (${some}))`
      )
    )
  }
  return rows.map(({ left, right, score }) => ({
    edge: edge.id,
    source: 0,
    from: nodeKey({ kind: proposed.node, id: left }),
    to: nodeKey({ kind: proposed.node, id: right }),
    n: 2,
    first: null,
    last: null,
    undated: 2,
    ...nothing,
    labels: [`${score}%`]
  }))
}
