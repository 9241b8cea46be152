/** Replay: the stored model runs again over today's data; what it found then and now stand side by side. */
import { RotateCcw } from 'lucide-react'
import type { ReactNode } from 'react'
import type { JobResult } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'

type Result = JobResult<'warning.replay'>

export function CardReplay(props: { readonly id: string }): ReactNode {
  const t = useText()
  const job = useJob('warning.replay')
  return (
    <div className="replay">
      {job.running ? (
        <JobBar progress={job.progress} onStop={job.stop} stopping={job.stopping} />
      ) : (
        <Button icon={<RotateCcw className="ic" />} onPress={() => void job.start({ id: props.id })}>
          {job.result ? t('warnings.card.replayAgain') : t('warnings.card.replay')}
        </Button>
      )}
      {job.error && <ErrorState error={job.error} safe="data" onRetry={() => void job.start({ id: props.id })} />}
      {job.result && !job.running && <Outcome result={job.result} />}
    </div>
  )
}

function Outcome(props: { readonly result: Result }): ReactNode {
  const t = useText()
  const { result } = props
  const words =
    result.outcome === 'same'
      ? t('warnings.card.same', { n: result.rowsNow })
      : result.outcome === 'gone'
        ? t('warnings.card.goneNow')
        : t('warnings.card.changed', { then: result.rowsThen, now: result.rowsNow })
  const changed = Object.entries(result.then).filter(([name, value]) => result.now !== null && result.now[name] !== value)
  const say = (value: string | number | null | undefined): string =>
    value === null || value === undefined ? '—' : typeof value === 'number' ? formatNumber(value, Number.isInteger(value) ? 0 : 4) : value
  return (
    <div className="replay-result" role="status" data-outcome={result.outcome}>
      <p>
        <b>{words}</b> <span className="mut">{t('warnings.card.took', { ms: Math.round(result.ms) })}</span>
      </p>
      {result.outcome === 'changed' && changed.length > 0 && (
        <Ledger
          label={t('warnings.card.replayTitle')}
          rows={changed}
          rowKey={([name]) => name}
          columns={[
            { id: 'name', title: t('warnings.card.figure'), cell: ([name]) => name },
            { id: 'then', title: t('warnings.card.then'), number: true, width: 120, cell: ([, value]) => say(value) },
            { id: 'now', title: t('warnings.card.now'), number: true, width: 120, cell: ([name]) => say(result.now?.[name]) }
          ]}
        />
      )}
    </div>
  )
}
