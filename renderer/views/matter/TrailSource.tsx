/** The end of the walk inside a trail: the source row of the act, step, matter or meeting, with the way back and into a case. */
import { ChevronLeft, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { MatterInspector } from './MatterInspector.tsx'
import type { TrailSelection } from './use-trail-selection.ts'

/** Fields that made the act or step: their cells are picked in the row. */
const fieldsOf = {
  act: ['person_name', 'person_id', 'at', 'kind'],
  step: ['received_at', 'decided_at', 'registered_at', 'amount'],
  matter: ['code', 'name'],
  meeting: ['held_on', 'due_count', 'present_count', 'agreed_count']
} as const

export function TrailSource(props: {
  readonly trail: MatterTrail
  readonly selection: TrailSelection
  readonly onAdd: () => void
}): ReactNode {
  const t = useText()
  const { back } = useWalk()
  const { trail, selection } = props
  const what = selection.source
  const row =
    what === 'act'
      ? selection.act && { dataset: 'act', id: selection.act.id }
      : what === 'step'
        ? selection.step?.id && { dataset: 'step', id: selection.step.id }
        : what === 'meeting'
          ? selection.act?.meeting && { dataset: 'meeting', id: selection.act.meeting.id }
          : { dataset: 'matter', id: trail.matter.id }
  if (!row || what === undefined) return <MatterInspector trail={trail} selection={selection} onAdd={props.onAdd} />
  return (
    <SourceInspector
      dataset={row.dataset}
      id={row.id}
      fields={fieldsOf[what]}
      {...(what === 'act' && selection.label !== undefined ? { title: selection.label } : {})}
      footer={
        <>
          <Button kind="primary" big keys="A" icon={<Plus className="ic" />} onPress={props.onAdd}>
            {t('evidence.addToCase.button')}
          </Button>
          <Button big icon={<ChevronLeft className="ic" />} onPress={back}>
            {t('matter.back')}
          </Button>
        </>
      }
    />
  )
}
