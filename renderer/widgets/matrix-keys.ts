/** Keys that move the cross-hair of a matrix: how many rows and columns each goes. Pages are ten rows, Home and End go to the edge. */
import type { KeyboardEvent } from 'react'

export function arrowOf(event: KeyboardEvent): readonly [number, number] | undefined {
  if (event.ctrlKey || event.altKey || event.metaKey) return undefined
  switch (event.key) {
    case 'ArrowUp':
    case 'k':
      return [-1, 0]
    case 'ArrowDown':
    case 'j':
      return [1, 0]
    case 'ArrowLeft':
      return [0, -1]
    case 'ArrowRight':
      return [0, 1]
    case 'PageUp':
      return [-10, 0]
    case 'PageDown':
      return [10, 0]
    case 'Home':
      return [0, -100_000]
    case 'End':
      return [0, 100_000]
    default:
      return undefined
  }
}
