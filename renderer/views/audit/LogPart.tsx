/** The log itself, newest first, filtered by action and text; the inspector checks the chain and shows the anchor to write down. */
import { useCallback, useState, type ReactNode } from 'react'
import { useConnection } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber, shortHash } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { ChainCheck } from './ChainCheck.tsx'
import type { AuditSearch } from './search.ts'
import { actions, actionWord, codeOf, detailLine, nameWord } from './words.ts'

type Entry = CommandOutput<'audit.page'>['rows'][number]

export function LogPart(props: { readonly parts: ReactNode }): ReactNode {
  const t = useText()
  const { client } = useConnection()
  const [search, change] = useViewSearch<AuditSearch>()
  const [here, setHere] = useState<Entry>()
  const [total, setTotal] = useState(0)
  const { action, text } = search
  const load = useCallback(
    (start: number, end: number) =>
      client.call('audit.page', {
        offset: start,
        limit: end - start,
        ...(action === undefined || action === '' ? {} : { action }),
        ...(text === undefined || text === '' ? {} : { text })
      }),
    [client, action, text]
  )
  return (
    <ViewLayout
      filters={
        <>
          {props.parts}
          <SelectChip
            label={t('log.filterAction')}
            options={[{ id: '', label: t('common.all') }, ...actions.map((one) => ({ id: codeOf(one), label: t(`log.action.${one}`) }))]}
            value={action ?? ''}
            onChange={(id) => change({ action: id })}
          />
          <span className="push" />
          <SearchBox label={t('log.search')} value={text ?? ''} onChange={(value) => change({ text: value })} />
        </>
      }
      status={<span>{t('log.total', { n: formatNumber(total) })}</span>}
      inspector={
        <Inspector
          label={t('log.parts')}
          of={here ? String(here.seq) : ''}
          {...(here ? { kick: t('log.kick', { n: here.seq }), title: `${actionWord(t, here.action)} ${here.subject}` } : {})}
        >
          {here ? (
            <div className="section">
              <KeyValue
                rows={[
                  [t('log.column.at'), <DateText key="at" date={here.at} minute />],
                  [t('log.column.account'), here.account],
                  [t('log.column.action'), `${actionWord(t, here.action)}（${here.action}）`],
                  [t('log.column.subject'), here.subject || '—'],
                  ...Object.entries(here.detail).map(
                    ([name, value]) => [nameWord(t, name), typeof value === 'string' ? value : JSON.stringify(value)] as const
                  ),
                  [
                    t('log.hash'),
                    <span key="hash" className="mono" title={here.hash}>
                      {shortHash(here.hash)}
                    </span>
                  ]
                ]}
              />
            </div>
          ) : (
            <p className="mut audit-pick">{t('log.pickText')}</p>
          )}
          <InspectorSection title={t('log.checkTitle')} note={t('log.checkNote')}>
            <ChainCheck />
          </InspectorSection>
        </Inspector>
      }
    >
      <DataTable<Entry>
        label={t('log.part.log')}
        resetKey={`audit ${action ?? ''} ${text ?? ''}`}
        loadRange={load}
        rowKey={(row) => String(row.seq)}
        here={here === undefined ? undefined : String(here.seq)}
        onHere={setHere}
        onTotal={setTotal}
        empty={<EmptyState title={t('log.empty')} text={t('log.emptyText')} />}
        columns={[
          { id: 'seq', title: t('log.column.seq'), width: 72, number: true, cell: (row) => formatNumber(row.seq) },
          { id: 'at', title: t('log.column.at'), width: 124, cell: (row) => <DateText date={row.at} minute /> },
          { id: 'account', title: t('log.column.account'), width: 96, cell: (row) => row.account },
          { id: 'action', title: t('log.column.action'), width: 112, cell: (row) => actionWord(t, row.action) },
          { id: 'subject', title: t('log.column.subject'), width: 200, cell: (row) => row.subject || '—' },
          {
            id: 'detail',
            title: t('log.column.detail'),
            width: 200,
            grow: true,
            cell: (row) => <span className="sec">{detailLine(t, row.detail)}</span>
          }
        ]}
      />
    </ViewLayout>
  )
}
