/**
 * Bands of a score by shape and word: a vessel that fills as things get worse, in ink, so that it survives colour blindness, a beamer and a copier
 * and is never taken for a warning level.
 */
import type { ReactNode } from 'react'
import type { BandId } from '../../shared/packs/indicator/tree.ts'

const filled: Readonly<Record<BandId, number>> = { green: 0, blue: 0.25, yellow: 0.5, orange: 0.75, red: 1 }
/** The step of the five colours for scores: 5 is best. */
export const bandStep = { green: 5, blue: 4, yellow: 3, orange: 2, red: 1 } as const satisfies Record<BandId, 1 | 2 | 3 | 4 | 5>

/** The shape alone, 12 × 12, at its upper left corner. */
export function BandShape(props: {
  readonly band: BandId
  readonly x?: number
  readonly y?: number
  /** What it stands on, when that is not paper. */ readonly ground?: string
}): ReactNode {
  const { band, x = 0, y = 0, ground = 'var(--paper)' } = props
  const height = 10 * filled[band]
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect x="1.5" y="1.5" width="9" height="9" rx={band === 'red' ? 0 : 2} fill={ground} stroke="currentColor" strokeWidth="1.2" />
      {height > 0 && <rect x="1" y={11 - height} width="10" height={height} rx={band === 'red' ? 0 : 1} fill="currentColor" />}
      {band === 'red' && <path d="M4 4l4 4M8 4l-4 4" stroke={ground} strokeWidth="1.4" />}
    </g>
  )
}

export interface BandMarkProps {
  readonly band: BandId | null
  /** The band's name in the tree. */
  readonly word: string
  /** Could be another band once the missing figures are there: told by word and a dashed line. */
  readonly provisional?: string | undefined
}

export function BandMark(props: BandMarkProps): ReactNode {
  return (
    <span className="band-mark" data-provisional={props.provisional === undefined ? undefined : ''}>
      {props.band !== null && (
        <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
          <BandShape band={props.band} />
        </svg>
      )}
      <span>{props.word}</span>
      {props.provisional !== undefined && <small>{props.provisional}</small>}
    </span>
  )
}
