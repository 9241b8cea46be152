/** The head of the overview: what came in with the last import, what the last run found, what waits; and the button that runs the models. */
import { Play } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Overview } from '../../../shared/ipc/commands/overview.ts'
import { formatNumber, isoDay } from '../../../shared/text/format.ts'
import { useJob } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { FigureGroups } from '../../widgets/FigureGroups.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { useToast } from '../../widgets/Toast.tsx'

export function OverviewSince(props: { readonly data: Overview }): ReactNode {
  const t = useText()
  const toast = useToast()
  const { open } = useWalk()
  const check = useJob('check.run')
  const { last, run } = props.data
  const go = async (): Promise<void> => {
    const done = await check.start({})
    if (done) toast(t('overview.ranDone', { n: done.warnings, fresh: done.new }))
  }
  const link = (n: number, place: 'import' | 'cases' | 'packs', search?: Record<string, unknown>): ReactNode => (
    <button type="button" className="link figure-link" onClick={() => open({ place, ...(search ? { search } : {}) })}>
      {formatNumber(n)}
    </button>
  )
  const count = (n: number | undefined): ReactNode => (n === undefined ? '—' : formatNumber(n))
  return (
    <>
      <div className="row-line">
        <h1 className="title">{t('overview.since')}</h1>
        <span className="mut cut">
          {last &&
            (last.previousAt
              ? t('overview.sinceNote', { n: last.no, date: isoDay(last.at), previous: isoDay(last.previousAt) })
              : t(last.no > 1 ? 'overview.sinceOnly' : 'overview.sinceFirst', { n: last.no, date: isoDay(last.at) }))}
        </span>
        <span className="push" />
        {!check.running && (
          <Button icon={<Play className="ic" />} kind={run ? 'plain' : 'primary'} onPress={() => void go()}>
            {run ? t('overview.runAgain') : t('overview.run')}
          </Button>
        )}
      </div>
      {check.running && <JobBar progress={check.progress} onStop={check.stop} stopping={check.stopping} />}
      {check.error && <ErrorState error={check.error} onRetry={() => void go()} />}
      {!run && !check.running && (
        <div className="notice" role="note">
          <b>{t('overview.notRun')}</b>
          <p>{t('overview.notRunText')}</p>
        </div>
      )}
      <FigureGroups
        groups={[
          {
            title: t('overview.rows'),
            figures: [
              [t('overview.inserted'), count(last?.inserted)],
              [t('overview.changed'), count(last?.changed)],
              [t('overview.withdrawn'), count(last?.withdrawn)],
              [t('overview.quarantined'), count(last?.quarantined)]
            ]
          },
          {
            title: t('overview.warnings'),
            figures: [
              [t('overview.fresh'), count(run?.new)],
              [t('overview.gone'), count(run?.gone)],
              [t('overview.hits'), count(run?.warnings)],
              [t('overview.ran'), count(run?.ran)]
            ]
          },
          {
            title: t('overview.waiting'),
            figures: [
              [t('overview.inQuarantine'), link(props.data.openQuarantine, 'import', { part: 'quarantine' })],
              [t('overview.openCases'), link(props.data.openCases, 'cases')],
              [t('overview.skipped'), link(run?.skipped ?? props.data.lacks.length, 'packs', { can: 'no' })]
            ]
          }
        ]}
      />
    </>
  )
}
