/** One matter: its figures, the track with the fan of real time, the table of acts, and in the inspector whatever is chosen, down to the source row. */
import { useMemo, useState, type ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useSettings } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useTold } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { Skeleton } from '../../widgets/Skeleton.tsx'
import { TrackChart } from '../../widgets/TrackChart.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { EventSource, eventRow } from './EventSource.tsx'
import { Hands } from './HandsTable.tsx'
import { ActInspector } from './ActInspector.tsx'
import { MatterInspector } from './MatterInspector.tsx'
import type { MatterSearch } from './search.ts'
import { hasSteps, isSkipped, lanesOf, trackNodes } from './trail-track.ts'
import { Timeline } from './Timeline.tsx'
import { TrailHead } from './TrailHead.tsx'
import { TrailSource } from './TrailSource.tsx'
import { TrailStatus } from './TrailStatus.tsx'
import { TrailTable } from './TrailTable.tsx'
import { useTrailSelection, type TrailSelection } from './use-trail-selection.ts'

/** Of a longer trail the latest rounds of every node are shown until all are asked for. */
const most = 60

export function TrailView(props: { readonly id: string }): ReactNode {
  const { text: t } = useSettings()
  const [asked, setAsked] = useState<{ readonly matter: string; readonly also?: string }>()
  const more = asked?.matter === props.id ? asked : undefined
  const whole = more !== undefined && more.also === undefined
  const part = { matter: props.id, most, ...(more?.also === undefined ? {} : { also: more.also }) }
  const result = useCommand('trail.matter', whole ? { matter: props.id } : part)
  const trail = result.data && [result.data.matter.id, result.data.matter.code].includes(props.id) ? result.data : undefined
  const selection = useTrailSelection(props.id, trail)
  useTold('process', { procedure: trail?.matter.procedure })
  const [search] = useViewSearch<MatterSearch>()
  const showAll = (): void => setAsked({ matter: props.id })
  // a link may lead to a round that is not among those shown: it is fetched beside them
  const wanted = search.act ?? search.step
  const beyond = trail !== undefined && selection.step === undefined && trail.stepsShown < trail.stepsTotal
  if (beyond && wanted !== undefined && !whole && more?.also !== wanted) setAsked({ matter: props.id, also: wanted })
  const [adding, setAdding] = useState(false)
  const { act, step } = selection
  const event = search.tab === 'line' ? eventRow(search.event) : undefined
  const add = (): void => setAdding(true)
  useKeys({ a: add, Escape: selection.clear }, trail !== undefined)
  const content = event
    ? { rows: [{ dataset: event.dataset, id: event.id }] }
    : act
      ? { rows: [{ dataset: 'act', id: act.id }] }
      : step?.id
        ? { rows: [{ dataset: 'step', id: step.id }] }
        : { matters: trail ? [trail.matter.id] : [] }
  return (
    <ViewLayout
      status={trail && <TrailStatus trail={trail} />}
      inspector={
        trail ? (
          <TrailInspector trail={trail} selection={selection} onAdd={add} />
        ) : (
          <Inspector label={t('matter.kick')}>{result.error ? null : <Skeleton rows={6} />}</Inspector>
        )
      }
    >
      {trail && !hasSteps(trail) ? (
        <NoSteps trail={trail} selection={selection} />
      ) : trail ? (
        <Trail trail={trail} selection={selection} onAll={showAll} />
      ) : (
        <Waiting result={{ ...result, data: undefined, waiting: !result.error }} rows={12}>
          {() => null}
        </Waiting>
      )}
      {trail && <AddToCase open={adding} onOpenChange={setAdding} {...content} />}
    </ViewLayout>
  )
}

function NoSteps(props: { readonly trail: MatterTrail; readonly selection: TrailSelection }): ReactNode {
  const { text: t } = useSettings()
  const { trail, selection } = props
  return (
    <>
      <TrailHead trail={trail} />
      <EmptyState
        title={t('matter.noSteps')}
        text={t('matter.noStepsText')}
        action={trail.matter.source && <Button onPress={() => selection.openSource('matter')}>{t('matter.openSource')}</Button>}
      />
    </>
  )
}

