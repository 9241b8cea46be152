/** The matter itself in the inspector: its facts, every marked node with its sentence, its warnings, and which checks are off and why. */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { DateText } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { LevelMark } from '../../widgets/LevelMark.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { markSentence } from './mark-sentence.ts'
import { MarkLines } from './MarkLines.tsx'
import { TrailWarnings } from './TrailWarnings.tsx'
import { hasSteps, levelOf, markedSteps, marksInOrder, stepKey, type TrailStep } from './trail-track.ts'
import type { TrailSelection } from './use-trail-selection.ts'

export function MatterInspector(props: {
  readonly trail: MatterTrail
  readonly selection: TrailSelection
  readonly onAdd: () => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const words = useRecordWords()
  const { advance } = useWalk()
  const { trail, selection } = props
  const { matter } = trail
  const marked = markedSteps(trail.steps)
  const accepted = trail.steps.filter((step) => step.marks.some((mark) => mark.accepted !== null))
  const late = trail.steps.filter((step) => marksInOrder(step.marks).length > 0).length - marked.length
  const first = marked[0] ?? trail.steps.find((step) => step.id !== null)
  const go = (): void => {
    if (first) selection.select(first, first.acts.at(-1))
    else if (matter.source) selection.openSource('matter')
  }
  useKeys({ Enter: go })
  const { org } = matter
  return (
    <Inspector
      label={t('matter.kick')}
      of={matter.id}
      kick={
        <>
          <span>{name(trail.matter.procedureName)}</span>
          <span className="bar" />
          <span className="cut">{matter.code}</span>
        </>
      }
      title={matter.name}
      footer={
        <>
          <Button kind="primary" big keys="Enter" onPress={go} isDisabled={!first && !matter.source}>
            {marked.length > 0 ? t('matter.openFirst') : first ? t('matter.openFirstStep') : t('matter.openSource')}
          </Button>
          <Button big icon={<Plus className="ic" />} onPress={props.onAdd}>
            {t('evidence.addToCase.button')}
          </Button>
        </>
      }
    >
      <InspectorSection title={t('matter.facts')}>
        <KeyValue
          rows={[
            [
              t('matter.column.unit'),
              org ? (
                <button
                  key="org"
                  type="button"
                  className="link"
                  onClick={() => advance({ place: 'unit', kind: 'place', label: org.name, search: { id: org.id } }, 'push')}
                >
                  {org.name}
                </button>
              ) : (
                '—'
              )
            ],
            [
              t('matter.column.procedure'),
              <button
                key="procedure"
                type="button"
                className="link"
                onClick={() =>
                  advance(
                    { place: 'process', kind: 'place', label: name(matter.procedureName), search: { procedure: matter.procedure } },
                    'push'
                  )
                }
              >
                {name(matter.procedureName)}
              </button>
            ],
            [t('matter.openedOn'), <DateText key="opened" date={matter.opened} />],
            [t('matter.closedOn'), matter.closed === null ? t('matter.notClosed') : <DateText key="closed" date={matter.closed} />],
            ...(matter.deadline === null ? [] : [[t('matter.deadline'), <DateText key="deadline" date={matter.deadline} />] as const]),
            ...(matter.status === null ? [] : [[t('matter.status'), matter.status] as const]),
            ...(matter.contractor === null ? [] : [[t('matter.contractor'), matter.contractor] as const]),
            ...(matter.source === null
              ? []
              : [
                  [
                    t('matter.head.source'),
                    <button key="source" type="button" className="link" onClick={() => selection.openSource('matter')}>
                      {t('matter.sourceLine', { file: matter.source.sheet || matter.source.file, line: matter.source.line })}
                    </button>
                  ] as const
                ])
          ]}
        />
      </InspectorSection>
      <InspectorSection title={t('matter.marksFound')} note={marked.length > 0 ? t('matter.caution') : undefined}>
        {marked.length === 0 ? (
          <p className="mut">
            {!hasSteps(trail)
              ? t('matter.noSteps')
              : late + accepted.length + trail.marks.length > 0
                ? ''
                : trail.done < trail.of
                  ? t('matter.noMarksSoFar', { n: trail.of - trail.done })
                  : t('matter.noMarks')}
          </p>
        ) : (
          <MarkedNodes steps={marked} warnings={trail.warnings} onOpen={(step) => selection.select(step, step.acts.at(-1))} />
        )}
        {late > 0 && <p className="mut">{t('matter.onlyLate', { n: late })}</p>}
        <MarkLines
          trail={trail}
          marks={trail.marks}
          place={t('process.whole')}
          sentence={(mark) => markSentence(t, words, undefined, mark, trail.steps, (one) => name(one.name))}
        />
        {accepted.length > 0 && (
          <>
            <p className="mut">{t('matter.acceptedAt', { n: accepted.length })}</p>
            <ul className="dashes">
              {accepted.map((step) => (
                <li key={stepKey(step)}>
                  <button type="button" className="link" onClick={() => selection.select(step, step.acts.at(-1))}>
                    {name(step.name)} ·{' '}
                    {[...new Set(step.marks.flatMap((mark) => (mark.accepted === null ? [] : words.mark(mark.kind))))].join('、')}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
      </InspectorSection>
      <TrailWarnings
        title={t('matter.warningsOfMatter')}
        warnings={trail.warnings}
        all={{ total: trail.warningsTotal, search: { matter: matter.id } }}
      />
      {trail.switchedOff.length > 0 && (
        <InspectorSection title={t('matter.off')}>
          <ul className="dashes">
            {trail.switchedOff.map((one) => (
              <li key={one.zh}>{name(one)}</li>
            ))}
          </ul>
        </InspectorSection>
      )}
    </Inspector>
  )
}

function MarkedNodes(props: {
  readonly steps: readonly TrailStep[]
  readonly warnings: MatterTrail['warnings']
  readonly onOpen: (step: TrailStep) => void
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  return (
    <Ledger
      label={t('matter.marksFound')}
      rows={props.steps}
      rowKey={stepKey}
      onOpen={props.onOpen}
      columns={[
        { id: 'seq', title: '', width: 24, cell: (step) => <b>{step.seq}</b> },
        {
          id: 'node',
          title: t('matter.step'),
          cell: (step) =>
            step.round !== null && step.round > 1 ? `${name(step.name)} ${t('matter.round', { n: step.round })}` : name(step.name)
        },
        {
          id: 'marks',
          title: t('matter.head.marks'),
          width: 132,
          cell: (step) => {
            const level = levelOf(step.warnings, props.warnings)
            const marks = marksInOrder(step.marks).map((mark) => words.mark(mark.kind))
            return (
              <span title={marks.join('、')}>
                {level && <LevelMark level={level} word="none" />} {marks.join('、')}
              </span>
            )
          }
        }
      ]}
    />
  )
}
