/**
 * One person's course by appointment (transfer and retirement change nothing of what was done), the acts that stand out beside those of peers, and the
 * comparison by post with its interval. Never a score: figures, peers, n, and the rows.
 */
import { useState, type ReactNode } from 'react'
import type { PowerCourse } from '../../../shared/ipc/commands/power.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText, Money, useMoneyUnit } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { OutstandingTable } from './OutstandingTable.tsx'
import { PowerFilters, type PowerFiltersProps } from './PowerFilters.tsx'
import { usePowerWay } from './use-power-way.ts'

/** Acts that stand out shown at first. */
const page = 50

export function CoursePart(props: { readonly person: string; readonly reason: string; readonly filters: PowerFiltersProps }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const way = usePowerWay()
  const [limit, setLimit] = useState(page)
  const result = useCommand('power.course', { person: props.person, reason: props.reason, limit })
  const course = result.data?.person.id === props.person ? result.data : undefined
  return (
    <ViewLayout
      scroll
      filters={<PowerFilters {...props.filters} />}
      status={
        course && (
          <>
            <span>{t('power.course.looked', { n: formatNumber(course.looked), few: formatNumber(course.few) })}</span>
            <span className="cut">{t('power.course.note')}</span>
          </>
        )
      }
    >
      <Waiting result={{ ...result, data: course }} rows={14}>
        {(found) => (
          <div className="page power-page">
            <div className="power-list-head">
              <h1 className="heading">{t('power.course.title', { name: found.person.name })}</h1>
              <span className="push" />
              <Button onPress={() => way.list(found.person.name, { part: 'person', member: found.person.id })}>
                {t('power.openList')}
              </Button>
              <Button
                onPress={() =>
                  advance({ place: 'person', kind: 'person', label: found.person.name, search: { id: found.person.id } }, 'push')
                }
              >
                {t('power.course.person')}
              </Button>
            </div>
            <Tenures course={found} />
            <OutstandingTable course={found} way={way} onMore={() => setLimit((now) => Math.min(now * 4, 1000))} />
            <Peers course={found} />
          </div>
        )}
      </Waiting>
    </ViewLayout>
  )
}

function Tenures({ course }: { readonly course: PowerCourse }): ReactNode {
  const t = useText()
  const unit = useMoneyUnit()
  return (
    <>
      <h2 className="heading">
        {t('power.course.tenures')} <small>{t('power.course.tenuresNote')}</small>
      </h2>
      {course.tenures.length === 0 ? (
        <p className="mut">{t('power.course.noTenures')}</p>
      ) : (
        <Ledger
          label={t('power.course.tenures')}
          rows={course.tenures}
          rowKey={(row) => row.id}
          columns={[
            { id: 'post', title: t('power.head.post'), cell: (row) => [row.org, row.post].filter(Boolean).join(' · ') },
            { id: 'from', title: t('power.course.from'), width: 88, cell: (row) => <DateText date={row.from} /> },
            {
              id: 'to',
              title: t('power.course.to'),
              width: 88,
              cell: (row) => (row.to === null ? t('power.course.now') : <DateText date={row.to} />)
            },
            { id: 'acts', title: t('power.course.acts'), width: 64, number: true, cell: (row) => formatNumber(row.acts) },
            { id: 'decided', title: t('power.course.matters'), width: 72, number: true, cell: (row) => formatNumber(row.decided) },
            { id: 'amount', title: unit, width: 110, number: true, cell: (row) => <Money fen={row.amount} unit={false} /> },
            { id: 'marked', title: t('power.head.marked'), width: 64, number: true, cell: (row) => formatNumber(row.marked) },
            { id: 'opened', title: t('power.course.opened'), width: 96, number: true, cell: (row) => formatNumber(row.opened) },
            { id: 'warnings', title: t('power.course.warnings'), width: 96, number: true, cell: (row) => formatNumber(row.warnings) },
            {
              id: 'source',
              title: t('power.head.source'),
              width: 130,
              cell: (row) => (
                <span className="sec">
                  {row.source ? `${(row.source.sheet || row.source.file).replace(/\.\w+$/, '')} › ${row.source.line}` : '—'}
                </span>
              )
            }
          ]}
        />
      )}
      {course.outside > 0 && <p className="mut">{t('power.course.outside', { n: formatNumber(course.outside) })}</p>}
    </>
  )
}

function Peers({ course }: { readonly course: PowerCourse }): ReactNode {
  const t = useText()
  const range = (side: PowerCourse['peers'][number]['own']): string =>
    side.rate === null || side.low === null || side.high === null
      ? '—'
      : `${formatPercent(side.rate)} (${formatPercent(side.low)}–${formatPercent(side.high)})`
  return (
    <>
      <h2 className="heading">
        {t('power.course.peers')} <small>{t('power.course.peersNote')}</small>
      </h2>
      <Ledger
        label={t('power.course.peers')}
        rows={course.peers}
        rowKey={(row) => row.post}
        state={(row) => (row.enough ? undefined : 'out')}
        columns={[
          { id: 'post', title: t('power.head.post'), cell: (row) => row.post },
          { id: 'own', title: t('power.course.own'), width: 190, number: true, cell: (row) => (row.enough ? range(row.own) : '—') },
          {
            id: 'ownN',
            title: t('power.course.hits'),
            width: 110,
            number: true,
            cell: (row) => `${formatNumber(row.own.hits)} / ${formatNumber(row.own.n)}`
          },
          {
            id: 'others',
            title: t('power.course.others'),
            width: 190,
            number: true,
            cell: (row) => (row.enough ? range(row.others) : '—')
          },
          {
            id: 'othersN',
            title: t('power.course.hits'),
            width: 110,
            number: true,
            cell: (row) => `${formatNumber(row.others.hits)} / ${formatNumber(row.others.n)}`
          },
          {
            id: 'people',
            title: t('power.course.people'),
            width: 130,
            number: true,
            cell: (row) => (row.enough ? formatNumber(row.people) : t('power.course.few', { n: row.minimum }))
          }
        ]}
      />
    </>
  )
}
