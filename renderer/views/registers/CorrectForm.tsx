/** Puts values of an entry or of one step right, or withdraws a step, with a reason; what stood before is kept and stays in sight. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ActForm } from '../../widgets/ActForm.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { dateFits } from '../../widgets/read-date.ts'
import { useToast } from '../../widgets/Toast.tsx'
import { FieldControl } from './FieldControl.tsx'
import { allFilled, sentOf, valuesOf, type Values } from './field-values.ts'
import type { EntryView, Register, StepDone } from './filter.ts'

export interface CorrectFormProps {
  readonly register: Register
  readonly view: EntryView
  /** a step of it; without, the entry itself */
  readonly done?: StepDone | undefined
  readonly onClose: () => void
}

export function CorrectForm(props: CorrectFormProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { done, view } = props
  const title = done
    ? t('registers.form.correctStepTitle', { name: name(done.name) })
    : t('registers.form.correctTitle', { no: view.entry.no })
  return (
    <Dialog open keep width={640} onOpenChange={props.onClose} title={title}>
      <div className="register-form">
        <Form {...props} />
      </div>
    </Dialog>
  )
}

function Form(props: CorrectFormProps): ReactNode {
  const t = useText()
  const toast = useToast()
  const { register, view, done } = props
  const correct = useRun('register.correct')
  const fields =
    done === undefined
      ? register.fields.filter(({ field }) => field !== register.roles.number && field !== register.roles.parent)
      : (register.steps.find(({ id }) => id === done.step)?.fields ?? [])
  const shown = done?.fields ?? view.fields
  const before = valuesOf(fields, shown)
  const [values, setValues] = useState<Values>(before)
  const [on, setOn] = useState(done?.on ?? '')
  const [reason, setReason] = useState('')
  const sent = sentOf(fields, values, before)
  const moved = done !== undefined && on !== done.on
  const changed = moved || Object.keys(sent).length > 0
  const ready =
    changed &&
    reason.trim().length >= 2 &&
    allFilled(fields, values) &&
    (done === undefined || on !== '') &&
    dateFits(on) &&
    fields.every(({ field, control }) => control !== 'date' || dateFits(values[field] ?? ''))
  const act = async (): Promise<void> => {
    const put = await correct.run({
      register: register.id,
      entry: view.entry.id,
      fields: sent,
      reason: reason.trim(),
      ...(done ? { step: done.id } : {}),
      ...(moved ? { on } : {})
    })
    if (!put) return
    toast(t('registers.form.corrected'))
    props.onClose()
  }
  return (
    <ActForm label={t('registers.form.correctRun')} ready={ready} run={correct} onAct={() => void act()} onClose={props.onClose}>
      <p className="form-note">{changed ? t('registers.form.reasonNote') : t('registers.form.nothing')}</p>
      <div className="form-grid">
        {done && <DateField label={t('registers.form.on')} value={on} onChange={setOn} />}
        {fields.map((field) => (
          <FieldControl
            key={field.field}
            field={field}
            wide={field.field === register.roles.title}
            value={values[field.field] ?? ''}
            named={shown.find((one) => one.field === field.field)?.shown}
            onChange={(value) => setValues((old) => ({ ...old, [field.field]: value }))}
          />
        ))}
        <div className="form-wide">
          <TextField
            label={t('registers.form.required', { name: t('registers.form.reason') })}
            value={reason}
            onChange={setReason}
            autoFocus
          />
        </div>
      </div>
    </ActForm>
  )
}

export function WithdrawForm(props: CorrectFormProps & { readonly done: StepDone }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const { register, view, done } = props
  const correct = useRun('register.correct')
  const [reason, setReason] = useState('')
  const act = async (): Promise<void> => {
    const put = await correct.run({ register: register.id, entry: view.entry.id, step: done.id, withdraw: true, reason: reason.trim() })
    if (!put) return
    const state = register.states.find(({ id }) => id === put.state)
    toast(t('registers.form.withdrawn', { state: state ? name(state.name) : put.state }))
    props.onClose()
  }
  return (
    <Dialog open keep width={460} onOpenChange={props.onClose} title={t('registers.form.withdrawTitle', { name: name(done.name) })}>
      <ActForm
        label={t('registers.form.withdrawRun')}
        ready={reason.trim().length >= 2}
        run={correct}
        onAct={() => void act()}
        onClose={props.onClose}
      >
        <p className="say">{t('registers.form.withdrawNote')}</p>
        <TextField
          label={t('registers.form.required', { name: t('registers.form.reason') })}
          value={reason}
          onChange={setReason}
          autoFocus
        />
      </ActForm>
    </Dialog>
  )
}
