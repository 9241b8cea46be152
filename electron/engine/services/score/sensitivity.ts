/**
 * What moves a unit's place: more or less weight on a second-level indicator, or full marks on one of its indicators. Everything is scored anew for
 * each trial, because other units' marks may move with it.
 */
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import type { Period } from '../../../../shared/packs/indicator/period.ts'
import { scoreInputs } from '../../../../shared/packs/indicator/score-inputs.ts'
import { childrenOf, type IndicatorTree } from '../../../../shared/packs/indicator/tree.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { nodesOf } from './read-table.ts'
import { unitOf } from './read-unit.ts'
import { scoreUnits } from './score-units.ts'

/** Share by which a weight is moved. */
const moved = 0.2

/** The tree with one second-level indicator weighing more or less; its parent takes the difference, so that the rest keeps its proportions. */
function reweigh(tree: IndicatorTree, id: string, factor: number): IndicatorTree {
  const indicators = tree.indicators.map((node) => (node.id === id ? { ...node, weight: node.weight * factor } : node))
  const changed = indicators.find((node) => node.id === id)
  const parent = changed?.parent
  if (parent === undefined) return { ...tree, indicators }
  const total = indicators.filter((node) => node.parent === parent).reduce((sum, node) => sum + node.weight, 0)
  return { ...tree, indicators: indicators.map((node) => (node.id === parent ? { ...node, weight: total } : node)) }
}

export function readSensitivity(db: ReadableDB, packs: PackSet, period: Period, id: string): CommandOutput<'score.sensitivity'> {
  const scored = scoreUnits(db, packs, period)
  const { unit, score } = unitOf(scored, id)
  const { tree, inputs } = scored
  const trial = (changed: IndicatorTree): { readonly rank: number | null; readonly score: number } => {
    const found = scoreInputs(changed, period, inputs).find((one) => one.unit === unit.id)
    return { rank: found?.rank ?? null, score: found?.score ?? 0 }
  }
  const own = score.score ?? 0
  const roots = new Set((childrenOf(tree).get('') ?? []).map((root) => root.id))
  const weights = tree.indicators
    .filter((node) => node.parent !== undefined && roots.has(node.parent))
    .map((node) => {
      const [more, less] = [trial(reweigh(tree, node.id, 1 + moved)), trial(reweigh(tree, node.id, 1 - moved))]
      return { id: node.id, name: node.name, more: more.rank, less: less.rank, up: more.score - own, down: less.score - own }
    })
    .toSorted((a, b) => Math.abs(b.up) - Math.abs(a.up))
  const peers = [...scored.scores.values()]
    .filter((one) => one.kind === unit.kind && one.unit !== unit.id)
    .flatMap((one) => one.score ?? [])
  const nodes = nodesOf(score.tree)
  const names = new Map(tree.indicators.map((node) => [node.id, node.name]))
  const indicators = [...score.leaves.values()]
    .flatMap((leaf) => {
      const weight = nodes.get(leaf.id)?.weight ?? 0
      const gain = leaf.state === 'value' && leaf.score !== null ? (weight * (100 - leaf.score)) / 100 : 0
      const name = names.get(leaf.id)
      return gain > 0 && name !== undefined
        ? [{ id: leaf.id, name, gain, rank: score.score === null ? null : 1 + peers.filter((other) => other > own + gain).length }]
        : []
    })
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, 20)
  return { rank: score.rank, peers: score.peers, weights, indicators }
}
