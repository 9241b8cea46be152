/** Spending ranked to choose what to watch: largest first with the running share, beside each how it was approved. A bar opens its payments. */
import { useEffect, useState, type ReactNode } from 'react'
import type { PowerSpending } from '../../../shared/ipc/commands/power-spending.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Money } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { PaymentList } from './PaymentList.tsx'
import { PaperFigures } from './PaperFigures.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'
import { usePowerWay } from './use-power-way.ts'

type Row = PowerSpending['rows'][number]
/** A bar that names nothing has this in the link. */
const unnamed = '-'

export function SpendingPart({ filters }: { readonly filters: PowerFiltersProps }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { open } = useWalk()
  const way = usePowerWay()
  const { search, change } = filters
  const by = search.spend ?? 'domain'
  const given = Object.fromEntries(Object.entries({ from: search.from, to: search.to }).filter(([, value]) => value !== undefined))
  const result = useCommand('power.spending', { by, ...given })
  const spending = result.data?.by === by ? result.data : undefined
  const [figure, setFigure] = useState<string>()
  const bar = spending?.rows.find((row) => row.id === (search.bar === unnamed ? '' : search.bar))
  const openBar = (row: Row): void => way.list(name(row.name), { ...search, bar: row.id === '' ? unnamed : row.id, here: undefined })
  const at = spending?.rows.findIndex((row) => (row.id === '' ? unnamed : row.id) === search.here) ?? -1
  const pick = (index: number): void => {
    const row = spending?.rows[Math.max(0, Math.min(spending.rows.length - 1, index))]
    if (row) change({ here: row.id === '' ? unnamed : row.id })
  }
  const here = spending?.rows[at]
  useKeys(
    {
      j: () => pick(at + 1),
      k: () => pick(at - 1),
      ArrowDown: () => pick(at + 1),
      ArrowUp: () => pick(at - 1),
      Enter: () => here && openBar(here)
    },
    search.bar === undefined
  )
  if (search.bar !== undefined && spending)
    return (
      <PaymentList bar={search.bar === unnamed ? '' : search.bar} title={bar ? name(bar.name) : ''} spending={spending} filters={filters} />
    )
  return (
    <ViewLayout
      scroll
      filters={<PowerFilters {...filters} />}
      status={
        <>
          {spending && <span>{t('power.spending.status', { n: formatNumber(spending.n), from: spending.from, to: spending.to })}</span>}
          <span className="push" />
          <span>{t('power.keys.bars')}</span>
        </>
      }
      inspector={
        figure === undefined ? undefined : (
          <SourceInspector
            dataset="figure"
            id={figure}
            footer={<Button onPress={() => setFigure(undefined)}>{t('common.close')}</Button>}
          />
        )
      }
    >
      <Waiting result={{ ...result, data: spending }} rows={12}>
        {(found) => (
          <div className="page power-page">
            <div className="power-list-head">
              <h1 className="heading">{t('power.spending.title')}</h1>
              <Segments
                label={t('power.spending.by')}
                value={by}
                onChange={(spend) => change({ spend, here: undefined })}
                options={(['domain', 'kind', 'org'] as const).map((id) => ({ id, label: t(`power.spending.what.${id}`) }))}
              />
            </div>
            {found.total === 0 ? (
              <EmptyState
                title={t('power.spending.empty')}
                text={t('power.spending.emptyText')}
                action={
                  <Button kind="primary" onPress={() => open({ place: 'import' })}>
                    {t('power.spending.import')}
                  </Button>
                }
              />
            ) : (
              <>
                <p className="say">
                  {t('power.spending.reach', {
                    rows: formatNumber(found.reach.rows),
                    share: formatPercent(found.reach.share, 0),
                    of: formatNumber(found.rowTotal)
                  })}{' '}
                  <Money fen={found.total} />
                </p>
                <SpendingBars spending={found} here={search.here} onOpen={openBar} />
                <p className="mut say">{t('power.spending.channelNote')}</p>
              </>
            )}
            <PaperFigures spending={found} onRow={setFigure} />
          </div>
        )}
      </Waiting>
    </ViewLayout>
  )
}

function SpendingBars(props: {
  readonly spending: PowerSpending
  readonly here: string | undefined
  readonly onOpen: (row: Row) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { spending } = props
  const most = spending.rows[0]?.share ?? 1
  const channels = (row: Row): string =>
    t('power.spending.say', {
      online: formatPercent(row.online / row.amount),
      paper: formatPercent(row.paper / row.amount),
      unknown: formatPercent(row.unknown / row.amount)
    })
  const keyOf = (row: Row): string => (row.id === '' ? unnamed : row.id)
  useEffect(() => {
    if (props.here !== undefined) document.querySelector('.power-page tr[data-on]')?.scrollIntoView({ block: 'nearest' })
  }, [props.here])
  return (
    <Ledger
      label={t('power.spending.title')}
      rows={spending.rows}
      rowKey={keyOf}
      state={(row) => (keyOf(row) === props.here ? 'on' : undefined)}
      isLast={(row) => spending.rows.indexOf(row) + 1 === spending.reach.rows}
      onOpen={props.onOpen}
      columns={[
        { id: 'place', title: t('power.head.place'), width: 44, number: true, cell: (_, at) => <span className="mut">{at + 1}</span> },
        { id: 'name', title: t(`power.spending.what.${spending.by}`), width: 220, cell: (row) => name(row.name) },
        {
          id: 'channels',
          title: (
            <>
              <i className="power-key" data-channel="online" /> {t('power.channel.online')} <i className="power-key" data-channel="paper" />{' '}
              {t('power.channel.paper')} <i className="power-key" data-channel="unknown" /> {t('power.channel.unknown')}
            </>
          ),
          cell: (row) => (
            <span className="power-channels" role="img" aria-label={channels(row)} title={channels(row)}>
              {(['online', 'paper', 'unknown'] as const).map((channel) => (
                <i key={channel} data-channel={channel} style={{ width: `${((row[channel] / row.amount) * row.share * 100) / most}%` }} />
              ))}
            </span>
          )
        },
        { id: 'amount', title: t('power.amount'), width: 140, number: true, cell: (row) => <Money fen={row.amount} /> },
        { id: 'share', title: t('power.head.share'), width: 72, number: true, cell: (row) => formatPercent(row.share) },
        { id: 'cumulative', title: t('power.spending.cumulative'), width: 80, number: true, cell: (row) => formatPercent(row.cumulative) },
        {
          id: 'n',
          title: t('power.spending.payments'),
          width: 72,
          number: true,
          cell: (row) => <span className="mut">{formatNumber(row.n)}</span>
        }
      ]}
    />
  )
}
