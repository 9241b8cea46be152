/** A unit's matters and people as ledgers; each row goes on in the walk. */
import type { ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { DateText, Money, useMoneyUnit } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { LevelRun } from '../../widgets/LevelMark.tsx'
import { countLevels } from '../overview/overview-figures.ts'
import type { UnitTrail } from './UnitView.tsx'

export function UnitMatters(props: { readonly unit: UnitTrail }): ReactNode {
  const t = useText()
  const money = useMoneyUnit()
  const { advance } = useWalk()
  const { unit } = props
  return (
    <section>
      <h2 className="heading">
        <b>{t('person.unit.matters')}</b> <span className="unit">{t('person.unit.mattersNote', { n: formatNumber(unit.total) })}</span>{' '}
        {unit.total > unit.matters.length && (
          <button
            type="button"
            className="link"
            onClick={() => advance({ place: 'matter', kind: 'place', label: unit.org.name, search: { org: unit.org.id } }, 'push')}
          >
            {t('person.unit.allMatters')}
          </button>
        )}
      </h2>
      {unit.matters.length === 0 ? (
        <p className="mut">{t('person.unit.noMatters')}</p>
      ) : (
        <Ledger
          label={t('person.unit.matters')}
          rows={unit.matters}
          rowKey={(row) => row.id}
          onOpen={(row) => advance({ place: 'matter', kind: 'matter', label: row.name, search: { id: row.id } }, 'push')}
          columns={[
            { id: 'code', title: t('matter.column.code'), width: 138, cell: (row) => row.code },
            { id: 'name', title: t('matter.column.name'), cell: (row) => row.name },
            { id: 'opened', title: t('matter.column.opened'), width: 86, cell: (row) => <DateText date={row.opened} /> },
            { id: 'closed', title: t('matter.column.closed'), width: 86, cell: (row) => <DateText date={row.closed} /> },
            { id: 'amount', title: money, number: true, width: 92, cell: (row) => <Money fen={row.amount} unit={false} /> },
            { id: 'marks', title: t('matter.column.marks'), number: true, width: 56, cell: (row) => formatNumber(row.marks) },
            {
              id: 'warnings',
              title: t('matter.column.warnings'),
              width: 96,
              cell: (row) => <LevelRun counts={countLevels(row.warnings)} most={5} />
            }
          ]}
        />
      )}
    </section>
  )
}

export function UnitPeople(props: { readonly unit: UnitTrail }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const { unit } = props
  return (
    <section>
      <h2 className="heading">
        <b>{t('person.unit.people')}</b>{' '}
        <span className="unit">
          {t('person.unit.peopleNote')}
          {unit.peopleTotal > unit.people.length &&
            t('person.unit.peopleShown', { n: formatNumber(unit.people.length), total: formatNumber(unit.peopleTotal) })}
        </span>
      </h2>
      {unit.people.length === 0 ? (
        <p className="mut">{t('person.unit.noPeople')}</p>
      ) : (
        <Ledger
          label={t('person.unit.people')}
          rows={unit.people}
          rowKey={(row) => row.id}
          onOpen={(row) => advance({ place: 'person', kind: 'person', label: row.name, search: { id: row.id } }, 'push')}
          columns={[
            { id: 'name', title: t('person.column.name'), width: 138, cell: (row) => row.name },
            { id: 'post', title: t('person.column.post'), cell: (row) => <span className="sec">{row.post ?? '—'}</span> },
            { id: 'acts', title: t('person.column.acts'), number: true, width: 92, cell: (row) => formatNumber(row.acts) },
            { id: 'marked', title: t('person.column.marked'), number: true, width: 92, cell: (row) => formatNumber(row.marked) },
            { id: 'warnings', title: t('person.column.warnings'), number: true, width: 96, cell: (row) => formatNumber(row.warnings) }
          ]}
        />
      )}
    </section>
  )
}
