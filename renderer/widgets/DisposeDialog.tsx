/** One act of handling on one warning or many: asks for what the act needs (day, reason, number, new limit), does it, says what was refused and why. */
import { useState, type ReactNode } from 'react'
import { disposalSteps, type DisposalAction } from '../../shared/domain/disposal.ts'
import { useRun } from '../api/hooks.tsx'
import { useSettings } from '../app/settings.tsx'
import { ActForm } from './ActForm.tsx'
import { DateField } from './DateField.tsx'
import { Dialog } from './Dialog.tsx'
import { TextField } from './Fields.tsx'
import { useToast } from './Toast.tsx'

export interface Disposal {
  readonly ids: readonly string[]
  readonly action: DisposalAction
}

export function DisposeDialog(props: {
  readonly disposal: Disposal | undefined
  readonly onClose: () => void
  readonly onDone?: () => void
}): ReactNode {
  const { text: t } = useSettings()
  const { disposal } = props
  return (
    <Dialog
      keep
      width={460}
      title={disposal ? t(`rules.handling.act.${disposal.action}`) : ''}
      open={disposal !== undefined}
      onOpenChange={(show) => !show && props.onClose()}
    >
      {disposal && <DisposeForm {...disposal} onClose={props.onClose} {...(props.onDone ? { onDone: props.onDone } : {})} />}
    </Dialog>
  )
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** A step is done today unless somebody says otherwise; days due are counted from it, so the data's own date would make them overdue. */
const today = (): string => new Date().toLocaleDateString('sv-SE')

function DisposeForm(props: Disposal & { readonly onClose: () => void; readonly onDone?: () => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const toast = useToast()
  const dispose = useRun('warning.dispose')
  const [reason, setReason] = useState('')
  const [docNo, setDocNo] = useState('')
  const [on, setOn] = useState(today)
  const [due, setDue] = useState('')
  const [refused, setRefused] = useState('')
  const rule = disposalSteps[props.action]
  const extends_ = props.action === 'extend'
  const ready =
    isDay(on) &&
    (rule.reason !== true || reason.trim().length >= 2) &&
    (rule.paper !== true || docNo.trim() !== '') &&
    (!extends_ || isDay(due))
  const go = async (): Promise<void> => {
    const input = { ids: [...props.ids], action: props.action, reason: reason.trim(), docNo: docNo.trim(), on }
    const outcome = await dispose.run({ ...input, ...(extends_ ? { due } : {}) })
    if (!outcome) return
    if (outcome.done.length > 0) toast(t('rules.handling.done', { n: outcome.done.length }))
    if (outcome.done.length > 0) props.onDone?.()
    if (outcome.refused.length === 0) {
      props.onClose()
      return
    }
    const whys = [...new Set(outcome.refused.map((one) => (settings.language === 'en' ? one.en : one.zh)))]
    setRefused(t('rules.handling.refused', { n: outcome.refused.length, why: whys.join(settings.language === 'en' ? '; ' : '；') }))
  }
  return (
    <ActForm label={t('rules.handling.go')} ready={ready} run={dispose} onAct={() => void go()} onClose={props.onClose}>
      <DateField label={t('rules.handling.on')} value={on} onChange={setOn} />
      {extends_ && <DateField label={t('rules.handling.newDue')} value={due} onChange={setDue} />}
      <TextField
        long
        label={t(rule.reason === true ? 'rules.handling.reason' : 'rules.handling.reasonOptional')}
        value={reason}
        onChange={setReason}
        autoFocus
      />
      {rule.paper === true && <TextField label={t('rules.handling.docNo')} value={docNo} onChange={setDocNo} />}
      {refused !== '' && (
        <p className="done-line" role="alert">
          {refused}
        </p>
      )}
    </ActForm>
  )
}
