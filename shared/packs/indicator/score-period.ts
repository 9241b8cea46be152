/**
 * All units of one period scored together, since some indicators set a unit against its peers. Given the same values and tree it gives the same
 * numbers bit for bit: order of units and points never matters, nothing is drawn, no clock is read.
 */
import { bandOf, bandOfUnit, heavyLeaves, type BandReason } from './band.ts'
import { monthsSinceJanuary, type Period } from './period.ts'
import { markFigure, readFigure, type LeafFigure, type PeerFigures, type PointReader } from './score-leaf.ts'
import { makeLeaf, sumUp, type Leaf, type ScoreNode } from './score-unit.ts'
import { treeOfKind, type KindTree } from './tree-of-kind.ts'
import type { BandId, IndicatorTree } from './tree.ts'

export interface UnitPoints {
  readonly id: string
  readonly kind: string
  readonly points: Omit<PointReader, 'elapsed'>
  /** indicators whose veto was recorded by decision, beside those that a point tells */
  readonly vetoes: readonly string[]
  /** its score of the period before, by the same tree */
  readonly before: number | null
}
export interface PastFigures {
  /** figures of units of a kind in earlier periods */
  readonly of: (kind: string, indicator: string) => readonly number[]
}
export interface UnitScore {
  readonly unit: string
  readonly kind: string
  readonly score: number | null
  /** at least and at most, where figures are missing */
  readonly range: readonly [number, number] | null
  readonly available: number | null
  readonly coverage: number
  readonly band: BandId | null
  /** what is missing could put it into another band */
  readonly provisional: boolean
  readonly reasons: readonly BandReason[]
  /** among units of its kind with a score: 1 is best */
  readonly rank: number | null
  readonly peers: number
  readonly tree: ScoreNode
  readonly leaves: ReadonlyMap<string, Leaf>
  /** why there is no score, when there is none */
  readonly without: 'coverage' | 'veto_unknown' | null
}

interface Reading {
  readonly unit: UnitPoints
  readonly tree: KindTree
  readonly reader: PointReader
  readonly figures: ReadonlyMap<string, LeafFigure>
}

/** Scores every unit, in the order given. */
export function scorePeriod(tree: IndicatorTree, period: Period, units: readonly UnitPoints[], past: PastFigures): readonly UnitScore[] {
  const trees = new Map<string, KindTree>()
  for (const { kind } of units) if (!trees.has(kind)) trees.set(kind, treeOfKind(tree, kind))
  const elapsed = monthsSinceJanuary(period).length / 12
  const readings = units.flatMap((unit): Reading[] => {
    const own = trees.get(unit.kind)
    if (own === undefined) return []
    const reader = { ...unit.points, elapsed }
    const figures = new Map<string, LeafFigure>()
    for (const [id, { node }] of own.nodes) if (node.formula !== undefined) figures.set(id, readFigure(node.formula, reader))
    return [{ unit, tree: own, reader, figures }]
  })
  const peers = gatherPeers(tree, readings, past)
  const heavy = heavyLeaves(
    tree.indicators.filter((node) => node.formula !== undefined && node.observed === undefined && node.formula.type !== 'bonus'),
    tree.heavy?.share ?? 0
  )
  const scored = readings.map((reading) => scoreOne(tree, reading, peers, heavy))
  return rank(scored)
}

/** Figures by indicator and kind, of the units that have one and whom the indicator concerns. */
function gatherPeers(tree: IndicatorTree, readings: readonly Reading[], past: PastFigures): (kind: string, id: string) => PeerFigures {
  const found = new Map<string, { kind: Map<string, number[]>; all: number[] }>()
  for (const node of tree.indicators) {
    if (node.formula?.type !== 'peer') continue
    const own = { kind: new Map<string, number[]>(), all: [] as number[] }
    for (const { unit, figures, tree: kindTree } of readings) {
      const figure = figures.get(node.id)?.figure
      if (figure === null || figure === undefined || kindTree.nodes.get(node.id)?.aside === 'other_kind') continue
      own.all.push(figure)
      own.kind.set(unit.kind, [...(own.kind.get(unit.kind) ?? []), figure])
    }
    found.set(node.id, own)
  }
  return (kind, id) => {
    const own = found.get(id)
    const here = own?.kind.get(kind) ?? []
    return { kind: here, past: [...past.of(kind, id), ...here], all: own?.all ?? [] }
  }
}

function scoreOne(
  tree: IndicatorTree,
  { unit, tree: own, reader, figures }: Reading,
  peers: (kind: string, id: string) => PeerFigures,
  heavy: ReadonlySet<string>
): UnitScore {
  const leaves = new Map<string, Leaf>()
  for (const [id, figure] of figures) {
    const place = own.nodes.get(id)
    if (place?.node.formula === undefined) continue
    const context = { weight: place.node.weight, points: reader, peers: peers(unit.kind, id), minPeers: tree.min_peers }
    leaves.set(id, makeLeaf(place, figure, figure.state === 'value' ? markFigure(place.node.formula, figure, context) : null))
  }
  const veto = vetoesOf(own, unit, reader)
  const { root, coverage, available, range } = sumUp(own, leaves, veto, tree)
  const redHeavy = [...leaves.values()].filter(
    (leaf) => leaf.state === 'value' && leaf.score !== null && heavy.has(leaf.id) && bandOf(leaf.score, tree.bands) === 'red'
  )
  const facts = { before: unit.before, redHeavy: redHeavy.map((leaf) => leaf.id), vetoes: veto.held }
  const low = range === null ? null : bandOfUnit(tree, range[0], facts)
  const high = range === null ? null : bandOfUnit(tree, range[1], facts)
  return {
    unit: unit.id,
    kind: unit.kind,
    score: range === null ? null : root.contribution,
    range,
    available,
    coverage,
    band: low?.band ?? null,
    provisional: low?.band !== high?.band,
    reasons: low?.reasons ?? [],
    rank: null,
    peers: 0,
    tree: root,
    leaves,
    without: range !== null ? null : veto.unknown.length > 0 && coverage >= tree.min_coverage ? 'veto_unknown' : 'coverage'
  }
}

function vetoesOf(
  own: KindTree,
  unit: UnitPoints,
  reader: PointReader
): { readonly held: readonly string[]; readonly unknown: readonly string[] } {
  // a veto somebody decided holds even where the indicator it names is not in this version of the tree: it is never dropped in silence
  const held = new Set(unit.vetoes)
  const unknown: string[] = []
  for (const place of own.nodes.values()) {
    const { veto, id } = place.node
    if (veto === undefined || place.aside === 'other_kind') continue
    const value = reader.now(veto.of)
    if (value === null) unknown.push(veto.of)
    else if (value > veto.over) held.add(id)
  }
  return { held: [...held].toSorted(), unknown }
}

function rank(scored: readonly UnitScore[]): readonly UnitScore[] {
  const byKind = new Map<string, number[]>()
  for (const { kind, score } of scored) if (score !== null) byKind.set(kind, [...(byKind.get(kind) ?? []), score])
  return scored.map((one) => {
    const peers = byKind.get(one.kind) ?? []
    const { score } = one
    return { ...one, rank: score === null ? null : 1 + peers.filter((other) => other > score).length, peers: peers.length }
  })
}
