/** Small charts that say one thing, labelled directly: peers on a line, a course over time, bars of the last months. */
import { useRef, type ReactNode } from 'react'
import { formatNumber } from '../../shared/text/format.ts'
import { useText } from '../app/settings.tsx'
import { useWidth } from './use-width.ts'

export interface PeersStripProps {
  readonly values: readonly number[]
  readonly here: number
  readonly median?: number
  readonly min: number
  readonly max: number
  readonly ticks: readonly number[]
  readonly hereLabel?: string
}

/** Every peer as a tick, this one in the accent, the middle half as a band. */
export function PeersStrip(props: PeersStripProps): ReactNode {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 336)
  const x = (value: number): number =>
    7 + ((Math.min(props.max, Math.max(props.min, value)) - props.min) / (props.max - props.min)) * (width - 14)
  const sorted = props.values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor(sorted.length * 0.25)], sorted[Math.floor(sorted.length * 0.75)]]
  const median = props.median ?? sorted[Math.floor(sorted.length / 2)]
  const close = median !== undefined && Math.abs(x(median) - x(props.here)) < 60
  const medianRight = median !== undefined && x(median) >= x(props.here)
  // At the left edge there is no room before this unit's mark: its name goes behind it and the median's further right.
  const atEdge = close && Math.min(x(props.here), x(median ?? 0)) < 60
  const atRight = median !== undefined && x(median) > width - 64
  const medianX =
    median === undefined
      ? 0
      : atRight
        ? Math.min(x(median) - 4, close ? x(props.here) - 56 : x(median) - 4)
        : atEdge
          ? Math.max(x(props.here) + 56, x(median) + 4)
          : x(median) + (medianRight ? 4 : -4)
  return (
    <div ref={box}>
      <svg className="chart" width={width} height="48" role="img" aria-label={t('widgets.peers.label', { n: props.values.length })}>
        {low !== undefined && high !== undefined && sorted.length >= 10 && (
          <rect x={x(low)} y="14" width={x(high) - x(low)} height="11" fill="var(--line)" />
        )}
        <path d={`M7 27.5H${width - 7}`} stroke="var(--line-3)" />
        {sorted.map((value, index) => (
          <path key={`${index}-${value}`} d={`M${x(value)} 15v9`} stroke="var(--line-3)" />
        ))}
        {median !== undefined && (
          <>
            <path d={`M${x(median)} 12v14`} stroke="var(--ink)" strokeWidth="1.5" />
            <text className="axis" x={medianX} y="10" textAnchor={!atRight && (medianRight || atEdge || x(median) < 60) ? 'start' : 'end'}>
              {t('widgets.peers.median', { value: formatNumber(median, 1) })}
            </text>
          </>
        )}
        <path d={`M${x(props.here)} 12v14`} stroke="var(--accent)" strokeWidth="2.5" />
        <path d={`M${x(props.here) - 4} 5h8l-4 6z`} fill="var(--accent)" />
        <text
          className="here"
          x={x(props.here) + (!atEdge && (medianRight || !close) ? -7 : 7)}
          y="10"
          textAnchor={!atEdge && (medianRight || !close) ? 'end' : 'start'}
        >
          {props.hereLabel ?? t('widgets.peers.here')}
        </text>
        {props.ticks.map((tick) => (
          <text
            key={tick}
            className="axis"
            x={x(tick)}
            y="43"
            textAnchor={tick === props.ticks[0] && x(tick) < 14 ? 'start' : x(tick) > width - 14 ? 'end' : 'middle'}
          >
            {formatNumber(tick)}
          </text>
        ))}
      </svg>
    </div>
  )
}

