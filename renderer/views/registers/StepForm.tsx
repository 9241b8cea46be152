/** Takes one step of an entry: its day, its hands, the fields the step declares, a note, a paper; where it issues one, the entry below of another unit. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { ActForm } from '../../widgets/ActForm.tsx'
import { useAttachment } from '../../widgets/Attachment.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { dateFits } from '../../widgets/read-date.ts'
import { useToast } from '../../widgets/Toast.tsx'
import { FieldControl } from './FieldControl.tsx'
import { allFilled, sentOf, type Values } from './field-values.ts'
import type { EntryView, Register, RegisterField, RegisterStep } from './filter.ts'
import { AttachmentField, HandFields, handsFit, type Hands } from './HandFields.tsx'
import { NameField } from './NameField.tsx'
import { StateMark } from './StateMark.tsx'

export interface StepFormProps {
  readonly register: Register
  readonly view: EntryView
  readonly step: RegisterStep
  readonly onClose: () => void
}

export function StepForm(props: StepFormProps): ReactNode {
  const name = useBilingual()
  const { step, view } = props
  return (
    <Dialog open keep width={640} onOpenChange={props.onClose} title={`${name(step.name)}　${view.entry.no}`}>
      <div className="register-form">
        <Form {...props} />
      </div>
    </Dialog>
  )
}

function Form(props: StepFormProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const { register, view, step } = props
  const run = useRun('register.step')
  const [on, setOn] = useState(view.today)
  const [hands, setHands] = useState<Hands>({ by: '', second: '' })
  const [org, setOrg] = useState('')
  const [values, setValues] = useState<Values>({})
  const [sub, setSub] = useState<Values>({})
  const [note, setNote] = useState('')
  const [more, setMore] = useState(false)
  const attachment = useAttachment()
  const subFields = step.issuesSub === null ? [] : fieldsBelow(register)
  // unit and person of the entry below are its own, the rest is mostly taken over
  const asked = subFields.filter(({ field }) => field === register.roles.org || field === register.roles.person).length
  const barred = barredHands(step, view)
  const conflict = [hands.by, hands.second].some((one) => one.trim() !== '' && barred.some(({ by }) => by === one.trim()))
  const dates = [...step.fields, ...subFields].filter(({ control }) => control === 'date')
  const ready =
    on !== '' &&
    dateFits(on) &&
    dates.every(({ field }) => dateFits(values[field] ?? sub[field] ?? '')) &&
    !conflict &&
    handsFit(hands, step.second) &&
    allFilled(step.fields, values) &&
    allFilled(subFields, sub) &&
    !attachment.reading &&
    (step.attachment !== 'required' || attachment.file !== undefined)
  const act = async (): Promise<void> => {
    const done = await run.run({
      register: register.id,
      entry: view.entry.id,
      step: step.id,
      on,
      by: hands.by,
      second: hands.second,
      org,
      note,
      fields: sentOf(step.fields, values),
      ...attachment.sent,
      ...(step.issuesSub === null ? {} : { sub: sentOf(subFields, sub) })
    })
    if (!done) return
    toast(
      done.sub
        ? t('registers.form.doneSub', { name: name(step.name), no: done.sub.no })
        : t('registers.form.done', { name: name(step.name) })
    )
    props.onClose()
  }
  return (
    <ActForm label={t('registers.form.save')} ready={ready} run={run} onAct={() => void act()} onClose={props.onClose}>
      <p className="row-line sec">
        {step.to === null ? (
          t('registers.entry.stays')
        ) : (
          <>
            {t('registers.entry.leads', { state: '' })}
            <StateMark states={register.states} state={step.to} />
          </>
        )}
      </p>
      {barred.map((one) => (
        <p key={one.step} className={conflict ? 'done-line' : 'sec'} {...(conflict ? { role: 'alert' } : {})}>
          {t('registers.form.notBy', { step: one.step, names: one.by })}
        </p>
      ))}
      {subFields.length > 0 && (
        <div className="form-grid">
          {subFields.slice(0, more ? subFields.length : asked).map((field, index) => (
            <FieldControl
              key={field.field}
              field={field}
              value={sub[field.field] ?? ''}
              onChange={(value) => setSub((old) => ({ ...old, [field.field]: value }))}
              autoFocus={index === 0}
              {...sameAs(field, view, register, t)}
            />
          ))}
          <div className="form-wide row-line">
            <span className="form-note">{t('registers.form.subNote')}</span>
            {!more && subFields.length > asked && <Button onPress={() => setMore(true)}>{t('registers.form.subMore')}</Button>}
          </div>
        </div>
      )}
      <div className="form-grid">
        {step.fields.map((field, index) => (
          <FieldControl
            key={field.field}
            field={field}
            value={values[field.field] ?? ''}
            onChange={(value) => setValues((old) => ({ ...old, [field.field]: value }))}
            autoFocus={index === 0 && subFields.length === 0}
          />
        ))}
        <DateField label={t('registers.form.on')} value={on} onChange={setOn} />
        <HandFields label={t('registers.form.by')} hands={hands} needsSecond={step.second} onChange={setHands} />
        <NameField
          kind="unit"
          label={t('registers.form.org')}
          value={org}
          onChange={setOrg}
          placeholder={t('registers.form.orgNote', { org: view.entry.orgName })}
        />
        <div className="form-wide">
          <TextField label={t('registers.form.note')} value={note} onChange={setNote} />
        </div>
      </div>
      <AttachmentField rule={step.attachment} attachment={attachment} />
    </ActForm>
  )
}

/** Fields of the entry below, its unit first; what it has of its own making (number, day, entry above) is not asked for. */
function fieldsBelow(register: Register): readonly RegisterField[] {
  const { number, begin, region, parent, org, person } = register.roles
  const own = new Set([number, begin, region, parent])
  const place = ({ field }: RegisterField): number => (field === org ? 0 : field === person ? 1 : 2)
  return register.fields
    .filter(({ field }) => !own.has(field))
    .map((field) => ({ ...field, required: field.field === org }))
    .toSorted((a, b) => place(a) - place(b))
}

/** What a field of the entry below takes over when it is left empty; unit and person are never taken over. */
function sameAs(
  field: RegisterField,
  view: EntryView,
  register: Register,
  t: ReturnType<typeof useText>
): { readonly placeholder?: string } {
  const shown = view.fields.find((one) => one.field === field.field)?.shown ?? ''
  if (shown === '' || field.field === register.roles.org || field.field === register.roles.person) return {}
  return { placeholder: t('registers.form.subSame', { value: shown }) }
}

/** Who may neither do nor check this step: whoever did one of those named, the last time it counted. */
function barredHands(step: RegisterStep, view: EntryView): readonly { readonly step: string; readonly by: string }[] {
  return step.notBy.flatMap((id) => {
    const last = view.steps.findLast((one) => one.step === id && one.state !== null)
    return last === undefined || last.by === '' ? [] : [{ step: last.name.zh, by: last.by }]
  })
}
