/** The page of a model: what a lawyer reads before relying on it, the thresholds of this office, its cases, its query, what became of its hits. */
import { ChevronLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { CommandOutput, JobResult } from '../../../shared/ipc/contract.ts'
import { useCommand, useJob } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useScrollMemory, useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { JobBar } from '../../widgets/JobBar.tsx'
import { Tabs } from '../../widgets/Tabs.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { ModelAbout } from './ModelAbout.tsx'
import { ModelCases } from './ModelCases.tsx'
import { ModelHistory } from './ModelHistory.tsx'
import { ModelQuery } from './ModelQuery.tsx'
import { ModelThresholds } from './ModelThresholds.tsx'
import type { ModelSearch } from './search.ts'
import './model.css'

export type ModelPage = CommandOutput<'model.page'>

export default function ModelView(): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { open, advance, name: nameStep } = useWalk()
  const [search, change] = useViewSearch<ModelSearch>()
  const result = useCommand('model.page', { model: search.id ?? '-' }, { enabled: search.id !== undefined })
  const run = useJob('check.run')
  const page = result.data?.id === search.id ? result.data : undefined
  const box = useRef<HTMLDivElement>(null)
  useScrollMemory(box, `model ${search.id ?? ''} ${search.part ?? ''}`)
  const title = page === undefined ? '' : name(page.name)
  useEffect(() => {
    if (title !== '') nameStep('place', title)
  }, [nameStep, title])
  const list = (
    <Button icon={<ChevronLeft className="ic" />} onPress={() => open({ place: 'packs' })}>
      {t('frame.place.packs')}
    </Button>
  )
  if (search.id === undefined) {
    return (
      <ViewLayout>
        <h1 className="hidden-text">{t('frame.place.model')}</h1>
        <EmptyState title={t('models.pick')} text={t('models.pickText')} action={list} />
      </ViewLayout>
    )
  }
  return (
    <ViewLayout
      filters={
        <>
          {list}
          <span className="push" />
          <Button isDisabled={run.running} onPress={() => void run.start({ model: search.id ?? '' })}>
            {t('models.runOne')}
          </Button>
          <Button
            kind="primary"
            isDisabled={!page || page.history.hits === 0}
            onPress={() =>
              advance({ place: 'warnings', kind: 'place', label: t('frame.place.warnings'), search: { models: [search.id ?? ''] } }, 'push')
            }
          >
            {t('models.toWarnings')}
          </Button>
        </>
      }
      status={
        page && (
          <>
            <span>{name(page.packName)}</span>
            <span>
              {page.id} v{page.version}
            </span>
            <span>{page.canRun ? t('models.can') : t('models.filter.canOf.no')}</span>
          </>
        )
      }
    >
      <div className="middle-body" data-scroll ref={box}>
        <Waiting result={{ ...result, data: page }} rows={12}>
          {(model) => (
            <div className="page model-page">
              <div>
                <div className="sec">
                  {name(model.packName)} · {model.ref ?? model.id}
                </div>
                <h1 className="title">{name(model.name)}</h1>
              </div>
              {run.running && <JobBar progress={run.progress} onStop={run.stop} stopping={run.stopping} />}
              {run.error && <ErrorState error={run.error} safe="data" />}
              {run.result && !run.running && <RunLine result={run.result} />}
              <Tabs
                label={t('rules.page')}
                value={search.part ?? 'about'}
                onChange={(part) => change({ part })}
                parts={[
                  { id: 'about', label: t('rules.tab.about'), content: <ModelAbout page={model} /> },
                  { id: 'thresholds', label: t('rules.tab.thresholds'), content: <ModelThresholds page={model} /> },
                  { id: 'cases', label: `${t('rules.tab.cases')} ${String(model.cases.length)}`, content: <ModelCases page={model} /> },
                  { id: 'query', label: t('rules.tab.query'), content: <ModelQuery page={model} /> },
                  { id: 'history', label: t('rules.tab.history'), content: <ModelHistory page={model} /> }
                ]}
              />
            </div>
          )}
        </Waiting>
      </div>
    </ViewLayout>
  )
}

/** What the run of this one model found, or why it found nothing. */
function RunLine(props: { readonly result: JobResult<'check.run'> }): ReactNode {
  const t = useText()
  const { warnings, new: fresh, gone, models } = props.result
  const why = models.find((model) => !model.ran)?.skipped_because
  return (
    <p className="done-line" role="status">
      {t('models.ran', { n: models.filter((model) => model.ran).length, warnings, fresh, gone })}
      {why ? ` · ${why}` : ''}
    </p>
  )
}
