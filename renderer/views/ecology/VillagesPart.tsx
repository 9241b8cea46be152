/**
 * Villages without accusation by township, always beside how petitions there are handled (systems.md B6). Townships stand by name and without colour:
 * the share is no merit. Every number opens what it counts.
 */
import type { ReactNode } from 'react'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import type { QuietShare } from '../../../shared/ipc/commands/quiet.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Ledger, type LedgerColumn } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { EcologySearch } from './search.ts'
import type { Way } from './use-way.ts'
import { VillageInspector } from './VillageInspector.tsx'

export interface VillagesPartProps {
  readonly table: ScoreTable
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly way: Way
  readonly filters: ReactNode
}

type Group = QuietShare['groups'][number]
export type VillageFigure = NonNullable<EcologySearch['figure']>
/** Of villages, then of handling, in the order in which they are read. */
const ofPlaces = ['places', 'accused', 'without', 'unknown'] as const
const ofHandling = ['received', 'in_time', 'overdue', 'running', 'no_limit', 'repeated', 'rated', 'satisfied'] as const
type Shown = (typeof ofPlaces)[number] | (typeof ofHandling)[number]

/** How a link names a township. */
export const townshipWord = (id: string): string => (id === '' ? '-' : id)

function countOf(group: Group, figure: Shown): number {
  if (figure === 'places') return group.places.length
  if (figure === 'without' || figure === 'unknown') return group.places.filter((place) => place.state === figure).length
  return group.counts[figure]
}

export function VillagesPart(props: VillagesPartProps): ReactNode {
  const t = useText()
  const { table, search, change } = props
  const result = useCommand('quiet.table', { period: table.period })
  useKeys({ Escape: () => change({ township: undefined, figure: undefined, row: undefined }) })
  const shares = result.data?.shares ?? []
  const groups = shares.flatMap((share) => share.groups)
  return (
    <ViewLayout
      filters={props.filters}
      scroll
      status={
        <>
          <span>{t('quiet.status', { townships: groups.length, n: groups.reduce((sum, group) => sum + group.places.length, 0) })}</span>
          <span>{t('ecology.status.asOf', { date: result.data?.asOf ?? table.asOf })}</span>
        </>
      }
      inspector={<VillageInspector shares={shares} period={table.period} search={search} change={change} way={props.way} />}
    >
      <div className="page ecology-villages">
        <Waiting result={result} rows={10}>
          {() =>
            groups.length === 0 ? (
              <EmptyState title={t('quiet.none')} text={t('quiet.noneText')} />
            ) : (
              shares.map((share) => <Share key={share.id} {...props} share={share} />)
            )
          }
        </Waiting>
      </div>
    </ViewLayout>
  )
}

function Share(props: VillagesPartProps & { readonly share: QuietShare }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { share, search, change, table } = props
  const pick = (township: string, figure: VillageFigure): void => change({ township, figure, row: undefined })
  const number = (figure: Shown, width: number): LedgerColumn<Group> => ({
    id: figure,
    title: t(`quiet.figure.${figure}`),
    width,
    number: true,
    cell: (group) => {
      const n = countOf(group, figure)
      const on = search.township === townshipWord(group.id) && search.figure === figure
      const label = `${group.name || t('quiet.noTownship')} ${t(`quiet.figure.${figure}`)} ${n}`
      if (n === 0) return <span className="mut">0</span>
      return (
        <button type="button" className="link" aria-label={label} aria-pressed={on} onClick={() => pick(townshipWord(group.id), figure)}>
          {formatNumber(n)}
        </button>
      )
    }
  })
  const township: LedgerColumn<Group> = {
    id: 'township',
    title: t('quiet.township'),
    cell: (group) => group.name || t('quiet.noTownship')
  }
  return (
    <section>
      <h1 className="heading">
        {name(share.name)} <small>{table.period}</small>
      </h1>
      <p className="say">{t('quiet.why')}</p>
      <h2 className="heading">{t('quiet.placesGroup')}</h2>
      <Ledger<Group>
        label={t('quiet.placesGroup')}
        rows={share.groups}
        rowKey={(group) => group.id}
        columns={[
          township,
          ...ofPlaces.map((figure) => number(figure, 92)),
          {
            id: 'share',
            title: <span title={t('quiet.shareTip')}>{t('quiet.share')}</span>,
            width: 72,
            number: true,
            cell: (group) => (group.share === null ? t('quiet.state.unknown') : formatPercent(group.share, 0))
          }
        ]}
      />
      <h2 className="heading">{t('quiet.handlingGroup')}</h2>
      <Ledger<Group>
        label={t('quiet.handlingGroup')}
        rows={share.groups}
        rowKey={(group) => group.id}
        columns={[township, ...ofHandling.map((figure) => number(figure, 74))]}
      />
      {share.unplaced > 0 && (
        <p>
          <button type="button" className="link" onClick={() => pick('*', 'unplaced')}>
            {t('quiet.unplaced', { n: share.unplaced })}
          </button>
        </p>
      )}
      <p className="mut say">{t('quiet.rule', { days: share.limit.days, basis: share.limit.basis })}</p>
    </section>
  )
}
