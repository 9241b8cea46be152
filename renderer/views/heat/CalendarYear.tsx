/** A year as weeks of seven days, one SVG: colour by how much was decided, a dot on rest days, a corner where it was outside office hours. */
import type { ReactNode, RefObject } from 'react'
import type { DecisionCalendar } from '../../../shared/ipc/commands/heat.ts'
import { countBand } from '../../widgets/matrix-layout.ts'
import { useText } from '../../app/settings.tsx'

type Day = DecisionCalendar['days'][number]
const [size, gap, left, top] = [14, 3, 40, 26]
const pitch = size + gap

const weekdays = [
  [0, 'mon'],
  [2, 'wed'],
  [4, 'fri'],
  [6, 'sun']
] as const

/** Monday first. */
const weekday = (date: string): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7

export interface YearOfDaysProps {
  readonly data: DecisionCalendar
  readonly day: string | undefined
  readonly onPick: (date: string) => void
  readonly drawing: RefObject<SVGSVGElement | null>
  readonly label: string
}

export function YearOfDays({ data, day, onPick, drawing, label }: YearOfDaysProps): ReactNode {
  const t = useText()
  const first = weekday(data.days[0]?.date ?? '2026-01-01')
  const placeOf = (at: number): readonly [number, number] => [left + Math.floor((at + first) / 7) * pitch, top + ((at + first) % 7) * pitch]
  const weeks = Math.ceil((data.days.length + first) / 7)
  const say = (one: Day): string =>
    t(one.rest ? 'heat.calendar.sayRest' : 'heat.calendar.say', { date: one.date, n: one.n, outside: one.outside })
  return (
    <svg ref={drawing} width={left + weeks * pitch} height={top + 7 * pitch} role="group" aria-label={label} className="chart">
      {data.days.map((one, at) =>
        one.date.endsWith('-01') ? (
          <text key={one.date} x={placeOf(at)[0]} y={16} className="heat-calendar-name">
            {Number(one.date.slice(5, 7))}
            {t('heat.calendar.month')}
          </text>
        ) : null
      )}
      {weekdays.map(([row, name]) => (
        <text key={row} x={0} y={top + row * pitch + 11} className="heat-calendar-name">
          {t(`heat.calendar.weekday.${name}`)}
        </text>
      ))}
      {data.days.map((one, at) => {
        const [x, y] = placeOf(at)
        const band = one.n === 0 ? null : countBand(one.n, data.steps)
        return (
          <g key={one.date} onClick={() => onPick(one.date)} data-on={one.date === day || undefined} className="heat-calendar-day">
            <title>{say(one)}</title>
            <rect x={x} y={y} width={size} height={size} rx={2} fill={band === null ? 'var(--sunk)' : `var(--q${band})`} />
            {one.rest && (
              <circle cx={x + size / 2} cy={y + size / 2} r={1.8} fill={band === null ? 'var(--ink-3)' : `var(--q${band}-ink)`} />
            )}
            {one.outside > 0 && <path d={`M${x + size - 6} ${y}h6v6z`} fill={`var(--q${band ?? 5}-ink)`} />}
            {one.date === day && (
              <rect x={x - 1.5} y={y - 1.5} width={size + 3} height={size + 3} rx={3} fill="none" stroke="var(--ink)" strokeWidth={1.5} />
            )}
          </g>
        )
      })}
    </svg>
  )
}

export function CalendarLegend({ steps }: { readonly steps: readonly number[] }): ReactNode {
  const t = useText()
  const words = [...steps.toSorted((a, b) => b - a).map((step) => `≥ ${Math.ceil(step)}`), t('heat.calendar.fewer')]
  return (
    <div className="legend heat-legend" role="group" aria-label={t('heat.calendar.legend')}>
      <b>{t('heat.calendar.legend')}</b>
      <div className="legend-steps">
        {[1, 2, 3, 4, 5].map((band, at) => (
          <span key={band}>
            <i className="heat-step" style={{ background: `var(--q${band})` }} />
            {words[at] ?? ''}
          </span>
        ))}
      </div>
      <div className="legend-keys">
        <span>
          <svg width="14" height="12" aria-hidden>
            <circle cx="6" cy="6" r="2" fill="var(--ink-3)" />
          </svg>
          {t('heat.calendar.rest')}
        </span>
        <span>
          <svg width="14" height="12" aria-hidden>
            <path d="M4 1h8v8z" fill="var(--ink-2)" />
          </svg>
          {t('heat.calendar.outside')}
        </span>
      </div>
    </div>
  )
}
