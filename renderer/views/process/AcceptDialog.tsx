/** Accepts a kind of deviation: for which matters, why, who approved it, until when. */
import { useState, type ReactNode } from 'react'
import { useCommand, useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { ActForm } from '../../widgets/ActForm.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { Figure } from './figures.ts'

interface Accepting {
  readonly procedure: string
  readonly org: string | undefined
  readonly figure: Figure
}
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export function AcceptDialog(props: { readonly of: Accepting | undefined; readonly onClose: () => void }): ReactNode {
  const t = useText()
  return (
    <Dialog
      keep
      width={560}
      title={t('process.accept.title')}
      open={props.of !== undefined}
      onOpenChange={(show) => !show && props.onClose()}
    >
      {props.of && <AcceptForm of={props.of} onClose={props.onClose} />}
    </Dialog>
  )
}

function AcceptForm(props: { readonly of: Accepting; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const toast = useToast()
  const add = useRun('acceptance.add')
  const vault = useCommand('vault.info', {}).data
  const { procedure, org, figure } = props.of
  const [reach, setReach] = useState<'all' | 'unit'>(org === undefined ? 'all' : 'unit')
  const [reason, setReason] = useState('')
  const [approver, setApprover] = useState('')
  const [docNo, setDocNo] = useState('')
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState('')
  const begins = from ?? vault?.dataDate ?? ''
  const ready = reason.trim().length >= 2 && approver.trim().length >= 2 && isDay(begins) && isDay(to)
  const keep = async (): Promise<void> => {
    if (figure.mark === undefined) return
    const words = { reason: reason.trim(), approver: approver.trim(), docNo: docNo.trim(), from: begins, to }
    const where = reach === 'unit' && org !== undefined ? { org } : {}
    if (!(await add.run({ procedure, kind: figure.mark, node: figure.node ?? '', ...where, ...words }))) return
    toast(t('process.accept.done'))
    props.onClose()
  }
  return (
    <ActForm label={t('process.accept.act')} ready={ready} run={add} onAct={() => void keep()} onClose={props.onClose}>
      <p className="say">
        <b>{figure.title}</b>
      </p>
      <p className="form-note">{t('process.accept.text')}</p>
      {org !== undefined && (
        <Segments
          label={t('process.accept.reach')}
          options={(['unit', 'all'] as const).map((id) => ({ id, label: t(`process.accept.reachOf.${id}`) }))}
          value={reach}
          onChange={setReach}
        />
      )}
      <TextField long label={t('process.accept.reason')} value={reason} onChange={setReason} autoFocus />
      <div className="form-grid">
        <TextField label={t('process.accept.approver')} value={approver} onChange={setApprover} />
        <TextField label={t('process.accept.docNo')} value={docNo} onChange={setDocNo} />
        <DateField key={vault?.dataDate ?? ''} label={t('process.accept.from')} value={begins} onChange={setFrom} />
        <DateField label={t('process.accept.to')} value={to} onChange={setTo} />
      </div>
    </ActForm>
  )
}
