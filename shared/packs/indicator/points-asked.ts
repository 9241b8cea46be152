/** Which collection points a unit is asked for: those of indicators that are about units of its kind, and that the vault does not count itself. */
import { treeOfKind } from './tree-of-kind.ts'
import { pointsOfLeaf, type CollectionPoint, type IndicatorTree } from './tree.ts'

/** By kind of unit, remembered: there are few kinds and many units. A point that no formula names goes by its own indicator. */
export function pointsAsked(tree: IndicatorTree, points: ReadonlyMap<string, CollectionPoint>): (kind: string) => ReadonlySet<string> {
  const known = new Map<string, ReadonlySet<string>>()
  const named = new Set(tree.indicators.flatMap(pointsOfLeaf))
  return (kind) => {
    const before = known.get(kind)
    if (before !== undefined) return before
    const leaves = [...treeOfKind(tree, kind).nodes.values()].filter((one) => one.node.formula !== undefined && one.aside !== 'other_kind')
    const own = new Set(leaves.map((one) => one.node.id))
    const asked = new Set(leaves.flatMap((one) => pointsOfLeaf(one.node)))
    for (const point of points.values()) if (!named.has(point.id) && own.has(point.indicator)) asked.add(point.id)
    known.set(kind, asked)
    return asked
  }
}

/** The indicator of the first level that a point belongs to. */
export function areaOf(tree: IndicatorTree): (point: Pick<CollectionPoint, 'indicator'>) => string {
  const parents = new Map(tree.indicators.map((node) => [node.id, node.parent]))
  return (point) => {
    let id = point.indicator
    for (let parent = parents.get(id); parent !== undefined; parent = parents.get(id)) id = parent
    return id
  }
}
