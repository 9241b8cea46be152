/** A new passphrase: the present one, the new one twice. Nothing typed outlives the click. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { noPassphrase, PassphrasePair, passphraseReady } from '../../widgets/PassphrasePair.tsx'

export function RekeyForm(): ReactNode {
  const t = useText()
  const rekey = useRun('vault.rekey')
  const [old, setOld] = useState('')
  const [pair, setPair] = useState(noPassphrase)
  const [done, setDone] = useState(false)
  const submit = async (): Promise<void> => {
    setDone(false)
    const secrets = { old, new: pair.one }
    setOld('')
    setPair(noPassphrase)
    setDone((await rekey.run(secrets)) !== undefined)
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (old !== '' && passphraseReady(pair)) void submit()
      }}
    >
      <div className="form-grid">
        <div className="form-wide">
          <TextField label={t('vault.rekey.old')} type="password" value={old} onChange={setOld} />
        </div>
        <PassphrasePair value={pair} onChange={setPair} />
      </div>
      {rekey.error && <ErrorState error={rekey.error} safe="data" />}
      {done && <p className="done-line">{t('vault.rekey.done')}</p>}
      <div className="form-foot">
        <Button type="submit" isDisabled={old === '' || !passphraseReady(pair) || rekey.running}>
          {t('vault.rekey.run')}
        </Button>
      </div>
    </form>
  )
}
