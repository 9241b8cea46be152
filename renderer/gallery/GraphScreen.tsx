/** Gallery: five thousand invented nodes laid out by the worker, to feel the view meanwhile and to measure a frame of it. */
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { GraphEdge, GraphNode } from '../../shared/ipc/commands/graph.ts'
import { ViewLayout } from '../app/ViewLayout.tsx'
import { addNodes, emptyBoard, linesOf, mostNodes, placeNodes, type Board } from '../views/graph/board.ts'
import { GraphCanvas } from '../views/graph/GraphCanvas.tsx'
import { useLayout } from '../views/graph/use-layout.ts'
import '../views/graph/graph.css'

const kinds = new Map([
  ['person', { shape: 'circle', tone: 1 }],
  ['party', { shape: 'square', tone: 3 }],
  ['matter', { shape: 'diamond', tone: 5 }]
] as const)
const names = [...kinds.keys()]
const nodes = Array.from({ length: mostNodes }, (_each, n): GraphNode => {
  const kind = names[n % 3] ?? 'person'
  return { key: `${kind}~${n}`, kind, label: `结点 ${n}`, note: '', row: null }
})
/** Each node is tied to an earlier one, a third of them to a second. */
const edges = nodes.slice(1).flatMap((node, at): GraphEdge[] =>
  [Math.floor((at * 7) / 11), ...(at % 3 === 0 ? [(at * 31) % (at + 1)] : [])].map((other) => ({
    kind: 'tie',
    from: nodes[other]?.key ?? node.key,
    to: node.key,
    n: 1,
    first: null,
    last: null,
    open: false,
    undated: 1,
    amount: null,
    share: null,
    label: { zh: '', en: '' },
    confidence: at % 4 === 0 ? 'same_value' : 'recorded'
  }))
)
const none: ReadonlySet<string> = new Set()

export function GraphScreen(): ReactNode {
  const [board, setBoard] = useState<Board>(() => ({ ...addNodes(emptyBoard, nodes), edges }))
  const lines = useMemo(() => linesOf(board.edges), [board.edges])
  const canvas = useRef<HTMLCanvasElement>(null)
  const [selected, select] = useState<string>()
  const onPlaces = useCallback(
    (keys: readonly string[], places: Float32Array, done: boolean) => setBoard((old) => placeNodes(old, keys, places, done)),
    []
  )
  const { lay, progress } = useLayout(onPlaces)
  const first = useRef(board)
  useEffect(() => lay(first.current), [lay])
  return (
    <ViewLayout status={<span>{progress ? `${progress.done}/${progress.total}` : 'done'}</span>}>
      <h1 className="hidden-text">relations</h1>
      <div className="graph-middle">
        <GraphCanvas
          board={board}
          lines={lines}
          kinds={kinds}
          roots={none}
          bright={none}
          selected={selected}
          line={undefined}
          lineLabel={() => ''}
          describe={(key) => key}
          label="relations"
          settled={progress === undefined && [...board.nodes.values()].every(({ settled }) => settled)}
          moving={progress !== undefined}
          canvas={canvas}
          onSelect={select}
          onLine={() => undefined}
          onUnfold={() => undefined}
          onHide={() => undefined}
          onMove={() => undefined}
        />
      </div>
    </ViewLayout>
  )
}
