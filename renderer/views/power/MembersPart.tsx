/** One dimension: its trend, how far it gathers on few, and its members, most first. Enter opens a member's list; a month opens the list of that month. */
import { useMemo, useRef, type ReactNode } from 'react'
import type { PowerMember, PowerView } from '../../../shared/ipc/commands/power.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Money, useMoneyUnit } from '../../widgets/Figures.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import { SavePicture } from '../../widgets/SavePicture.tsx'
import { Days } from './Days.tsx'
import { MemberInspector } from './MemberInspector.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'
import { TrendCharts } from './TrendCharts.tsx'
import type { PowerSearch } from './search.ts'
import { usePowerWay } from './use-power-way.ts'

export interface MembersPartProps {
  readonly view: PowerView
  readonly filters: PowerFiltersProps
}

export function MembersPart({ view, filters }: MembersPartProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const unit = useMoneyUnit()
  const way = usePowerWay()
  const drawn = useRef<SVGSVGElement>(null)
  const { search, change } = filters
  const load = useMemo(() => rangeOf(view.members), [view])
  const here = view.members.find((one) => one.id === search.here)
  const title = t(`power.part.${view.dimension}`)
  const openList = (label: string, more: Partial<PowerSearch>): void =>
    way.list(label, { ...search, here: undefined, source: undefined, only: 'all', ...more })
  const openMember = (one: PowerMember, only: PowerSearch['only'] = 'all'): void => openList(name(one.name), { member: one.id, only })
  const money = view.whole.amounts > 0
  return (
    <ViewLayout
      filters={
        <PowerFilters
          {...filters}
          picture={
            view.whole.n > 0 && (
              <SavePicture
                take={() => drawn.current}
                title={t('power.trend.title', { what: title })}
                filter={t('power.asOf', { date: view.asOf })}
                figures={view.trend}
              />
            )
          }
        />
      }
      status={
        <>
          <span>{t('power.status.facts', { n: formatNumber(view.whole.n) })}</span>
          <span>{t('power.status.members', { n: formatNumber(view.memberTotal) })}</span>
          {view.memberTotal > view.members.length && <span>{t('power.status.shown', { n: formatNumber(view.members.length) })}</span>}
          <span>{t('power.asOf', { date: view.asOf })}</span>
          <span className="push" />
          <span>{t('matter.keys.move')}</span>
          <span>{t('power.keys.open')}</span>
          <span>{t('power.keys.parts')}</span>
        </>
      }
      inspector={<MemberInspector view={view} here={here} onOpen={openMember} onCourse={way.course} />}
    >
      {view.off ? (
        <EmptyState title={t('power.off')} text={name(view.off)} />
      ) : view.whole.n === 0 ? (
        <EmptyState title={t('power.empty')} text={t('power.emptyText')} />
      ) : (
        <>
          <h1 className="hidden-text">{title}</h1>
          <TrendCharts
            trend={view.trend}
            drawn={drawn}
            title={t('power.trend.title', { what: title })}
            onMonth={(month) => openList(`${title} ${month}`, { from: month, to: month })}
          />
          <DataTable<PowerMember>
            label={title}
            loadRange={load}
            resetKey={JSON.stringify([view.dimension, search.from, search.to, search.org, search.procedure])}
            rowKey={(one) => one.id}
            here={search.here}
            onHere={(one) => change({ here: one.id })}
            onOpen={(one) => openMember(one)}
            columns={[
              { id: 'name', title: t(`power.member.${view.dimension}`), width: 180, grow: true, cell: (one) => name(one.name) },
              {
                id: 'of',
                title: t(`power.memberOf.${view.dimension}`),
                width: 210,
                cell: (one) => <span className="sec">{name(one.of) || '—'}</span>
              },
              { id: 'n', title: t('power.head.count'), width: 68, number: true, cell: (one) => formatNumber(one.n) },
              { id: 'share', title: t('power.head.share'), width: 68, number: true, cell: (one) => formatPercent(one.n / view.whole.n) },
              { id: 'days', title: t('power.head.days'), width: 92, number: true, cell: (one) => <Days of={one} /> },
              ...(money
                ? [
                    {
                      id: 'amount',
                      title: unit,
                      width: 104,
                      number: true,
                      cell: (one: PowerMember) =>
                        one.amounts === 0 ? <span className="mut">—</span> : <Money fen={one.amount} unit={false} />
                    }
                  ]
                : []),
              { id: 'marked', title: t('power.head.marked'), width: 60, number: true, cell: (one) => formatNumber(one.marked) },
              { id: 'warned', title: t('power.head.warned'), width: 64, number: true, cell: (one) => formatNumber(one.warned) }
            ]}
          />
        </>
      )}
    </ViewLayout>
  )
}
