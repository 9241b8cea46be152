/** What is written or attached by hand: a note, an attachment with its document number; and the file's own name and summary. */
import { useState, type ReactNode } from 'react'
import type { ChosenFile } from '../../api/carrier.ts'
import { useRun } from '../../api/hooks.tsx'
import type { CaseFile } from '../../../shared/ipc/commands/case.ts'
import type { ErrorValue } from '../../../shared/ipc/reply.ts'
import { useText } from '../../app/settings.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { FilePicker } from '../../widgets/FilePicker.tsx'
import { dateFits } from '../../widgets/read-date.ts'

function Frame(props: {
  readonly title: string
  readonly run: string
  readonly ready: boolean
  readonly error: ErrorValue | undefined
  readonly onClose: () => void
  readonly onRun: () => Promise<boolean>
  readonly children: ReactNode
}): ReactNode {
  return (
    <Dialog
      open
      keep
      onOpenChange={props.onClose}
      title={props.title}
      footer={
        <DialogFoot
          label={props.run}
          isDisabled={!props.ready}
          onAct={() => void props.onRun().then((done) => done && props.onClose())}
          onClose={props.onClose}
        />
      }
    >
      {props.children}
      {props.error && <ErrorState error={props.error} safe="nothing" />}
    </Dialog>
  )
}

export function AddNote(props: { readonly case: string; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const add = useRun('case.add')
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  return (
    <Frame
      title={t('cases.add.noteTitle')}
      run={t('cases.add.run')}
      ready={title.trim() !== '' && !add.running}
      error={add.error}
      onClose={props.onClose}
      onRun={async () => (await add.run({ case: props.case, note: { title: title.trim(), text } })) !== undefined}
    >
      <TextField label={t('cases.add.title')} value={title} onChange={setTitle} autoFocus />
      <TextField label={t('cases.add.text')} long value={text} onChange={setText} />
    </Frame>
  )
}

export function AddAttachment(props: { readonly case: string; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const attach = useRun('case.attach')
  const [file, setFile] = useState<ChosenFile>()
  const [form, setForm] = useState({ title: '', docNo: '', author: '', date: '' })
  const set = (patch: Partial<typeof form>): void => setForm((old) => ({ ...old, ...patch }))
  return (
    <Frame
      title={t('cases.add.attachTitle')}
      run={t('cases.add.run')}
      ready={file !== undefined && dateFits(form.date) && !attach.running}
      error={attach.error}
      onClose={props.onClose}
      onRun={async () => {
        if (!file) return false
        const { title, ...rest } = form
        const done = await attach.run({
          case: props.case,
          file: file.handle,
          ...rest,
          ...(title.trim() === '' ? {} : { title: title.trim() })
        })
        return done !== undefined
      }}
    >
      {file ? <b className="cut">{file.name}</b> : <FilePicker multiple={false} onFiles={(files) => setFile(files[0])} />}
      <div className="form-grid">
        <TextField label={t('cases.add.title')} value={form.title} onChange={(title) => set({ title })} placeholder={file?.name ?? ''} />
        <TextField label={t('cases.item.docNo')} value={form.docNo} onChange={(docNo) => set({ docNo })} />
        <TextField label={t('cases.item.author')} value={form.author} onChange={(author) => set({ author })} />
        <DateField label={t('cases.item.date')} value={form.date} onChange={(date) => set({ date })} />
      </div>
    </Frame>
  )
}

export function EditCase(props: { readonly file: CaseFile; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const update = useRun('case.update')
  const [title, setTitle] = useState(props.file.title)
  const [summary, setSummary] = useState(props.file.summary)
  return (
    <Frame
      title={t('cases.editSummary')}
      run={t('common.save')}
      ready={title.trim() !== '' && !update.running}
      error={update.error}
      onClose={props.onClose}
      onRun={async () => (await update.run({ case: props.file.id, title: title.trim(), summary })) !== undefined}
    >
      <TextField label={t('cases.name')} value={title} onChange={setTitle} />
      <TextField label={t('cases.summary')} long value={summary} onChange={setSummary} />
    </Frame>
  )
}
