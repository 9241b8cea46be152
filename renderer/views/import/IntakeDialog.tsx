/** Records an intake (features 70): who provided the data, under which letter, who approved, which two received it, on which medium, when. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { readDate } from '../../widgets/read-date.ts'

const empty = { provider: '', letter: '', approver: '', receiverA: '', receiverB: '', medium: '', receivedOn: '', note: '' }

export function IntakeDialog(props: {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onMade: (id: number) => void
}): ReactNode {
  const t = useText()
  const create = useRun('intake.create')
  const [form, setForm] = useState(empty)
  const set = (patch: Partial<typeof empty>): void => setForm((old) => ({ ...old, ...patch }))
  const same = form.receiverA.trim() !== '' && form.receiverA.trim() === form.receiverB.trim()
  const ready = form.provider.trim() !== '' && readDate(form.receivedOn) !== undefined && !same && !create.running
  const submit = async (): Promise<void> => {
    const made = await create.run(form)
    if (!made) return
    setForm(empty)
    props.onOpenChange(false)
    props.onMade(made.id)
  }
  const field = (name: Exclude<keyof typeof empty, 'note' | 'receivedOn'>, note?: string): ReactNode => (
    <TextField
      label={t(`intake.sheet.${name}`)}
      value={form[name]}
      onChange={(value) => set({ [name]: value })}
      {...(note === undefined ? {} : { note })}
      {...(name === 'receiverB' && same ? { error: t('intake.sheet.sameReceiver') } : {})}
    />
  )
  return (
    <Dialog
      keep
      width={600}
      open={props.open}
      onOpenChange={props.onOpenChange}
      title={t('intake.sheet.newTitle')}
      footer={
        <DialogFoot
          label={t('intake.sheet.save')}
          isDisabled={!ready}
          onAct={() => void submit()}
          onClose={() => props.onOpenChange(false)}
        />
      }
    >
      <p className="sec">{t('intake.originNote')}</p>
      <div className="form-grid">
        {field('provider')}
        {field('letter')}
        {field('approver')}
        <DateField label={t('intake.sheet.receivedOn')} value={form.receivedOn} onChange={(receivedOn) => set({ receivedOn })} />
        {field('receiverA')}
        {field('receiverB')}
        {field('medium', t('intake.sheet.mediumNote'))}
        <div className="form-wide">
          <TextField label={t('intake.sheet.note')} long value={form.note} onChange={(note) => set({ note })} />
        </div>
      </div>
      {create.error && <ErrorState error={create.error} safe="nothing" />}
    </Dialog>
  )
}
