/** A backup now, into the home folder or another one, with progress. */
import type { ReactNode } from 'react'
import { useJob } from '../../api/hooks.tsx'
import { formatBytes } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { useFolderDialog } from '../../widgets/use-folder.ts'

export function BackupForm(): ReactNode {
  const t = useText()
  const folder = useFolderDialog()
  const backup = useJob('vault.backup')
  return (
    <div className="form">
      <p className="sec">{t('vault.backup.text')}</p>
      {backup.running && <JobBar progress={backup.progress} onStop={backup.stop} stopping={backup.stopping} />}
      {backup.error && <ErrorState error={backup.error} safe="data" />}
      {backup.result && (
        <p className="done-line">{t('vault.backup.done', { place: backup.result.place, size: formatBytes(backup.result.bytes) })}</p>
      )}
      <div className="form-foot">
        <Button isDisabled={backup.running} onPress={() => void backup.start({})}>
          {t('vault.backup.run')}
        </Button>
        {folder && (
          <Button isDisabled={backup.running} onPress={() => void folder().then((to) => to && backup.start({ to: to.handle }))}>
            {t('vault.backup.to')}
          </Button>
        )}
      </div>
    </div>
  )
}
