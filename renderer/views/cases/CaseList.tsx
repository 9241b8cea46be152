/** All verification files of the vault, newest first, and the way to open a new one. */
import { useState, type ReactNode } from 'react'
import { useCommand, useRun } from '../../api/hooks.tsx'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DataTable } from '../../widgets/DataTable.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { rangeOf } from '../../widgets/row-pages.ts'
import { Waiting } from '../../widgets/Waiting.tsx'
import { stateWord } from './words.ts'

type CaseRow = CommandOutput<'case.list'>['cases'][number]

export function CaseList(): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const list = useCommand('case.list', {})
  const [here, setHere] = useState<string>()
  const [making, setMaking] = useState(false)
  const none = list.data?.cases.length === 0
  const make = (
    <Button kind={none ? 'primary' : 'plain'} onPress={() => setMaking(true)}>
      {t('cases.new')}
    </Button>
  )
  const open = (row: Pick<CaseRow, 'id' | 'title'>): void =>
    advance({ place: 'cases', kind: 'case', label: row.title, search: { id: row.id } }, 'push')
  return (
    <ViewLayout
      filters={
        <>
          <h1>
            <b>{t('cases.list')}</b>
          </h1>
          <span className="push" />
          {make}
        </>
      }
      status={<span>{t('common.items', { n: list.data?.cases.length ?? 0 })}</span>}
    >
      <Waiting result={list} rows={6}>
        {({ cases }) => (
          <DataTable<CaseRow>
            label={t('cases.list')}
            resetKey={cases.map((one) => `${one.id}${String(one.items)}${String(one.checked)}${String(one.sealed)}${one.title}`).join(' ')}
            loadRange={rangeOf(cases)}
            rowKey={(row) => row.id}
            here={here}
            onHere={(row) => setHere(row.id)}
            onOpen={open}
            empty={<EmptyState title={t('cases.empty')} text={t('cases.emptyText')} action={make} />}
            columns={[
              {
                id: 'no',
                title: t('cases.column.no'),
                width: 132,
                cell: (row) => (
                  <button type="button" className="link" onClick={() => open(row)}>
                    {row.no}
                  </button>
                )
              },
              { id: 'title', title: t('cases.column.title'), width: 240, grow: true, cell: (row) => row.title },
              { id: 'state', title: t('cases.column.state'), width: 72, cell: (row) => stateWord(t, row.state) },
              { id: 'items', title: t('cases.column.items'), width: 64, number: true, cell: (row) => formatNumber(row.items) },
              {
                id: 'checked',
                title: t('cases.column.checked'),
                width: 84,
                number: true,
                cell: (row) => t('common.of', { n: row.checked, total: row.items })
              },
              { id: 'facts', title: t('cases.column.facts'), width: 64, number: true, cell: (row) => formatNumber(row.facts) },
              { id: 'sealed', title: t('cases.column.sealed'), width: 64, number: true, cell: (row) => formatNumber(row.sealed) },
              { id: 'created', title: t('cases.column.created'), width: 96, cell: (row) => <DateText date={row.createdAt} /> },
              { id: 'account', title: t('cases.column.account'), width: 96, cell: (row) => row.account }
            ]}
          />
        )}
      </Waiting>
      {making && <NewCase onClose={() => setMaking(false)} onMade={open} />}
    </ViewLayout>
  )
}

function NewCase(props: {
  readonly onClose: () => void
  readonly onMade: (made: { readonly id: string; readonly title: string }) => void
}): ReactNode {
  const t = useText()
  const create = useRun('case.create')
  const [title, setTitle] = useState('')
  const [summary, setSummary] = useState('')
  const submit = async (): Promise<void> => {
    const made = await create.run({ title: title.trim(), summary })
    if (!made) return
    props.onClose()
    props.onMade(made)
  }
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={t('cases.newTitle')}
      footer={
        <DialogFoot
          label={t('cases.new')}
          isDisabled={title.trim() === '' || create.running}
          onAct={() => void submit()}
          onClose={props.onClose}
        />
      }
    >
      <TextField label={t('cases.name')} value={title} onChange={setTitle} placeholder={t('cases.nameHint')} autoFocus />
      <TextField label={t('cases.summary')} long value={summary} onChange={setSummary} />
      {create.error && <ErrorState error={create.error} safe="nothing" />}
    </Dialog>
  )
}
