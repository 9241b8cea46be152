/** A new entry: the fields that the register declares, its number where one is not to be counted on, its hands and its paper. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ActForm } from '../../widgets/ActForm.tsx'
import { useAttachment } from '../../widgets/Attachment.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { dateFits } from '../../widgets/read-date.ts'
import { useToast } from '../../widgets/Toast.tsx'
import { FieldControl } from './FieldControl.tsx'
import { allFilled, sentOf, type Values } from './field-values.ts'
import type { Register } from './filter.ts'
import { AttachmentField, HandFields, handsFit, type Hands } from './HandFields.tsx'

export interface EntryFormProps {
  readonly register: Register
  /** the day that stands in the beginning at first */
  readonly asOf: string
  readonly onClose: () => void
  readonly onMade: (made: { readonly id: string; readonly no: string }) => void
}

export function EntryForm(props: EntryFormProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  return (
    <Dialog open keep width={720} onOpenChange={props.onClose} title={t('registers.newTitle', { name: name(props.register.name) })}>
      <div className="register-form">
        <Form {...props} />
      </div>
    </Dialog>
  )
}

function Form(props: EntryFormProps): ReactNode {
  const t = useText()
  const toast = useToast()
  const { register } = props
  const { number, begin, parent } = register.roles
  const add = useRun('register.add')
  const fields = register.fields.filter(({ field }) => field !== number && field !== parent)
  const [values, setValues] = useState<Values>({ [begin]: props.asOf })
  const [no, setNo] = useState('')
  const [hands, setHands] = useState<Hands>({ by: '', second: '' })
  const attachment = useAttachment()
  const ready =
    allFilled(fields, values) &&
    fields.every(({ field, control }) => control !== 'date' || dateFits(values[field] ?? '')) &&
    handsFit(hands, register.second) &&
    !attachment.reading &&
    (register.attachment !== 'required' || attachment.file !== undefined)
  const act = async (): Promise<void> => {
    const made = await add.run({
      register: register.id,
      fields: { ...sentOf(fields, values), ...(no.trim() === '' ? {} : { [number]: no.trim() }) },
      by: hands.by,
      second: hands.second,
      ...attachment.sent
    })
    if (!made) return
    toast(t('registers.form.made', { no: made.no }))
    props.onMade(made)
    props.onClose()
  }
  return (
    <ActForm label={t('registers.form.save')} ready={ready} run={add} onAct={() => void act()} onClose={props.onClose}>
      <div className="form-grid">
        {fields.map((field, index) => (
          <FieldControl
            key={field.field}
            field={field}
            wide={field.field === register.roles.title}
            value={values[field.field] ?? ''}
            onChange={(value) => setValues((old) => ({ ...old, [field.field]: value }))}
            autoFocus={index === 0}
          />
        ))}
        <TextField label={t('registers.form.number')} value={no} onChange={setNo} placeholder={t('registers.form.numberNote')} />
        <HandFields label={t('registers.form.filledBy')} hands={hands} needsSecond={register.second} onChange={setHands} />
      </div>
      <AttachmentField rule={register.attachment} attachment={attachment} />
    </ActForm>
  )
}
