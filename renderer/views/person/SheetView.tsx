/** The sheet of a person's work: how much in which days, which cases, what stands out with its rows, and beside it what is chosen or the peers. */
import { useEffect, useState, type ReactNode } from 'react'
import type { WorkSheet } from '../../../shared/ipc/commands/workload.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { DayRange } from '../../widgets/DayRange.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { PartChoice } from './PartChoice.tsx'
import type { PersonSearch } from './search.ts'
import { SheetCases } from './SheetCases.tsx'
import { SheetChart } from './SheetChart.tsx'
import { SheetInspector } from './SheetInspector.tsx'
import { SheetMarks } from './SheetMarks.tsx'

const steps = ['day', 'week', 'month'] as const
const pageOf = 50

export function SheetView(props: { readonly id: string; readonly reason: string }): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<PersonSearch>()
  const { advance, name } = useWalk()
  const [shown, setShown] = useState(pageOf)
  const [adding, setAdding] = useState(false)
  const step = search.step ?? 'month'
  const period = { ...(search.from === undefined ? {} : { from: search.from }), ...(search.to === undefined ? {} : { to: search.to }) }
  const result = useCommand('person.sheet', { person: props.id, reason: props.reason, step, limit: shown, ...period })
  const sheet = result.data?.person.id === props.id ? result.data : undefined
  const marks = useCommand('person.marks', { person: props.id, ...period })
  const who = sheet?.person.name
  useEffect(() => {
    if (who !== undefined) name('person', who)
  }, [name, who])
  const openMatter = (matter: string, name: string, act?: string): void =>
    advance({ place: 'matter', kind: 'matter', label: name, search: { id: matter, ...(act === undefined ? {} : { act }) } }, 'push')
  const picked = sheet?.cases.find((one) => search.pick === `case/${one.id}`)
  const mark = marks.data?.marks.find((one) => search.pick === `mark/${one.kind}`)
  useKeys({
    a: () => setAdding(true),
    Enter: () => picked && openMatter(picked.id, picked.name),
    Escape: () => change({ pick: undefined, source: undefined })
  })
  const [dataset, ...rest] = (search.source ?? '').split('/')
  const rows =
    mark === undefined
      ? [{ dataset: 'person', id: props.id }]
      : mark.found.flatMap((one) => one.acts.map((act) => ({ dataset: 'act', id: act.id })))
  return (
    <ViewLayout
      scroll
      filters={
        <>
          <h1 className="cut">{sheet ? `${sheet.person.name}　${t('person.sheet.title')}` : t('person.sheet.title')}</h1>
          <PartChoice />
          <Segments
            label={t('person.sheet.step')}
            value={step}
            options={steps.map((id) => ({ id, label: t(`person.sheet.steps.${id}`) }))}
            onChange={(next) => change({ step: next })}
          />
          <DayRange from={search.from} to={search.to} onChange={change} />
          {(search.from !== undefined || search.to !== undefined) && (
            <Button onPress={() => change({ from: undefined, to: undefined })}>{t('person.sheet.latest')}</Button>
          )}
        </>
      }
      status={
        sheet && (
          <>
            <span>
              {sheet.from} – {sheet.to}
            </span>
            <span>
              {t('person.sheet.acts')} <b>{formatNumber(sheet.acts)}</b>
            </span>
            {sheet.withoutTime > 0 && <span className="cut">{t('person.sheet.withoutTime', { n: formatNumber(sheet.withoutTime) })}</span>}
          </>
        )
      }
      inspector={
        search.source !== undefined && dataset !== undefined && rest.length > 0 ? (
          <SourceInspector dataset={dataset} id={rest.join('/')} />
        ) : (
          <SheetInspector
            person={props.id}
            period={period}
            sheet={sheet}
            picked={picked}
            mark={mark}
            onMatter={openMatter}
            onSource={(source) => change({ source })}
            onAdd={() => setAdding(true)}
          />
        )
      }
    >
      <Waiting result={result} rows={12}>
        {(data) => (
          <div className="work-sheet">
            <Figures sheet={data} />
            <SheetChart sheet={data} onStep={(from, to) => change({ from, to, step: 'day' })} />
            <SheetMarks
              sheet={data}
              marks={marks}
              here={search.pick}
              onPick={(kind) => change({ pick: `mark/${kind}`, source: undefined })}
            />
            {data.total === 0 ? (
              <EmptyState title={t('person.sheet.empty')} text={t('person.sheet.emptyText')} />
            ) : (
              <SheetCases
                sheet={data}
                here={search.pick}
                onPick={(id) => change({ pick: `case/${id}`, source: undefined })}
                onMore={() => setShown(Math.min(1000, shown + 200))}
              />
            )}
          </div>
        )}
      </Waiting>
      {sheet && <AddToCase open={adding} onOpenChange={setAdding} rows={rows} />}
    </ViewLayout>
  )
}

function Figures(props: { readonly sheet: WorkSheet }): ReactNode {
  const t = useText()
  const { sheet } = props
  return (
    <dl className="work-figures">
      <div>
        <dt>{t('person.sheet.handled')}</dt>
        <dd>{formatNumber(sheet.handled)}</dd>
        <dd className="mut">{t('person.sheet.handledNote')}</dd>
      </div>
      <div>
        <dt>{t('person.sheet.closed')}</dt>
        <dd>{formatNumber(sheet.closed)}</dd>
        <dd className="mut">{t('person.sheet.closedNote')}</dd>
      </div>
      <div>
        <dt>{t('person.sheet.busiest')}</dt>
        <dd>{sheet.busiest === null ? '—' : formatNumber(sheet.busiest.n)}</dd>
        <dd className="mut">
          {sheet.busiest === null
            ? t('person.sheet.busiestNone')
            : t('person.sheet.busiestNote', { from: sheet.busiest.from, to: sheet.busiest.to })}
        </dd>
      </div>
    </dl>
  )
}
