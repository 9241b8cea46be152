/** Every import: when, which file, which mapping, under which intake, what it changed; the notes say what was repaired or assumed on the way. */
import { useCallback, type ReactNode } from 'react'
import { useCommand, useConnection } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatBytes, formatNumber } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable, type DataColumn } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { useChanges } from '../../widgets/use-changes.ts'
import type { ImportSearch } from './search.ts'
import { useMappingName } from './use-mapping-name.ts'

export type ImportRow = CommandOutput<'import.list'>['rows'][number]

export function ImportsPart(props: { readonly parts: ReactNode }): ReactNode {
  const { settings, text: t } = useSettings()
  const english = settings.language === 'en'
  const mapping = useMappingName()
  const { client } = useConnection()
  const { open } = useWalk()
  const changes = useChanges()
  const [search, change] = useViewSearch<ImportSearch>()
  const all = useCommand('import.list', { limit: 1000 })
  const load = useCallback((start: number, end: number) => client.call('import.list', { offset: start, limit: end - start }), [client])
  const here = all.data?.rows.find((row) => String(row.id) === search.id)
  const number = (id: 'rows' | 'inserted' | 'changed' | 'withdrawn' | 'open', width: number): DataColumn<ImportRow> => ({
    id,
    title: t(`intake.imports.column.${id}`),
    width,
    number: true,
    cell: (row) => (id === 'open' && row.open > 0 ? <b>{formatNumber(row.open)}</b> : formatNumber(row[id]))
  })
  return (
    <ViewLayout
      filters={props.parts}
      status={
        <>
          <span>{t('intake.status.imports', { n: all.data?.total ?? 0 })}</span>
          <span className="push" />
          <span>{t('intake.status.keys')}</span>
        </>
      }
      inspector={here ? <ImportInspector row={here} /> : <PickInspector />}
    >
      <DataTable<ImportRow>
        label={t('intake.imports.label')}
        resetKey={`imports ${String(changes)}`}
        loadRange={load}
        rowKey={(row) => String(row.id)}
        here={search.id}
        onHere={(row) => change({ id: String(row.id) })}
        onOpen={(row) => row.open > 0 && open({ place: 'import', search: { part: 'quarantine', import: row.id } })}
        empty={
          <EmptyState
            title={t('intake.imports.empty')}
            text={t('intake.imports.emptyText')}
            action={
              <Button kind="primary" onPress={() => open({ place: 'import', search: { part: 'files' } })}>
                {t('intake.part.files')}
              </Button>
            }
          />
        }
        columns={[
          { id: 'id', title: t('intake.imports.column.id'), width: 48, number: true, cell: (row) => row.id },
          { id: 'at', title: t('intake.imports.column.at'), width: 124, cell: (row) => <DateText date={row.at} minute /> },
          { id: 'file', title: t('intake.imports.column.file'), width: 180, grow: true, cell: (row) => row.file },
          { id: 'mapping', title: t('intake.imports.column.mapping'), width: 140, cell: (row) => mapping(row.mapping) },
          number('rows', 72),
          number('inserted', 72),
          number('changed', 72),
          number('withdrawn', english ? 88 : 72),
          number('open', 96),
          { id: 'intake', title: t('intake.imports.column.intake'), width: 88, cell: (row) => row.intake || '—' }
        ]}
      />
    </ViewLayout>
  )
}

function PickInspector(): ReactNode {
  const { text: t } = useSettings()
  return (
    <Inspector label={t('intake.imports.label')}>
      <EmptyState title={t('intake.imports.pick')} text={t('intake.imports.pickText')} />
    </Inspector>
  )
}

function ImportInspector(props: { readonly row: ImportRow }): ReactNode {
  const { settings, text: t } = useSettings()
  const { open } = useWalk()
  const mapping = useMappingName()
  const { row } = props
  return (
    <Inspector
      label={t('intake.imports.label')}
      of={String(row.id)}
      kick={t('intake.imports.kick', { n: row.id })}
      title={row.file}
      footer={
        row.open > 0 ? (
          <Button big kind="primary" onPress={() => open({ place: 'import', search: { part: 'quarantine', import: row.id } })}>
            {t('intake.imports.quarantine', { n: row.open })}
          </Button>
        ) : undefined
      }
    >
      <div className="section">
        <KeyValue
          rows={[
            [t('intake.imports.column.at'), <DateText key="at" date={row.at} minute />],
            [t('intake.imports.who'), row.account],
            [t('intake.imports.column.intake'), row.intake || '—'],
            [t('intake.imports.column.mapping'), `${mapping(row.mapping)} v${String(row.mappingVersion)}`],
            [t('intake.preview.format'), [row.format, row.encoding].filter((one) => one !== '').join(' · ')],
            [t('intake.preview.size'), formatBytes(row.bytes)],
            [t('intake.imports.dataDate'), row.dataDate || '—'],
            [
              t('intake.imports.hash'),
              <span key="hash" className="mono">
                {row.sha256}
              </span>
            ]
          ]}
        />
      </div>
      <InspectorSection title={t('intake.imports.counts')}>
        <KeyValue
          rows={(['rows', 'inserted', 'changed', 'unchanged', 'withdrawn', 'quarantined'] as const).map((name) => [
            t(`intake.run.column.${name}`),
            formatNumber(row[name])
          ])}
        />
      </InspectorSection>
      <InspectorSection title={t('intake.imports.notes')} note={t('common.items', { n: row.notes.length })}>
        {row.notes.length === 0 ? (
          <p className="mut">{t('intake.imports.noNotes')}</p>
        ) : (
          <ul className="dashes">
            {row.notes.map((note, index) => (
              <li key={`${note.code} ${String(index)}`}>{settings.language === 'en' ? note.en : note.zh}</li>
            ))}
          </ul>
        )}
      </InspectorSection>
    </Inspector>
  )
}
