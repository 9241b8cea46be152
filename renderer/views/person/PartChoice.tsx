/** The two ways to see a person: their course over the years, and the sheet of their work; the name card opens the sheet. */
import type { ReactNode } from 'react'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import type { PersonSearch } from './search.ts'

export function PartChoice(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<PersonSearch>()
  const part = search.part ?? 'course'
  useKeys({ w: () => change({ part: part === 'sheet' ? 'course' : 'sheet', pick: undefined, source: undefined }) })
  return (
    <Segments
      label={t('person.sheet.parts')}
      value={part}
      options={[
        { id: 'course', label: t('person.sheet.course') },
        { id: 'sheet', label: t('person.sheet.title') }
      ]}
      onChange={(next) => change({ part: next, pick: undefined, source: undefined })}
    />
  )
}

/** The name with its first character as a portrait: pressing it opens the sheet. */
export function NameCard(props: { readonly name: string }): ReactNode {
  const t = useText()
  const [, change] = useViewSearch<PersonSearch>()
  return (
    <button
      type="button"
      className="name-card"
      aria-label={t('person.sheet.card', { name: props.name })}
      onClick={() => change({ part: 'sheet' })}
    >
      <i aria-hidden>{props.name.slice(0, 1)}</i>
      {props.name}
    </button>
  )
}
