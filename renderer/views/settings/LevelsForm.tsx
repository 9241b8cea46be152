/** Two colours or three: whether orange is used in this vault. */
import type { ReactNode } from 'react'
import { useCommand, useRun } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Checkbox } from '../../widgets/Fields.tsx'

export function LevelsForm(): ReactNode {
  const t = useText()
  const levels = useCommand('levels.read', {}).data
  const write = useRun('levels.write')
  return (
    <div className="form">
      <Checkbox checked={levels?.orange ?? true} disabled={!levels || write.running} onChange={(orange) => void write.run({ orange })}>
        {t('rules.orange.label')}
      </Checkbox>
      <p className="form-note">{t('rules.orange.note')}</p>
      {write.error && <ErrorState error={write.error} safe="data" />}
    </div>
  )
}
