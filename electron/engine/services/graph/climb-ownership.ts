/**
 * Everyone above a node along the ties that carry a share, holding by holding, as they stood on a day. Shares are read row by row: what one holder has in
 * several rows of one kind of tie is added, and a row that has ended is not counted. Two kinds of tie between the same two are two tellings of one holding
 * (a register and a declaration): they are not added, the larger share on record counts.
 */
import { nodeKey, parseNodeKey, type NodeRef } from '../../../../shared/domain/graph/node-key.ts'
import { ownershipOf, type Ownership, type Stake } from '../../../../shared/domain/graph/ownership.ts'
import type { GraphEdge } from '../../../../shared/ipc/commands/graph.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { stakeRows, tiesOf, type StakeRow } from '../../queries/graph.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { joinTies } from './join-ties.ts'

/** More firms than this are not climbed. */
const mostNodes = 2000

export function climbOwnership(
  db: ReadableDB,
  packs: PackSet,
  node: NodeRef,
  on: string,
  steps: number
): { readonly ownership: Ownership; readonly edges: readonly GraphEdge[] } {
  const kinds = packs.graph.edges.filter(({ rows }) => rows.some((one) => one.share !== undefined)).map(({ id }) => id)
  const filter = { edges: kinds, since: on, until: on }
  const firm = nodeKey(node)
  const seen = new Set([firm])
  const edges: GraphEdge[] = []
  const stakes: Stake[] = []
  let level: readonly string[] = [firm]
  for (let step = 0; step < steps && level.length > 0 && seen.size < mostNodes; step += 1) {
    const held = new Set(level)
    const nodes = level.flatMap((key) => parseNodeKey(key) ?? [])
    const up = joinTies(packs, tiesOf(db, packs, nodes, filter)).filter((edge) => held.has(edge.to))
    edges.push(...up)
    stakes.push(...joinTellings(stakeRows(db, packs, nodes, on).filter(({ holder, held: own }) => holder !== own)))
    level = [...new Set(up.map((edge) => edge.from))].filter((key) => !seen.has(key))
    for (const key of level) seen.add(key)
  }
  const ownership = ownershipOf(firm, stakes, steps)
  return { ownership: { ...ownership, complete: ownership.complete && seen.size < mostNodes }, edges }
}

/** One stake for each holder and firm: summed within each kind of tie, unknown where a row of it has no share; of several kinds the largest known. */
function joinTellings(rows: readonly StakeRow[]): readonly Stake[] {
  const told = new Map<string, Stake>()
  for (const { edge, holder, held, share } of rows) {
    const key = `${edge}\n${holder}\n${held}`
    const before = told.get(key)
    const sum = before === undefined ? share : before.share === null || share === null ? null : before.share + share
    told.set(key, { holder, held, share: sum })
  }
  const joined = new Map<string, Stake>()
  for (const stake of told.values()) {
    const key = `${stake.holder}\n${stake.held}`
    const before = joined.get(key)
    if (before === undefined || (stake.share ?? -1) > (before.share ?? -1)) joined.set(key, stake)
  }
  return [...joined.values()]
}
