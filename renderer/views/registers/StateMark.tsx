/** State of an entry by word and shape, in ink: a disc that fills as the declared states go by, ticked at the first end, barred at any other. */
import type { ReactNode } from 'react'
import { useBilingual } from '../../app/bilingual.ts'
import type { Register } from './filter.ts'

const radius = 4.6

/** A slice of the disc, from the top clockwise; `share` between 0 and 1. */
function slice(share: number): string {
  const angle = 2 * Math.PI * Math.min(share, 0.999)
  const [x, y] = [6 + radius * Math.sin(angle), 6 - radius * Math.cos(angle)]
  return `M6 6V${6 - radius}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`
}

export function StateMark(props: { readonly states: Register['states']; readonly state: string }): ReactNode {
  const name = useBilingual()
  const { states, state } = props
  const here = states.find(({ id }) => id === state)
  const [open, ends] = [states.filter(({ final }) => !final), states.filter(({ final }) => final)]
  return (
    <span className="row-line entry-state">
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
        {here?.final ? (
          <>
            <circle cx="6" cy="6" r="5.2" fill="var(--ink-2)" />
            <path
              d={ends[0]?.id === state ? 'M3.4 6.2 5.3 8.1 8.7 4.4' : 'M3.4 6h5.2'}
              fill="none"
              stroke="var(--paper)"
              strokeWidth="1.5"
            />
          </>
        ) : (
          <>
            <circle cx="6" cy="6" r={radius} fill="none" stroke="var(--ink-2)" strokeWidth="1.2" />
            <path
              d={slice(
                Math.max(
                  0,
                  open.findIndex(({ id }) => id === state)
                ) / Math.max(1, open.length)
              )}
              fill="var(--ink-2)"
            />
          </>
        )}
      </svg>
      <span className="cut">{here ? name(here.name) : state}</span>
    </span>
  )
}
