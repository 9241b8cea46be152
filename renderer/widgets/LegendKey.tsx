/** A line of a legend: a small drawing of how a cell looks that has no colour of its own, and what that means. */
import type { ReactNode } from 'react'
import { LevelShape } from './LevelMark.tsx'
import { Hatch } from './Marks.tsx'

const dots = [2, 6, 10, 14].flatMap((x) => [2, 6, 10].map((y) => [x, y] as const))

const drawings = {
  /** no data here */
  hatch: <Hatch width={16} height={12} />,
  /** a question that does not arise */
  dash: <path d="M5.5 6h5" stroke="var(--ink-3)" />,
  /** too few to say anything */
  dots: (
    <g fill="var(--hatch)">
      {dots.map(([x, y]) => (
        <rect key={`${x}-${y}`} x={x - 0.6} y={y - 0.6} width="1.3" height="1.3" />
      ))}
    </g>
  ),
  /** a red warning stands behind the cell */
  red: <LevelShape level="red" x={8} y={6.5} size={9} />
} as const

export function LegendKey(props: { readonly draws: keyof typeof drawings; readonly children: ReactNode }): ReactNode {
  return (
    <span>
      <svg width="16" height="12" viewBox="0 0 16 12">
        {drawings[props.draws]}
      </svg>
      {props.children}
    </span>
  )
}
