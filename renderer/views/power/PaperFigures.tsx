/** Approvals on paper as units typed them in; a row leads to the form: who filled it in, who checked, the scan. */
import type { ReactNode } from 'react'
import type { PowerSpending } from '../../../shared/ipc/commands/power-spending.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'

/** What units typed in of approvals in all and on paper; the row leads to the form, who filled it in and who checked. */
export function PaperFigures(props: { readonly spending: PowerSpending; readonly onRow: (row: string) => void }): ReactNode {
  const t = useText()
  const { figures } = props.spending
  return (
    <>
      <h2 className="heading">
        {t('power.paper.title')} <small>{t('power.paper.note')}</small>
      </h2>
      {figures.length === 0 ? (
        <p className="mut">{t('power.paper.none')}</p>
      ) : (
        <Ledger
          label={t('power.paper.title')}
          rows={figures}
          rowKey={(row) => row.org.id}
          onOpen={(row) => props.onRow(row.paperRow)}
          columns={[
            { id: 'org', title: t('power.unit'), cell: (row) => row.org.name },
            { id: 'period', title: t('power.period'), width: 90, cell: (row) => row.period },
            { id: 'total', title: t('power.paper.total'), width: 110, number: true, cell: (row) => formatNumber(row.total) },
            { id: 'paper', title: t('power.paper.paper'), width: 110, number: true, cell: (row) => formatNumber(row.paper) },
            {
              id: 'share',
              title: t('power.paper.share'),
              width: 90,
              number: true,
              cell: (row) => (row.total === 0 ? '—' : formatPercent(row.paper / row.total))
            }
          ]}
        />
      )}
    </>
  )
}
