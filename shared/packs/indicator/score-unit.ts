/**
 * From the marks of a unit's indicators to its score, so that every node's contribution is the sum of its children's and the whole is the score.
 * Weight of what does not apply goes to its siblings (then to its parent's siblings). Weight of what is missing goes nowhere: it adds nothing, and
 * the score is told as "at least", with what it would be at most. So hiding a figure never raises a score, and a unit is not judged by what it
 * did not report: where the band hangs on the missing part the band is told as provisional.
 */
import type { LeafFigure, LeafMark, LeafReason, PeerStanding } from './score-leaf.ts'
import type { KindNode, KindTree } from './tree-of-kind.ts'

export type LeafState = 'value' | 'missing' | 'not_applicable' | 'observed' | 'bonus' | 'other_kind'
/** One indicator of one unit, judged. */
export interface Leaf {
  readonly id: string
  readonly state: LeafState
  readonly reason: LeafReason | null
  readonly lacking: readonly string[]
  readonly of: number | null
  readonly to: number | null
  readonly figure: number | null
  /** 0–100; also for what is only looked at */
  readonly score: number | null
  readonly bonus: number
  readonly peers: PeerStanding | null
}
export interface ScoreNode {
  readonly id: string
  /** share of the whole's 100 that this node has for this unit in this period */
  readonly weight: number
  /** 0–100: contribution against weight; null when too little of it is known */
  readonly score: number | null
  /** of the whole's 100; the sum of the children's. Null only when the whole has no score */
  readonly contribution: number | null
  /** share of its weight that has values */
  readonly coverage: number
  readonly children: readonly ScoreNode[]
}
export interface ScoredTree {
  readonly root: ScoreNode
  readonly coverage: number
  /** what is known, as if the rest did not exist: never printed as the score */
  readonly available: number | null
  /** at least (the score), at most */
  readonly range: readonly [number, number] | null
}
export interface ScoreRules {
  readonly min_coverage: number
  readonly veto_cap: number
}

/** Joins what a formula looked at and how it was judged. */
export function makeLeaf(place: KindNode, figure: LeafFigure, mark: LeafMark | null): Leaf {
  const { aside, node } = place
  const { lacking, of, to, figure: found } = figure
  const noPeers = figure.state === 'value' && mark === null
  const own: LeafState = noPeers ? 'missing' : figure.state === 'value' ? (aside ?? 'value') : figure.state
  return {
    id: node.id,
    state: aside === 'other_kind' ? 'other_kind' : own,
    reason: aside === 'other_kind' ? 'other_kind' : noPeers ? 'no_peers' : figure.reason,
    lacking,
    of,
    to,
    figure: found,
    score: mark?.score ?? null,
    bonus: mark?.bonus ?? 0,
    peers: mark?.peers ?? null
  }
}

/** A veto that holds: the indicator that names it. */
export interface VetoState {
  readonly held: readonly string[]
  /** points of vetoes that nobody reported: without them no score is printed */
  readonly unknown: readonly string[]
}

/** Sums a unit's leaves up the tree. Contributions add up exactly, in the order of the tree. */
export function sumUp(tree: KindTree, leaves: ReadonlyMap<string, Leaf>, veto: VetoState, rules: ScoreRules): ScoredTree {
  const active = new Map<KindNode, boolean>()
  const isActive = (place: KindNode): boolean => {
    const leaf = leaves.get(place.node.id)
    const own =
      place.children.length > 0
        ? place.children.map(isActive).some(Boolean)
        : place.aside === null && leaf !== undefined && leaf.state !== 'not_applicable' && leaf.state !== 'other_kind'
    active.set(place, own)
    return own
  }
  for (const root of tree.roots) isActive(root)
  const build = (place: KindNode, weight: number): ScoreNode => {
    if (place.children.length === 0) {
      const leaf = leaves.get(place.node.id)
      const known = weight > 0 && leaf?.state === 'value' && leaf.score !== null
      return {
        id: place.node.id,
        weight,
        score: leaf?.score ?? null,
        contribution: known ? (weight * (leaf.score ?? 0)) / 100 : 0,
        coverage: known ? 1 : 0,
        children: []
      }
    }
    return branch(
      place.node.id,
      weight,
      spread(place.children, weight, active).map(([child, share]) => build(child, share)),
      rules
    )
  }
  const top = branch(
    tree.id,
    100,
    spread(tree.roots, 100, active).map(([root, share]) => build(root, share)),
    rules
  )
  const full = tree.roots.reduce((sum, root) => sum + root.weight, 0)
  const adjusted = adjust(top, leaves, veto, rules, 100 / full)
  const { coverage } = top
  const known = coverage * 100
  const printed = coverage >= rules.min_coverage - 1e-12 && veto.unknown.length === 0
  const summed = adjusted.contribution ?? 0
  const cap = veto.held.length > 0 ? rules.veto_cap : 100
  return {
    root: printed ? adjusted : withoutScore(adjusted),
    coverage,
    available: known > 0 ? Math.min(cap, ((top.contribution ?? 0) / known) * 100) : null,
    range: printed ? [summed, Math.min(cap, Math.max(summed, summed + 100 - known))] : null
  }
}

function branch(id: string, weight: number, children: readonly ScoreNode[], rules: ScoreRules): ScoreNode {
  const contribution = children.reduce((sum, child) => sum + (child.contribution ?? 0), 0)
  const known = children.reduce((sum, child) => sum + child.weight * child.coverage, 0)
  const coverage = weight > 0 ? Math.min(1, known / weight) : 0
  const enough = weight > 0 && coverage >= rules.min_coverage - 1e-12
  return { id, weight, score: enough ? (contribution / weight) * 100 : null, contribution, coverage, children }
}

/** A node's share of the whole among those of its siblings that count. */
function spread(
  places: readonly KindNode[],
  weight: number,
  active: ReadonlyMap<KindNode, boolean>
): readonly (readonly [KindNode, number])[] {
  const total = places.reduce((sum, place) => sum + (active.get(place) === true ? place.weight : 0), 0)
  return places.map((place) => [place, active.get(place) === true && total > 0 ? (weight * place.weight) / total : 0] as const)
}

const line = (id: string, contribution: number): ScoreNode => ({ id, weight: 0, score: null, contribution, coverage: 1, children: [] })

/** Lines of their own for what is not in the sum of the indicators: bonuses (points of the tree's full mark, so scaled), the cap of 100, a veto. */
function adjust(top: ScoreNode, leaves: ReadonlyMap<string, Leaf>, veto: VetoState, rules: ScoreRules, scale: number): ScoreNode {
  const children = [...top.children]
  const sum = (): number => children.reduce((all, child) => all + (child.contribution ?? 0), 0)
  for (const leaf of leaves.values())
    if (leaf.state === 'bonus' && leaf.bonus > 0) children.push(line(`adjust:bonus:${leaf.id}`, leaf.bonus * scale))
  const over = (limit: number): void => {
    const id = limit === 100 ? 'adjust:cap' : 'adjust:veto'
    if (sum() > limit) children.push(line(id, limit - sum()))
  }
  over(100)
  if (veto.held.length > 0) over(rules.veto_cap)
  const contribution = sum()
  return { ...top, children, contribution, score: contribution }
}

function withoutScore(node: ScoreNode): ScoreNode {
  const hasScore = node.children.length === 0 ? node.score : null
  return { ...node, score: hasScore, contribution: null, children: node.children.map(withoutScore) }
}
