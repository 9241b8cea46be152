/** The tree as it holds for one kind of unit: other weights and indicators left out by a variant, or because they are about other kinds. */
import { childrenOf, type IndicatorNode, type IndicatorTree } from './tree.ts'

export interface KindTree {
  readonly id: string
  readonly version: number
  readonly roots: readonly KindNode[]
  /** by id, branches too */
  readonly nodes: ReadonlyMap<string, KindNode>
}
export interface KindNode {
  readonly node: IndicatorNode
  readonly weight: number
  readonly children: readonly KindNode[]
  /** why it does not count for this kind whatever its values: other kind, only looked at, comes on top */
  readonly aside: 'other_kind' | 'observed' | 'bonus' | null
}

export function treeOfKind(tree: IndicatorTree, kind: string): KindTree {
  const variant = tree.variants.find((one) => one.kinds.includes(kind))
  const dropped = new Set(variant?.drop)
  const children = childrenOf(tree)
  const nodes = new Map<string, KindNode>()
  const build = (node: IndicatorNode, outside: boolean): KindNode => {
    const out = outside || dropped.has(node.id) || (node.applies !== undefined && !node.applies.includes(kind))
    const aside: KindNode['aside'] = out
      ? 'other_kind'
      : node.observed !== undefined
        ? 'observed'
        : node.formula?.type === 'bonus'
          ? 'bonus'
          : null
    const own = (children.get(node.id) ?? []).map((child) => build(child, out))
    const built: KindNode = { node, weight: variant?.weights[node.id] ?? node.weight, children: own, aside }
    nodes.set(node.id, built)
    return built
  }
  return { id: tree.id, version: tree.version, roots: (children.get('') ?? []).map((root) => build(root, false)), nodes }
}
