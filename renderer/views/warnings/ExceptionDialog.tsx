/** Accepts a warning as an exception: how far it reaches, why, who approved it, until when. */
import { useState, type ReactNode } from 'react'
import type { WarningCard } from '../../../shared/ipc/commands/warning.ts'
import { useCommand, useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { ActForm } from '../../widgets/ActForm.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'

export function ExceptionDialog(props: { readonly card: WarningCard | undefined; readonly onClose: () => void }): ReactNode {
  const t = useText()
  return (
    <Dialog
      keep
      width={560}
      title={t('rules.exception.title')}
      open={props.card !== undefined}
      onOpenChange={(show) => !show && props.onClose()}
    >
      {props.card && <ExceptionForm card={props.card} onClose={props.onClose} />}
    </Dialog>
  )
}

const reaches = ['finding', 'subject', 'unit'] as const
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

function ExceptionForm(props: { readonly card: WarningCard; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const toast = useToast()
  const add = useRun('exception.add')
  const vault = useCommand('vault.info', {}).data
  const { card } = props
  const [reach, setReach] = useState<(typeof reaches)[number]>('finding')
  const [reason, setReason] = useState('')
  const [approver, setApprover] = useState('')
  const [docNo, setDocNo] = useState('')
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState('')
  const begins = from ?? vault?.dataDate ?? ''
  const ready = reason.trim().length >= 2 && approver.trim().length >= 2 && isDay(begins) && isDay(to)
  const keep = async (): Promise<void> => {
    const words = { reason: reason.trim(), approver: approver.trim(), docNo: docNo.trim() }
    if (!(await add.run({ warning: card.id, reach, ...words, from: begins, to }))) return
    toast(t('rules.exception.added'))
    props.onClose()
  }
  return (
    <ActForm label={t('rules.exception.add')} ready={ready} run={add} onAct={() => void keep()} onClose={props.onClose}>
      <p className="form-note">{t('rules.exception.text')}</p>
      <Segments
        label={t('rules.exception.reach')}
        options={reaches
          .filter((id) => id !== 'unit' || card.org !== null)
          .map((id) => ({ id, label: t(`rules.exception.reachOf.${id}`) }))}
        value={reach}
        onChange={setReach}
      />
      <TextField long label={t('rules.exception.reason')} value={reason} onChange={setReason} autoFocus />
      <div className="form-grid">
        <TextField label={t('rules.exception.approver')} value={approver} onChange={setApprover} />
        <TextField label={t('rules.exception.docNo')} value={docNo} onChange={setDocNo} />
        <DateField key={vault?.dataDate ?? ''} label={t('rules.exception.from')} value={begins} onChange={setFrom} />
        <DateField label={t('rules.exception.to')} value={to} onChange={setTo} />
      </div>
    </ActForm>
  )
}
