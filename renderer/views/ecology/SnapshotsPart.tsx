/** Scores frozen under one hash: the list, freezing a period with a reason, and checking whether a printed score is still the same. */
import { Snowflake } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { shortHash } from '../../../shared/text/format.ts'
import { useCommand, useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { SnapshotInspector } from './SnapshotInspector.tsx'

export type Snapshot = CommandOutput<'snapshot.list'>['snapshots'][number]

export function SnapshotsPart(props: { readonly table: ScoreTable; readonly filters: ReactNode }): ReactNode {
  const t = useText()
  const list = useCommand('snapshot.list', {})
  const [freezing, setFreezing] = useState(false)
  const [picked, setPicked] = useState<string>()
  const snapshot = list.data?.snapshots.find((one) => one.id === picked)
  const freeze = (
    <Button kind="primary" icon={<Snowflake className="ic" />} onPress={() => setFreezing(true)}>
      {t('ecology.snapshot.freeze')}
    </Button>
  )
  return (
    <ViewLayout filters={props.filters} scroll inspector={<SnapshotInspector snapshot={snapshot} />}>
      <div className="page">
        <div className="row-line">
          <h1 className="heading">{t('ecology.snapshot.title')}</h1>
          <span className="push" />
          {freeze}
        </div>
        <p className="say sec">{t('ecology.snapshot.what')}</p>
        <Waiting result={list} rows={5}>
          {({ snapshots }) =>
            snapshots.length === 0 ? (
              <EmptyState title={t('ecology.snapshot.none')} text={t('ecology.snapshot.noneText')} />
            ) : (
              <Ledger
                wide
                label={t('ecology.snapshot.title')}
                rows={snapshots}
                rowKey={(one) => one.id}
                state={(one) => (one.id === picked ? 'on' : undefined)}
                onOpen={(one) => setPicked(one.id)}
                columns={[
                  { id: 'period', title: t('ecology.period'), width: 88, cell: (one) => one.period },
                  { id: 'reason', title: t('ecology.snapshot.reason'), cell: (one) => one.reason },
                  { id: 'tree', title: t('ecology.snapshot.tree'), width: 140, cell: (one) => one.tree },
                  { id: 'units', title: t('ecology.county.units'), width: 56, number: true, cell: (one) => one.units },
                  { id: 'asOf', title: t('ecology.snapshot.asOf'), width: 96, cell: (one) => <DateText date={one.asOf} /> },
                  { id: 'at', title: t('ecology.snapshot.at'), width: 132, cell: (one) => <DateText date={one.at} minute /> },
                  { id: 'account', title: t('ecology.snapshot.account'), width: 88, cell: (one) => one.account },
                  {
                    id: 'hash',
                    title: t('ecology.snapshot.hash'),
                    width: 136,
                    cell: (one) => <span className="mono">{shortHash(one.hash)}</span>
                  }
                ]}
              />
            )
          }
        </Waiting>
      </div>
      <Dialog title={t('ecology.snapshot.freeze')} open={freezing} onOpenChange={setFreezing}>
        {freezing && (
          <FreezeForm
            period={props.table.period}
            onDone={(id) => {
              setFreezing(false)
              if (id !== undefined) setPicked(id)
            }}
          />
        )}
      </Dialog>
    </ViewLayout>
  )
}

function FreezeForm(props: { readonly period: string; readonly onDone: (id?: string) => void }): ReactNode {
  const t = useText()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const make = useRun('snapshot.make')
  const ready = reason.trim().length >= 2
  const freeze = async (): Promise<void> => {
    const made = await make.run({ period: props.period, reason: reason.trim() })
    if (!made) return
    toast(t('ecology.snapshot.made', { period: made.period }))
    props.onDone(made.id)
  }
  return (
    <form
      className="ecology-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void freeze()
      }}
    >
      <p>{t('ecology.snapshot.freezeText', { period: props.period })}</p>
      <TextField
        label={t('ecology.snapshot.reason')}
        value={reason}
        onChange={setReason}
        placeholder={t('ecology.snapshot.reasonHint')}
        autoFocus
      />
      {make.error && <ErrorState error={make.error} safe="nothing" />}
      <div className="ecology-form-foot">
        <Button big onPress={() => props.onDone()}>
          {t('common.cancel')}
        </Button>
        <Button big kind="primary" type="submit" isDisabled={!ready || make.running}>
          {t('ecology.snapshot.freeze')}
        </Button>
      </div>
    </form>
  )
}
