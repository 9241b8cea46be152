/** The payments behind a bar of spending, as the ledger lists them; the chosen one's source line stands beside, Enter opens its project. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, type ReactNode } from 'react'
import type { PowerSpending } from '../../../shared/ipc/commands/power-spending.ts'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useConnection } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText, Money, useMoneyUnit } from '../../widgets/Figures.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'

type Payment = CommandOutput<'power.payments'>['rows'][number]

export function PaymentList(props: {
  readonly bar: string
  readonly title: string
  readonly spending: PowerSpending
  readonly filters: PowerFiltersProps
}): ReactNode {
  const t = useText()
  const unit = useMoneyUnit()
  const { advance } = useWalk()
  const { client } = useConnection()
  const queries = useQueryClient()
  const { bar, spending, filters } = props
  const { search, change } = filters
  const { by, from, to } = spending
  const load = useCallback(
    (start: number, end: number) => {
      const asked = { by, id: bar, from, to, offset: start, limit: end - start }
      return queries.fetchQuery({ queryKey: ['power.payments', asked], queryFn: () => client.call('power.payments', asked) })
    },
    [client, queries, by, bar, from, to]
  )
  const total = spending.rows.find((row) => row.id === bar)
  return (
    <ViewLayout
      filters={<PowerFilters {...filters} />}
      status={
        <>
          <span>{t('power.spending.status', { n: formatNumber(total?.n ?? 0), from, to })}</span>
          <span className="push" />
          <span>{t('matter.keys.move')}</span>
          <span>{t('power.keys.project')}</span>
        </>
      }
      inspector={
        search.here === undefined ? (
          <Inspector label={t('power.row')} title={props.title}>
            <p className="say sec">{t('power.pickRow')}</p>
          </Inspector>
        ) : (
          <SourceInspector dataset="payment" id={search.here} />
        )
      }
    >
      <h1 className="heading power-list-title">
        {props.title} <small>{total && <Money fen={total.amount} />}</small>
      </h1>
      <DataTable<Payment>
        label={props.title}
        loadRange={load}
        resetKey={JSON.stringify([by, bar, from, to])}
        rowKey={(one) => one.id}
        here={search.here}
        onHere={(one) => change({ here: one.id })}
        onOpen={(one) =>
          one.matter && advance({ place: 'matter', kind: 'matter', label: one.matter.name, search: { id: one.matter.id } }, 'push')
        }
        empty={<EmptyState title={t('power.noRows')} text={t('power.noRowsText')} />}
        columns={[
          { id: 'date', title: t('power.head.at'), width: 86, cell: (one) => <DateText date={one.date} /> },
          { id: 'kind', title: t('power.spending.what.kind'), width: 110, cell: (one) => one.kind ?? '—' },
          { id: 'amount', title: unit, width: 100, number: true, cell: (one) => <Money fen={one.amount} unit={false} /> },
          { id: 'org', title: t('power.unit'), width: 150, cell: (one) => one.org ?? '—' },
          { id: 'payee', title: t('power.spending.payee'), width: 170, grow: true, cell: (one) => one.payee ?? '—' },
          {
            id: 'matter',
            title: t('power.head.matter'),
            width: 170,
            cell: (one) => <span className="sec">{one.matter?.name ?? '—'}</span>
          },
          {
            id: 'channel',
            title: t('power.channel.title'),
            width: 72,
            cell: (one) => <span className="sec">{t(`power.channel.${one.channel}`)}</span>
          },
          {
            id: 'voucher',
            title: t('power.spending.voucher'),
            width: 110,
            cell: (one) => <span className="sec">{one.voucher ?? '—'}</span>
          }
        ]}
      />
    </ViewLayout>
  )
}
