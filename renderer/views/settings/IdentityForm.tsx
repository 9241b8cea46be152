/** The identity of the open copy, changed here and entered in the log. */
import { useState, type ReactNode } from 'react'
import { useRun } from '../../api/hooks.tsx'
import type { CopyIdentity } from '../../../shared/domain/copy-identity.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { draftOf, IdentityFields, identityOfDraft } from '../../widgets/IdentityFields.tsx'
import { useToast } from '../../widgets/Toast.tsx'

export function IdentityForm(props: { readonly identity: CopyIdentity }): ReactNode {
  const t = useText()
  const toast = useToast()
  const save = useRun('vault.identify')
  const [draft, setDraft] = useState(() => draftOf(props.identity))
  const identity = identityOfDraft(draft)
  const changed = JSON.stringify(draft) !== JSON.stringify(draftOf(props.identity))
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (identity) void save.run({ identity }).then((done) => done && toast(t('guide.settings.identitySaved')))
      }}
    >
      <IdentityFields value={draft} onChange={setDraft} />
      {save.error && <ErrorState error={save.error} safe="data" />}
      <div className="form-foot">
        <Button kind="primary" type="submit" isDisabled={!identity || !changed || save.running}>
          {t('guide.settings.saveIdentity')}
        </Button>
      </div>
    </form>
  )
}
