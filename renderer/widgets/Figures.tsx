/** Figures in text and tables: money by the 元/万元 switch, dates, a figure with its unit. A figure never stands bare. */
import type { ReactNode } from 'react'
import { formatChange, formatMoney, isoDay, isoMinute, moneyUnitName, speakDate } from '../../shared/text/format.ts'
import { useSettings } from '../app/settings.tsx'

/** 分 as 万元 or 元 by the switch. `unit: false` in a table whose heading carries `useMoneyUnit()`. */
export function Money(props: { readonly fen: number | null | undefined; readonly unit?: boolean }): ReactNode {
  const { settings } = useSettings()
  if (props.fen === null || props.fen === undefined) return <span className="mut">—</span>
  return (
    <span className="num">
      {formatMoney(props.fen, settings.moneyUnit)}
      {(props.unit ?? true) && <span className="unit"> {moneyUnitName(settings.moneyUnit, settings.language)}</span>}
    </span>
  )
}

/** The unit's name for table headings: 万元. */
export function useMoneyUnit(): string {
  const { settings } = useSettings()
  return moneyUnitName(settings.moneyUnit, settings.language)
}

/** What the engine stamped in UTC, as the clock on the wall of this machine shows it; dates and local times stay as they are. */
function localTime(iso: string): string {
  if (!/T.*Z$/.test(iso)) return iso
  const time = new Date(iso)
  return Number.isNaN(time.getTime()) ? iso : new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString()
}

/** An ISO date: in tables as it is, `spoken` in sentences; a time with `minute`. */
export function DateText(props: {
  readonly date: string | null | undefined
  readonly spoken?: boolean
  readonly minute?: boolean
}): ReactNode {
  const { settings } = useSettings()
  if (props.date === null || props.date === undefined || props.date === '') return <span className="mut">—</span>
  const local = localTime(props.date)
  const shown = props.spoken ? speakDate(local, settings.language) : props.minute ? isoMinute(local) : isoDay(local)
  return <time dateTime={props.date}>{shown}</time>
}

export function Change(props: { readonly value: number | null; readonly decimals?: number }): ReactNode {
  return <span className="num">{props.value === null ? '—' : formatChange(props.value, props.decimals ?? 1)}</span>
}

/** The one big figure of a view with its denominator, and smaller facts beside it. */
export function Hero(props: {
  readonly value: ReactNode
  readonly of?: ReactNode
  readonly facts?: readonly (readonly [string, ReactNode])[]
}): ReactNode {
  return (
    <div className="hero">
      <div>
        <b>{props.value}</b>
        {props.of !== undefined && <span className="unit">{props.of}</span>}
      </div>
      {props.facts && (
        <dl>
          {props.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}

export function NewTag(): ReactNode {
  const { text: t } = useSettings()
  return <span className="new">{t('common.new')}</span>
}

/** A small state in words: `solid` reached, `dash` not yet, `ghost` a remark. */
export function Tag(props: { readonly kind?: 'solid' | 'dash' | 'ghost'; readonly children: ReactNode }): ReactNode {
  return (
    <span className="tag" data-kind={props.kind ?? 'solid'}>
      {props.children}
    </span>
  )
}
