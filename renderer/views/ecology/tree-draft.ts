/** A change of the tree while it is being made: other weights, indicators that are only looked at, and whether the sums still hold. Pure. */
import type { IndicatorRow } from '../../../shared/ipc/commands/score.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import type { Bilingual } from '../../app/bilingual.ts'

export interface TreeDraft {
  readonly weights: Readonly<Record<string, number>>
  /** Why it is only looked at; null weighs it again. */
  readonly observed: Readonly<Record<string, Bilingual | null>>
}
export const emptyDraft: TreeDraft = { weights: {}, observed: {} }

/** A weight as it is written: `60`, `8.33`. */
export function weightText(weight: number): string {
  return formatNumber(weight, Number.isInteger(weight) ? 0 : Number.isInteger(weight * 10) ? 1 : 2)
}

export interface SumFault {
  readonly id: string
  readonly weight: number
  readonly sum: number
}

export function isEmpty(draft: TreeDraft): boolean {
  return Object.keys(draft.weights).length === 0 && Object.keys(draft.observed).length === 0
}

export function weightOf(node: Pick<IndicatorRow, 'id' | 'weight'>, draft: TreeDraft): number {
  return draft.weights[node.id] ?? node.weight
}

/** Sets a weight; back at the old one it is no change. */
export function withWeight(draft: TreeDraft, node: Pick<IndicatorRow, 'id' | 'weight'>, weight: number): TreeDraft {
  const { [node.id]: _old, ...rest } = draft.weights
  return { ...draft, weights: Math.abs(weight - node.weight) < 1e-9 ? rest : { ...rest, [node.id]: weight } }
}

/** Sets whether an indicator is only looked at and why; as it was before is no change. */
export function withObserved(draft: TreeDraft, node: Pick<IndicatorRow, 'id' | 'why'>, why: Bilingual | null): TreeDraft {
  const { [node.id]: _old, ...rest } = draft.observed
  return { ...draft, observed: (why === null) === (node.why === null) && why?.zh === node.why?.zh ? rest : { ...rest, [node.id]: why } }
}

const isChildOf =
  (id: string) =>
  (node: IndicatorRow): boolean =>
    node.parent === id
const rounded = (value: number): number => Number(value.toFixed(4))

/** Branches whose children do not weigh what they weigh. */
export function sumFaults(nodes: readonly IndicatorRow[], draft: TreeDraft): readonly SumFault[] {
  return nodes.flatMap((node) => {
    const children = nodes.filter(isChildOf(node.id))
    if (children.length === 0) return []
    const [weight, sum] = [weightOf(node, draft), children.reduce((all, child) => all + weightOf(child, draft), 0)]
    return Math.abs(weight - sum) > 1e-6 ? [{ id: node.id, weight, sum: rounded(sum) }] : []
  })
}

/** Gives every branch the sum of its children, from the leaves up. */
export function sumUpward(nodes: readonly IndicatorRow[], draft: TreeDraft): TreeDraft {
  return nodes
    .filter((node) => !node.leaf)
    .toSorted((a, b) => b.level - a.level)
    .reduce((made, node) => {
      const sum = nodes.filter(isChildOf(node.id)).reduce((all, child) => all + weightOf(child, made), 0)
      return withWeight(made, node, rounded(sum))
    }, draft)
}

/** What the whole tree weighs. */
export function totalOf(nodes: readonly IndicatorRow[], draft: TreeDraft): number {
  return rounded(nodes.filter((node) => node.parent === null).reduce((all, node) => all + weightOf(node, draft), 0))
}
