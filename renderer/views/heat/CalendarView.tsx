/** The calendar of approvals: a year of days coloured by how much was decided, rest days told apart; a day opens the decisions behind it. */
import { Grid3x3 } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import type { DecisionCalendar } from '../../../shared/ipc/commands/heat.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { IconButton } from '../../widgets/Button.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { SavePicture } from '../../widgets/SavePicture.tsx'
import { Skeleton } from '../../widgets/Skeleton.tsx'
import { CalendarLegend, YearOfDays } from './CalendarYear.tsx'
import { DayInspector } from './DayInspector.tsx'
import type { HeatSearch } from './search.ts'

export interface CalendarViewProps {
  readonly search: HeatSearch
  readonly change: (patch: Partial<HeatSearch>) => void
}

export function CalendarView({ search, change }: CalendarViewProps): ReactNode {
  const t = useText()
  const drawing = useRef<SVGSVGElement>(null)
  const orgs = useCommand('org.list', {})
  const filter = search.org === undefined ? {} : { org: search.org }
  const result = useCommand('heat.calendar', { ...filter, ...(search.year === undefined ? {} : { year: search.year }) })
  // While another year is fetched the old one stays.
  const [shown, setShown] = useState<DecisionCalendar>()
  if (result.data && result.data !== shown) setShown(result.data)
  const data = shown
  const day = search.day
  const at = data?.days.findIndex((one) => one.date === day) ?? -1
  const step = (by: number): void => {
    if (data === undefined || data.days.length === 0) return
    const to = at < 0 ? data.days.length - 1 : Math.max(0, Math.min(data.days.length - 1, at + by))
    change({ day: data.days[to]?.date })
  }
  useKeys({
    ArrowUp: () => step(-1),
    ArrowDown: () => step(1),
    ArrowLeft: () => step(-7),
    ArrowRight: () => step(7),
    Escape: () => change({ day: undefined })
  })
  const units = orgs.data?.orgs ?? []
  const unit = units.find((one) => one.id === search.org)?.name ?? t('heat.calendar.allUnits')
  const title = t('heat.calendar.title', { year: data?.year ?? '', unit })
  const total = data?.days.reduce((sum, one) => sum + one.n, 0) ?? 0
  const onRest = data?.days.reduce((sum, one) => sum + (one.rest ? one.n : 0), 0) ?? 0
  return (
    <ViewLayout
      filters={
        <div className="many-filters heat-filters">
          <SelectChip
            label={t('heat.calendar.year')}
            value={data?.year ?? ''}
            onChange={(year) => change({ year, day: undefined })}
            options={(data?.years ?? []).toReversed().map((year) => ({ id: year, label: year }))}
          />
          <SelectChip
            label={t('heat.unit')}
            value={search.org ?? ''}
            onChange={(org) => change({ org: org === '' ? undefined : org, day: undefined })}
            options={[{ id: '', label: t('heat.calendar.allUnits') }, ...units.map((one) => ({ id: one.id, label: one.name }))]}
          />
          <span className="push" />
          {data && <SavePicture take={() => drawing.current} title={title} filter={title} figures={data.days} />}
          <IconButton
            icon={<Grid3x3 className="ic" />}
            label={t('heat.calendar.leave')}
            onPress={() => change({ calendar: undefined, day: undefined, org: undefined })}
          />
        </div>
      }
      status={
        data && (
          <>
            <span>{t('heat.calendar.total', { n: total })}</span>
            <span>{t('heat.calendar.onRest', { n: onRest })}</span>
            {!data.known && <span>{t('heat.calendar.unknown', { year: data.year })}</span>}
          </>
        )
      }
      inspector={<DayInspector day={day} {...filter} />}
    >
      {day === undefined && <h1 className="hidden-text">{title}</h1>}
      {result.error && <ErrorState error={result.error} safe="data" onRetry={result.retry} />}
      {!result.error && !data && result.waiting && <Skeleton rows={10} />}
      {data && data.years.length === 0 && <EmptyState title={t('heat.calendar.empty')} text={t('heat.calendar.emptyText')} />}
      {data && data.years.length > 0 && (
        <div className="heat-calendar">
          <YearOfDays data={data} day={day} onPick={(date) => change({ day: date })} drawing={drawing} label={title} />
          <CalendarLegend steps={data.steps} />
        </div>
      )}
    </ViewLayout>
  )
}
