/** Rows that could not be read: file, line, column, value and reason; one is mended or set aside in the inspector, several at once by X. */
import { useCallback, useState, type ReactNode } from 'react'
import { useConnection, useRun } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { SelectChip } from '../../widgets/Chips.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { useChanges } from '../../widgets/use-changes.ts'
import { QuarantineInspector } from './QuarantineInspector.tsx'
import type { ImportSearch } from './search.ts'

export type QuarantineRow = CommandOutput<'quarantine.list'>['rows'][number]
const states = ['open', 'repaired', 'dismissed', 'all'] as const

export function QuarantinePart(props: { readonly parts: ReactNode }): ReactNode {
  const { settings, text: t } = useSettings()
  const { client } = useConnection()
  const toast = useToast()
  const changes = useChanges()
  const [search, change] = useViewSearch<ImportSearch>()
  const [here, setHere] = useState<QuarantineRow>()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [setAside, setSetAside] = useState(false)
  const [total, setTotal] = useState<number>()
  const state = search.state ?? 'open'
  const only = search.import
  const load = useCallback(
    async (start: number, end: number) => {
      const found = await client.call('quarantine.list', {
        offset: start,
        limit: end - start,
        ...(state === 'all' ? {} : { state }),
        ...(only === undefined ? {} : { import: only })
      })
      // A row mended in one column may be wrong in another: the form must not keep the column that was.
      setHere((old) => old && (found.rows.find((row) => row.id === old.id) ?? old))
      return found
    },
    [client, state, only]
  )
  return (
    <ViewLayout
      filters={
        <>
          {props.parts}
          <SelectChip
            label={t('intake.quarantine.state')}
            options={states.map((id) => ({ id, label: t(`intake.quarantine.stateOf.${id}`) }))}
            value={state}
            onChange={(next) => change({ state: next })}
          />
          {only !== undefined && (
            <Button onPress={() => change({ import: undefined } as Partial<ImportSearch>)}>
              {t('intake.quarantine.ofImport', { n: only })} ×
            </Button>
          )}
          <span className="push" />
          {selected.size > 0 && (
            <Button onPress={() => setSetAside(true)}>{t('intake.quarantine.dismissMany', { n: selected.size })}</Button>
          )}
        </>
      }
      status={
        <>
          <span>{t('common.rows', { n: formatNumber(total ?? 0) })}</span>
          <span className="push" />
          <span>{t('intake.status.keys')}</span>
        </>
      }
      inspector={
        here ? (
          <QuarantineInspector key={`${String(here.id)} ${here.column} ${here.value}`} row={here} onDone={() => setHere(undefined)} />
        ) : (
          <Inspector label={t('intake.quarantine.label')}>
            <EmptyState title={t('intake.quarantine.pick')} text={t('intake.quarantine.pickText')} />
          </Inspector>
        )
      }
    >
      <DataTable<QuarantineRow>
        label={t('intake.quarantine.label')}
        resetKey={`quarantine ${state} ${String(only)} ${String(changes)}`}
        loadRange={load}
        rowKey={(row) => String(row.id)}
        here={here === undefined ? undefined : String(here.id)}
        onHere={setHere}
        selected={selected}
        onSelected={setSelected}
        onTotal={setTotal}
        state={(row) => (row.state === 'open' ? undefined : 'out')}
        empty={<EmptyState title={t('intake.quarantine.empty')} text={t('intake.quarantine.emptyText')} />}
        columns={[
          {
            id: 'file',
            title: t('intake.quarantine.column.file'),
            width: 180,
            cell: (row) => (row.sheet === '' ? row.file : `${row.file} › ${row.sheet}`)
          },
          { id: 'line', title: t('intake.quarantine.column.line'), width: 64, number: true, cell: (row) => formatNumber(row.line) },
          { id: 'column', title: t('intake.quarantine.column.column'), width: 120, cell: (row) => row.column || '—' },
          {
            id: 'value',
            title: t('intake.quarantine.column.value'),
            width: 160,
            cell: (row) => (row.value === '' ? t('common.empty') : row.value)
          },
          {
            id: 'reason',
            title: t('intake.quarantine.column.reason'),
            width: 200,
            grow: true,
            cell: (row) => (settings.language === 'en' ? row.detailEn : row.detailZh)
          },
          { id: 'state', title: t('intake.quarantine.column.state'), width: 72, cell: (row) => t(`intake.quarantine.stateOf.${row.state}`) }
        ]}
      />
      {setAside && (
        <DismissDialog
          ids={[...selected].map(Number)}
          onClose={() => setSetAside(false)}
          onDone={(n) => {
            setSelected(new Set())
            setHere(undefined)
            toast(t('intake.quarantine.dismissed', { n }))
          }}
        />
      )}
    </ViewLayout>
  )
}

function DismissDialog(props: {
  readonly ids: readonly number[]
  readonly onClose: () => void
  readonly onDone: (n: number) => void
}): ReactNode {
  const { text: t } = useSettings()
  const dismiss = useRun('quarantine.dismiss')
  const [reason, setReason] = useState('')
  const submit = async (): Promise<void> => {
    const done = await dismiss.run({ ids: [...props.ids], reason: reason.trim() })
    if (!done) return
    props.onDone(done.dismissed)
    props.onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={t('intake.quarantine.dismissMany', { n: props.ids.length })}
      footer={
        <DialogFoot
          label={t('common.confirm')}
          isDisabled={reason.trim() === '' || dismiss.running}
          onAct={() => void submit()}
          onClose={props.onClose}
        />
      }
    >
      <TextField label={t('intake.quarantine.dismissReason')} value={reason} onChange={setReason} autoFocus />
      {dismiss.error && <ErrorState error={dismiss.error} safe="data" />}
    </Dialog>
  )
}
