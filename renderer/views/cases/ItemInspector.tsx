/** One piece: what it says, its description for the contents table, its check, the rows behind it, and the way out. */
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useAsk, useConnection, useRun } from '../../api/hooks.tsx'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import { formatBytes } from '../../../shared/text/format.ts'
import { useSettings } from '../../app/settings.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { Button, IconButton } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { dateFits } from '../../widgets/read-date.ts'
import { CheckForm } from './CheckForm.tsx'
import type { CasesSearch } from './search.ts'
import { checkedRows, needsCheck, type CaseItem } from './words.ts'

export function ItemInspector(props: {
  readonly file: CaseFile
  readonly item: CaseItem
  readonly onMove: (seq: number) => void
  readonly onOpen: () => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const { carrier } = useConnection()
  const { file, item } = props
  const [, change] = useViewSearch<CasesSearch>()
  const [removing, setRemoving] = useState(false)
  const attachment = useAsk('case.attachment')
  const openWord = t(`cases.item.open.${item.kind}`)
  const saveCopy = async (): Promise<void> => {
    const kept = await attachment.run({ case: file.id, item: item.id })
    if (kept) await carrier.save(kept.handle, kept.name)
  }
  return (
    <Inspector
      label={t('cases.part.contents')}
      of={item.id}
      kick={
        <>
          <span>{t(`cases.kind.${item.kind}`)}</span>
          <span className="bar" />
          <span>{t('common.of', { n: item.seq, total: file.contents.length })}</span>
          <span className="push" />
          <IconButton
            icon={<ChevronUp className="ic" />}
            label={t('cases.item.up')}
            isDisabled={item.seq === 1}
            onPress={() => props.onMove(item.seq - 1)}
          />
          <IconButton
            icon={<ChevronDown className="ic" />}
            label={t('cases.item.down')}
            isDisabled={item.seq === file.contents.length}
            onPress={() => props.onMove(item.seq + 1)}
          />
        </>
      }
      title={item.title}
      footer={
        <>
          {openWord !== '' && (
            <Button big kind="primary" keys="Enter" onPress={props.onOpen}>
              {openWord}
            </Button>
          )}
          {item.kind === 'attachment' && (
            <Button big onPress={() => void saveCopy()}>
              {t('cases.item.saveFile')}
            </Button>
          )}
          <span className="push" />
          <Button big kind="quiet" onPress={() => setRemoving(true)}>
            {t('cases.item.remove')}
          </Button>
        </>
      }
    >
      {item.text !== '' && item.kind !== 'note' && (
        <InspectorSection title={t('cases.item.summary')} note={item.bytes === null ? undefined : formatBytes(item.bytes)}>
          <p className="say wrap">{item.text}</p>
        </InspectorSection>
      )}
      {item.walk !== null && (
        <InspectorSection title={t('cases.item.walk')}>
          <p className="say wrap">{item.walk}</p>
        </InspectorSection>
      )}
      {item.rows.length > 0 && (
        <InspectorSection
          title={t('cases.item.behind')}
          note={t('cases.item.behindNote', { done: checkedRows(item), n: item.rows.length })}
        >
          <Ledger
            label={t('cases.item.behind')}
            rows={item.rows}
            rowKey={(row) => `${row.dataset}/${row.id}`}
            onOpen={(row) => change({ part: 'desk', row: `${row.dataset}/${row.id}` })}
            columns={[
              {
                id: 'dataset',
                title: t('cases.item.kind'),
                width: 64,
                cell: (row) => <span className="sec">{settings.language === 'en' ? row.datasetEn : row.datasetZh}</span>
              },
              { id: 'title', title: t('cases.item.title'), cell: (row) => row.title },
              { id: 'line', title: t('intake.preview.line'), width: 44, number: true, cell: (row) => row.line ?? '—' },
              { id: 'check', title: t('cases.item.check'), width: 72, cell: (row) => t(`cases.check.short.${row.check.state}`) }
            ]}
          />
        </InspectorSection>
      )}
      {needsCheck(item) && (
        <InspectorSection title={t('cases.check.title')}>
          <CheckForm key={JSON.stringify(item.check)} case={file.id} target={{ item: item.id }} check={item.check} />
        </InspectorSection>
      )}
      <InspectorSection title={t('cases.item.edit')}>
        <Describe key={`${item.title} ${item.docNo} ${item.author} ${item.date} ${item.text}`} case={file.id} item={item} />
      </InspectorSection>
      {removing && <RemoveDialog case={file.id} item={item} onClose={() => setRemoving(false)} />}
    </Inspector>
  )
}

function Describe(props: { readonly case: string; readonly item: CaseItem }): ReactNode {
  const { text: t } = useSettings()
  const { item } = props
  const update = useAsk('case.item')
  const [form, setForm] = useState({ title: item.title, docNo: item.docNo, author: item.author, date: item.date, text: item.text })
  const set = (patch: Partial<typeof form>): void => setForm((old) => ({ ...old, ...patch }))
  const { text, ...description } = form
  const changed = Object.entries(form).some(([name, value]) => value !== item[name as keyof typeof form])
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void update.run({ case: props.case, item: item.id, ...description, ...(item.kind === 'note' ? { text } : {}) })
      }}
    >
      <div className="form-grid">
        <div className="form-wide">
          <TextField label={t('cases.item.title')} value={form.title} onChange={(title) => set({ title })} />
        </div>
        {item.kind === 'note' && (
          <div className="form-wide">
            <TextField label={t('cases.item.text')} long value={text} onChange={(next) => set({ text: next })} />
          </div>
        )}
        <TextField label={t('cases.item.docNo')} value={form.docNo} onChange={(docNo) => set({ docNo })} />
        <TextField label={t('cases.item.author')} value={form.author} onChange={(author) => set({ author })} />
        <DateField label={t('cases.item.date')} value={form.date} onChange={(date) => set({ date })} />
      </div>
      {update.error && <ErrorState error={update.error} safe="data" />}
      <div className="form-foot">
        <Button type="submit" isDisabled={!changed || form.title.trim() === '' || !dateFits(form.date) || update.running}>
          {t('cases.item.save')}
        </Button>
      </div>
    </form>
  )
}

function RemoveDialog(props: { readonly case: string; readonly item: CaseItem; readonly onClose: () => void }): ReactNode {
  const { text: t } = useSettings()
  const remove = useRun('case.remove')
  const [reason, setReason] = useState('')
  return (
    <Dialog
      open
      onOpenChange={props.onClose}
      title={t('cases.item.removeTitle', { title: props.item.title })}
      footer={
        <DialogFoot
          label={t('cases.item.remove')}
          isDisabled={reason.trim() === '' || remove.running}
          onAct={() =>
            void remove.run({ case: props.case, item: props.item.id, reason: reason.trim() }).then((done) => done && props.onClose())
          }
          onClose={props.onClose}
        />
      }
    >
      <p className="sec">{t('cases.item.removeNote')}</p>
      <TextField label={t('cases.item.removeReason')} value={reason} onChange={setReason} autoFocus />
      {remove.error && <ErrorState error={remove.error} safe="data" />}
    </Dialog>
  )
}
