/**
 * The neighbours of a node, a page of each kind of tie, with the true total beside: a hub is never poured out whole, and three kin are not lost behind
 * a thousand matters. Values that nothing else has are counted apart and not drawn.
 */
import { nodeKey, type NodeRef } from '../../../../shared/domain/graph/node-key.ts'
import { groupBy } from '../../../../shared/domain/group.ts'
import type { TieFilter } from '../../../../shared/domain/graph/tie.ts'
import type { GraphEdge, GraphGroup, GraphNode } from '../../../../shared/ipc/commands/graph.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { tiesOf } from '../../queries/graph.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { joinTies, loneValues } from './join-ties.ts'
import { readNodes } from './read-nodes.ts'

export interface Neighbourhood {
  readonly groups: readonly GraphGroup[]
  readonly edges: readonly GraphEdge[]
}

/** The other end of an edge. */
export const otherEnd = (edge: Pick<GraphEdge, 'from' | 'to'>, key: string): string => (edge.from === key ? edge.to : edge.from)

/** The most rows first, then by name; at most `limit` from `offset` on of each kind of tie. */
export function expandNode(db: ReadableDB, packs: PackSet, node: NodeRef, filter: TieFilter, offset: number, limit: number): Neighbourhood {
  const key = nodeKey(node)
  const edges = joinTies(packs, tiesOf(db, packs, [node], filter))
  const lone = loneValues(
    db,
    packs,
    edges.map((edge) => otherEnd(edge, key))
  )
  const byKind = groupBy(edges, (edge) => edge.kind)
  const groups: GraphGroup[] = []
  const shown: GraphEdge[] = []
  for (const [edge, own] of byKind) {
    const tied = own.filter((one) => !lone.has(otherEnd(one, key)))
    const page = tied.toSorted((a, b) => b.n - a.n || (otherEnd(a, key) < otherEnd(b, key) ? -1 : 1)).slice(offset, offset + limit)
    groups.push({ edge, total: tied.length, alone: own.length - tied.length, shown: page.length })
    shown.push(...page)
  }
  return { groups, edges: shown }
}

/** The neighbours by one kind of tie whose name or note has the text in it, the most rows first: a page of them and how many there are. */
export function listNeighbours(
  db: ReadableDB,
  packs: PackSet,
  node: NodeRef,
  filter: TieFilter,
  page: { readonly text: string; readonly offset: number; readonly limit: number }
): { readonly total: number; readonly found: number; readonly rows: readonly { node: GraphNode; edge: GraphEdge }[] } {
  const key = nodeKey(node)
  const { edges } = expandNode(db, packs, node, filter, 0, Number.POSITIVE_INFINITY)
  const wanted = page.text.trim().toLowerCase()
  const named = (some: readonly GraphEdge[]): { node: GraphNode; edge: GraphEdge }[] => {
    const views = new Map(
      readNodes(
        db,
        packs,
        some.map((edge) => otherEnd(edge, key))
      ).map((one) => [one.key, one])
    )
    return some.flatMap((edge) => {
      const view = views.get(otherEnd(edge, key))
      return view === undefined ? [] : [{ node: view, edge }]
    })
  }
  const slice = <T>(of: readonly T[]): readonly T[] => of.slice(page.offset, page.offset + page.limit)
  if (wanted === '') return { total: edges.length, found: edges.length, rows: named(slice(edges)) }
  const fitting = named(edges).filter(({ node: { label, note } }) => `${label} ${note}`.toLowerCase().includes(wanted))
  return { total: edges.length, found: fitting.length, rows: slice(fitting) }
}

/** The ties among given nodes. */
export function tiesAmong(db: ReadableDB, packs: PackSet, nodes: readonly NodeRef[], filter: TieFilter): readonly GraphEdge[] {
  return joinTies(packs, tiesOf(db, packs, nodes, filter, true))
}
