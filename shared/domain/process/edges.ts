/** What directly follows what, how often and after how long: the edges of the process map, and where the time goes. */
import { dayOf, type WorkCalendar } from '../../packs/calendar.ts'
import { quantileR8 } from '../quantile.ts'
import { waitFrom, type ProcessCase } from './process-case.ts'

/** `n` passages in `cases` cases; days with their part, working days whole. */
export interface Edge {
  readonly from: string
  readonly to: string
  readonly n: number
  readonly cases: readonly string[]
  readonly median: number
  readonly p90: number
  readonly medianWork: number
  readonly p90Work: number
  /** days of all passages together */
  readonly total: number
}

/** How often a node was passed, in how many cases, and how many cases begin and end with it. */
export interface NodeCount {
  readonly node: string
  readonly n: number
  readonly cases: number
  readonly first: number
  readonly last: number
}

export function edgesOf(cases: readonly ProcessCase[], calendar: WorkCalendar): readonly Edge[] {
  const found = new Map<string, { from: string; to: string; cases: Set<string>; days: number[]; work: number[] }>()
  for (const { id, events } of cases) {
    for (const [place, event] of events.entries()) {
      const before = events[place - 1]
      if (before === undefined) continue
      const key = JSON.stringify([before.node, event.node])
      const edge = found.get(key) ?? { from: before.node, to: event.node, cases: new Set<string>(), days: [], work: [] }
      found.set(key, edge)
      edge.cases.add(id)
      edge.days.push(waitFrom(before.at, event.at))
      edge.work.push(calendar.countBetween(dayOf(before.at) ?? 0, dayOf(event.at) ?? 0))
    }
  }
  return [...found.values()]
    .map(({ from, to, cases: ids, days, work }) => ({
      from,
      to,
      n: days.length,
      cases: [...ids],
      median: quantileR8(days, 0.5) ?? 0,
      p90: quantileR8(days, 0.9) ?? 0,
      medianWork: quantileR8(work, 0.5) ?? 0,
      p90Work: quantileR8(work, 0.9) ?? 0,
      total: days.reduce((sum, one) => sum + one, 0)
    }))
    .toSorted((a, b) => b.n - a.n || (a.from + a.to < b.from + b.to ? -1 : 1))
}

export function nodeCounts(cases: readonly ProcessCase[]): readonly NodeCount[] {
  const found = new Map<string, { node: string; n: number; cases: number; first: number; last: number }>()
  const of = (node: string) => {
    const count = found.get(node) ?? { node, n: 0, cases: 0, first: 0, last: 0 }
    found.set(node, count)
    return count
  }
  for (const { events } of cases) {
    for (const event of events) of(event.node).n += 1
    for (const node of new Set(events.map((event) => event.node))) of(node).cases += 1
    const [first, last] = [events[0], events.at(-1)]
    if (first !== undefined) of(first.node).first += 1
    if (last !== undefined) of(last.node).last += 1
  }
  return [...found.values()]
}

/** Passages too few to speak of are left out of the list of slow ones. */
export const fewestPassages = 5

/** The passages that take longest, by median, among those seen often enough; passages from a node to itself are rounds, not waits. */
export function bottlenecksOf(edges: readonly Edge[]): readonly Edge[] {
  return edges
    .filter((edge) => edge.n >= fewestPassages && edge.from !== edge.to && edge.median > 0)
    .toSorted((a, b) => b.median - a.median || b.p90 - a.p90 || b.n - a.n)
}
