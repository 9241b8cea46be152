/** The acts as dots: grey ones in the background, marked ones in ink over them, those behind a warning with its shape on top. */
import type { ReactNode } from 'react'
import { LevelShape } from '../../widgets/LevelMark.tsx'
import { dayNumber } from '../../widgets/track-layout.ts'
import { dotRadius, isMarked, steadyJitter, type PersonAct } from './person-layout.ts'

const levels = ['red', 'orange', 'yellow'] as const

export function PersonDots(props: {
  readonly acts: readonly PersonAct[]
  readonly rows: readonly string[]
  readonly x: (day: number) => number
  readonly top: number
  readonly rowHeight: number
  readonly here: string | undefined
  readonly onAct: (id: string) => void
}): ReactNode {
  const largest = Math.max(0, ...props.acts.map((act) => act.amount ?? 0))
  const placed = props.acts
    .flatMap((act) => {
      const day = dayNumber(act.at)
      const row = props.rows.indexOf(act.kind)
      if (day === undefined || row < 0) return []
      const y = props.top + (row + 0.5) * props.rowHeight + steadyJitter(act.id) * (props.rowHeight / 2 - 9)
      const level = levels.find((one) => act.warnings.includes(one))
      return [{ act, x: props.x(day), y, level, weight: (isMarked(act) ? 1 : 0) + (level ? 2 : 0) }]
    })
    .toSorted((a, b) => a.weight - b.weight)
  return placed.map(({ act, x, y, level }) => {
    const here = act.id === props.here
    const marked = isMarked(act)
    return (
      // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the table below is the way by keyboard
      <g key={act.id} className="dot" onClick={() => props.onAct(act.id)}>
        <title>{`${act.at?.slice(0, 10) ?? ''} ${act.matter.name}`}</title>
        {here && <circle cx={x} cy={y} r="9" fill="none" stroke="var(--accent)" strokeWidth="2" />}
        {level ? (
          <LevelShape level={level} x={x} y={y} size={11} />
        ) : (
          <circle
            cx={x}
            cy={y}
            r={marked ? Math.max(3, Math.min(4.5, dotRadius(act.amount, largest))) : dotRadius(act.amount, largest)}
            fill={here ? 'var(--accent)' : marked ? 'var(--ink)' : 'var(--ink-3)'}
            fillOpacity={marked || here ? 1 : 0.35}
          />
        )}
        <rect x={x - 6} y={y - 6} width="12" height="12" fill="transparent" />
      </g>
    )
  })
}
