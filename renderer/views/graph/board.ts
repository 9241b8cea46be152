/**
 * What lies on the table: nodes with their places, the ties between them, what was taken out. Pure, so that places can be tested: a node that lies
 * somewhere stays there when others come; a new one begins beside the one it was unfolded from.
 */
import type { GraphEdge, GraphGroup, GraphNode } from '../../../shared/ipc/commands/graph.ts'

export interface Placed {
  readonly node: GraphNode
  readonly x: number
  readonly y: number
  /** Its place is settled: a later layout moves only the others. */
  readonly settled: boolean
}
export interface Board {
  readonly nodes: ReadonlyMap<string, Placed>
  readonly edges: readonly GraphEdge[]
  readonly hidden: ReadonlyMap<string, Placed>
  /** What expansions told about a node: totals of each kind. */
  readonly groups: ReadonlyMap<string, readonly GraphGroup[]>
  /** How far each node was unfolded. */
  readonly unfolded: ReadonlyMap<string, number>
  /** The filter under which `unfolded` counts: another one has other neighbours in another order. */
  readonly under: string
}
/** All ties between two nodes, drawn as one line. */
export interface Line {
  readonly a: string
  readonly b: string
  readonly edges: readonly GraphEdge[]
}

export const mostNodes = 5000
export const emptyBoard: Board = { nodes: new Map(), edges: [], hidden: new Map(), groups: new Map(), unfolded: new Map(), under: '' }

const golden = Math.PI * (3 - Math.sqrt(5))

/** Adds nodes round `around` (the middle without one). Known and hidden ones are left as they are. At most as many as there is room for. */
export function addNodes(board: Board, nodes: readonly GraphNode[], around?: string): Board {
  const next = new Map(board.nodes)
  const centre = around === undefined ? undefined : board.nodes.get(around)
  const fresh = nodes.filter(({ key }) => !next.has(key) && !board.hidden.has(key)).slice(0, Math.max(0, mostNodes - next.size))
  for (const [at, node] of fresh.entries()) {
    const radius = centre === undefined ? 40 * Math.sqrt(at + next.size) : 60 + 6 * Math.sqrt(at)
    const angle = at * golden
    next.set(node.key, {
      node,
      x: (centre?.x ?? 0) + radius * Math.cos(angle),
      y: (centre?.y ?? 0) + radius * Math.sin(angle),
      settled: false
    })
  }
  return { ...board, nodes: next }
}

/** New places of nodes, in the order of `keys`; settled ones are not moved. */
export function placeNodes(board: Board, keys: readonly string[], places: Float32Array, done: boolean): Board {
  const next = new Map(board.nodes)
  for (const [at, key] of keys.entries()) {
    const placed = next.get(key)
    if (placed === undefined || placed.settled) continue
    next.set(key, { ...placed, x: places[2 * at] ?? placed.x, y: places[2 * at + 1] ?? placed.y, settled: done })
  }
  return { ...board, nodes: next }
}

/** Puts a node where the person dragged it; there it stays. */
export function moveNode(board: Board, key: string, x: number, y: number): Board {
  const placed = board.nodes.get(key)
  return placed === undefined ? board : { ...board, nodes: new Map(board.nodes).set(key, { ...placed, x, y, settled: true }) }
}

/** How far nodes were unfolded under a filter: all from the start where the filter is another. */
export function unfoldedUnder(board: Board, filter: string): Map<string, number> {
  return board.under === filter ? new Map(board.unfolded) : new Map([...board.unfolded.keys()].map((key) => [key, 0]))
}

/** Takes a node out, and what hangs on it alone and was never unfolded or among `keep`. */
export function hideNode(board: Board, key: string, keep: ReadonlySet<string> = new Set()): Board {
  const neighbours = neighboursOf(linesOf(board.edges))
  const gone = new Set([key])
  for (const other of neighbours.get(key) ?? [])
    if ((neighbours.get(other)?.size ?? 0) <= 1 && !board.unfolded.has(other) && !keep.has(other)) gone.add(other)
  const taken = [...board.nodes].filter(([one]) => gone.has(one))
  return {
    ...board,
    nodes: new Map([...board.nodes].filter(([one]) => !gone.has(one))),
    edges: board.edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    hidden: new Map([...board.hidden, ...taken])
  }
}

/** Everything taken out lies again where it lay. */
export function restoreNodes(board: Board): Board {
  return { ...board, nodes: new Map([...board.nodes, ...board.hidden]), hidden: new Map() }
}

/** Ties as lines, one for each pair of nodes. */
export function linesOf(edges: readonly GraphEdge[]): readonly Line[] {
  const lines = new Map<string, { a: string; b: string; edges: GraphEdge[] }>()
  for (const edge of edges) {
    const [a, b] = edge.from < edge.to ? [edge.from, edge.to] : [edge.to, edge.from]
    const line = lines.get(`${a}\n${b}`)
    if (line === undefined) lines.set(`${a}\n${b}`, { a, b, edges: [edge] })
    else line.edges.push(edge)
  }
  return [...lines.values()]
}

/** Who is drawn beside whom. */
export function neighboursOf(lines: readonly Line[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  for (const { a, b } of lines) {
    found.set(a, (found.get(a) ?? new Set()).add(b))
    found.set(b, (found.get(b) ?? new Set()).add(a))
  }
  return found
}

/** The neighbour that lies best in a direction from a node; of none, undefined. `dx`, `dy`: where the arrow points. */
export function neighbourToward(board: Board, lines: readonly Line[], from: string, dx: number, dy: number): string | undefined {
  const here = board.nodes.get(from)
  if (here === undefined) return undefined
  let best: { readonly key: string; readonly badness: number } | undefined
  for (const key of neighboursOf(lines).get(from) ?? []) {
    const there = board.nodes.get(key)
    if (there === undefined) continue
    const [x, y] = [there.x - here.x, there.y - here.y]
    const length = Math.hypot(x, y) || 1
    const along = (x * dx + y * dy) / length
    const badness = length * (2 - along)
    if (along > 0.3 && (best === undefined || badness < best.badness)) best = { key, badness }
  }
  return best?.key
}
