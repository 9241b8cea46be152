/** The register of prints and exports (feature 72): what left the screen, who, when, which copy, its hash. */
import { useCallback, useState, type ReactNode } from 'react'
import { useConnection } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatBytes, formatNumber, shortHash } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { useChanges } from '../../widgets/use-changes.ts'
import { kindWord } from './words.ts'

type Export = CommandOutput<'export.list'>['rows'][number]

export function RegisterPart(props: { readonly parts: ReactNode }): ReactNode {
  const t = useText()
  const { client } = useConnection()
  const changes = useChanges()
  const [here, setHere] = useState<string>()
  const [total, setTotal] = useState(0)
  const load = useCallback((start: number, end: number) => client.call('export.list', { offset: start, limit: end - start }), [client])
  return (
    <ViewLayout filters={props.parts} status={<span>{t('log.total', { n: formatNumber(total) })}</span>}>
      <DataTable<Export>
        label={t('log.register.label')}
        resetKey={`exports ${String(changes)}`}
        loadRange={load}
        rowKey={(row) => String(row.id)}
        here={here}
        onHere={(row) => setHere(String(row.id))}
        onTotal={setTotal}
        empty={<EmptyState title={t('log.register.empty')} text={t('log.register.emptyText')} />}
        columns={[
          { id: 'id', title: t('log.register.column.id'), width: 56, number: true, cell: (row) => row.id },
          { id: 'at', title: t('log.register.column.at'), width: 124, cell: (row) => <DateText date={row.at} minute /> },
          { id: 'account', title: t('log.register.column.account'), width: 96, cell: (row) => row.account },
          { id: 'kind', title: t('log.register.column.kind'), width: 64, cell: (row) => kindWord(t, row.kind) },
          { id: 'what', title: t('log.register.column.what'), width: 180, cell: (row) => row.what },
          { id: 'filter', title: t('log.register.filter'), width: 160, grow: true, cell: (row) => row.filter || '—' },
          { id: 'copyNo', title: t('log.register.column.copyNo'), width: 56, number: true, cell: (row) => row.copyNo },
          {
            id: 'rows',
            title: t('log.register.column.rows'),
            width: 72,
            number: true,
            cell: (row) => (row.rows === 0 ? '—' : formatNumber(row.rows))
          },
          {
            id: 'bytes',
            title: t('log.register.column.bytes'),
            width: 80,
            number: true,
            cell: (row) => (row.bytes === 0 ? '—' : formatBytes(row.bytes))
          },
          {
            id: 'sha256',
            title: t('log.register.column.sha256'),
            width: 136,
            cell: (row) => (
              <span className="mono" title={row.sha256}>
                {row.sha256 === '' ? '—' : shortHash(row.sha256)}
              </span>
            )
          }
        ]}
      />
    </ViewLayout>
  )
}
