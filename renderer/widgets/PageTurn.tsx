/** Which part of a list is shown, of how many, and the way to the parts before and after; nothing where all is shown. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../shared/text/format.ts'
import { useText } from '../app/settings.tsx'
import { Button } from './Button.tsx'

export function PageTurn(props: {
  readonly from: number
  readonly limit: number
  readonly total: number
  /** what else is not shown, where the list is one of what was looked for */
  readonly note?: string | undefined
  readonly onFrom: (from: number) => void
}): ReactNode {
  const t = useText()
  const { from, limit, total, note, onFrom } = props
  if (total <= limit && from === 0 && note === undefined) return null
  return (
    <p className="page-turn">
      <span className="sec" role="status">
        {t('widgets.page.place', {
          from: formatNumber(Math.min(from + 1, total)),
          to: formatNumber(Math.min(from + limit, total)),
          total: formatNumber(total)
        })}
        {note}
      </span>
      {from > 0 && <Button onPress={() => onFrom(Math.max(0, from - limit))}>{t('widgets.page.before')}</Button>}
      {from + limit < total && <Button onPress={() => onFrom(from + limit)}>{t('widgets.page.next')}</Button>}
    </p>
  )
}
