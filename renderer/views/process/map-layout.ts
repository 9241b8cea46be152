/**
 * The process map: nodes on one line in the procedure's order, what leads on as arcs above, what leads back below. Pure: places and curves from
 * counts. The main passages are those that make up most of all passages; the rest is counted, not drawn.
 */
import type { CommandOutput } from '../../../shared/ipc/contract.ts'

export type ProcessView = CommandOutput<'process.read'>
export type Edge = ProcessView['edges'][number]
export type Node = ProcessView['nodes'][number]

export interface PlacedNode {
  readonly node: Node
  /** left edge */
  readonly x: number
}
export interface PlacedEdge {
  readonly edge: Edge
  readonly path: string
  /** stroke width */
  readonly width: number
  /** where its figures stand */
  readonly labelX: number
  readonly labelY: number
}
export interface MapLayout {
  readonly nodes: readonly PlacedNode[]
  readonly edges: readonly PlacedEdge[]
  readonly foldedNodes: number
  readonly foldedEdges: number
  readonly width: number
  readonly height: number
  /** top of the nodes */
  readonly line: number
}

export const nodeWidth = 104
export const nodeHeight = 58
const gap = 34
const margin = 8
/** Passages drawn as main ones: as many as make up this share, and no more than this. */
const mainShare = 0.9
const mostMain = 18
const reach = (span: number): number => 26 + Math.min(9, span) * 15

export function layOutMap(view: Pick<ProcessView, 'nodes' | 'edges' | 'edgesTotal'>, all: boolean): MapLayout {
  const drawn = all ? view.edges : mainEdges(view.edges)
  const touched = new Set(drawn.flatMap((edge) => [edge.from, edge.to]))
  const passed = view.nodes.filter((node) => node.n > 0 || node.required)
  const nodes = passed.filter((node) => all || drawn.length === 0 || touched.has(node.code) || node.required)
  const place = new Map(nodes.map((node, at) => [node.code, at]))
  const spans = drawn.map((edge) => (place.get(edge.to) ?? 0) - (place.get(edge.from) ?? 0))
  const highest = Math.max(0, ...spans.filter((span) => span > 1).map(reach))
  const deepest = Math.max(0, ...spans.filter((span) => span <= 0).map((span) => reach(-span)))
  const line = Math.max(34, highest + 24)
  const x = (at: number): number => margin + at * (nodeWidth + gap)
  const most = Math.max(1, ...drawn.map((edge) => edge.n))
  const edges = drawn.flatMap((edge): readonly PlacedEdge[] => {
    const [from, to] = [place.get(edge.from), place.get(edge.to)]
    if (from === undefined || to === undefined) return []
    const width = 1 + 5 * Math.sqrt(edge.n / most)
    return [{ edge, width, ...curve(x(from), x(to), to - from, line) }]
  })
  return {
    nodes: nodes.map((node, at) => ({ node, x: x(at) })),
    edges,
    foldedNodes: passed.length - nodes.length,
    foldedEdges: view.edgesTotal - edges.length,
    width: x(nodes.length) - gap + margin,
    height: line + nodeHeight + (deepest === 0 ? 12 : deepest + 26),
    line
  }
}

function mainEdges(edges: readonly Edge[]): readonly Edge[] {
  const whole = edges.reduce((sum, edge) => sum + edge.n, 0)
  const main: Edge[] = []
  let sum = 0
  for (const edge of edges) {
    if (main.length >= mostMain || (sum >= whole * mainShare && main.length >= 6)) break
    main.push(edge)
    sum += edge.n
  }
  return main
}

/** A straight line to the next node, an arc above to later ones, below to earlier ones and to itself. */
function curve(from: number, to: number, span: number, line: number): Pick<PlacedEdge, 'path' | 'labelX' | 'labelY'> {
  if (span === 1) {
    const middle = line + nodeHeight / 2
    return { path: `M${from + nodeWidth} ${middle}H${to}`, labelX: from + nodeWidth + gap / 2, labelY: line - 6 }
  }
  if (span > 1) {
    const [start, end] = [from + nodeWidth * 0.72, to + nodeWidth * 0.28]
    const top = line - reach(span) * 1.32
    return {
      path: `M${start} ${line}C${start} ${top} ${end} ${top} ${end} ${line}`,
      labelX: (start + end) / 2,
      labelY: line - reach(span) - 3
    }
  }
  const bottom = line + nodeHeight
  const [start, end] = span === 0 ? [from + nodeWidth * 0.66, to + nodeWidth * 0.34] : [from + nodeWidth * 0.4, to + nodeWidth * 0.6]
  const low = bottom + reach(-span) * 1.32
  return {
    path: `M${start} ${bottom}C${start} ${low} ${end} ${low} ${end} ${bottom}`,
    labelX: (start + end) / 2,
    labelY: bottom + reach(-span) + 11
  }
}
