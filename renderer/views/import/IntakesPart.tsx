/** Intakes with their legal origin; each prints its sheet for signature and shows the files imported under it. */
import { useState, type ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { PrintSheet, SignLines } from '../../widgets/PrintSheet.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import { IntakeDialog } from './IntakeDialog.tsx'
import type { ImportSearch } from './search.ts'

type Intake = CommandOutput<'intake.list'>['intakes'][number]

export function IntakesPart(props: { readonly parts: ReactNode }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<ImportSearch>()
  const list = useCommand('intake.list', {})
  const [making, setMaking] = useState(false)
  const make = (
    <Button kind={list.data?.intakes.length === 0 ? 'primary' : 'plain'} onPress={() => setMaking(true)}>
      {t('intake.sheet.new')}
    </Button>
  )
  const here = list.data?.intakes.find((one) => String(one.id) === search.id)
  return (
    <ViewLayout
      filters={
        <>
          {props.parts}
          <span className="push" />
          {make}
        </>
      }
      inspector={
        here ? (
          <IntakeInspector intake={here} />
        ) : (
          <Inspector label={t('intake.sheet.label')}>
            <EmptyState title={t('intake.sheet.pick')} text={t('intake.sheet.pickText')} />
          </Inspector>
        )
      }
    >
      <Waiting result={list} rows={6}>
        {({ intakes }) => (
          <DataTable<Intake>
            label={t('intake.sheet.label')}
            resetKey={`intakes ${String(intakes.length)} ${String(intakes[0]?.id ?? 0)}`}
            loadRange={rangeOf(intakes)}
            rowKey={(row) => String(row.id)}
            here={search.id}
            onHere={(row) => change({ id: String(row.id) })}
            empty={<EmptyState title={t('intake.sheet.empty')} text={t('intake.sheet.emptyText')} action={make} />}
            columns={[
              { id: 'no', title: t('intake.sheet.column.no'), width: 96, cell: (row) => row.no },
              { id: 'date', title: t('intake.sheet.column.date'), width: 92, cell: (row) => <DateText date={row.receivedOn} /> },
              { id: 'provider', title: t('intake.sheet.column.provider'), width: 160, grow: true, cell: (row) => row.provider },
              { id: 'letter', title: t('intake.sheet.column.letter'), width: 160, cell: (row) => row.letter || '—' },
              { id: 'approver', title: t('intake.sheet.column.approver'), width: 88, cell: (row) => row.approver || '—' },
              {
                id: 'receivers',
                title: t('intake.sheet.column.receivers'),
                width: 120,
                cell: (row) => [row.receiverA, row.receiverB].filter((one) => one !== '').join('、') || '—'
              },
              { id: 'medium', title: t('intake.sheet.column.medium'), width: 96, cell: (row) => row.medium || '—' },
              { id: 'imports', title: t('intake.sheet.column.imports'), width: 56, number: true, cell: (row) => row.imports }
            ]}
          />
        )}
      </Waiting>
      <IntakeDialog open={making} onOpenChange={setMaking} onMade={(id) => change({ id: String(id) })} />
    </ViewLayout>
  )
}

function IntakeInspector(props: { readonly intake: Intake }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const { intake } = props
  const sheet = useCommand('intake.sheet', { id: intake.id })
  const files = sheet.data?.intake.id === intake.id ? sheet.data.imports : []
  const facts: readonly (readonly [string, string])[] = [
    [t('intake.sheet.provider'), intake.provider],
    [t('intake.sheet.letter'), intake.letter || '—'],
    [t('intake.sheet.approver'), intake.approver || '—'],
    [t('intake.sheet.column.receivers'), [intake.receiverA, intake.receiverB].filter((one) => one !== '').join('、') || '—'],
    [t('intake.sheet.medium'), intake.medium || '—'],
    [t('intake.sheet.receivedOn'), intake.receivedOn],
    [t('intake.sheet.registered'), `${intake.account} ${intake.createdAt.slice(0, 10)}`],
    ...(intake.note === '' ? [] : [[t('intake.sheet.note'), intake.note] as const])
  ]
  return (
    <Inspector
      label={t('intake.sheet.label')}
      of={String(intake.id)}
      kick={t('intake.sheet.kick')}
      title={intake.no}
      footer={
        <>
          <Button big kind="primary" onPress={() => open({ place: 'import', search: { part: 'files', intake: intake.id } })}>
            {t('intake.sheet.useIt')}
          </Button>
          <PrintSheet
            big
            label={t('intake.sheet.print')}
            title={t('intake.sheet.printTitle')}
            view="import"
            what={`${t('intake.sheet.printTitle')} ${intake.no}`}
          >
            <table>
              <tbody>
                {[[t('intake.sheet.column.no'), intake.no] as const, ...facts].map(([name, value]) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td>{value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <h2>{t('intake.sheet.files')}</h2>
            {files.length === 0 ? (
              <p>{t('intake.sheet.noFiles')}</p>
            ) : (
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('intake.run.column.file')}</th>
                    <th scope="col">{t('intake.run.column.rows')}</th>
                    <th scope="col">{t('intake.imports.hash')}</th>
                  </tr>
                </thead>
                <tbody>
                  {files.map((file) => (
                    <tr key={file.id}>
                      <td>{file.file}</td>
                      <td className="num">{formatNumber(file.rows)}</td>
                      <td>{file.sha256}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
            <SignLines
              labels={[
                t('intake.sheet.providerSign'),
                t('intake.sheet.approverSign'),
                `${t('intake.sheet.receiverSign')} 1`,
                `${t('intake.sheet.receiverSign')} 2`,
                t('intake.sheet.dateSign')
              ]}
            />
          </PrintSheet>
        </>
      }
    >
      <div className="section">
        <KeyValue labels={96} rows={facts} />
      </div>
      <InspectorSection title={t('intake.sheet.files')} note={t('intake.files.n', { n: files.length })}>
        {files.length === 0 ? (
          <p className="mut">{t('intake.sheet.noFiles')}</p>
        ) : (
          <Ledger
            label={t('intake.sheet.files')}
            rows={files}
            rowKey={(file) => String(file.id)}
            onOpen={(file) => open({ place: 'import', search: { part: 'imports', id: String(file.id) } })}
            columns={[
              { id: 'file', title: t('intake.run.column.file'), cell: (file) => file.file },
              { id: 'rows', title: t('intake.run.column.rows'), width: 56, number: true, cell: (file) => formatNumber(file.rows) },
              {
                id: 'aside',
                title: t('intake.run.column.quarantined'),
                width: 48,
                number: true,
                cell: (file) => formatNumber(file.quarantined)
              }
            ]}
          />
        )}
      </InspectorSection>
    </Inspector>
  )
}
