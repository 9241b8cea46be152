/** The value against its limit: a bar from zero cut into its parts with the limit across it; rows that each stay under the limit as dots beside it. */
import { useRef, type ReactNode } from 'react'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import { formatNumber, moneyUnitName } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { LimitDots } from '../../widgets/Limits.tsx'
import { useWidth } from '../../widgets/use-width.ts'
import { measureOf, roundTicks, type DrawnMeasure } from './measure.ts'

export function CardMeasure(props: { readonly card: WarningCard }): ReactNode {
  const { settings, text: t } = useSettings()
  const name = useBilingual()
  const { card } = props
  const drawn = measureOf(card, settings.moneyUnit === 'wan' ? 1_000_000 : 100)
  if (!drawn || !card.measure) return null
  const unit = drawn.unit === 'fen' ? moneyUnitName(settings.moneyUnit, settings.language) : t(`warnings.unit.${drawn.unit}`)
  const decimals = drawn.unit === 'fen' ? 2 : drawn.unit === 'ratio' ? 1 : 0
  const show = (value: number): string =>
    drawn.unit === 'ratio' ? `${formatNumber(value, decimals)}%` : `${formatNumber(value, decimals)} ${unit}`
  const side = card.measure.better === 'higher' ? 'under' : 'over'
  const title = name({ zh: card.measure.nameZh, en: card.measure.nameEn })
  return (
    <div className="measure" data-both={drawn.eachUnder || undefined}>
      {drawn.eachUnder && drawn.limit !== null && (
        <LimitDots
          values={drawn.parts}
          limit={drawn.limit}
          limitLabel={t('warnings.card.limit', { value: formatNumber(drawn.limit) })}
          format={(value) => formatNumber(value)}
          valueLabel={t('warnings.card.each', {
            low: formatNumber(Math.min(...drawn.parts), decimals),
            high: formatNumber(Math.max(...drawn.parts), decimals)
          })}
        />
      )}
      <MeasureBar
        drawn={drawn}
        title={title}
        valueLabel={show(drawn.value)}
        limitLabel={drawn.limit === null ? t('warnings.card.noLimit') : t('warnings.card.limit', { value: show(drawn.limit) })}
        overLabel={drawn.over !== null && drawn.over > 0 ? t(`warnings.card.${side}`, { value: show(drawn.over) }) : ''}
      />
    </div>
  )
}

interface MeasureBarProps {
  readonly drawn: DrawnMeasure
  readonly title: string
  readonly valueLabel: string
  readonly limitLabel: string
  readonly overLabel: string
}

function MeasureBar(props: MeasureBarProps): ReactNode {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 280)
  const { drawn } = props
  const top = Math.max(drawn.value, drawn.limit ?? 0, 0.000001) * 1.06
  const x = (value: number): number => 1 + (Math.max(0, value) / top) * (width - 4)
  const ticks = roundTicks(top, drawn.unit !== 'fen' && drawn.unit !== 'ratio')
  const small = ticks.some((tick) => !Number.isInteger(tick))
  const limitX = drawn.limit === null ? undefined : x(drawn.limit)
  const bars = drawn.parts.map((part, index) => {
    const before = drawn.parts.slice(0, index).reduce((sum, one) => sum + one, 0)
    return { from: x(before), to: x(before + part) }
  })
  return (
    <div ref={box} className="measure-bar">
      <div className="measure-line">
        <span className="cut mut" title={props.title}>
          {props.title}
        </span>
        <b>{props.valueLabel}</b>
        <span className="push" />
        {props.overLabel !== '' && <span className="sec">{props.overLabel}</span>}
      </div>
      <svg className="chart" width={width} height="56" role="img" aria-label={`${props.title} ${props.valueLabel}; ${props.limitLabel}`}>
        <rect x="1" y="20" width={width - 4} height="12" fill="var(--sunk)" />
        {bars.map((bar, index) => (
          <rect
            key={index}
            x={bar.from}
            y="20"
            width={Math.max(1, bar.to - bar.from - (index < bars.length - 1 ? 1 : 0))}
            height="12"
            fill="var(--accent)"
          />
        ))}
        {limitX !== undefined && (
          <>
            <path d={`M${limitX} 14v24`} stroke="var(--ink)" strokeWidth="2" />
            <text
              className="strong halo"
              x={limitX + (limitX > width / 2 ? -5 : 5)}
              y="11"
              textAnchor={limitX > width / 2 ? 'end' : 'start'}
            >
              {props.limitLabel}
            </text>
          </>
        )}
        {limitX === undefined && (
          <text className="axis" x="1" y="11">
            {props.limitLabel}
          </text>
        )}
        {ticks.map((tick, index) => (
          <g key={tick}>
            <path d={`M${x(tick)} 38v4`} stroke="var(--line-3)" />
            <text className="axis" x={x(tick)} y="54" textAnchor={index === 0 ? 'start' : x(tick) > width - 20 ? 'end' : 'middle'}>
              {formatNumber(tick, small ? (tick < 1 && tick > 0 ? 2 : 1) : 0)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
