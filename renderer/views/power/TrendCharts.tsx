/** How it went by month, three times: how many, how long in hand (median and 90th of 100), how much money. A month pressed opens its list. */
import { useRef, type ReactNode, type RefObject } from 'react'
import type { PowerView } from '../../../shared/ipc/commands/power.ts'
import { formatMoney, formatNumber } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { useMoneyUnit } from '../../widgets/Figures.tsx'
import { useWidth } from '../../widgets/use-width.ts'
import { layBars, type TrendBar } from './trend-bars.ts'

type Month = PowerView['trend'][number]
const height = 92
const top = 22
const foot = 16

export interface TrendChartsProps {
  readonly trend: readonly Month[]
  readonly onMonth: (month: string) => void
  readonly drawn: RefObject<SVGSVGElement | null>
  readonly title: string
}

export function TrendCharts(props: TrendChartsProps): ReactNode {
  const { settings, text: t } = useSettings()
  const money = useMoneyUnit()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 960)
  const each = Math.max(180, (width - 32) / 3)
  const { trend } = props
  const timed = trend.some((one) => one.timed > 0)
  const paid = trend.some((one) => one.amounts > 0)
  const charts = [
    {
      id: 'count',
      title: t('power.trend.count'),
      value: (one: Month) => one.n,
      over: () => null,
      say: (one: Month) => formatNumber(one.n),
      known: true
    },
    {
      id: 'days',
      title: t('power.trend.days'),
      value: (one: Month) => one.median,
      over: (one: Month) => one.p90,
      say: (one: Month) =>
        one.median === null
          ? t('power.unknown')
          : t('power.trend.daysOf', { median: one.median, p90: one.p90 ?? 0, n: formatNumber(one.timed) }),
      known: timed
    },
    {
      id: 'amount',
      title: t('power.trend.amount', { unit: money }),
      value: (one: Month) => (one.amounts === 0 ? null : one.amount),
      over: () => null,
      say: (one: Month) => (one.amounts === 0 ? t('power.unknown') : `${formatMoney(one.amount, settings.moneyUnit)} ${money}`),
      known: paid
    }
  ]
  return (
    <div className="power-trend">
      <div ref={box}>
        <svg ref={props.drawn} className="chart" width={width} height={height} role="group" aria-label={props.title}>
          {charts.map((chart, place) => (
            <g key={chart.id} transform={`translate(${place * (each + 16)} 0)`}>
              <text x="0" y="12">
                {chart.title}
              </text>
              {chart.known ? (
                <Bars
                  bars={layBars(trend, chart.value, chart.over, each, height - top - foot)}
                  months={trend}
                  say={(one) => `${one.month} ${chart.say(one)}`}
                  onMonth={props.onMonth}
                  top={(most) =>
                    t('power.trend.top', { n: chart.id === 'amount' ? formatMoney(most, settings.moneyUnit) : formatNumber(most) })
                  }
                  width={each}
                />
              ) : (
                <text className="axis" x="0" y={top + 24}>
                  {t('power.trend.none')}
                </text>
              )}
            </g>
          ))}
        </svg>
      </div>
    </div>
  )
}

function Bars(props: {
  readonly bars: { readonly most: number; readonly bars: readonly TrendBar[] }
  readonly months: readonly Month[]
  readonly say: (month: Month) => string
  readonly onMonth: (month: string) => void
  readonly top: (value: number) => string
  readonly width: number
}): ReactNode {
  const { months } = props
  const base = height - foot
  return (
    <>
      <text className="axis" x={props.width} y="12" textAnchor="end">
        {props.top(props.bars.most)}
      </text>
      <path d={`M0 ${base}H${props.width}`} stroke="var(--line-2)" />
      {props.bars.bars.map((bar, at) => {
        const month = months[at]
        if (!month) return null
        return (
          <g
            key={month.month}
            className="power-bar"
            role="button"
            tabIndex={-1}
            aria-label={props.say(month)}
            onClick={() => props.onMonth(month.month)}
          >
            <title>{props.say(month)}</title>
            <rect x={bar.x} y={top} width={bar.width} height={base - top} fill="transparent" />
            {bar.over > 0 && <rect x={bar.x + bar.width / 2 - 0.5} y={base - bar.over} width="1" height={bar.over} fill="var(--ink-3)" />}
            <rect x={bar.x} y={base - bar.tall} width={Math.max(1, bar.width - 1)} height={bar.tall} fill="var(--q2)" />
            {month.month.endsWith('-01') && (
              <text className="axis" x={bar.x} y={height - 4}>
                {month.month.slice(0, 4)}
              </text>
            )}
          </g>
        )
      })}
    </>
  )
}
