/** The end of the walk on the time line: the source row of a chosen event, with the way into a case. */
import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'

export interface EventRow {
  readonly dataset: string
  readonly id: string
  readonly field: string
}

/** The row behind an event's key, which is dataset/id/field; undefined for a warning. */
export function eventRow(key: string | undefined): EventRow | undefined {
  const found = /^([a-z0-9_]+)\/(.+)\/([a-z0-9_]+)$/.exec(key ?? '')
  return found?.[1] && found[2] && found[3] ? { dataset: found[1], id: found[2], field: found[3] } : undefined
}

export function EventSource(props: EventRow & { readonly onAdd: () => void }): ReactNode {
  const t = useText()
  return (
    <SourceInspector
      dataset={props.dataset}
      id={props.id}
      fields={[props.field]}
      footer={
        <Button kind="primary" big keys="A" icon={<Plus className="ic" />} onPress={props.onAdd}>
          {t('evidence.addToCase.button')}
        </Button>
      }
    />
  )
}
