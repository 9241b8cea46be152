/** Below the table of a procedure: it is tried on the matters at hand first, then kept with reason and approver. */
import { useState, type ReactNode } from 'react'
import { useAsk, useRun } from '../../api/hooks.tsx'
import { useKept } from '../../api/kept.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { addNode, withoutBasis, type Procedure } from './rules-draft.ts'
import { TriedResult, type Tried } from './TriedResult.tsx'

export function TrySave(props: {
  /** under this name the trial outlives the view: who goes to a matter of it finds it again */
  readonly keep: string
  readonly draft: Procedure
  readonly onChange: (next: Procedure) => void
  readonly begin: boolean
  /** there is something to try */
  readonly ready: boolean
  readonly nodeName: (code: string) => string
  readonly onSaved?: () => void
  /** what was changed is put back; absent where nothing was */
  readonly onDrop?: (() => void) | undefined
  /** the vault's own version can be ended, and what to say of it */
  readonly end?: { readonly label: string; readonly ended: string; readonly onEnded: () => void } | undefined
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const { draft, begin } = props
  const [reason, setReason] = useState('')
  const [approver, setApprover] = useState('')
  const attempt = useAsk('procedure.try')
  const save = useRun('procedure.save')
  const end = useRun('procedure.end')
  const [tried, setTried] = useKept<{ readonly draft: Procedure; readonly result: Tried } | null>(`${props.keep} tried`, null)
  const words = { reason: reason.trim(), approver: approver.trim() }
  const lacking = withoutBasis(draft)
  const said = words.reason.length >= 2 && words.approver.length >= 2
  const tryIt = async (): Promise<void> => {
    const result = await attempt.run({ procedure: draft, begin })
    setTried(() => (result === undefined ? null : { draft, result }))
  }
  const keep = async (): Promise<void> => {
    const saved = await save.run({ procedure: draft, begin, ...words })
    if (saved === undefined) return
    toast(t('process.rules.saved', { version: saved.version }))
    props.onSaved?.()
  }
  const stop = async (): Promise<void> => {
    if (props.end === undefined || (await end.run({ id: draft.id, ...words })) === undefined) return
    toast(props.end.ended)
    props.end.onEnded()
  }
  const error = attempt.error ?? save.error ?? end.error
  const fresh = tried !== null && JSON.stringify(tried.draft) === JSON.stringify(draft) ? tried.result : undefined
  const nodeName = (code: string): string => {
    const found = draft.nodes.find((node) => node.code === code)
    return found === undefined ? props.nodeName(code) : name(found.name)
  }
  return (
    <>
      <div className="row-line">
        <Button onPress={() => props.onChange(addNode(draft, t('process.rules.newNode')))}>{t('process.rules.add')}</Button>
        <Button kind="primary" isDisabled={!props.ready || lacking.length > 0 || attempt.running} onPress={() => void tryIt()}>
          {t('process.rules.try')}
        </Button>
        {props.onDrop && (
          <Button kind="quiet" onPress={props.onDrop}>
            {t('process.rules.drop')}
          </Button>
        )}
      </div>
      {lacking.length > 0 && (
        <p className="say" role="status">
          {t('process.rules.basisLackingAt', { nodes: lacking.map((node) => name(node.name)).join(t('process.rules.and')) })}
        </p>
      )}
      {error && <ErrorState error={error} safe="data" />}
      {fresh && <TriedResult keep={props.keep} tried={fresh} procedure={draft} begin={begin} nodeName={nodeName} />}
      {(fresh || props.end) && (
        <div className="form-grid">
          <TextField label={t(begin ? 'process.begin.reason' : 'process.rules.reason')} value={reason} onChange={setReason} />
          <TextField label={t('process.rules.approver')} value={approver} onChange={setApprover} />
        </div>
      )}
      <div className="row-line">
        {fresh && (
          <Button kind="primary" isDisabled={!said || save.running} onPress={() => void keep()}>
            {t(begin ? 'process.begin.save' : 'process.rules.save')}
          </Button>
        )}
        {props.end && (
          <Button isDisabled={!said || end.running} onPress={() => void stop()}>
            {props.end.label}
          </Button>
        )}
      </div>
    </>
  )
}
