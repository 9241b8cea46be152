/** Counted ties of several declarations as one tie of a kind, in words; and values that only one thing has, which are no tie. */
import { confidenceFacts } from '../../../../shared/domain/graph/confidence.ts'
import { parseNodeKey } from '../../../../shared/domain/graph/node-key.ts'
import type { TieCount } from '../../../../shared/domain/graph/tie.ts'
import type { GraphEdge } from '../../../../shared/ipc/commands/graph.ts'
import type { GraphEdgeKind } from '../../../../shared/packs/graph.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { sharedValues } from '../../queries/graph.ts'
import type { ReadableDB } from '../../vault/connection.ts'

/** One tie for each kind and pair, in the packs' order of kinds. */
export function joinTies(packs: PackSet, ties: readonly TieCount[]): readonly GraphEdge[] {
  const kinds = new Map(packs.graph.edges.map((kind, order) => [kind.id, { kind, order }]))
  const joined = new Map<string, GraphEdge>()
  for (const tie of ties) {
    const known = kinds.get(tie.edge)
    if (known === undefined) continue
    const key = `${tie.edge} ${tie.from} ${tie.to}`
    const edge = viewOf(packs, known.kind, tie)
    const before = joined.get(key)
    joined.set(key, before === undefined ? edge : addUp(before, edge))
  }
  return [...joined.values()].toSorted((a, b) => (kinds.get(a.kind)?.order ?? 0) - (kinds.get(b.kind)?.order ?? 0))
}

function viewOf(packs: PackSet, kind: GraphEdgeKind, tie: TieCount): GraphEdge {
  const rows = kind.rows[tie.source]
  const codes = rows?.label === undefined ? undefined : packs.datasets[rows.dataset]?.fields[rows.label]?.codes
  const words = (language: 'zh' | 'en'): string =>
    tie.labels.map((label) => codes?.[label]?.[language] ?? label).join(language === 'zh' ? '、' : ', ')
  const { edge, from, to, n, first, last, open, undated, amount, share } = tie
  return {
    kind: edge,
    from,
    to,
    n,
    first,
    last,
    open,
    undated,
    amount,
    share,
    label: { zh: words('zh'), en: words('en') },
    confidence: kind.confidence
  }
}

function addUp(a: GraphEdge, b: GraphEdge): GraphEdge {
  const days = (...of: readonly (string | null)[]): readonly string[] => of.flatMap((day) => day ?? []).toSorted()
  const both = (one: string, other: string, between: string): string =>
    [...new Set([one, other])].filter((part) => part !== '').join(between)
  return {
    ...a,
    n: a.n + b.n,
    first: days(a.first, b.first)[0] ?? null,
    last: days(a.last, b.last).at(-1) ?? null,
    open: a.open || b.open,
    undated: a.undated + b.undated,
    amount: a.amount === null ? b.amount : a.amount + (b.amount ?? 0),
    share: a.share === null ? b.share : Math.max(a.share, b.share ?? 0),
    label: { zh: both(a.label.zh, b.label.zh, '、'), en: both(a.label.en, b.label.en, ', ') }
  }
}

/** Keys of values among these that nothing else has, whatever is filtered. */
export function loneValues(db: ReadableDB, packs: PackSet, keys: Iterable<string>): ReadonlySet<string> {
  const byKind = new Map<string, string[]>()
  for (const key of new Set(keys)) {
    const node = parseNodeKey(key)
    if (node === null || packs.graph.nodes[node.kind]?.value === undefined) continue
    byKind.set(node.kind, [...(byKind.get(node.kind) ?? []), node.id])
  }
  const lone = new Set<string>()
  for (const [kind, values] of byKind) {
    const shared = sharedValues(db, packs, kind, values)
    for (const value of values) if (!shared.has(value)) lone.add(`${kind}~${value}`)
  }
  return lone
}

/** What a step along a tie costs when ways are weighed by confidence. */
export function costOf(packs: PackSet): (edge: string) => number {
  const costs = new Map(packs.graph.edges.map(({ id, confidence }) => [id, confidenceFacts[confidence].cost]))
  return (edge) => costs.get(edge) ?? 1
}
