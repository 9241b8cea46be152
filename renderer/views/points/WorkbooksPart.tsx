/** Fill-in workbooks of a period: hand them out, take them back, urge those who have not reported. */
import { useState, type ReactNode } from 'react'
import type { PointIssue } from '../../../shared/ipc/commands/points.ts'
import { errorValueOf, useCommand, useConnection, useJob } from '../../api/hooks.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { DateField } from '../../widgets/DateField.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import type { ErrorValue } from '../../../shared/ipc/reply.ts'
import { CollectPanel } from './CollectPanel.tsx'
import { PeriodChip } from './PeriodChip.tsx'
import { PeriodWaiting } from './PeriodWaiting.tsx'
import type { PointSearch } from './search.ts'

const isoDay = /^\d{4}-\d{2}-\d{2}$/

export function WorkbooksPart(props: { readonly parts: ReactNode }): ReactNode {
  const [search, change] = useViewSearch<PointSearch>()
  const status = useCommand('points.status', search.period === undefined ? {} : { period: search.period })
  // the shortest answer that knows the periods: a department that does not exist has no points
  const known = useCommand('points.grid', { department: '' })
  return (
    <ViewLayout
      scroll
      filters={
        <>
          {props.parts}
          {status.data && (
            <PeriodChip
              periods={known.data?.periods ?? [status.data.period]}
              value={status.data.period}
              onChange={(period) => change({ period })}
            />
          )}
        </>
      }
    >
      <PeriodWaiting result={status} period={search.period} onPeriod={(period) => change({ period })}>
        {({ period, issues, units }) => (
          <>
            <IssuePanel key={`issue ${period}`} period={period} issues={issues} />
            <CollectPanel key={`collect ${period}`} period={period} />
            <UrgePanel period={period} units={units} />
          </>
        )}
      </PeriodWaiting>
    </ViewLayout>
  )
}

function IssuePanel(props: { readonly period: string; readonly issues: readonly PointIssue[] }): ReactNode {
  const t = useText()
  const toast = useToast()
  const { carrier } = useConnection()
  const issue = useJob('points.issue')
  const [recipients, setRecipients] = useState<'unit' | 'department'>('unit')
  const [dueOn, setDueOn] = useState('')
  const make = async (): Promise<void> => {
    const done = await issue.start({ period: props.period, recipients, ...(isoDay.test(dueOn) ? { dueOn } : {}) })
    if (!done) return
    toast(t('points.issue.done', { no: done.no, n: done.files.length }))
    await carrier.save(done.archive.handle, done.archive.name)
  }
  return (
    <section className="point-part" aria-label={t('points.issue.title')}>
      <h2 className="heading">
        {t('points.issue.title')}
        <small>{t('points.issue.note')}</small>
      </h2>
      <div className="point-acts">
        <Segments
          label={t('points.issue.recipients')}
          options={[
            { id: 'unit', label: t('points.issue.unit') },
            { id: 'department', label: t('points.issue.department') }
          ]}
          value={recipients}
          onChange={(next) => setRecipients(next === 'department' ? 'department' : 'unit')}
        />
        <DateField label={t('points.issue.dueOn')} value={dueOn} onChange={setDueOn} />
        <Button kind="primary" isDisabled={issue.running || (dueOn !== '' && !isoDay.test(dueOn))} onPress={() => void make()}>
          {t('points.issue.make')}
        </Button>
      </div>
      {issue.running && <JobBar progress={issue.progress} onStop={issue.stop} stopping={issue.stopping} />}
      {issue.error && <ErrorState error={issue.error} safe="nothing" />}
      {props.issues.length === 0 ? (
        <p className="mut">{t('points.issue.none')}</p>
      ) : (
        <Ledger
          label={t('points.issue.list')}
          rows={props.issues}
          rowKey={(one) => one.id}
          columns={[
            { id: 'no', title: t('points.issue.column.no'), width: 160, cell: (one) => one.no },
            { id: 'to', title: t('points.issue.column.recipients'), width: 96, cell: (one) => t(`points.issue.${one.recipients}`) },
            {
              id: 'due',
              title: t('points.issue.column.due'),
              width: 160,
              cell: (one) => (one.late ? `${one.dueOn} · ${t('points.late')}` : one.dueOn)
            },
            { id: 'sheets', title: t('points.issue.column.sheets'), width: 64, number: true, cell: (one) => one.sheets.length },
            { id: 'back', title: t('points.issue.column.returned'), width: 72, number: true, cell: (one) => backOf(one).length },
            {
              id: 'waiting',
              title: t('points.issue.column.waiting'),
              cell: (one) =>
                one.sheets
                  .filter((sheet) => sheet.returnedAt === null)
                  .map((sheet) => sheet.name)
                  .join('、')
            }
          ]}
        />
      )}
    </section>
  )
}

const backOf = (issue: PointIssue): PointIssue['sheets'] => issue.sheets.filter((sheet) => sheet.returnedAt !== null)

interface UnitCoverage {
  readonly id: string
  readonly name: string
  readonly asked: number
  readonly filled: number
}

function UrgePanel(props: { readonly period: string; readonly units: readonly UnitCoverage[] }): ReactNode {
  const t = useText()
  const toast = useToast()
  const { carrier, client } = useConnection()
  const [error, setError] = useState<ErrorValue>()
  const behind = props.units.filter((unit) => unit.filled < unit.asked).toSorted((a, b) => b.asked - b.filled - (a.asked - a.filled))
  const write = async (): Promise<void> => {
    setError(undefined)
    try {
      const { letter } = await client.call('points.urge', { period: props.period })
      if (await carrier.save(letter.handle, letter.name)) toast(t('points.urge.saved'))
    } catch (thrown) {
      setError(errorValueOf(thrown))
    }
  }
  return (
    <section className="point-part" aria-label={t('points.urge.title')}>
      <h2 className="heading">
        {t('points.urge.title')}
        <small>{behind.length === 0 ? t('points.urge.all') : t('points.urge.note', { n: behind.length })}</small>
      </h2>
      {behind.length > 0 && (
        <>
          <div className="point-acts">
            <Button onPress={() => void write()}>{t('points.urge.letter')}</Button>
          </div>
          {error && <ErrorState error={error} safe="nothing" />}
          <Ledger
            label={t('points.urge.title')}
            rows={behind}
            rowKey={(unit) => unit.id}
            columns={[
              { id: 'unit', title: t('points.urge.column.unit'), cell: (unit) => unit.name },
              { id: 'asked', title: t('points.urge.column.asked'), width: 96, number: true, cell: (unit) => unit.asked },
              { id: 'filled', title: t('points.urge.column.filled'), width: 96, number: true, cell: (unit) => unit.filled },
              { id: 'lacking', title: t('points.urge.column.lacking'), width: 96, number: true, cell: (unit) => unit.asked - unit.filled }
            ]}
          />
        </>
      )}
    </section>
  )
}
