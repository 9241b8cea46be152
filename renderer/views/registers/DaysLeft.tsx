/** Days left until a last day or over it, on the clock that its limit runs by; over stands out by weight and line, never by a level's colour. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'

export function DaysLeft(props: {
  readonly left: { readonly left: number; readonly clock: 'working_days' | 'calendar_days' } | null | undefined
  readonly overdue?: boolean
}): ReactNode {
  const t = useText()
  const { left } = props
  if (left === null || left === undefined) return <span className="mut">—</span>
  const working = left.clock === 'working_days'
  // past the last day with no working day since: a weekend lies between
  if (left.left === 0 && props.overdue === true) return <b className="overdue">{t('registers.left.past')}</b>
  if (left.left < 0)
    return <b className="overdue">{t(working ? 'registers.left.overWorking' : 'registers.left.overDays', { n: -left.left })}</b>
  if (left.left === 0) return <b>{t('registers.left.today')}</b>
  return <span>{t(working ? 'registers.left.working' : 'registers.left.days', { n: left.left })}</span>
}
