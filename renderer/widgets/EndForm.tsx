/** Ends something that is in force (a threshold, an exception, a model of one's own) for a reason of at least two characters. */
import { useState, type ReactNode } from 'react'
import type { CommandInput } from '../../shared/ipc/contract.ts'
import { useRun } from '../api/hooks.tsx'
import { ActForm } from './ActForm.tsx'
import { TextField } from './Fields.tsx'
import { useToast } from './Toast.tsx'

type EndCommand = 'tuning.end' | 'exception.end' | 'author.retire' | 'acceptance.end'

export function EndForm<N extends EndCommand>(props: {
  readonly command: N
  readonly input: (reason: string) => CommandInput<N>
  readonly words: { readonly reason: string; readonly end: string; readonly ended: string }
  /** What stays and what does not, told before the reason is asked. */
  readonly note?: string
  readonly onClose: () => void
}): ReactNode {
  const toast = useToast()
  const end = useRun(props.command)
  const [reason, setReason] = useState('')
  const act = async (): Promise<void> => {
    if (!(await end.run(props.input(reason.trim())))) return
    toast(props.words.ended)
    props.onClose()
  }
  return (
    <ActForm label={props.words.end} ready={reason.trim().length >= 2} run={end} onAct={() => void act()} onClose={props.onClose}>
      {props.note !== undefined && <p className="say">{props.note}</p>}
      <TextField label={props.words.reason} value={reason} onChange={setReason} autoFocus />
    </ActForm>
  )
}
