/** What a threshold would change: counts, a table against how warnings ended so far, and the warnings that would go or appear. */
import type { ReactNode } from 'react'
import type { JobResult } from '../../../shared/ipc/contract.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'

type Trial = JobResult<'tuning.preview'>

export function TuningTrial(props: { readonly trial: Trial }): ReactNode {
  const t = useText()
  const { trial } = props
  const { before, after, goTotal: go, appearTotal: appear, asOf: date } = trial
  return (
    <section className="section" role="status">
      <h2>{t('rules.trial.title')}</h2>
      <p className="done-line">{go + appear === 0 ? t('rules.trial.none') : t('rules.trial.sum', { date, before, after, appear, go })}</p>
      {before > 0 && (
        <Ledger
          label={t('rules.trial.table')}
          rows={trial.table}
          rowKey={(row) => row.ended}
          columns={[
            { id: 'ended', title: t('rules.trial.table'), width: 180, cell: (row) => t(`rules.trial.ended.${row.ended}`) },
            { id: 'stay', title: t('rules.trial.stay'), width: 80, number: true, cell: (row) => row.stay },
            { id: 'go', title: t('rules.trial.go'), width: 80, number: true, cell: (row) => (row.go === 0 ? '0' : <b>{row.go}</b>) }
          ]}
        />
      )}
      <Lines title={t('rules.trial.goes')} lines={trial.go} total={go} />
      <Lines title={t('rules.trial.appears')} lines={trial.appear} total={appear} />
    </section>
  )
}

function Lines(props: { readonly title: string; readonly lines: Trial['go']; readonly total: number }): ReactNode {
  const t = useText()
  const name = useBilingual()
  if (props.total === 0) return null
  return (
    <details className="more" open={props.total <= 5}>
      <summary>
        {props.title} <small>{props.total}</small>
      </summary>
      <ul className="trial-lines">
        {props.lines.map((line) => (
          <li key={`${line.id} ${line.subject} ${line.sentence.zh}`}>
            {line.id !== '' && <span className="mono">{line.id} </span>}
            {name(line.sentence)}
          </li>
        ))}
      </ul>
      {props.lines.length < props.total && <p className="mut">{t('rules.trial.more', { n: props.lines.length })}</p>}
    </details>
  )
}
