/** Warnings that concern what is shown; each opens its card. */
import type { ReactNode } from 'react'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { WarningLines } from '../../widgets/WarningLines.tsx'

export function TrailWarnings(props: {
  readonly title: string
  readonly warnings: MatterTrail['warnings']
  readonly none?: string
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const name = useBilingual()
  const { advance } = useWalk()
  const { warnings } = props
  return (
    <InspectorSection title={props.title} note={warnings.length > 1 ? t('common.items', { n: warnings.length }) : undefined}>
      {warnings.length === 0 ? (
        <p className="mut">{props.none ?? t('matter.noWarnings')}</p>
      ) : (
        <WarningLines
          lines={warnings.map((one) => ({
            id: one.id,
            level: one.level,
            name: name(one.name),
            note: name(one.sentence),
            state: words.state(one.state)
          }))}
          onOpen={(id) => {
            const found = warnings.find((one) => one.id === id)
            if (found) advance({ place: 'warnings', kind: 'warning', label: name(found.name), search: { id } }, 'push')
          }}
        />
      )}
    </InspectorSection>
  )
}
