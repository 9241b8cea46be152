/** One person on consecutive nodes, and on nodes that a procedure wants in different hands. Only people known for sure count on either side. */
import type { Procedure } from '../../packs/pack.ts'
import type { ProcessCase } from './process-case.ts'

/** Of `of` passages (or cases) where both sides are known, those in which one person stands on both. */
export interface SameOfficer {
  readonly from: string
  readonly to: string
  readonly same: number
  readonly of: number
  /** cases in which it happened */
  readonly cases: readonly string[]
}

/** Passages from a node directly to another, by pair of nodes, commonest first. */
export function sameOnConsecutive(cases: readonly ProcessCase[]): readonly SameOfficer[] {
  const found = new Map<string, { from: string; to: string; same: number; of: number; cases: Set<string> }>()
  for (const { id, events } of cases) {
    for (const [place, event] of events.entries()) {
      const before = events[place - 1]
      if (before === undefined || before.node === event.node || before.people.length === 0 || event.people.length === 0) continue
      const key = JSON.stringify([before.node, event.node])
      const pair = found.get(key) ?? { from: before.node, to: event.node, same: 0, of: 0, cases: new Set<string>() }
      found.set(key, pair)
      pair.of += 1
      if (!before.people.some((person) => event.people.includes(person))) continue
      pair.same += 1
      pair.cases.add(id)
    }
  }
  return [...found.values()]
    .map((pair) => ({ ...pair, cases: [...pair.cases] }))
    .toSorted((a, b) => b.same - a.same || b.of - a.of || (a.from + a.to < b.from + b.to ? -1 : 1))
}

/** Cases that passed both nodes of an incompatible pair, and those in which one person acted on both. Each pair once, in the procedure's order. */
export function sameOnIncompatible(cases: readonly ProcessCase[], procedure: Procedure): readonly SameOfficer[] {
  const pairs = new Map<string, readonly [string, string]>()
  for (const node of procedure.nodes)
    for (const other of node.incompatible) {
      const key = [node.code, other].toSorted().join('\n')
      if (!pairs.has(key)) pairs.set(key, [node.code, other])
    }
  return [...pairs.values()].map(([from, to]) => {
    const both = cases.flatMap(({ id, events }) => {
      const [left, right] = [from, to].map((node) => new Set(events.flatMap((event) => (event.node === node ? event.people : []))))
      return left === undefined || right === undefined || left.size === 0 || right.size === 0
        ? []
        : [{ id, same: [...left].some((person) => right.has(person)) }]
    })
    const same = both.filter((one) => one.same).map((one) => one.id)
    return { from, to, same: same.length, of: both.length, cases: same }
  })
}