/** A course without axes, its last point marked. `null` leaves a gap. */
export function Sparkline(props: {
  readonly values: readonly (number | null)[]
  readonly width?: number
  readonly height?: number
  readonly label?: string
}): ReactNode {
  const { values, width = 128, height = 20 } = props
  const known = values.filter((value): value is number => value !== null)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const x = (index: number): number => 3 + (index / Math.max(1, values.length - 1)) * (width - 6)
  const y = (value: number): number => (high === low ? height / 2 : 3 + (1 - (value - low) / (high - low)) * (height - 6))
  const path = values
    .map((value, index) =>
      value === null ? '' : `${index === 0 || values[index - 1] === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
    )
    .join('')
  const last = values.at(-1)
  return (
    <svg width={width} height={height} role="img" aria-label={props.label ?? known.map((value) => formatNumber(value, 1)).join(', ')}>
      <path d={path} fill="none" stroke="var(--accent)" strokeWidth="1.5" strokeLinejoin="round" />
      {last !== null && last !== undefined && <circle cx={x(values.length - 1)} cy={y(last)} r="2.5" fill="var(--accent)" />}
    </svg>
  )
}

/** Month ends as bars, the last one dark. */
export function MonthBars(props: {
  readonly values: readonly number[]
  readonly max?: number
  readonly width?: number
  readonly height?: number
  readonly label?: string
}): ReactNode {
  const { values, width = 128, height = 26 } = props
  const top = Math.max(1, props.max ?? Math.max(...values))
  const step = width / Math.max(1, values.length)
  return (
    <svg width={width} height={height} role="img" aria-label={props.label ?? values.join(', ')}>
      {values.map((value, index) => (
        <rect
          key={index}
          x={index * step}
          y={height - Math.max(1, (value / top) * height)}
          width={step - 1.5}
          height={Math.max(1, (value / top) * height)}
          fill={index === values.length - 1 ? 'var(--ink-2)' : 'var(--line-3)'}
        />
      ))}
    </svg>
  )
}

export interface CourseProps {
  readonly labels: readonly string[]
  readonly here: readonly (number | null)[]
  readonly peers?: readonly (number | null)[]
  readonly peersLabel?: string
  readonly height?: number
  /** Of the figures printed at the ends; 1 when left out. */
  readonly decimals?: number
}

/** This unit against its peers over periods, both labelled at the line. */
export function Course(props: CourseProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 336)
  const height = props.height ?? 72
  const all = [...props.here, ...(props.peers ?? [])].filter((value): value is number => value !== null)
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const x = (index: number): number => 18 + (index / Math.max(1, props.labels.length - 1)) * (width - 40)
  const y = (value: number): number => (high === low ? height / 2 - 8 : 16 + (1 - (value - low) / (high - low)) * (height - 46))
  const line = (values: readonly (number | null)[]): string =>
    values
      .map((value, index) =>
        value === null ? '' : `${index === 0 || values[index - 1] === null ? 'M' : 'L'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`
      )
      .join('')
  const end = props.here.length - 1
  const [first, last, peerLast] = [props.here[0], props.here[end], props.peers?.at(-1)]
  const middle = Math.floor(props.labels.length / 2)
  return (
    <div ref={box}>
      <svg
        className="chart"
        width={width}
        height={height}
        role="img"
        aria-label={props.here
          .map((value, index) => `${props.labels[index] ?? ''} ${value === null ? '—' : formatNumber(value, 1)}`)
          .join(', ')}
      >
        {props.peers && <path d={line(props.peers)} fill="none" stroke="var(--line-3)" strokeWidth="1.5" />}
        <path d={line(props.here)} fill="none" stroke="var(--accent)" strokeWidth="2" strokeLinejoin="round" />
        {typeof last === 'number' && (
          <>
            <circle cx={x(end)} cy={y(last)} r="3" fill="var(--accent)" />
            <text
              className="here halo"
              x={x(end) - 8}
              y={y(last) + (typeof peerLast === 'number' && peerLast < last ? -6 : 12)}
              textAnchor="end"
            >
              {formatNumber(last, props.decimals ?? 1)}
            </text>
          </>
        )}
        {typeof first === 'number' && (
          <text className="here halo" x={x(0) - 8} y={y(first) - 6}>
            {formatNumber(first, props.decimals ?? 1)}
          </text>
        )}
        {typeof peerLast === 'number' && props.peersLabel !== undefined && (
          <text className="axis halo" x={x(end)} y={y(peerLast) + (typeof last === 'number' && peerLast < last ? 14 : -5)} textAnchor="end">
            {props.peersLabel}
          </text>
        )}
        {[0, middle, end].map((index) => (
          <text key={index} className="axis" x={x(index)} y={height - 4} textAnchor="middle">
            {props.labels[index]}
          </text>
        ))}
      </svg>
    </div>
  )
}
