/**
 * The shortest way between two nodes, by number of steps or weighed by how sure each tie is. Searched from both ends, level by level, so that few
 * ties need be read. A node with more neighbours than `hub` ties everything to everything and is not walked through unless it is among `through`; the answer
 * names those.
 */

/** One step that can be taken, in either direction. `cost` at least 1. */
export interface PathLink {
  readonly a: string
  readonly b: string
  readonly cost: number
}
export interface PathBounds {
  readonly maxSteps: number
  readonly hub: number
  /** nodes met before the search gives up */
  readonly budget: number
  readonly by: 'steps' | 'confidence'
  /** hubs that a person lets the way run through */
  readonly through?: ReadonlySet<string>
}
export interface FoundPath {
  /** from end to end; null when there is none within the bounds */
  readonly nodes: readonly string[] | null
  readonly cost: number
  /** nodes met that were not walked through */
  readonly hubs: readonly string[]
  readonly met: number
  /** false: the budget ran out, so another way may exist */
  readonly complete: boolean
}

interface Side {
  readonly depth: Map<string, number>
  frontier: readonly string[]
  level: number
}

/**
 * `neighbours` gives every link of these nodes; it is asked once for each node. `crowded` tells beforehand which nodes stand in so many rows that
 * their neighbours need not be read to know them for hubs; the two ends and what may be walked through are never asked about.
 */
export function findPath(
  from: string,
  to: string,
  bounds: PathBounds,
  neighbours: (nodes: readonly string[]) => readonly PathLink[],
  crowded: (nodes: readonly string[]) => ReadonlySet<string> = () => new Set()
): FoundPath {
  const cheapest = new Map<string, Map<string, number>>()
  const known = new Set<string>()
  const hubs = new Set<string>()
  const bounded = (node: string): boolean => node !== from && node !== to && bounds.through?.has(node) !== true
  const read = (nodes: readonly string[]): void => {
    const fresh = nodes.filter((node) => !known.has(node))
    if (fresh.length === 0) return
    for (const node of fresh) known.add(node)
    for (const node of crowded(fresh.filter(bounded))) hubs.add(node)
    for (const { a, b, cost } of neighbours(fresh.filter((node) => !hubs.has(node)))) {
      for (const [one, other] of [
        [a, b],
        [b, a]
      ] as const) {
        const links = cheapest.get(one) ?? new Map<string, number>()
        cheapest.set(one, links)
        links.set(other, Math.min(cost, links.get(other) ?? Number.POSITIVE_INFINITY))
      }
    }
    for (const node of fresh) if (bounded(node) && (cheapest.get(node)?.size ?? 0) > bounds.hub) hubs.add(node)
  }
  const result = (nodes: readonly string[] | null, cost: number, complete: boolean): FoundPath => ({
    nodes,
    cost,
    hubs: [...hubs].toSorted(),
    met: sides[0].depth.size + sides[1].depth.size,
    complete
  })
  const side = (start: string): Side => ({ depth: new Map([[start, 0]]), frontier: [start], level: 0 })
  const sides = [side(from), side(to)] as const
  if (from === to) return result([from], 0, true)
  let best: { readonly nodes: readonly string[]; readonly cost: number } | null = null
  // Each step costs at least one, so no way cheaper than the best has more steps than its cost.
  const limit = (): number =>
    best === null ? bounds.maxSteps : bounds.by === 'steps' ? 0 : Math.min(bounds.maxSteps, Math.floor(best.cost))
  while (sides[0].level + sides[1].level < limit() && sides.every(({ frontier }) => frontier.length > 0)) {
    if (sides[0].depth.size + sides[1].depth.size > bounds.budget) return result(best?.nodes ?? null, best?.cost ?? 0, false)
    const [mine, other] = sides[0].frontier.length <= sides[1].frontier.length ? sides : [sides[1], sides[0]]
    read(mine.frontier)
    const next: string[] = []
    for (const node of mine.frontier) {
      if (hubs.has(node)) continue
      for (const neighbour of cheapest.get(node)?.keys() ?? []) {
        if (mine.depth.has(neighbour)) continue
        mine.depth.set(neighbour, mine.level + 1)
        next.push(neighbour)
      }
    }
    mine.frontier = next
    mine.level += 1
    // Where both sides meet, a node must not be a hub either: it is looked at before it may join them.
    const meeting = [...mine.depth.keys()].filter((node) => other.depth.has(node))
    if (meeting.length === 0) continue
    read(meeting)
    const steps = sides[0].level + sides[1].level
    const found = cheapestWay(from, to, steps, cheapest, (node) => known.has(node) && !hubs.has(node), bounds.by)
    if (found !== null && (best === null || found.cost < best.cost)) best = found
  }
  return best === null ? result(null, 0, true) : result(best.nodes, best.cost, true)
}

/** The cheapest way of at most `steps` steps through what was read; of equals the one first by name, so that an answer never changes. */
function cheapestWay(
  from: string,
  to: string,
  steps: number,
  links: ReadonlyMap<string, ReadonlyMap<string, number>>,
  passable: (node: string) => boolean,
  by: PathBounds['by']
): { readonly nodes: readonly string[]; readonly cost: number } | null {
  let reached = new Map<string, { readonly cost: number; readonly nodes: readonly string[] }>([[from, { cost: 0, nodes: [from] }]])
  let best: { readonly nodes: readonly string[]; readonly cost: number } | null = null
  for (let step = 0; step < steps; step += 1) {
    const next = new Map<string, { readonly cost: number; readonly nodes: readonly string[] }>()
    for (const [node, { cost, nodes }] of reached) {
      if (node !== from && !passable(node)) continue
      for (const [neighbour, price] of links.get(node) ?? []) {
        if (nodes.includes(neighbour)) continue
        const sum = cost + (by === 'steps' ? 1 : price)
        const old = next.get(neighbour)
        if (old !== undefined && (old.cost < sum || (old.cost === sum && old.nodes.join(' ') <= nodes.join(' ')))) continue
        next.set(neighbour, { cost: sum, nodes: [...nodes, neighbour] })
      }
    }
    const end = next.get(to)
    if (end !== undefined && (best === null || end.cost < best.cost)) best = end
    next.delete(to)
    reached = next
    if (best !== null && by === 'steps') return best
  }
  return best
}
