/** Long work: what is being done, how far, how long still, and Stop. Takes the engine's JobEvent as it comes. */
import type { ReactNode } from 'react'
import type { JobEvent } from '../../shared/ipc/contract.ts'
import { formatBytes, formatNumber, speakTimeLeft } from '../../shared/text/format.ts'
import { useSettings } from '../app/settings.tsx'
import { Button } from './Button.tsx'

export interface JobBarProps {
  readonly progress: JobEvent | undefined
  readonly onStop?: (() => void) | undefined
  readonly stopping?: boolean
}

export function JobBar(props: JobBarProps): ReactNode {
  const { settings, text: t } = useSettings()
  const { progress } = props
  const total = progress?.total ?? null
  const share = progress && total !== null && total > 0 ? Math.min(1, progress.done / total) : undefined
  const show = (value: number): string => (progress?.unit === 'bytes' ? formatBytes(value) : formatNumber(value))
  const name = progress ? (settings.language === 'en' ? progress.step.en : progress.step.zh) : t('widgets.jobs.starting')
  const line = !progress
    ? name
    : total === null
      ? t('widgets.jobs.countOnly', { name, done: show(progress.done) })
      : t('widgets.jobs.count', { name, done: show(progress.done), total: show(total) })
  return (
    <div className="job">
      <div
        className="job-bar"
        role="progressbar"
        aria-label={name}
        {...(share === undefined ? {} : { 'aria-valuenow': Math.round(share * 100), 'aria-valuemin': 0, 'aria-valuemax': 100 })}
      >
        <i data-unknown={share === undefined || undefined} style={share === undefined ? undefined : { width: `${share * 100}%` }} />
      </div>
      <div className="job-line">
        <span className="cut">{props.stopping ? t('widgets.jobs.stopping') : line}</span>
        <span className="left">
          {progress && progress.left !== null && !props.stopping ? speakTimeLeft(progress.left / 1000, settings.language) : ''}
        </span>
        {props.onStop && (
          <Button onPress={props.onStop} isDisabled={props.stopping ?? false}>
            {t('common.stop')}
          </Button>
        )}
      </div>
    </div>
  )
}
