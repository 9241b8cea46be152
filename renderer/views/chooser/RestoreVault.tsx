/** Restores a backup into a new folder, never over a vault. Needs a folder dialog, which browser mode lacks: it names the command instead. */
import { useState, type ReactNode } from 'react'
import type { ChosenFile } from '../../api/carrier.ts'
import { useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { useFolderDialog } from '../../widgets/use-folder.ts'

export function RestoreVault(props: { readonly onRestored: (handle: string) => void }): ReactNode {
  const t = useText()
  const folder = useFolderDialog()
  const restore = useJob('vault.restore')
  const [from, setFrom] = useState<ChosenFile>()
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const { result } = restore
  if (!folder)
    return (
      <div className="form">
        <p className="say">{t('vault.restore.text')}</p>
        <p className="say">{t('vault.restore.browser')}</p>
        <code className="chooser-command">npm run -s lianjing -- vault restore BACKUP DIR</code>
      </div>
    )
  if (result)
    return (
      <div className="form">
        <p className="done-line say">{t('vault.restore.done', { name: result.unit })}</p>
        <div className="form-foot">
          <Button big kind="primary" onPress={() => props.onRestored(result.vault)}>
            {t('vault.restore.goOpen')}
          </Button>
        </div>
      </div>
    )
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (!from || passphrase === '') return
        void restore.start({ from: from.handle, passphrase, ...(name.trim() === '' ? {} : { name: name.trim() }) })
        setPassphrase('')
      }}
    >
      <p className="say">{t('vault.restore.text')}</p>
      <div className="form-foot">
        <span className="sec cut">
          {t('vault.restore.from')}：{from?.name ?? t('common.none')}
        </span>
        <Button onPress={() => void folder().then((found) => found && setFrom(found))}>{t('vault.restore.choose')}</Button>
      </div>
      <TextField label={t('vault.restore.to')} value={name} onChange={setName} placeholder={from?.name ?? ''} />
      <TextField label={t('vault.restore.passphrase')} type="password" value={passphrase} onChange={setPassphrase} />
      {restore.error && <ErrorState error={restore.error} safe="original" />}
      {restore.running && <JobBar progress={restore.progress} onStop={restore.stop} stopping={restore.stopping} />}
      <div className="form-foot">
        <Button big kind="primary" type="submit" isDisabled={!from || passphrase === '' || restore.running}>
          {t('vault.restore.run')}
        </Button>
      </div>
    </form>
  )
}
