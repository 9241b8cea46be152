/** Takes a model out of force, with a reason. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'

export function RetireDialog(props: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const retire = useRun('author.retire')
  const [reason, setReason] = useState('')
  return (
    <Dialog title={t('author.retire')} open onOpenChange={props.onClose} width={440}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void retire.run({ model: props.id, reason }).then((done) => done && props.onClose())
        }}
      >
        <p className="say">{t('author.retireText')}</p>
        <TextField label={t('author.reason')} value={reason} onChange={setReason} autoFocus />
        <div className="form-foot">
          <Button kind="primary" type="submit" isDisabled={reason.trim().length < 2 || retire.running}>
            {t('author.retire')}
          </Button>
        </div>
        {retire.error && <ErrorState error={retire.error} safe="data" />}
      </form>
    </Dialog>
  )
}
