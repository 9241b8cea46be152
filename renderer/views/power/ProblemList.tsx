/** What comes up again and again: open warnings by model, marks by node beside how often it was decided. Each row opens its warnings or its acts. */
import type { ReactNode } from 'react'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { PowerSearch } from './search.ts'
import { usePowerWay } from './use-power-way.ts'

export function ProblemList({ search }: { readonly search: PowerSearch }): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const way = usePowerWay()
  const { from, to, org, procedure } = search
  const given = Object.fromEntries(Object.entries({ from, to, org, procedure }).filter(([, value]) => value !== undefined))
  const result = useCommand('power.problems', given)
  return (
    <Waiting result={result} rows={12}>
      {(problems) =>
        problems.models.length === 0 && problems.marks.length === 0 ? (
          <EmptyState title={t('power.empty')} text={t('power.emptyText')} />
        ) : (
          <>
            <h2 className="heading">
              {t('power.problems.models')} <small>{t('power.problems.modelsNote', { n: formatNumber(problems.warnings) })}</small>
            </h2>
            <Ledger
              label={t('power.problems.models')}
              rows={problems.models}
              rowKey={(row) => row.id}
              onOpen={(row) =>
                way.warnings(name(row.name), {
                  models: [row.id],
                  ...(org === undefined ? {} : { org }),
                  ...(from === undefined ? {} : { from }),
                  ...(to === undefined ? {} : { to })
                })
              }
              columns={[
                { id: 'name', title: t('power.problems.model'), cell: (row) => name(row.name) },
                { id: 'pack', title: t('power.problems.pack'), width: 130, cell: (row) => <span className="sec">{name(row.pack)}</span> },
                { id: 'n', title: t('power.problems.open'), width: 72, number: true, cell: (row) => formatNumber(row.n) },
                { id: 'red', title: t('power.problems.red'), width: 56, number: true, cell: (row) => formatNumber(row.red) },
                { id: 'matters', title: t('power.problems.matters'), width: 64, number: true, cell: (row) => formatNumber(row.matters) },
                { id: 'orgs', title: t('power.problems.orgs'), width: 64, number: true, cell: (row) => formatNumber(row.orgs) },
                { id: 'earlier', title: t('power.problems.earlier'), width: 96, number: true, cell: (row) => formatNumber(row.earlier) }
              ]}
            />
            <h2 className="heading">
              {t('power.problems.marks')} <small>{t('power.problems.marksNote')}</small>
            </h2>
            <Ledger
              label={t('power.problems.marks')}
              rows={problems.marks}
              rowKey={(row) => `${row.item} ${row.kind}`}
              onOpen={(row) => way.list(name(row.name), { part: 'item', member: row.item, only: 'marked', from, to, org })}
              columns={[
                { id: 'name', title: t('power.member.item'), cell: (row) => name(row.name) },
                { id: 'kind', title: t('power.head.marks'), width: 130, cell: (row) => words.mark(row.kind) },
                { id: 'n', title: t('power.problems.nodes'), width: 80, number: true, cell: (row) => formatNumber(row.n) },
                { id: 'of', title: t('power.problems.decided'), width: 96, number: true, cell: (row) => formatNumber(row.of) },
                {
                  id: 'rate',
                  title: t('power.problems.rate'),
                  width: 80,
                  number: true,
                  cell: (row) => (row.of < row.n ? '—' : formatPercent(row.n / row.of))
                }
              ]}
            />
          </>
        )
      }
    </Waiting>
  )
}
