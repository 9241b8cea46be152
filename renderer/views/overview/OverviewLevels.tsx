/** Open warnings as two ledgers: by level with the months they fell in, and by pack. Each row opens where its warnings are. */
import type { ReactNode } from 'react'
import type { Overview } from '../../../shared/ipc/commands/overview.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { LevelMark, LevelShape } from '../../widgets/LevelMark.tsx'
import { MonthBars } from '../../widgets/Strips.tsx'
import { monthChange, sumMonths } from './overview-figures.ts'

type LevelRow = Overview['levels'][number]
type Months = readonly LevelRow['months'][number][]

function MonthsCell(props: { readonly months: Months; readonly max: number }): ReactNode {
  if (props.months.length === 0) return <span className="mut">—</span>
  return (
    <MonthBars
      values={props.months.map((one) => one.n)}
      max={props.max}
      width={Math.min(128, props.months.length * 11)}
      height={22}
      label={props.months.map((one) => `${one.month} ${one.n}`).join(', ')}
    />
  )
}

function ChangeCell(props: { readonly months: Months }): ReactNode {
  const t = useText()
  const change = monthChange(props.months)
  if (change === null) return <span className="mut">—</span>
  if (change === 0) return <span className="sec">{t('overview.same')}</span>
  return <span className="sec">{`${change > 0 ? '+' : '−'}${formatNumber(Math.abs(change))}`}</span>
}

export function OverviewLevels(props: { readonly levels: Overview['levels'] }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const { levels } = props
  const total = {
    level: undefined,
    open: levels.reduce((sum, one) => sum + one.open, 0),
    new: levels.reduce((sum, one) => sum + one.new, 0),
    months: sumMonths(levels.map((one) => one.months))
  }
  const max = Math.max(1, ...levels.flatMap((one) => one.months.map((month) => month.n)))
  const span = total.months.length
  return (
    <section>
      <h2 className="heading">
        <b>{t('overview.openWarnings')}</b>{' '}
        <span className="unit">{t('overview.openNote', { n: formatNumber(total.open), months: span })}</span>
      </h2>
      <Ledger<{ readonly level: LevelRow['level'] | undefined; readonly open: number; readonly new: number; readonly months: Months }>
        label={t('overview.ledgerLevels')}
        rows={[...levels, total]}
        rowKey={(row) => row.level ?? 'total'}
        state={(row) => (row.level ? undefined : 'total')}
        onOpen={(row) => {
          if (row.level)
            advance(
              { place: 'warnings', kind: 'place', label: t(`common.level.${row.level}Long`), search: { levels: [row.level] } },
              'push'
            )
        }}
        columns={[
          { id: 'level', title: t('overview.level'), cell: (row) => (row.level ? <LevelMark level={row.level} /> : t('overview.total')) },
          { id: 'open', title: t('overview.open'), number: true, width: 64, cell: (row) => <b>{formatNumber(row.open)}</b> },
          { id: 'new', title: t('overview.new'), number: true, width: 72, cell: (row) => formatNumber(row.new) },
          {
            id: 'months',
            title: t('overview.months'),
            width: 140,
            cell: (row) => row.level && <MonthsCell months={row.months} max={max} />
          },
          { id: 'last', title: t('overview.lastMonth'), number: true, width: 48, cell: (row) => formatNumber(row.months.at(-1)?.n ?? 0) },
          { id: 'change', title: t('overview.change'), number: true, width: 72, cell: (row) => <ChangeCell months={row.months} /> }
        ]}
      />
    </section>
  )
}

export function OverviewPacks(props: { readonly packs: Overview['packs'] }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  if (props.packs.length === 0) return null
  const max = Math.max(1, ...props.packs.flatMap((one) => one.months.map((month) => month.n)))
  const shape = (level: LevelRow['level']): ReactNode => (
    <svg width="12" height="12" viewBox="0 0 12 12" role="img" aria-label={t(`common.level.${level}`)} className="level-head">
      <LevelShape level={level} />
    </svg>
  )
  return (
    <section>
      <h2 className="heading">
        <b>{t('overview.packs')}</b> <span className="unit">{t('overview.packsNote')}</span>
      </h2>
      <Ledger
        label={t('overview.ledgerPacks')}
        rows={props.packs}
        rowKey={(row) => row.id}
        onOpen={(row) =>
          advance({ place: 'heat', kind: 'heat', label: name(row.name), search: { columns: 'model', packs: [row.id] } }, 'push')
        }
        columns={[
          { id: 'pack', title: t('overview.pack'), cell: (row) => name(row.name) },
          { id: 'red', title: shape('red'), number: true, width: 48, cell: (row) => formatNumber(row.red) },
          { id: 'orange', title: shape('orange'), number: true, width: 48, cell: (row) => formatNumber(row.orange) },
          { id: 'yellow', title: shape('yellow'), number: true, width: 48, cell: (row) => formatNumber(row.yellow) },
          { id: 'months', title: t('overview.months'), width: 140, cell: (row) => <MonthsCell months={row.months} max={max} /> },
          { id: 'change', title: t('overview.change'), number: true, width: 72, cell: (row) => <ChangeCell months={row.months} /> }
        ]}
      />
    </section>
  )
}