function TrailInspector(props: { readonly trail: MatterTrail; readonly selection: TrailSelection; readonly onAdd: () => void }): ReactNode {
  const { trail, selection } = props
  const [search] = useViewSearch<MatterSearch>()
  const event = search.tab === 'line' ? eventRow(search.event) : undefined
  if (event) return <EventSource {...event} onAdd={props.onAdd} />
  if (selection.source) return <TrailSource trail={trail} selection={selection} onAdd={props.onAdd} />
  if (selection.step)
    return <ActInspector trail={trail} step={selection.step} act={selection.act} selection={selection} onAdd={props.onAdd} />
  return <MatterInspector trail={trail} selection={selection} onAdd={props.onAdd} />
}

function Trail(props: { readonly trail: MatterTrail; readonly selection: TrailSelection; readonly onAll: () => void }): ReactNode {
  const { settings, text: t } = useSettings()
  const words = useRecordWords()
  const name = useBilingual()
  const [search, change] = useViewSearch<MatterSearch>()
  const { trail, selection } = props
  const tab = search.tab ?? 'acts'
  const english = settings.language === 'en'
  const skipped = trail.steps.filter(isSkipped).length
  const steps = useMemo(() => trail.steps.filter((step) => search.optional === true || !isSkipped(step)), [trail, search.optional])
  const nodes = useMemo(
    () =>
      trackNodes(trail, steps, {
        name: (step) => (english ? step.name.en || step.short : step.short || step.name.zh),
        stage: (step) => name(step.stage),
        flag: (step, other, n) => t('matter.flag', { node: english ? step.name.en || step.short : step.short || step.name.zh, other, n })
      }),
    [trail, steps, english, name, t]
  )
  const lanes = useMemo(() => lanesOf(steps).map((id) => ({ id, label: t(`matter.lane.${id}`) })), [steps, t])
  const clocks = [...new Set(steps.flatMap((step) => step.clock ?? []))]
  const clock = clocks.length > 1 ? t('matter.clock.mixed') : words.clock(clocks[0] ?? 'working_days')
  const { step, act } = selection
  const choose = (node: string, actId?: string): void => {
    const owner = actId === undefined ? undefined : steps.find((one) => one.acts.some((each) => each.id === actId))
    const target = owner ?? steps.findLast((one) => one.node === node)
    if (target)
      selection.select(
        target,
        target.acts.find((one) => one.id === actId)
      )
  }
  const turn = (by: number): void => {
    const at = nodes.findIndex((one) => one.id === step?.node)
    const next = nodes[Math.max(0, Math.min(nodes.length - 1, at < 0 ? 0 : at + by))]
    if (next) choose(next.id)
  }
  useKeys({ ArrowLeft: () => turn(-1), ArrowRight: () => turn(1) }, tab === 'acts')
  return (
    <>
      <TrailHead
        trail={trail}
        tools={
          <>
            {trail.stepsShown < trail.stepsTotal && (
              <Button kind="quiet" onPress={props.onAll}>
                {t('matter.showAllRounds', { n: trail.stepsShown, of: trail.stepsTotal })}
              </Button>
            )}
            {skipped > 0 && (
              <Button kind="quiet" onPress={() => change({ optional: search.optional ? undefined : true })}>
                {search.optional ? t('matter.hideOptional') : t('matter.showOptional', { n: skipped })}
              </Button>
            )}
          </>
        }
      />
      <div className="trail-tabs">
        <Segments
          label={t('matter.tab.label')}
          value={tab}
          options={(['acts', 'line', 'hands'] as const).map((part) => ({ id: part, label: t(`matter.tab.${part}`) }))}
          onChange={(part) => change({ tab: part === 'acts' ? undefined : part, event: undefined, holder: undefined })}
        />
      </div>
      {tab === 'acts' && (
        <TrackChart
          nodes={nodes}
          lanes={lanes}
          asOf={trail.asOf}
          clock={clock}
          here={step ? { node: step.node, ...(act ? { act: act.id } : {}) } : undefined}
          onHere={choose}
        />
      )}
      {tab === 'acts' && <TrailTable trail={trail} steps={steps} selection={selection} />}
      {tab === 'line' && <Timeline trail={trail} />}
      {tab === 'hands' && <Hands trail={trail} />}
    </>
  )
}
