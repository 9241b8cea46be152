/** Ctrl F: to the query box, from anywhere; within search it only takes the focus. */
import type { PlaceId } from './places.tsx'
import type { WalkValue } from './walk.tsx'

export function openSearch(here: PlaceId | undefined, advance: WalkValue['advance']): void {
  const box = document.querySelector<HTMLInputElement>('.search-everything input')
  if (here === 'search' && box) {
    box.focus()
    box.select()
  } else advance({ place: 'search', kind: 'place', label: '', search: {} }, 'push')
}
