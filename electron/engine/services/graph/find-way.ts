/** The way between two nodes with every tie along it, and what two nodes have in common. */
import { findPath, type FoundPath, type PathBounds, type PathLink } from '../../../../shared/domain/graph/find-path.ts'
import { nodeKey, parseNodeKey, type NodeRef } from '../../../../shared/domain/graph/node-key.ts'
import { groupBy } from '../../../../shared/domain/group.ts'
import type { TieFilter } from '../../../../shared/domain/graph/tie.ts'
import type { GraphEdge } from '../../../../shared/ipc/commands/graph.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { crowdedNodes, tiesOf } from '../../queries/graph.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { otherEnd, tiesAmong } from './expand-node.ts'
import { costOf, joinTies, loneValues } from './join-ties.ts'

/** A node that one ledger names in this many times the hub's number of rows is a hub, however few its neighbours. */
export const rowsToHub = 4
/** More nodes than this are not met on the search for a way. */
const budget = 40_000

/** The way with all ties between each two nodes that follow one another. */
export function findWay(
  db: ReadableDB,
  packs: PackSet,
  from: NodeRef,
  to: NodeRef,
  filter: TieFilter,
  bounds: Omit<PathBounds, 'budget'>
): { readonly path: FoundPath; readonly edges: readonly GraphEdge[] } {
  const cost = costOf(packs)
  const read = (keys: readonly string[]): readonly PathLink[] => {
    const nodes = keys.flatMap((key) => parseNodeKey(key) ?? [])
    const ties = tiesOf(db, packs, nodes, filter)
    const lone = loneValues(
      db,
      packs,
      ties.flatMap((tie) => [tie.from, tie.to])
    )
    return ties.filter((tie) => !lone.has(tie.from) && !lone.has(tie.to)).map((tie) => ({ a: tie.from, b: tie.to, cost: cost(tie.edge) }))
  }
  const crowded = (keys: readonly string[]): ReadonlySet<string> => {
    const byKind = groupBy(
      keys.flatMap((key) => parseNodeKey(key) ?? []),
      ({ kind }) => kind
    )
    const ids = (own: readonly NodeRef[]): readonly string[] => own.map(({ id }) => id)
    return new Set(
      [...byKind].flatMap(([kind, own]) =>
        crowdedNodes(db, packs, kind, ids(own), bounds.hub * rowsToHub).map((id) => nodeKey({ kind, id }))
      )
    )
  }
  const path = findPath(nodeKey(from), nodeKey(to), { ...bounds, budget }, read, crowded)
  const nodes = path.nodes ?? []
  const among = tiesAmong(
    db,
    packs,
    nodes.flatMap((key) => parseNodeKey(key) ?? []),
    filter
  )
  const next = new Set(nodes.slice(1).flatMap((key, at) => [`${nodes[at]}\n${key}`, `${key}\n${nodes[at]}`]))
  return { path, edges: among.filter((edge) => next.has(`${edge.from}\n${edge.to}`)) }
}

/** Neighbours that both have, those with most rows first, and their ties to either. */
export function commonNeighbours(
  db: ReadableDB,
  packs: PackSet,
  a: NodeRef,
  b: NodeRef,
  filter: TieFilter,
  limit: number
): { readonly keys: readonly string[]; readonly edges: readonly GraphEdge[]; readonly total: number } {
  const [one, other] = [a, b].map((node) => {
    const edges = joinTies(packs, tiesOf(db, packs, [node], filter))
    return groupBy(edges, (edge) => otherEnd(edge, nodeKey(node)))
  })
  const rows = (key: string): number => [...(one?.get(key) ?? []), ...(other?.get(key) ?? [])].reduce((sum, edge) => sum + edge.n, 0)
  const both = [...(one?.keys() ?? [])].filter((key) => other?.has(key) && key !== nodeKey(a) && key !== nodeKey(b))
  const keys = both.toSorted((x, y) => rows(y) - rows(x) || (x < y ? -1 : 1)).slice(0, limit)
  return { keys, edges: keys.flatMap((key) => [...(one?.get(key) ?? []), ...(other?.get(key) ?? [])]), total: both.length }
}
