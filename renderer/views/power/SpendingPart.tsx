/** Spending ranked to choose what to watch: largest first with the running share, beside each how it was approved. A bar opens its payments. */
import { useState, type ReactNode } from 'react'
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
  return (
    <>
      <div className="power-spend-head mut" aria-hidden>
        <span />
        <span>{t(`power.spending.what.${spending.by}`)}</span>
        <span>
          <i className="power-key" data-channel="online" /> {t('power.channel.online')} <i className="power-key" data-channel="paper" />{' '}
          {t('power.channel.paper')} <i className="power-key" data-channel="unknown" /> {t('power.channel.unknown')}
        </span>
        <span className="num">{t('power.amount')}</span>
        <span className="num">{t('power.head.share')}</span>
        <span className="num">{t('power.spending.cumulative')}</span>
        <span className="num">{t('power.spending.payments')}</span>
      </div>
      <ol className="power-ranks power-spend">
        {spending.rows.map((row, place) => (
          <li
            key={row.id}
            data-on={(row.id === '' ? unnamed : row.id) === props.here || undefined}
            data-last={place + 1 === spending.reach.rows || undefined}
          >
            <button
              type="button"
              onClick={() => props.onOpen(row)}
              title={t('power.spending.say', {
                online: formatPercent(row.online / row.amount),
                paper: formatPercent(row.paper / row.amount),
                unknown: formatPercent(row.unknown / row.amount)
              })}
            >
              <span className="num mut">{place + 1}</span>
              <span className="cut">{name(row.name)}</span>
              <span className="power-channels" aria-hidden>
                {(['online', 'paper', 'unknown'] as const).map((channel) => (
                  <i key={channel} data-channel={channel} style={{ width: `${((row[channel] / row.amount) * row.share * 100) / most}%` }} />
                ))}
              </span>
              <Money fen={row.amount} />
              <span className="num">{formatPercent(row.share)}</span>
              <span className="num">{formatPercent(row.cumulative)}</span>
              <span className="num mut">{formatNumber(row.n)}</span>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}
