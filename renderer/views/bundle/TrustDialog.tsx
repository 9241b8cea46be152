/** Records another office's signing key, after its id was compared by another way: a bundle cannot vouch for its own signer. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Dialog } from '../../widgets/Dialog.tsx'
import { DialogFoot } from '../../widgets/DialogFoot.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { useToast } from '../../widgets/Toast.tsx'

export function TrustDialog(props: { readonly unit: string; readonly onClose: () => void }): ReactNode {
  const t = useText()
  const toast = useToast()
  const trust = useRun('key.trust')
  const [publicKey, setPublicKey] = useState('')
  const [unit, setUnit] = useState(props.unit)
  const [note, setNote] = useState('')
  const submit = async (): Promise<void> => {
    const done = await trust.run({ publicKey: publicKey.trim(), unit: unit.trim(), note: note.trim() })
    if (!done) return
    toast(`${t('bundles.trusted')} ${done.keyId}`)
    props.onClose()
  }
  return (
    <Dialog
      open
      keep
      onOpenChange={props.onClose}
      title={t('bundles.trustTitle')}
      footer={
        <DialogFoot
          label={t('bundles.trust')}
          isDisabled={publicKey.trim() === '' || unit.trim() === '' || trust.running}
          onAct={() => void submit()}
          onClose={props.onClose}
        />
      }
    >
      <p className="sec">{t('bundles.trustText')}</p>
      <TextField label={t('bundles.trustKey')} long value={publicKey} onChange={setPublicKey} />
      <TextField label={t('bundles.trustUnit')} value={unit} onChange={setUnit} />
      <TextField label={t('bundles.trustNote')} value={note} onChange={setNote} placeholder={t('bundles.trustNoteHint')} />
      {trust.error && <ErrorState error={trust.error} safe="nothing" />}
    </Dialog>
  )
}
