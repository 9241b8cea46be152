/** The time line drawn: rows of dots over one axis. Arrow keys go from event to event; the list below says the same in words. */
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { MatterTimeline, MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { formatMoney } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWidth } from '../../widgets/use-width.ts'
import { layTimeline, type TimelineDot, type TimelineEvent } from './timeline-layout.ts'
import { useEventWords } from './use-event-words.ts'

const left = 112
const rowHeight = 22
const top = 26

export function TimelineChart(props: {
  readonly trail: MatterTrail
  readonly kinds: MatterTimeline['kinds']
  readonly events: readonly TimelineEvent[]
  readonly here: string | undefined
  readonly onHere: (event: TimelineEvent) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const words = useEventWords()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 1004)
  const { trail, events, here } = props
  const days = [trail.matter.opened, trail.matter.closed, trail.asOf]
  const plan = layTimeline(events, days, left + 8, width - 12)
  if (plan === null) return null
  const label = (id: string, kind: TimelineEvent['kind']): string => {
    const found = props.kinds.find((one) => one.dataset === id)
    return kind === 'row' ? (found ? name(found.name) : id) : t(`matter.line.${kind}`)
  }
  const height = top + plan.rows.length * rowHeight + 8
  const press = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0 || event.altKey || event.ctrlKey) return
    const at = events.findIndex((one) => one.id === here)
    const next = events[Math.max(0, Math.min(events.length - 1, at < 0 ? 0 : at + by))]
    if (next) props.onHere(next)
    event.preventDefault()
    event.stopPropagation()
  }
  const tip = ({ event }: TimelineDot): string =>
    [event.at.slice(0, 10), words.what(event), words.title(event), event.amount === null ? '' : formatMoney(event.amount, 'yuan')]
      .filter((part) => part !== '')
      .join(' · ')
  return (
    <div className="time-chart" ref={box}>
      <svg
        width={width}
        height={height}
        role="application"
        aria-label={t('matter.line.chart', { n: events.length })}
        tabIndex={0}
        onKeyDown={press}
      >
        {plan.axis.ticks.map((tick) => (
          <g key={tick.label}>
            <path d={`M${tick.x} ${top - 6}V${height - 4}`} stroke="var(--line)" />
            <text x={tick.x} y={top - 12} textAnchor="middle" className="axis">
              {tick.label}
            </text>
          </g>
        ))}
        {plan.rows.map((row, index) => {
          const y = top + index * rowHeight + rowHeight / 2
          return (
            <g key={row.id}>
              <path d={`M${left} ${y}H${width - 4}`} stroke="var(--line)" strokeDasharray="1 3" />
              <text x="0" y={y + 4}>
                {label(row.id, row.kind)}
              </text>
              <text x={left - 6} y={y + 4} textAnchor="end" className="axis">
                {row.dots.length}
              </text>
              {row.dots.map((dot) => (
                <circle
                  key={dot.event.id}
                  cx={dot.x}
                  cy={y}
                  r={dot.event.id === here ? dot.radius + 2 : dot.radius}
                  fill={dot.event.id === here ? 'var(--accent)' : 'var(--ink-2)'}
                  fillOpacity={dot.event.main ? 0.75 : 0.3}
                  stroke="var(--paper)"
                  onClick={() => props.onHere(dot.event)}
                >
                  <title>{tip(dot)}</title>
                </circle>
              ))}
            </g>
          )
        })}
      </svg>
    </div>
  )
}
