/** The places that stand beside one another under one word of the rail: 事项, 流程, 核验. One click or G and a letter. */
import type { MouseEvent, ReactNode } from 'react'
import { familyOf, type PlaceId } from './places.tsx'
import { useText } from './settings.tsx'
import { useWalk } from './walk.tsx'

export function FamilyBar(props: { readonly here: PlaceId | undefined }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const family = familyOf(props.here)
  if (family.length === 0) return null
  return (
    <nav className="family" aria-label={t('frame.beside')}>
      {family.map((place) => (
        <a
          key={place.id}
          href={`#/${place.id}`}
          aria-current={place.id === props.here ? 'page' : undefined}
          title={`G ${place.letter.toUpperCase()}`}
          onClick={(event: MouseEvent) => {
            if (event.ctrlKey || event.metaKey || event.shiftKey) return
            event.preventDefault()
            open({ place: place.id })
          }}
        >
          {t(`frame.place.${place.id}`)}
        </a>
      ))}
    </nav>
  )
}
