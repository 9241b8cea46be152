/** Long work the analyst walked away from, at the foot of every view: how far it is, Stop, and how it ended. */
import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { JobEvent } from '../../shared/ipc/contract.ts'
import { useConnection } from '../api/hooks.tsx'
import { dismissJob, useUnseenJobs } from '../api/jobs.ts'
import { IconButton } from '../widgets/Button.tsx'
import { JobBar } from '../widgets/JobBar.tsx'
import { useSettings } from './settings.tsx'

export function RunningJobs(): ReactNode {
  const jobs = useUnseenJobs()
  if (jobs.length === 0) return null
  return (
    <div className="jobs">
      {jobs.map((job) => (job.state === 'running' ? <Running key={job.id} job={job} /> : <Ended key={job.id} job={job} />))}
    </div>
  )
}

function Running(props: { readonly job: JobEvent }): ReactNode {
  const { client } = useConnection()
  const [stopping, setStopping] = useState(false)
  const stop = (): void => {
    setStopping(true)
    void client.call('job.cancel', { job: props.job.id })
  }
  return <JobBar progress={props.job} onStop={stop} stopping={stopping} />
}

function Ended(props: { readonly job: JobEvent }): ReactNode {
  const { settings, text: t } = useSettings()
  const { job } = props
  const name = settings.language === 'en' ? job.step.en : job.step.zh
  const failed = job.state === 'failed'
  return (
    <div className="job-line" role={failed ? 'alert' : 'status'}>
      <span className="cut">
        {failed ? t('widgets.jobs.failed', { name, why: job.error?.message ?? '' }) : t('widgets.jobs.done', { name })}
      </span>
      <span className="left">
        <IconButton icon={<X className="ic" />} label={t('common.close')} onPress={() => dismissJob(job.id)} />
      </span>
    </div>
  )
}
