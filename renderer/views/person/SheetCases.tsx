/** The matters of the period, the one worked on last first; one opens beside with its track. */
import type { ReactNode } from 'react'
import type { WorkSheet } from '../../../shared/ipc/commands/workload.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'

export function SheetCases(props: {
  readonly sheet: WorkSheet
  readonly here: string | undefined
  readonly onPick: (id: string) => void
  readonly onMore: () => void
}): ReactNode {
  const t = useText()
  const { sheet } = props
  const left = sheet.total - sheet.cases.length
  return (
    <section>
      <h2 className="heading">
        <b>{t('person.sheet.cases')}</b> <span className="unit">{t('person.sheet.casesNote', { n: formatNumber(sheet.total) })}</span>
      </h2>
      <Ledger
        label={t('person.sheet.cases')}
        rows={sheet.cases}
        rowKey={(row) => row.id}
        state={(row) => (props.here === `case/${row.id}` ? 'on' : undefined)}
        onOpen={(row) => props.onPick(row.id)}
        columns={[
          { id: 'code', title: t('person.sheet.case.code'), width: 138, cell: (row) => row.code },
          { id: 'name', title: t('person.sheet.case.name'), cell: (row) => row.name },
          { id: 'last', title: t('person.sheet.case.last'), width: 92, cell: (row) => <DateText date={row.last} /> },
          { id: 'closed', title: t('person.sheet.case.closed'), width: 92, cell: (row) => <DateText date={row.closed} /> },
          { id: 'acts', title: t('person.sheet.case.acts'), width: 56, number: true, cell: (row) => formatNumber(row.acts) },
          { id: 'marks', title: t('person.sheet.case.marks'), width: 56, number: true, cell: (row) => formatNumber(row.marks) },
          ...(sheet.tracked
            ? [
                {
                  id: 'track',
                  title: t('person.sheet.case.track'),
                  width: 64,
                  number: true,
                  cell: (row: WorkSheet['cases'][number]) => formatNumber(row.track)
                }
              ]
            : [])
        ]}
      />
      {left > 0 && (
        <button type="button" className="link" onClick={props.onMore}>
          {t('person.sheet.more', { n: formatNumber(Math.min(200, left)) })}
        </button>
      )}
    </section>
  )
}
