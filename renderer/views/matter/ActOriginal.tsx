/** The row as the file says it, beside what was recognised: the columns that were read, in short. The whole row and its import are the next step. */
import type { ReactNode } from 'react'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { SourceRowTable } from '../../widgets/SourceRowTable.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { TrailAct } from './trail-track.ts'

export function ActOriginal(props: {
  readonly dataset: 'act' | 'step'
  readonly id: string
  readonly place: TrailAct['source']
}): ReactNode {
  const t = useText()
  const result = useCommand('source.row', { dataset: props.dataset, id: props.id }, { enabled: props.place !== null })
  if (!props.place) return null
  const mine = result.data?.id === props.id ? result.data : undefined
  return (
    <InspectorSection title={t('matter.original')}>
      <p className="source-place">
        {props.place.file}
        {props.place.sheet !== '' && ` › ${props.place.sheet}`} › <b>{t('evidence.source.line', { line: props.place.line })}</b>
      </p>
      <Waiting result={{ ...result, data: mine }} rows={4}>
        {(view) =>
          view.source && (
            <SourceRowTable
              fields={view.source.cells
                .filter((cell) => cell.fields.length > 0)
                .slice(0, 12)
                .map((cell) => ({
                  column: cell.letter,
                  header: cell.header,
                  raw: cell.raw,
                  ...(cell.recognised === null ? {} : { recognised: cell.recognised })
                }))}
            />
          )
        }
      </Waiting>
    </InspectorSection>
  )
}
