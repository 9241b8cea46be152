/** Which part of a list is shown, of how many, and the way to the parts before and after; nothing where all is shown. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'

export function PageTurn(props: {
  readonly from: number
  readonly limit: number
  readonly total: number
  readonly onFrom: (from: number | undefined) => void
}): ReactNode {
  const t = useText()
  const { from, limit, total, onFrom } = props
  if (total <= limit && from === 0) return null
  const before = Math.max(0, from - limit)
  return (
    <p className="row-line proof-pages">
      <span>
        {t('proof.pageOf', {
          from: formatNumber(Math.min(from + 1, total)),
          to: formatNumber(Math.min(from + limit, total)),
          total: formatNumber(total)
        })}
      </span>
      {from > 0 && <Button onPress={() => onFrom(before === 0 ? undefined : before)}>{t('proof.before')}</Button>}
      {from + limit < total && <Button onPress={() => onFrom(from + limit)}>{t('proof.next')}</Button>}
    </p>
  )
}
