/** Handled and closed by day, week or month: two thin bars a step; a month or week opens its days. The same stands as words for who cannot see it. */
import type { ReactNode } from 'react'
import type { WorkSheet } from '../../../shared/ipc/commands/workload.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'

export function SheetChart(props: { readonly sheet: WorkSheet; readonly onStep: (from: string, to: string) => void }): ReactNode {
  const t = useText()
  const { sheet } = props
  const most = Math.max(1, ...sheet.steps.map((one) => Math.max(one.handled, one.closed)))
  const every = Math.ceil(sheet.steps.length / 12)
  return (
    <section aria-label={t('person.sheet.chart')}>
      <h2 className="heading">
        <b>{t('person.sheet.chart')}</b>
        <span className="work-key" data-of="handled">
          {t('person.sheet.handled')}
        </span>
        <span className="work-key" data-of="closed">
          {t('person.sheet.closed')}
        </span>
        <span className="unit">{formatNumber(most)}</span>
      </h2>
      <div className="work-bars">
        {sheet.steps.map((one, at) => {
          const words = t('person.sheet.chartAlt', { key: one.key, handled: formatNumber(one.handled), closed: formatNumber(one.closed) })
          const [from, to] = daysOf(one.key, sheet)
          return (
            <button
              type="button"
              key={one.key}
              aria-label={words}
              title={words}
              disabled={sheet.step === 'day'}
              onClick={() => props.onStep(from, to)}
            >
              <i data-of="handled" style={{ height: `${(one.handled / most) * 100}%` }} />
              <i data-of="closed" style={{ height: `${(one.closed / most) * 100}%` }} />
              {at % every === 0 && <small>{sheet.step === 'month' ? one.key : one.key.slice(5)}</small>}
            </button>
          )
        })}
      </div>
    </section>
  )
}

/** First and last day of a month or of the week that begins on `key`, within the sheet's period. */
function daysOf(key: string, { from, to }: WorkSheet): readonly [string, string] {
  const first = key.length === 7 ? `${key}-01` : key
  const start = new Date(`${first}T00:00:00Z`)
  const end = key.length === 7 ? Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0) : start.getTime() + 6 * 86_400_000
  const last = new Date(end).toISOString().slice(0, 10)
  return [first < from ? from : first, last > to ? to : last]
}
