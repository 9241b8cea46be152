/**
 * One matter through its procedure: a fan from real time to the nodes (crossing lines mean the order was reversed), swim lanes by post with the acts,
 * days left or over, planned and actual dates, marks in ink. Arrow keys go from node to node, up and down from act to act.
 */
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { laneHeight, trackLeft, trackTop, type TrackChartProps } from './track-props.ts'
import { Fan, Stages } from './TrackFan.tsx'
import { NodeColumn } from './TrackNodeColumn.tsx'
import { useWidth } from './use-width.ts'

export function TrackChart(props: TrackChartProps): ReactNode {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const room = useWidth(box, 1004)
  const { nodes, lanes, here } = props
  const pitch = Math.min(110, Math.max(42, (room - trackLeft - 4) / Math.max(1, nodes.length)))
  const width = trackLeft + pitch * nodes.length + 4
  const x = (index: number): number => trackLeft + pitch * (index + 0.5)
  const lanesEnd = trackTop.lanes + lanes.length * laneHeight
  const base = lanesEnd + 34
  const height = base + 66
  const hereIndex = nodes.findIndex((node) => node.id === here?.node)
  // Many nodes scroll sideways: the chosen one is kept in sight.
  useEffect(() => {
    const element = box.current
    if (!element || hereIndex < 0) return
    const at = trackLeft + pitch * (hereIndex + 0.5)
    if (at - pitch < element.scrollLeft + trackLeft || at + pitch > element.scrollLeft + element.clientWidth)
      element.scrollLeft = at - (element.clientWidth + trackLeft) / 2
  }, [hereIndex, pitch])
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey) return
    const node = nodes[hereIndex]
    const actAt = node?.acts.findIndex((act) => act.id === here?.act) ?? -1
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const next = nodes[Math.max(0, Math.min(nodes.length - 1, hereIndex + (event.key === 'ArrowRight' ? 1 : -1)))]
      if (next) props.onHere(next.id)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && node) {
      const act = node.acts[Math.max(0, Math.min(node.acts.length - 1, actAt + (event.key === 'ArrowDown' ? 1 : -1)))]
      if (act) props.onHere(node.id, act.id)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="track-chart">
      <div ref={box} style={{ overflowX: width > room + 1 ? 'auto' : 'hidden' }}>
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="application"
          aria-label={t('widgets.track.label', { n: nodes.length })}
          tabIndex={0}
          onKeyDown={press}
        >
          {hereIndex >= 0 && (
            <rect
              x={x(hereIndex) - pitch / 2 + 1}
              y={trackTop.stage + 21}
              width={pitch - 2}
              height={base + 46 - trackTop.stage - 21}
              fill="var(--picked)"
            />
          )}
          <Fan nodes={nodes} x={x} width={width} asOf={props.asOf} here={hereIndex} />
          <Stages nodes={nodes} x={x} pitch={pitch} bottom={base + 46} />
          {lanes.map((lane, index) => {
            const y = trackTop.lanes + index * laneHeight
            return (
              <g key={lane.id}>
                <path d={`M${trackLeft} ${y + laneHeight}H${width - 4}`} stroke="var(--line)" />
                <text x="0" y={y + 16}>
                  {lane.label}
                </text>
              </g>
            )
          })}
          <path d={`M${trackLeft} ${trackTop.lanes}H${width - 4}`} stroke="var(--line)" />
          <text x="0" y={lanesEnd + 20}>
            {t('widgets.track.daysLeft')}
            <tspan className="axis"> {props.clock ?? t('widgets.track.workdays')}</tspan>
          </text>
          <path d={`M${trackLeft} ${base - 9}H${width - 4}`} stroke="var(--line-3)" />
          <text x="0" y={base + 16} className="small">
            {t('widgets.track.planned')}
          </text>
          <text x="0" y={base + 32} className="small">
            {t('widgets.track.actual')}
          </text>
          <text x="0" y={base + 58} className="small">
            {t('widgets.track.marks')}
          </text>
          <path d={`M0 ${base + 42}H${width - 4}`} stroke="var(--line)" />
          {nodes.map((node, index) => (
            <NodeColumn
              key={node.id}
              node={node}
              before={{
                planned: nodes.slice(0, index).findLast((one) => one.planned)?.planned,
                actual: nodes.slice(0, index).findLast((one) => one.actual)?.actual
              }}
              lanes={lanes}
              x={x(index)}
              pitch={pitch}
              base={base}
              lanesEnd={lanesEnd}
              here={index === hereIndex}
              hereAct={index === hereIndex ? here?.act : undefined}
              onHere={props.onHere}
            />
          ))}
        </svg>
      </div>
    </div>
  )
}
