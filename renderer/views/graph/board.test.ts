/** The board: places stay put, lines join ties, arrows find neighbours, taking out takes what hangs on it alone. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { GraphEdge, GraphNode } from '../../../shared/ipc/commands/graph.ts'
import {
  addNodes,
  emptyBoard,
  hideNode,
  linesOf,
  mostNodes,
  moveNode,
  neighbourToward,
  placeNodes,
  restoreNodes,
  unfoldedUnder,
  type Board
} from './board.ts'

const node = (key: string): GraphNode => ({ key, kind: 'party', label: key, note: '', row: null })
const edge = (from: string, to: string, kind = 'paid'): GraphEdge => ({
  kind,
  from,
  to,
  n: 1,
  first: null,
  last: null,
  open: false,
  undated: 1,
  amount: null,
  share: null,
  label: { zh: '', en: '' },
  confidence: 'recorded'
})
const places = (board: Board): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries([...board.nodes].map(([key, { x, y }]) => [key, [x, y]]))

describe('[#35] the board of relations', () => {
  test('whatever comes later, a settled node stays where it lies', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 12 }), fc.array(fc.nat(60), { maxLength: 20 }), (first, later) => {
        const laid = addNodes(
          emptyBoard,
          first.map((n) => node(`a~${n}`))
        )
        const keys = [...laid.nodes.keys()]
        const settled = placeNodes(laid, keys, Float32Array.from(keys.flatMap((_key, at) => [at * 7, at * -3])), true)
        const grown = addNodes(
          settled,
          later.map((n) => node(`a~${n}`)),
          keys[0]
        )
        const all = [...grown.nodes.keys()]
        const moved = placeNodes(grown, all, new Float32Array(all.length * 2).fill(99), true)
        expect(places(moved)).toMatchObject(places(settled))
      })
    )
  })

  test('ties of several kinds between two are one line', () => {
    const lines = linesOf([edge('a~1', 'b~1'), edge('b~1', 'a~1', 'contract'), edge('a~1', 'c~1')])
    expect(lines.map(({ a, b, edges }) => [a, b, edges.length])).toEqual([
      ['a~1', 'b~1', 2],
      ['a~1', 'c~1', 1]
    ])
  })

  test('an arrow goes to the neighbour that lies that way, or nowhere', () => {
    let board = addNodes(emptyBoard, ['m~0', 'r~0', 'u~0', 'far~0'].map(node))
    for (const [key, x, y] of [
      ['m~0', 0, 0],
      ['r~0', 50, 5],
      ['u~0', 0, -80],
      ['far~0', 60, 0]
    ] as const)
      board = moveNode(board, key, x, y)
    const lines = linesOf([edge('m~0', 'r~0'), edge('m~0', 'u~0')])
    expect([
      neighbourToward(board, lines, 'm~0', 1, 0),
      neighbourToward(board, lines, 'm~0', 0, -1),
      neighbourToward(board, lines, 'm~0', -1, 0)
    ]).toEqual(['r~0', 'u~0', undefined])
  })

  test('taking a node out takes along what hangs on it alone; both can be put back where they lay', () => {
    const board = {
      ...addNodes(emptyBoard, ['a~1', 'b~1', 'leaf~1', 'root~1'].map(node)),
      edges: [edge('a~1', 'b~1'), edge('b~1', 'leaf~1'), edge('a~1', 'root~1'), edge('b~1', 'root~1')]
    }
    const less = hideNode(board, 'b~1', new Set(['root~1']))
    expect([...less.nodes.keys()]).toEqual(['a~1', 'root~1'])
    expect(less.edges.length).toBe(1)
    expect(addNodes(less, [node('leaf~1')]).nodes.has('leaf~1')).toBe(false)
    expect(places(restoreNodes(less))).toEqual(places(board))
  })

  test('holds five thousand and no more', () => {
    const many = Array.from({ length: mostNodes + 10 }, (_each, n) => node(`n~${n}`))
    expect(addNodes(emptyBoard, many).nodes.size).toBe(mostNodes)
  })
})

test('under another filter every node is unfolded from its first neighbours again', () => {
  const board: Board = { ...emptyBoard, unfolded: new Map([['a', 16]]), under: 'all' }
  expect([unfoldedUnder(board, 'all').get('a'), unfoldedUnder(board, '2025').get('a')]).toEqual([16, 0])
})
