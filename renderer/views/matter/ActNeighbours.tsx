/** The acts just before and after the chosen one by real time, whatever node they belong to; and the acts of one node. */
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { actsAround, type TrailAct, type TrailStep } from './trail-track.ts'
import type { TrailSelection } from './use-trail-selection.ts'

export function ActNeighbours(props: {
  readonly trail: MatterTrail
  readonly act: TrailAct
  readonly selection: TrailSelection
}): ReactNode {
  const t = useText()
  const around = actsAround(props.trail, props.act.id)
  if (around.length < 2) return null
  const gap = (days: number | null): string => {
    if (days === null) return ''
    if (days === 0) return t('matter.sameDay')
    return days < 0 ? t('matter.earlier', { n: -days }) : t('matter.later', { n: days })
  }
  return (
    <InspectorSection title={t('matter.neighbours')}>
      <div className="act-lines">
        {around.map((one) => (
          <ActLine
            key={one.act.id}
            step={one.step}
            act={one.act}
            here={one.act.id === props.act.id}
            note={one.act.id === props.act.id ? '' : gap(one.days)}
            onPress={() => props.selection.select(one.step, one.act)}
          />
        ))}
      </div>
    </InspectorSection>
  )
}

export function StepActs(props: { readonly step: TrailStep; readonly selection: TrailSelection }): ReactNode {
  return (
    <div className="act-lines">
      {props.step.acts.map((act) => (
        <ActLine key={act.id} step={props.step} act={act} here={false} note="" onPress={() => props.selection.select(props.step, act)} />
      ))}
    </div>
  )
}

function ActLine(props: {
  readonly step: TrailStep
  readonly act: TrailAct
  readonly here: boolean
  readonly note: string
  readonly onPress: () => void
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const { act, step } = props
  const who = act.meeting?.name ?? act.person?.name ?? act.nameInLedger ?? t('matter.unnamedPerson')
  return (
    <button type="button" aria-current={props.here || undefined} onClick={props.onPress}>
      <span>{act.at?.slice(0, 10) ?? '—'}</span>
      <span>{words.act(act.kind)}</span>
      <span title={`${who} ${name(step.name)}`}>
        {props.here ? <b>{who}</b> : who} <span className="sec">{name(step.name)}</span>
      </span>
      <span className="unit">{props.note}</span>
    </button>
  )
}
