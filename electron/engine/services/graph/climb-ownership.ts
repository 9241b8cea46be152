/** Everyone above a node along the ties that carry a share, holding by holding, as they stood on a day. */
import { nodeKey, parseNodeKey, type NodeRef } from '../../../../shared/domain/graph/node-key.ts'
import { ownershipOf, type Ownership } from '../../../../shared/domain/graph/ownership.ts'
import type { GraphEdge } from '../../../../shared/ipc/commands/graph.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { tiesOf } from '../../queries/graph.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { joinTies } from './join-ties.ts'

/** More firms than this are not climbed. */
const mostNodes = 2000

export function climbOwnership(
  db: ReadableDB,
  packs: PackSet,
  node: NodeRef,
  on: string | undefined,
  steps: number
): { readonly ownership: Ownership; readonly edges: readonly GraphEdge[] } {
  const kinds = packs.graph.edges.filter(({ rows }) => rows.some((one) => one.share !== undefined)).map(({ id }) => id)
  const filter = { edges: kinds, since: on, until: on }
  const firm = nodeKey(node)
  const seen = new Set([firm])
  const edges: GraphEdge[] = []
  let level: readonly string[] = [firm]
  for (let step = 0; step < steps && level.length > 0 && seen.size < mostNodes; step += 1) {
    const held = new Set(level)
    const ties = tiesOf(
      db,
      packs,
      level.flatMap((key) => parseNodeKey(key) ?? []),
      filter
    )
    const up = joinTies(packs, ties).filter((edge) => held.has(edge.to))
    edges.push(...up)
    level = [...new Set(up.map((edge) => edge.from))].filter((key) => !seen.has(key))
    for (const key of level) seen.add(key)
  }
  const stakes = edges.map(({ from, to, share }) => ({ holder: from, held: to, share }))
  const ownership = ownershipOf(firm, stakes, steps)
  return { ownership: { ...ownership, complete: ownership.complete && seen.size < mostNodes }, edges }
}
