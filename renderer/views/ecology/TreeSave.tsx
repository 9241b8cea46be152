/** Saving a changed tree: from when it holds, why, and a second person who approves. Scores of earlier periods stay under the tree of then. */
import { useState, type ReactNode } from 'react'
import type { CommandInput } from '../../../shared/ipc/contract.ts'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'

export function TreeSave(props: {
  readonly input: Pick<CommandInput<'tree.save'>, 'weights' | 'observed'>
  readonly changes: number
  readonly onCancel: () => void
  readonly onSaved: () => void
}): ReactNode {
  const t = useText()
  const toast = useToast()
  const save = useRun('tree.save')
  const [validFrom, setValidFrom] = useState('')
  const [reason, setReason] = useState('')
  const [approver, setApprover] = useState('')
  const ready = /^\d{4}-\d{2}-\d{2}$/.test(validFrom) && reason.trim().length >= 2 && approver.trim() !== ''
  const put = async (): Promise<void> => {
    const saved = await save.run({ ...props.input, validFrom, reason: reason.trim(), approver: approver.trim() })
    if (!saved) return
    toast(t('ecology.tree.saved', { n: saved.version }))
    props.onSaved()
  }
  return (
    <form
      className="ecology-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void put()
      }}
    >
      <p>{t('ecology.tree.saveText', { n: props.changes })}</p>
      <DateField label={t('ecology.tree.validFrom')} value={validFrom} onChange={setValidFrom} />
      <p className="mut">{t('ecology.tree.validFromNote')}</p>
      <TextField label={t('ecology.tree.reason')} value={reason} onChange={setReason} autoFocus />
      <TextField label={t('ecology.tree.approver')} value={approver} onChange={setApprover} note={t('ecology.tree.approverNote')} />
      {save.error && <ErrorState error={save.error} safe="nothing" />}
      <div className="ecology-form-foot">
        <Button big onPress={props.onCancel}>
          {t('common.cancel')}
        </Button>
        <Button big kind="primary" type="submit" isDisabled={!ready || save.running}>
          {t('ecology.tree.save')}
        </Button>
      </div>
    </form>
  )
}
