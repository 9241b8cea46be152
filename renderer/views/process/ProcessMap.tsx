/** The map as a picture: nodes and passages are buttons, reached by Tab and opened by Enter; the list below says the same in figures. */
import { useMemo, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { SideScroll } from '../../widgets/SideScroll.tsx'
import { inLines } from './in-lines.ts'
import { spanText } from './span-text.ts'
import { layOutMap, nodeHeight, nodeWidth, type PlacedEdge, type PlacedNode, type ProcessView } from './map-layout.ts'

export function ProcessMap(props: {
  readonly view: ProcessView
  readonly all: boolean
  readonly here: string | undefined
  readonly nodeName: (code: string) => string
  readonly onPick: (key: string) => void
  readonly take: Ref<SVGSVGElement>
}): ReactNode {
  const t = useText()
  const { view, all, here } = props
  const map = useMemo(() => layOutMap(view, all), [view, all])
  const press = (key: string) => ({
    role: 'button',
    tabIndex: 0,
    'data-on': here === key || undefined,
    onClick: () => props.onPick(key),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return
      event.preventDefault()
      event.stopPropagation()
      props.onPick(key)
    }
  })
  const edge = ({ edge: { from, to, n, median }, path, width }: PlacedEdge): ReactNode => {
    const words = t('process.map.edge', { from: props.nodeName(from), to: props.nodeName(to), n, median: spanText(median, t) })
    return (
      <g key={`${from}\n${to}`} className="process-edge" aria-label={words} {...press(`edge ${from}\n${to}`)}>
        <title>{words}</title>
        <path d={path} fill="none" stroke="transparent" strokeWidth={Math.max(12, width + 6)} />
        <path d={path} className="process-line" fill="none" strokeWidth={width} markerEnd="url(#process-arrow)" />
      </g>
    )
  }
  const edgeWords = ({ edge: { from, to, n, median }, labelX, labelY }: PlacedEdge): ReactNode => (
    <text key={`${from}\n${to}`} className="halo" x={labelX} y={labelY} textAnchor="middle">
      {formatNumber(n)} · {spanText(median, t)}
    </text>
  )
  const node = ({ node: { code, n, cases, required }, x }: PlacedNode): ReactNode => {
    const name = props.nodeName(code)
    return (
      <g key={code} className="process-node" aria-label={t('process.map.node', { name, n, cases })} {...press(`node ${code}`)}>
        <title>{t('process.map.node', { name, n, cases })}</title>
        <rect x={x} y={map.line} width={nodeWidth} height={nodeHeight} rx="3" strokeDasharray={n === 0 && required ? '3 2' : undefined} />
      </g>
    )
  }
  const nodeWords = ({ node: { code, n }, x }: PlacedNode): ReactNode => {
    const lines = inLines(props.nodeName(code), nodeWidth - 8)
    return (
      <g key={code}>
        {lines.map((line, at) => (
          <text
            key={at}
            x={x + nodeWidth / 2}
            y={map.line + (lines.length === 1 ? 23 : 16 + at * 15)}
            textAnchor="middle"
            className="strong"
          >
            {line}
          </text>
        ))}
        <text x={x + nodeWidth / 2} y={map.line + 48} textAnchor="middle" className="axis">
          {formatNumber(n)}
        </text>
      </g>
    )
  }
  return (
    <SideScroll className="process-map" label={t('process.map.label', { nodes: map.nodes.length, edges: map.edges.length })}>
      <svg ref={props.take} className="chart" width={map.width} height={map.height} viewBox={`0 0 ${map.width} ${map.height}`}>
        <defs>
          <marker
            id="process-arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="9"
            markerHeight="9"
            markerUnits="userSpaceOnUse"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" fill="var(--ink-3)" />
          </marker>
        </defs>
        {map.edges.map(edge)}
        {map.nodes.map(node)}
        <g className="process-words" aria-hidden>
          {map.edges.map(edgeWords)}
          {map.nodes.map(nodeWords)}
        </g>
      </svg>
      {(map.foldedEdges > 0 || map.foldedNodes > 0) && (
        <p className="mut">{t('process.map.folded', { nodes: map.foldedNodes, edges: map.foldedEdges })}</p>
      )}
      <p className="mut">{t('process.map.legend')}</p>
    </SideScroll>
  )
}
