/** 全景图、趋势图 (systems.md F4): how the county stands on one screen: units by band over periods, the first-level indicators, kinds and regions. */
import type { ReactNode } from 'react'
import { kindWord } from '../../../shared/domain/unit-filter.ts'
import type { GroupStanding, ScoreCourse, ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { parsePeriod, periodBefore } from '../../../shared/packs/indicator/period.ts'
import { formatChange, formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Sparkline } from '../../widgets/Strips.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { BandStack } from './BandStack.tsx'
import { EcologyLegend } from './EcologyLegend.tsx'
import { cleanName } from './score-filter.ts'
import { ScoreMark } from './ScoreMark.tsx'
import type { EcologySearch } from './search.ts'
import { Agreement } from './Agreement.tsx'

export interface CountyPartProps {
  readonly table: ScoreTable
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly filters: ReactNode
}

export function CountyPart(props: CountyPartProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { table, change } = props
  const result = useCommand('score.course', { period: table.period })
  return (
    <ViewLayout
      filters={props.filters}
      scroll
      status={
        <>
          <span>{t('ecology.status.units', { n: table.units.length })}</span>
          <span>{t('ecology.status.tree', { tree: name(table.tree.name), version: table.tree.version })}</span>
          <span>{t('ecology.status.asOf', { date: table.asOf })}</span>
        </>
      }
    >
      <div className="page ecology-county">
        <h1 className="heading">
          {t('ecology.county.title')} <small>{table.period}</small>
        </h1>
        <Waiting result={result} rows={14}>
          {(course) => (
            <>
              <Headline course={course} />
              <div className="ecology-county-columns">
                <section>
                  <h2 className="heading">
                    {t('ecology.county.bands')} <small>{t('ecology.county.bandsNote')}</small>
                  </h2>
                  <EcologyLegend title={t('ecology.legend.units')} bands={table.bands} signs="map" />
                  <ul className="ecology-stacks">
                    {course.periods.map((one) => (
                      <li key={one.period} data-on={one.period === course.period || undefined}>
                        <span>{one.period}</span>
                        <BandStack standing={one.all} bands={course.bands} tall />
                        <span className="num">{one.all.median === null ? '—' : formatNumber(one.all.median, 1)}</span>
                      </li>
                    ))}
                  </ul>
                </section>
                <Firsts course={course} onOpen={(first) => change({ part: 'map', first })} />
              </div>
              <div className="ecology-county-columns">
                <Groups
                  title={t('ecology.county.kinds')}
                  course={course}
                  of={(one) => one.kinds}
                  nameOf={(id) => id || t('common.noKind')}
                  onOpen={(kind) =>
                    change({ part: 'bars', kinds: [kindWord(kind)], cleans: undefined, regions: undefined, bands: undefined })
                  }
                />
                <Groups
                  title={t('ecology.county.cleans')}
                  course={course}
                  of={(one) => one.cleans}
                  nameOf={(id) => cleanName(table, id, t, name)}
                  onOpen={(clean) =>
                    change({
                      part: 'bars',
                      group: 'clean',
                      cleans: [kindWord(clean)],
                      kinds: undefined,
                      regions: undefined,
                      bands: undefined
                    })
                  }
                />
              </div>
              <div className="ecology-county-columns">
                <Groups
                  title={t('ecology.county.regions')}
                  course={course}
                  of={(one) => one.regions}
                  nameOf={(id) => id || t('ecology.noRegion')}
                  onOpen={(region) => change({ part: 'map', region: kindWord(region) })}
                />
              </div>
              <Agreement period={table.period} />
              <p className="mut say">{t('ecology.lead')}</p>
            </>
          )}
        </Waiting>
      </div>
    </ViewLayout>
  )
}

const standingIn = (course: ScoreCourse, period: string) => course.periods.find((one) => one.period === period)
/** The very period before, as for a unit's own change; none where that one could not be scored. */
function standingBefore(course: ScoreCourse) {
  const period = parsePeriod(course.period)
  return period === null ? undefined : standingIn(course, periodBefore(period).id)
}

/** How many, how well, and what changed, in one sentence. */
function Headline(props: { readonly course: ScoreCourse }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { course } = props
  const [now, before] = [standingIn(course, course.period)?.all, standingBefore(course)?.all]
  if (!now) return null
  const parts = course.bands.filter((band) => now.bands[band.id] > 0).map((band) => `${name(band.name)} ${now.bands[band.id]}`)
  return (
    <p className="say">
      {t('ecology.county.headline', {
        n: now.units,
        scored: now.units - now.without,
        median: now.median === null ? '—' : formatNumber(now.median, 1),
        lowest: now.lowest === null ? '—' : formatNumber(now.lowest, 1),
        bands: parts.join(t('common.comma'))
      })}
      {before?.median !== null &&
        before?.median !== undefined &&
        now.median !== null &&
        ` ${t('ecology.county.since', { change: formatChange(now.median - before.median, 1) })}`}
      {now.provisional > 0 && ` ${t('ecology.county.provisional', { n: now.provisional })}`}
    </p>
  )
}

function Firsts(props: { readonly course: ScoreCourse; readonly onOpen: (first: string) => void }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { course } = props
  const shown = course.periods.slice(-4)
  return (
    <section>
      <h2 className="heading">
        {t('ecology.county.firsts')} <small>{t('ecology.county.firstsNote')}</small>
      </h2>
      <Ledger
        label={t('ecology.county.firsts')}
        rows={course.firsts.map((first, index) => ({ ...first, index }))}
        rowKey={(one) => one.id}
        onOpen={(one) => props.onOpen(one.id)}
        columns={[
          { id: 'name', title: t('ecology.leaf.name'), cell: (one) => `${one.id} ${name(one.name)}` },
          { id: 'weight', title: t('ecology.tree.weight'), width: 60, number: true, cell: (one) => formatNumber(one.weight) },
          ...shown.map((period) => ({
            id: period.period,
            title: period.period,
            width: 62,
            number: true,
            cell: (one: { readonly index: number }) => {
              const score = period.firsts[one.index] ?? null
              return <ScoreMark score={score} state={score === null ? 'missing' : 'value'} bands={course.bands} />
            }
          })),
          {
            id: 'trend',
            title: t('ecology.county.trend'),
            width: 108,
            cell: (one) => <Sparkline values={course.periods.map((period) => period.firsts[one.index] ?? null)} width={96} />
          }
        ]}
      />
    </section>
  )
}

interface GroupsProps {
  readonly title: string
  readonly course: ScoreCourse
  readonly of: (period: ScoreCourse['periods'][number]) => readonly GroupStanding[]
  readonly nameOf: (id: string) => string
  readonly onOpen: (id: string) => void
}

function Groups(props: GroupsProps): ReactNode {
  const t = useText()
  const { course } = props
  const [now, before] = [standingIn(course, course.period), standingBefore(course)]
  const rows = now ? props.of(now).toSorted((a, b) => (a.median ?? 101) - (b.median ?? 101)) : []
  const earlier = (id: string): number | null => (before ? (props.of(before).find((one) => one.id === id)?.median ?? null) : null)
  return (
    <section>
      <h2 className="heading">
        {props.title} <small>{t('ecology.county.groupsNote')}</small>
      </h2>
      <Ledger
        label={props.title}
        rows={rows}
        rowKey={(one) => one.id}
        onOpen={(one) => props.onOpen(one.id)}
        columns={[
          { id: 'name', title: t('ecology.county.group'), cell: (one) => props.nameOf(one.id) },
          { id: 'units', title: t('ecology.county.units'), width: 52, number: true, cell: (one) => one.units },
          { id: 'bands', title: t('ecology.bands'), width: 156, cell: (one) => <BandStack standing={one} bands={course.bands} /> },
          {
            id: 'median',
            title: t('ecology.leaf.median'),
            width: 56,
            number: true,
            cell: (one) => (one.median === null ? '—' : formatNumber(one.median, 1))
          },
          {
            id: 'lowest',
            title: t('ecology.county.lowest'),
            width: 56,
            number: true,
            cell: (one) => (one.lowest === null ? '—' : formatNumber(one.lowest, 1))
          },
          {
            id: 'change',
            title: t('ecology.unit.change'),
            width: 60,
            number: true,
            cell: (one) => {
              const then = earlier(one.id)
              return one.median === null || then === null ? '—' : formatChange(one.median - then, 1)
            }
          }
        ]}
      />
    </section>
  )
}
