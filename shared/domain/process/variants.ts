/** Variants: the sequences of nodes that cases really take, each with how often and how long. */
import { groupBy } from '../group.ts'
import { quantileR8 } from '../quantile.ts'
import { waitFrom, type ProcessCase } from './process-case.ts'

/** `median` and `p90` are days from the first event to the last; `share` is of all cases that have an event. */
export interface Variant {
  readonly nodes: readonly string[]
  readonly cases: readonly string[]
  readonly share: number
  readonly median: number
  readonly p90: number
}

/** The name by which a variant is found again. */
export const variantKey = (nodes: readonly string[]): string => JSON.stringify(nodes)

/** All variants, the commonest first; cases without an event have none. */
export function variantsOf(cases: readonly ProcessCase[]): readonly Variant[] {
  const run = cases.filter((one) => one.events.length > 0)
  const groups = groupBy(run, (one) => variantKey(one.events.map((event) => event.node)))
  return [...groups]
    .map(([key, members]): Variant => {
      const days = members.map(daysOfCase)
      return {
        nodes: JSON.parse(key) as string[],
        cases: members.map((one) => one.id),
        share: members.length / run.length,
        median: quantileR8(days, 0.5) ?? 0,
        p90: quantileR8(days, 0.9) ?? 0
      }
    })
    .toSorted(
      (a, b) => b.cases.length - a.cases.length || a.nodes.length - b.nodes.length || (variantKey(a.nodes) < variantKey(b.nodes) ? -1 : 1)
    )
}

/** Days from the first event to the last. */
export function daysOfCase({ events }: ProcessCase): number {
  const [first, last] = [events[0], events.at(-1)]
  return first === undefined || last === undefined ? 0 : waitFrom(first.at, last.at)
}
