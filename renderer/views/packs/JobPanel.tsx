/** The run or test that goes on or has just ended: progress, then what it found. Empty otherwise. */
import type { ReactNode } from 'react'
import type { Job } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'

export function JobPanel(props: { readonly run: Job<'check.run'>; readonly test: Job<'packs.test'> }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const { run, test } = props
  const shown = run.running || test.running || run.result || test.result || run.error || test.error
  if (!shown) return null
  const idle = run.result?.models.filter((model) => !model.ran) ?? []
  const unchanged = idle.filter((model) => model.skipped_because?.startsWith('unchanged:')).length
  const skipped = idle.length - unchanged
  return (
    <div className="pack-panel" role="status">
      {run.running && <JobBar progress={run.progress} onStop={run.stop} stopping={run.stopping} />}
      {test.running && <JobBar progress={test.progress} onStop={test.stop} stopping={test.stopping} />}
      {run.error && <ErrorState error={run.error} safe="data" />}
      {test.error && <ErrorState error={test.error} safe="data" />}
      {run.result && !run.running && (
        <div className="row-line">
          <span className="done-line">
            {t('models.ran', {
              n: run.result.models.length - idle.length,
              warnings: run.result.warnings,
              fresh: run.result.new,
              gone: run.result.gone
            })}
            {unchanged > 0 && ` · ${t('models.unchanged', { n: unchanged })}`}
            {skipped > 0 && ` · ${t('models.skipped', { n: skipped })}`}
          </span>
          <Button onPress={() => open({ place: 'warnings' })}>{t('models.toWarnings')}</Button>
        </div>
      )}
      {test.result && !test.running && test.result.failed.length === 0 && (
        <span className="done-line">{t('models.tested', { models: test.result.models, cases: test.result.cases })}</span>
      )}
      {test.result && test.result.failed.length > 0 && (
        <>
          <b>{t('models.testFailed', { n: test.result.failed.length })}</b>
          <Ledger
            label={t('models.test')}
            rows={test.result.failed}
            rowKey={(row, index) => `${row.model} ${String(index)}`}
            columns={[
              { id: 'model', title: t('models.testColumn.model'), width: 180, cell: (row) => row.model },
              { id: 'case', title: t('models.testColumn.case'), width: 220, cell: (row) => row.case },
              { id: 'reason', title: t('models.testColumn.reason'), cell: (row) => row.reason }
            ]}
          />
        </>
      )}
    </div>
  )
}
