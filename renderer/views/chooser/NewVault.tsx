/** A new vault: whose data it will hold, who works in it, its passphrase twice. */
import { useState, type ReactNode } from 'react'
import type { ChosenFile } from '../../api/carrier.ts'
import { useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { TextField } from '../../widgets/Fields.tsx'
import { draftOf, IdentityFields, identityOfDraft } from '../../widgets/IdentityFields.tsx'
import { noPassphrase, PassphrasePair, passphraseReady } from '../../widgets/PassphrasePair.tsx'
import { useFolderDialog } from '../../widgets/use-folder.ts'

export function NewVault(): ReactNode {
  const t = useText()
  const folderDialog = useFolderDialog()
  const create = useRun('vault.create')
  const [draft, setDraft] = useState(() => draftOf())
  const [name, setName] = useState('')
  const [account, setAccount] = useState('')
  const [folder, setFolder] = useState<ChosenFile>()
  const [pair, setPair] = useState(noPassphrase)
  const identity = identityOfDraft(draft)
  const ready = identity !== undefined && passphraseReady(pair) && !create.running
  const submit = async (): Promise<void> => {
    if (!identity) return
    const made = await create.run({
      identity,
      passphrase: pair.one,
      ...(account.trim() === '' ? {} : { account: account.trim(), accountName: account.trim() }),
      ...(name.trim() === '' ? {} : { name: name.trim() }),
      ...(folder ? { folder: folder.handle } : {})
    })
    if (made) setPair(noPassphrase)
  }
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void submit()
      }}
    >
      <h2 className="heading">
        {t('vault.identityTitle')}
        <small>{t('vault.identityNote')}</small>
      </h2>
      <IdentityFields value={draft} onChange={setDraft} />
      <div className="form-part form-grid">
        <TextField label={t('vault.name')} value={name} onChange={setName} note={t('vault.nameNote')} />
        <TextField label={t('vault.account')} value={account} onChange={setAccount} note={t('vault.accountNote')} placeholder="admin" />
        {folderDialog && (
          <div className="form-wide form-foot">
            <span className="sec">
              {t('vault.folder')}：{folder?.name ?? t('vault.folderHome')}
            </span>
            <Button onPress={() => void folderDialog().then((found) => found && setFolder(found))}>{t('vault.chooseFolder')}</Button>
          </div>
        )}
      </div>
      <div className="form-part">
        <h2 className="heading">
          {t('vault.secretTitle')}
          <small>{t('vault.secretNote')}</small>
        </h2>
        <div className="form-grid">
          <PassphrasePair value={pair} onChange={setPair} />
        </div>
      </div>
      <p className="form-note">{t('vault.noStateSecrets')}</p>
      {create.error && <ErrorState error={create.error} safe="nothing" />}
      <div className="form-foot">
        <Button big kind="primary" type="submit" isDisabled={!ready}>
          {create.running ? t('vault.creating') : t('vault.create')}
        </Button>
      </div>
    </form>
  )
}
