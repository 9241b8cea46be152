/** The rows that an entry, or a proposal, stands on: a warning opens on its card, any other row on its source. Told as they were when the entry was made. */
import { useState, type ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import type { EntryView } from './filter.ts'

type Cause = EntryView['causes'][number]

/** As many as are shown before one asks for the rest. */
const first = 20

export function EntryCauses(props: { readonly causes: readonly Cause[]; readonly onRow: (row: string, label: string) => void }): ReactNode {
  const t = useText()
  return (
    <InspectorSection title={t('registers.entry.causes')} note={t('common.items', { n: props.causes.length })}>
      <CauseList {...props} />
    </InspectorSection>
  )
}

export function CauseList(props: { readonly causes: readonly Cause[]; readonly onRow?: (row: string, label: string) => void }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const [whole, setWhole] = useState(false)
  const { causes, onRow } = props
  const shown = whole ? causes : causes.slice(0, first)
  const open = ({ warning, dataset, id, label }: Cause): (() => void) | undefined => {
    if (warning !== '') return () => advance({ place: 'warnings', kind: 'warning', label: warning, search: { id: warning } }, 'push')
    return onRow === undefined ? undefined : () => onRow(`${dataset}/${id}`, label)
  }
  return (
    <>
      <ul className="causes">
        {shown.map((cause) => {
          const act = open(cause)
          return (
            <li key={`${cause.dataset}/${cause.id}`}>
              {act === undefined ? (
                <span className="cut">{cause.label}</span>
              ) : (
                <button type="button" className="link cut" onClick={act}>
                  {cause.label}
                </button>
              )}
            </li>
          )
        })}
      </ul>
      {shown.length < causes.length && (
        <Button kind="quiet" onPress={() => setWhole(true)}>
          {t('registers.entry.causesMore', { n: causes.length - shown.length })}
        </Button>
      )}
    </>
  )
}
