/** The narrow rail of places: icon over word, a count only where work waits. */
import { Lock } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { places, type Place, type PlaceId } from './places.tsx'
import { useText } from './settings.tsx'
import { useWalk } from './walk.tsx'

export interface RailProps {
  readonly here: PlaceId | undefined
  readonly counts?: Readonly<Partial<Record<PlaceId, number>>>
  readonly onLock?: () => void
}

export function Rail(props: RailProps): ReactNode {
  const t = useText()
  const lit = places.find((place) => place.id === props.here)?.within ?? props.here
  const draw = (place: Place): ReactNode => (
    <RailPlace key={place.id} place={place} here={lit === place.id} count={props.counts?.[place.id]} />
  )
  return (
    <nav className="rail" aria-label={t('frame.places')}>
      {places.filter((place) => place.side === 'start').map(draw)}
      <div className="end">
        {places.filter((place) => place.side === 'end').map(draw)}
        {props.onLock && (
          <a
            href="#lock"
            role="button"
            onClick={(event) => {
              event.preventDefault()
              props.onLock?.()
            }}
          >
            <Lock />
            {t('frame.place.lock')}
          </a>
        )}
      </div>
    </nav>
  )
}

function RailPlace(props: { readonly place: Place; readonly here: boolean; readonly count: number | undefined }): ReactNode {
  const t = useText()
  const { open } = useWalk()
  const Icon = props.place.icon
  const go = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    open({ place: props.place.id })
  }
  return (
    <a href={`#/${props.place.id}`} aria-current={props.here ? 'page' : undefined} onClick={go}>
      <Icon />
      {t(`frame.place.${props.place.id}`)}
      {props.count !== undefined && props.count > 0 && <span className="count">{props.count}</span>}
    </a>
  )
}
