/** Every answer ever given about pairs: who, when, what, on which reasons and why; taking back is an answer too. */
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'

export function MatchHistory(): ReactNode {
  const t = useText()
  const name = useBilingual()
  const answers = useCommand('match.history', { limit: 500 })
  return (
    <Waiting result={answers} rows={6}>
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title={t('match.history.empty')} text={t('match.empty.text')} />
        ) : (
          <Ledger
            wide
            label={t('match.history.label')}
            rows={rows}
            rowKey={(row) => String(row.id)}
            columns={[
              { id: 'at', title: t('match.history.column.at'), width: 128, cell: (row) => <DateText date={row.at} minute /> },
              { id: 'who', title: t('match.history.column.who'), width: 88, cell: (row) => row.account },
              { id: 'answer', title: t('match.history.column.answer'), width: 76, cell: (row) => t(`match.history.of.${row.answer}`) },
              { id: 'pair', title: t('match.history.column.pair'), cell: (row) => `${row.leftName} / ${row.rightName}` },
              { id: 'score', title: t('match.history.column.score'), width: 56, number: true, cell: (row) => row.score },
              {
                id: 'why',
                title: t('match.history.column.why'),
                cell: (row) =>
                  row.reasons
                    .filter((one) => one.for)
                    .map((one) => name(one))
                    .join(' · ')
              },
              { id: 'reason', title: t('match.history.column.reason'), width: 180, cell: (row) => row.reason || '—' }
            ]}
          />
        )
      }
    </Waiting>
  )
}
