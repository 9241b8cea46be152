/** A value against its limit: single values as dots under or over it, a sum as a bar cut by it. */
import { useRef, type ReactNode } from 'react'
import { formatNumber } from '../../shared/text/format.ts'
import { useWidth } from './use-width.ts'

export interface LimitDotsProps {
  readonly values: readonly number[]
  readonly limit: number
  readonly limitLabel: string
  readonly valueLabel: ReactNode
  readonly format?: (value: number) => string
}

/** Values as dots on a line with the limit as a stroke: how near under (or over) it each lies. The axis does not start at zero and shows its ticks. */
export function LimitDots(props: LimitDotsProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 240)
  const show = props.format ?? ((value: number): string => formatNumber(value))
  const all = [...props.values, props.limit]
  const spread = Math.max(...all) - Math.min(...all) || Math.abs(props.limit) * 0.1 || 1
  const [low, high] = [Math.min(...all) - spread * 0.35, Math.max(...all) + spread * 0.35]
  const x = (value: number): number => 6 + ((value - low) / (high - low)) * (width - 12)
  const step = 10 ** Math.floor(Math.log10((high - low) / 3))
  const pitch = (high - low) / step > 12 ? step * 5 : (high - low) / step > 6 ? step * 2 : step
  const ticks = Array.from({ length: 12 }, (_, index) => (Math.ceil(low / pitch) + index) * pitch).filter((tick) => tick <= high)
  return (
    <div ref={box}>
      <svg className="chart" width={width} height="64" role="img" aria-label={`${props.limitLabel}; ${props.values.map(show).join(', ')}`}>
        <text x="4" y="12" className="axis">
          {props.valueLabel}
        </text>
        <path d={`M6 34.5H${width - 6}`} stroke="var(--line-3)" strokeWidth="1.5" />
        <path d={`M${x(props.limit)} 20v22`} stroke="var(--ink)" strokeWidth="2" />
        <text
          x={x(props.limit)}
          y="26"
          dx={x(props.limit) > width - 72 ? -5 : 5}
          textAnchor={x(props.limit) > width - 72 ? 'end' : 'start'}
          className="strong halo"
        >
          {props.limitLabel}
        </text>
        {props.values.map((value, index) => (
          <circle key={index} cx={x(value)} cy="34.5" r="5" fill="var(--accent)" stroke="var(--canvas)" strokeWidth="1.5" />
        ))}
        {ticks.map((tick) => (
          <g key={tick}>
            <path d={`M${x(tick)} 46v4`} stroke="var(--line-3)" />
            <text className="axis" x={x(tick)} y="62" textAnchor="middle">
              {show(tick)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}

/** Round ticks from zero up to `top`, three to six of them. */
function niceTicks(top: number): readonly number[] {
  const step = 10 ** Math.floor(Math.log10(top / 2))
  const pitch = [1, 2, 5, 10].map((times) => times * step).find((one) => top / one <= 6) ?? step
  return Array.from({ length: Math.floor(top / pitch) + 1 }, (_, index) => index * pitch)
}

/** A sum against its limit, cut into its parts. Starts at zero. */
export function LimitBar(props: {
  readonly parts: readonly number[]
  readonly limit: number
  readonly limitLabel: string
  readonly sumLabel: ReactNode
  readonly format?: (value: number) => string
}): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 280)
  const show = props.format ?? ((value: number): string => formatNumber(value))
  const sum = props.parts.reduce((total, part) => total + part, 0)
  const top = Math.max(sum, props.limit) * 1.03
  const x = (value: number): number => 4 + (value / top) * (width - 8)
  const starts = props.parts.map((_, index) => props.parts.slice(0, index).reduce((total, part) => total + part, 0))
  return (
    <div ref={box}>
      <svg className="chart" width={width} height="64" role="img" aria-label={`${props.limitLabel}; ${show(sum)}`}>
        <text className="strong" x={x(props.limit)} y="12" textAnchor={x(props.limit) > width / 2 ? 'end' : 'middle'}>
          {props.limitLabel}
        </text>
        <text x={x(props.limit) > width / 2 ? 4 : width - 4} y="12" textAnchor={x(props.limit) > width / 2 ? 'start' : 'end'}>
          {props.sumLabel}
        </text>
        {props.parts.map((part, index) => {
          const start = starts[index] ?? 0
          return (
            <rect key={index} x={x(start)} y="28" width={Math.max(1, x(start + part) - x(start) - 1)} height="13" fill="var(--accent)" />
          )
        })}
        <path d={`M${x(props.limit)} 18v28`} stroke="var(--ink)" strokeWidth="2" />
        {niceTicks(top).map((tick) => (
          <text key={tick} className="axis" x={x(tick)} y="62" textAnchor={tick === 0 ? 'start' : 'middle'}>
            {show(tick)}
          </text>
        ))}
      </svg>
    </div>
  )
}
