/** What sets something aside for a time: why, who approved it under which paper, from which day until which. Nothing is kept before all of it is said. */
import { useState, type ReactNode } from 'react'
import type { Term } from '../../shared/domain/term.ts'
import { useCommand, type Run } from '../api/hooks.tsx'
import type { CommandName } from '../../shared/ipc/contract.ts'
import { useText } from '../app/settings.tsx'
import { ActForm } from './ActForm.tsx'
import { DateField } from './DateField.tsx'
import { TextField } from './Fields.tsx'

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text)

export function TermForm<N extends CommandName>(props: {
  readonly label: string
  /** what is set aside, what that does, and how far it reaches */
  readonly children: ReactNode
  readonly run: Run<N>
  readonly onKeep: (term: Term) => void
  readonly onClose: () => void
}): ReactNode {
  const t = useText()
  const dataDate = useCommand('vault.info', {}).data?.dataDate ?? ''
  const [reason, setReason] = useState('')
  const [approver, setApprover] = useState('')
  const [docNo, setDocNo] = useState('')
  const [from, setFrom] = useState<string>()
  const [to, setTo] = useState('')
  const term = { reason: reason.trim(), approver: approver.trim(), docNo: docNo.trim(), from: from ?? dataDate, to }
  const ready = term.reason.length >= 2 && term.approver.length >= 2 && isDay(term.from) && isDay(to)
  return (
    <ActForm label={props.label} ready={ready} run={props.run} onAct={() => props.onKeep(term)} onClose={props.onClose}>
      {props.children}
      <TextField long label={t('widgets.term.reason')} value={reason} onChange={setReason} autoFocus />
      <div className="form-grid">
        <TextField label={t('widgets.term.approver')} value={approver} onChange={setApprover} />
        <TextField label={t('widgets.term.docNo')} value={docNo} onChange={setDocNo} />
        <DateField key={dataDate} label={t('widgets.term.from')} value={term.from} onChange={setFrom} />
        <DateField label={t('widgets.term.to')} value={to} onChange={setTo} />
      </div>
    </ActForm>
  )
}
