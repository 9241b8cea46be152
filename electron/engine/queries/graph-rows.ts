/** The very rows that make one tie, in order of time: what each tie opens. They are found by the same conditions that counted them. */
import type { NodeRef } from '../../../shared/domain/graph/node-key.ts'
import type { TieFilter } from '../../../shared/domain/graph/tie.ts'
import type { GraphEdgeKind } from '../../../shared/packs/graph.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, identifier, sql, type Query } from '../vault/sql.ts'
import { meetingsOf } from './graph-pairs.ts'
import { rowDate, rowsFrom, rowsWhere } from './graph.ts'

export interface TieRow {
  readonly dataset: string
  readonly id: string
  readonly on: string | null
  /** fen */
  readonly amount: number | null
}

/** All rows of one kind of tie between two nodes; of a pair, what each of the two has in every meeting. */
export function tieRows(
  db: ReadableDB,
  packs: PackSet,
  edge: GraphEdgeKind,
  from: NodeRef,
  to: NodeRef,
  filter: TieFilter
): readonly TieRow[] {
  const { pair, proposed } = edge
  if (pair !== undefined)
    return meetingsOf(db, packs, pair, filter, [from.id, to.id]).map(({ id, on }) => ({ dataset: pair.dataset, id, on, amount: null }))
  if (proposed !== undefined) {
    const [left, right] = [from.id, to.id].toSorted()
    const known = all(
      db,
      sql`SELECT id FROM sys_match WHERE kind = ${proposed.register} AND left_id = ${left ?? ''} AND right_id = ${right ?? ''} AND state = 'proposed'`
    )
    return known.length === 0 ? [] : [from.id, to.id].map((id) => ({ dataset: proposed.register, id, on: null, amount: null }))
  }
  const found = edge.rows
    .filter((rows) => rows.from.node === from.kind && rows.to.node === to.kind)
    .flatMap((rows) => {
      const column = (field: string): Query => sql`r.${identifier(field)}`
      return all<Omit<TieRow, 'dataset'>>(
        db,
        sql`SELECT r.id, ${rowDate(rows)} AS "on", ${rows.amount === undefined ? sql`NULL` : column(rows.amount)} AS amount FROM ${rowsFrom(packs, rows)}
            WHERE ${column(rows.from.field)} = ${from.id} AND ${column(rows.to.field)} = ${to.id} AND ${rowsWhere(rows, filter)}`
      ).map((row) => ({ dataset: rows.dataset, ...row }))
    })
  return found.toSorted((a, b) => ((a.on ?? '~') < (b.on ?? '~') ? -1 : (a.on ?? '~') > (b.on ?? '~') ? 1 : a.id < b.id ? -1 : 1))
}
