/** Rankings by rate: people, posts, units; the interval that so few cases allow is drawn, whoever has too few stands apart. Every bar opens its list. */
import { useEffect, type ReactNode } from 'react'
import type { PowerRanking, RankedMember } from '../../../shared/ipc/commands/power.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'
import { ProblemList } from './ProblemList.tsx'
import { usePowerWay } from './use-power-way.ts'

export function RankingPart({ filters }: { readonly filters: PowerFiltersProps }): ReactNode {
  const t = useText()
  const { search, change } = filters
  const of = search.of ?? 'person'
  return (
    <ViewLayout
      scroll
      filters={<PowerFilters {...filters} />}
      status={
        <>
          <span className="cut">{t('power.ranking.note')}</span>
          <span className="push" />
          {of !== 'problem' && <span>{t('power.keys.bars')}</span>}
        </>
      }
    >
      <div className="page power-page">
        <div className="power-list-head">
          <h1 className="heading">{t(`power.ranking.title.${of}`)}</h1>
          <Segments
            label={t('power.ranking.of')}
            value={of}
            onChange={(next) => change({ of: next, here: undefined })}
            options={(['person', 'post', 'org', 'problem'] as const).map((id) => ({ id, label: t(`power.ranking.what.${id}`) }))}
          />
          {of !== 'problem' && (
            <Segments
              label={t('power.ranking.by')}
              value={search.by ?? 'warned'}
              onChange={(by) => change({ by, here: undefined })}
              options={(['warned', 'marked'] as const).map((id) => ({ id, label: t(`power.ranking.rate.${id}`) }))}
            />
          )}
        </div>
        {of === 'problem' ? <ProblemList search={search} /> : <Ranking key={of} of={of} filters={filters} />}
      </div>
    </ViewLayout>
  )
}

function Ranking(props: { readonly of: PowerRanking['of']; readonly filters: PowerFiltersProps }): ReactNode {
  const { from, to, org, procedure, by } = props.filters.search
  const given = Object.fromEntries(Object.entries({ from, to, org, procedure }).filter(([, value]) => value !== undefined))
  const result = useCommand('power.ranking', { of: props.of, by: by ?? 'warned', ...given })
  return (
    <Waiting result={result} rows={12}>
      {(ranking) => <Ranked ranking={ranking} filters={props.filters} />}
    </Waiting>
  )
}

function Ranked({ ranking, filters }: { readonly ranking: PowerRanking; readonly filters: PowerFiltersProps }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const way = usePowerWay()
  const { search, change } = filters
  const all = [...ranking.rows, ...ranking.few]
  const at = all.findIndex((row) => row.id === search.here)
  const open = (row: RankedMember): void => {
    const { from, to, org, procedure } = search
    const only = ranking.by === 'warned' ? ('warnedMatter' as const) : ('marked' as const)
    const whose = ranking.of === 'post' ? { part: 'person' as const, post: row.id } : { part: ranking.of, member: row.id }
    way.list(name(row.name), { ...whose, only, from, to, org, procedure })
  }
  const pick = (index: number): void => {
    const row = all[Math.max(0, Math.min(all.length - 1, index))]
    if (!row) return
    change({ here: row.id })
  }
  useEffect(() => {
    if (search.here !== undefined) document.querySelector('.power-page tr[data-on]')?.scrollIntoView({ block: 'nearest' })
  }, [search.here])
  const here = all[at]
  useKeys({
    j: () => pick(at + 1),
    k: () => pick(at - 1),
    ArrowDown: () => pick(at + 1),
    ArrowUp: () => pick(at - 1),
    Enter: () => here && open(here)
  })
  if (ranking.off) return <EmptyState title={t('power.off')} text={name(ranking.off)} />
  if (ranking.whole.n === 0) return <EmptyState title={t('power.empty')} text={t('power.emptyText')} />
  const most = Math.max(0.01, ...ranking.rows.map((row) => row.high))
  const list = (rows: readonly RankedMember[], ranks: boolean): ReactNode => (
    <Ledger
      label={t(ranks ? `power.ranking.title.${ranking.of}` : 'power.ranking.few')}
      rows={rows}
      rowKey={(row) => row.id}
      state={(row) => (row.id === search.here ? 'on' : undefined)}
      onOpen={open}
      columns={[
        ...(ranks
          ? [{ id: 'place', title: t('power.head.place'), width: 44, number: true, cell: (_: RankedMember, at: number) => at + 1 }]
          : []),
        { id: 'name', title: t(`power.ranking.what.${ranking.of}`), width: 150, cell: (row) => name(row.name) },
        {
          id: 'of',
          title: t('power.ranking.whose'),
          cell: (row) => <span className="sec">{[name(row.of), riskWord(row.risk)].filter((part) => part !== '').join(' · ')}</span>
        },
        { id: 'hits', title: t(`power.ranking.hits.${ranking.by}`), width: 84, number: true, cell: (row) => formatNumber(row.hits) },
        { id: 'n', title: t(`power.ranking.out.${ranking.by}`), width: 84, number: true, cell: (row) => formatNumber(row.n) },
        ...(ranks
          ? [
              {
                id: 'rate',
                title: t('power.ranking.share'),
                width: 72,
                number: true,
                cell: (row: RankedMember) => formatPercent(row.rate)
              },
              {
                id: 'interval',
                title: t('power.ranking.interval'),
                width: 116,
                number: true,
                cell: (row: RankedMember) => (
                  <span className="mut">
                    {formatPercent(row.low)}–{formatPercent(row.high)}
                  </span>
                )
              },
              { id: 'bar', title: '', width: 240, cell: (row: RankedMember) => <Interval row={row} most={most} /> }
            ]
          : [])
      ]}
    />
  )
  const riskWord = (risk: string | null): string => (risk === 'high' || risk === 'middle' || risk === 'low' ? t(`power.risk.${risk}`) : '')
  return (
    <>
      <p className="say sec">
        {t(`power.ranking.about.${ranking.by}`)} {t('power.ranking.minimum', { n: ranking.minimum.value, from: ranking.minimum.from })}
        <span className="mut"> {name(ranking.minimum.basis)}</span>
      </p>
      {ranking.whole.rate !== null && (
        <p className="say">
          {t('power.ranking.whole', {
            rate: formatPercent(ranking.whole.rate),
            hits: formatNumber(ranking.whole.hits),
            n: formatNumber(ranking.whole.n)
          })}
        </p>
      )}
      {ranking.rows.length === 0 ? <p className="mut">{t('power.ranking.none')}</p> : list(ranking.rows, true)}
      {ranking.total > ranking.rows.length && (
        <p className="mut">{t('power.ranking.more', { n: formatNumber(ranking.total), shown: formatNumber(ranking.rows.length) })}</p>
      )}
      <h2 className="heading">
        {t('power.ranking.few')}{' '}
        <small>{t('power.ranking.fewNote', { n: formatNumber(ranking.fewTotal), shown: formatNumber(ranking.few.length) })}</small>
      </h2>
      {list(ranking.few, false)}
    </>
  )
}

/** The rate as a bar, its 95 % interval as a line with ends: overlapping lines are no difference. */
function Interval(props: { readonly row: RankedMember; readonly most: number }): ReactNode {
  const at = (share: number): string => `${(share / props.most) * 100}%`
  const { rate, low, high } = props.row
  return (
    <span className="power-interval" aria-hidden>
      <i style={{ width: at(rate) }} />
      <u style={{ left: at(low), width: `${((high - low) / props.most) * 100}%` }} />
    </span>
  )
}
