/** The chosen act or node: a sentence, what each mark means, the post on that day and its document, times, the row as the file says it, acts around, warnings. */
import { Plus, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { speakDate } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useSettings } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { ActMeeting, ActPost, StepTimes } from './ActFacts.tsx'
import { ActNeighbours, StepActs } from './ActNeighbours.tsx'
import { ActOriginal } from './ActOriginal.tsx'
import { MarkLines } from './MarkLines.tsx'
import { markSentence } from './mark-sentence.ts'
import { TrailWarnings } from './TrailWarnings.tsx'
import type { TrailAct, TrailStep } from './trail-track.ts'
import type { TrailSelection } from './use-trail-selection.ts'

export function ActInspector(props: {
  readonly trail: MatterTrail
  readonly step: TrailStep
  readonly act: TrailAct | undefined
  readonly selection: TrailSelection
  readonly onAdd: () => void
}): ReactNode {
  const { settings, text: t } = useSettings()
  const words = useRecordWords()
  const spoken = useBilingual()
  const { advance, back } = useWalk()
  const { trail, step, act, selection } = props
  const node = spoken(step.name)
  const who = act?.meeting?.name ?? act?.person?.name ?? act?.nameInLedger ?? t('matter.unnamedPerson')
  // Nothing was recorded at a missing node: what arose from that is a warning of the matter.
  const warnings = step.id === null ? trail.warnings : trail.warnings.filter((one) => step.warnings.includes(one.id))
  const source: 'act' | 'step' | undefined = act ? 'act' : step.id === null ? undefined : 'step'
  const person = act?.person
  return (
    <Inspector
      label={t('frame.walkKind.act')}
      of={`${step.id ?? step.node} ${act?.id ?? ''}`}
      kick={<span className="cut">{act ? t('matter.actKick', { n: step.seq, name: node }) : t('matter.stepKick', { n: step.seq })}</span>}
      title={act ? `${words.act(act.kind)} · ${who}` : node}
      footer={
        <>
          {source ? (
            <Button kind="primary" big keys="Enter" onPress={() => selection.openSource(source)}>
              {t('matter.openSource')}
            </Button>
          ) : (
            <Button kind="primary" big keys="Backspace" onPress={back}>
              {t('common.previous')}
            </Button>
          )}
          <Button big icon={<Plus className="ic" />} onPress={props.onAdd}>
            {t('evidence.addToCase.button')}
          </Button>
        </>
      }
    >
      <p className="say">{act ? sayAct() : sayStep()}</p>
      <MarkLines
        trail={trail}
        marks={step.marks}
        place={node}
        sentence={(mark) => markSentence(t, words, step, mark, trail.steps, (one) => spoken(one.name))}
      />
      {act?.meeting && <ActMeeting meeting={act.meeting} onOpen={() => selection.openSource('meeting')} />}
      {act && !act.meeting && (
        <ActPost
          act={act}
          aside={
            person && (
              <button
                type="button"
                className="link"
                onClick={() => advance({ place: 'person', kind: 'person', label: person.name, search: { id: person.id } }, 'push')}
              >
                <UserRound className="ic" />
                {t('matter.openPerson')}
              </button>
            )
          }
        />
      )}
      <StepTimes step={step} />
      {source && <ActOriginal dataset={source} id={act?.id ?? step.id ?? ''} place={act ? act.source : step.source} />}
      {act ? (
        <ActNeighbours trail={trail} act={act} selection={selection} />
      ) : (
        step.acts.length > 0 && (
          <InspectorSection title={t('matter.actsHere')}>
            <StepActs step={step} selection={selection} />
          </InspectorSection>
        )
      )}
      {step.id === null ? (
        <TrailWarnings
          title={t('matter.warningsOfMatter')}
          warnings={warnings}
          all={{ total: trail.warningsTotal, search: { matter: trail.matter.id } }}
        />
      ) : (
        <TrailWarnings title={t('matter.warningsHere')} warnings={warnings} />
      )}
    </Inspector>
  )

  function sayAct(): string {
    if (!act) return ''
    const date = act.at === null ? null : speakDate(act.at, settings.language)
    if (date === null) return t('matter.say.actNoDate', { who, kind: words.act(act.kind), node })
    return act.meeting ? t('matter.say.meeting', { date, who, node }) : t('matter.say.act', { date, who, kind: words.act(act.kind), node })
  }
  function sayStep(): string {
    if (step.id === null) return t('matter.say.stepNone', { node })
    return step.decided === null
      ? t('matter.say.stepOpen', { node })
      : t('matter.say.step', { node, date: speakDate(step.decided, settings.language) })
  }
}
