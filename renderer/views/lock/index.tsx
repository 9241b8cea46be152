/** The lock screen: which vault, its passphrase, nothing of its contents. Unlocking leads back to the link that was open. */
import { useState, type ReactNode } from 'react'
import { useCommand, useRun } from '../../api/hooks.tsx'
import { OutsidePanel } from '../../app/OutsideFrame.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import '../chooser/chooser.css'
import ChooserView from '../chooser/index.tsx'

export default function LockView(): ReactNode {
  const t = useText()
  const list = useCommand('vault.list', {})
  const unlock = useRun('vault.unlock')
  const [passphrase, setPassphrase] = useState('')
  const [other, setOther] = useState(false)
  if (other) return <ChooserView />
  return (
    <OutsidePanel>
      <header className="chooser-head">
        <h1 className="outside-mark">{t('vault.lock.title')}</h1>
        <p className="sec">{t('vault.lock.text')}</p>
      </header>
      <Waiting result={list} rows={3}>
        {({ vaults, training }) => {
          const vault = vaults.find((one) => one.present)
          if (!vault) return <ChooserView />
          return (
            <form
              className="form"
              onSubmit={(event) => {
                event.preventDefault()
                const secret = passphrase
                setPassphrase('')
                void unlock.run({ vault: vault.handle, passphrase: secret })
              }}
            >
              <p className="row-line">
                <b className="cut">{vault.name}</b>
                <span className="mut cut">{vault.place}</span>
              </p>
              {vault.training && training && (
                <div className="chooser-secret">
                  <span>{t('vault.trainingPassphrase', { passphrase: training.passphrase })}</span>
                </div>
              )}
              <TextField label={t('vault.passphrase')} type="password" value={passphrase} onChange={setPassphrase} autoFocus />
              {unlock.error && <ErrorState error={unlock.error} {...(unlock.error.code === 'wrong_key' ? {} : { safe: 'original' })} />}
              <div className="form-foot">
                <Button big kind="primary" type="submit" isDisabled={passphrase === '' || unlock.running}>
                  {unlock.running ? t('vault.opening') : t('vault.unlock')}
                </Button>
                <Button big kind="quiet" onPress={() => setOther(true)}>
                  {t('vault.lock.other')}
                </Button>
              </div>
            </form>
          )
        }}
      </Waiting>
    </OutsidePanel>
  )
}
