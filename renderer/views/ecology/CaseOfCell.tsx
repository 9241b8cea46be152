/** What goes into a verification file from here: the warnings and the reported lines behind one indicator of a unit, or all its warnings of the period. */
import type { ReactNode } from 'react'
import { parsePeriod } from '../../../shared/packs/indicator/period.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'

export interface CaseWish {
  readonly unit: string
  readonly indicator: string
  readonly what: 'figures' | 'warnings'
}

export function CaseOfCell(props: {
  readonly wish: CaseWish | undefined
  readonly period: string
  readonly onDone: () => void
}): ReactNode {
  const t = useText()
  const { wish, period } = props
  const months = parsePeriod(period)?.months ?? []
  const figures = useCommand(
    'score.leaf',
    { unit: wish?.unit ?? '-', indicator: wish?.indicator || '-', period },
    { enabled: wish?.what === 'figures' }
  )
  const list = useCommand(
    'warning.page',
    { filter: { org: wish?.unit ?? '-', from: months[0] ?? '2000-01', to: months.at(-1) ?? '2000-01' }, limit: 500 },
    { enabled: wish?.what === 'warnings' }
  )
  if (wish === undefined) return null
  const leaf = figures.data
  const own = leaf?.unit.id === wish.unit && leaf.indicator.id === wish.indicator ? leaf : undefined
  const ready = wish.what === 'warnings' ? list.data !== undefined && !list.refreshing : own !== undefined || figures.error !== undefined
  if (!ready) return null
  const warnings =
    wish.what === 'warnings'
      ? (list.data?.rows ?? []).map((one) => one.id)
      : [...new Set((own?.points ?? []).flatMap((point) => point.counted.flatMap((row) => row.warning ?? [])))]
  const rows =
    wish.what === 'warnings'
      ? []
      : (own?.points ?? []).flatMap((point) => [
          ...point.rows.map((row) => ({ dataset: 'point_value', id: row.id })),
          ...point.counted.flatMap((row) => (row.warning === null ? [{ dataset: row.dataset, id: row.id }] : []))
        ])
  const once = [...new Map(rows.map((row) => [`${row.dataset}/${row.id}`, row])).values()]
  const done = (open: boolean): void => {
    if (!open) props.onDone()
  }
  if (warnings.length === 0 && once.length === 0)
    return (
      <Dialog title={t('ecology.case.nothing')} open onOpenChange={done}>
        <p>{t(wish.what === 'warnings' ? 'ecology.case.noWarnings' : 'ecology.case.noRows')}</p>
      </Dialog>
    )
  const of = wish.what === 'warnings' && list.data ? { of: list.data.total } : {}
  return <AddToCase open onOpenChange={done} warnings={warnings} {...of} rows={once} />
}
