import { expect, test } from 'vitest'
import { layOutMap, nodeHeight, type Edge, type Node } from './map-layout.ts'

const node = (code: string, n: number, required = false): Node => ({
  code,
  name: { zh: code, en: code },
  short: '',
  required,
  n,
  cases: n,
  first: 0,
  last: 0
})
const edge = (from: string, to: string, n: number): Edge => ({
  from,
  to,
  n,
  cases: n,
  median: 1,
  p90: 1,
  medianWork: 1,
  p90Work: 1,
  total: n
})

test('nodes in the procedure’s order; on above, back and to itself below; a required node that nobody came to is drawn', () => {
  const edges = [edge('A', 'B', 90), edge('A', 'C', 60), edge('C', 'A', 20), edge('B', 'B', 5)]
  const view = { nodes: [node('A', 100), node('B', 95), node('C', 60), node('D', 0, true), node('E', 0)], edges, edgesTotal: 4 }
  const map = layOutMap(view, false)
  expect(map.nodes.map((one) => one.node.code)).toEqual(['A', 'B', 'C', 'D'])
  expect([map.foldedNodes, map.foldedEdges]).toEqual([0, 0])
  const label = Object.fromEntries(map.edges.map((one) => [one.edge.from + one.edge.to, one.labelY]))
  expect(Number(label['AC'])).toBeLessThan(Number(label['AB']))
  expect(Number(label['CA'])).toBeGreaterThan(map.line + nodeHeight)
  expect(Number(label['BB'])).toBeGreaterThan(map.line + nodeHeight)
  for (const one of map.edges) {
    expect(one.labelY).toBeGreaterThan(8)
    expect(one.labelY).toBeLessThan(map.height)
    expect(one.labelX).toBeLessThan(map.width)
  }
  expect(map.edges[0]?.width).toBe(6)
})

test('rare passages and the nodes that only they touch are counted, and drawn when all are asked for', () => {
  const main = Array.from({ length: 8 }, (_, at) => edge(`N${at}`, `N${at + 1}`, 100))
  const rare = edge('N0', 'X', 1)
  const nodes = [...Array.from({ length: 9 }, (_, at) => node(`N${at}`, 100)), node('X', 1)]
  const view = { nodes, edges: [...main, rare], edgesTotal: 12 }
  const folded = layOutMap(view, false)
  expect([folded.nodes.length, folded.edges.length, folded.foldedNodes, folded.foldedEdges]).toEqual([9, 8, 1, 4])
  const all = layOutMap(view, true)
  expect([all.nodes.length, all.edges.length, all.foldedNodes, all.foldedEdges]).toEqual([10, 9, 0, 3])
})
