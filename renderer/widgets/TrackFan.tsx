/** The upper part of a track: the axis of real time, the lines from it to the nodes, and the stages over them. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { Hatch } from './Marks.tsx'
import { crossesEarlier, dayNumber, layTimeAxis } from './track-layout.ts'
import { trackLeft, trackTop, type TrackNode } from './track-props.ts'

export function Fan(props: {
  readonly nodes: readonly TrackNode[]
  readonly x: (index: number) => number
  readonly width: number
  readonly asOf: string
  readonly here: number
}): ReactNode {
  const t = useText()
  const { nodes, x, width } = props
  const days = nodes.map((node) => dayNumber(node.actual))
  const asOf = dayNumber(props.asOf)
  const dated = [...days, ...nodes.map((node) => dayNumber(node.planned))].filter((day) => day !== undefined)
  const known = dated.length === 0 && asOf !== undefined ? [asOf] : dated
  if (known.length === 0) return null
  // A matter long over: its own time fills the axis, and the date of the data stands beyond its end.
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const beyond = asOf !== undefined && asOf - high > Math.max(60, (high - low) * 0.8)
  const axis = layTimeAxis(asOf === undefined || beyond ? known : [...known, asOf], trackLeft, beyond ? width - 150 : width - 4)
  const today = asOf === undefined || beyond ? undefined : axis.x(asOf)
  const lines = days.flatMap((day, index) =>
    day === undefined ? [] : [{ index, at: axis.x(day), to: x(index), strong: index === props.here, crosses: crossesEarlier(days, index) }]
  )
  return (
    <g>
      <text x="0" y="18">
        {t('widgets.track.realTime')}
      </text>
      {lines.some((line) => line.crosses) && (
        <text x="0" y="44" className="axis">
          {t('widgets.track.crossing')}
        </text>
      )}
      <path d={`M${trackLeft} ${trackTop.axis}H${width - 4}`} stroke="var(--line-3)" />
      {axis.ticks
        .filter((tick) => today === undefined || tick.x + 50 < today - 130 || tick.x > today + 8)
        .map((tick) => (
          <g key={tick.label}>
            <path d={`M${tick.x} 20v6`} stroke="var(--line-3)" />
            <text x={tick.x + 3} y="17" className="axis">
              {tick.label}
            </text>
          </g>
        ))}
      {beyond && (
        <text x={width - 6} y="17" className="date" textAnchor="end">
          {t('widgets.track.asOf', { date: props.asOf })} →
        </text>
      )}
      {today !== undefined && (
        <>
          {today < width - 6 && <Hatch x={today} y={23} width={width - 4 - today} height={6} />}
          <path d={`M${today} 18v12`} stroke="var(--ink)" strokeWidth="1.5" />
          <text x={today - 4} y="17" className="date" textAnchor="end">
            {t('widgets.track.asOf', { date: props.asOf })}
          </text>
        </>
      )}
      {lines
        .toSorted((a, b) => Number(a.strong) - Number(b.strong))
        .map((line) => (
          <g key={line.index}>
            <path
              d={`M${line.at} ${trackTop.fan}C${line.at} 60 ${line.to} 58 ${line.to} ${trackTop.stage}`}
              fill="none"
              stroke={line.strong ? 'var(--accent)' : line.crosses ? 'var(--ink-2)' : 'var(--line-3)'}
              strokeWidth={line.strong ? 2 : line.crosses ? 1.6 : 1.2}
            />
            <circle cx={line.at} cy={trackTop.axis} r={line.strong ? 3.5 : 2.5} fill={line.strong ? 'var(--accent)' : 'var(--ink-2)'} />
          </g>
        ))}
      {lines.flatMap((line) =>
        line.strong && nodes[line.index]?.flag !== undefined
          ? [
              <text key={line.index} x={(line.at + line.to) / 2} y="66" className="flag" textAnchor="middle">
                {nodes[line.index]?.flag}
              </text>
            ]
          : []
      )}
    </g>
  )
}

export function Stages(props: {
  readonly nodes: readonly TrackNode[]
  readonly x: (index: number) => number
  readonly pitch: number
  readonly bottom: number
}): ReactNode {
  const t = useText()
  const { nodes, x, pitch } = props
  const starts = nodes.flatMap((node, index) => (index === 0 || nodes[index - 1]?.stage !== node.stage ? [index] : []))
  return starts.map((from, order) => {
    const to = (starts[order + 1] ?? nodes.length) - 1
    const mine = nodes.slice(from, to + 1)
    const done = mine.filter((node) => node.state === 'done').length
    const start = x(from) - pitch / 2
    const length = pitch * mine.length
    return (
      <g key={from}>
        <rect x={start + (order === 0 ? 0 : 1)} y={trackTop.stage} width={length - 1} height="20" fill="var(--sunk)" />
        {order > 0 && <path d={`M${start} ${trackTop.stage}V${props.bottom}`} stroke="var(--line-2)" />}
        <text x={start + 6} y={trackTop.stage + 14} className="strong">
          {mine[0]?.stage}
        </text>
        {length > 70 && (
          <text x={start + length - 6} y={trackTop.stage + 14} className="axis" textAnchor="end">
            {t('widgets.track.stageCount', { done, total: mine.length })}
          </text>
        )}
      </g>
    )
  })
}
