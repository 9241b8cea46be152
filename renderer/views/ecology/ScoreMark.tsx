/** One score in its colour, or in a word why there is none: missing is hatched, never pale. */
import type { ReactNode } from 'react'
import type { ScoreNodeRow } from '../../../shared/ipc/commands/score.ts'
import { useText } from '../../app/settings.tsx'
import { Hatch } from '../../widgets/Marks.tsx'
import { stepOfScore, wholeScore, type Bands } from './score-filter.ts'

export function ScoreMark(props: {
  readonly score: number | null
  readonly state: ScoreNodeRow['state']
  readonly bands: Bands
}): ReactNode {
  const t = useText()
  const { score, state } = props
  const word = state === 'value' ? '' : t(`ecology.stateShort.${state}`)
  if (score === null || state === 'missing')
    return (
      <span className="ecology-mark mut">
        {word}
        {state === 'missing' && (
          <svg width="28" height="14" aria-hidden>
            <Hatch width={28} height={14} />
          </svg>
        )}
      </span>
    )
  const step = stepOfScore(score, props.bands)
  const aside = state === 'observed' || state === 'too_few' || state === 'bonus'
  return (
    <span className="ecology-mark">
      {word !== '' && <small className="mut">{word}</small>}
      <span
        className="score-cell"
        data-aside={aside || undefined}
        style={aside ? { borderColor: `var(--q${step})` } : { background: `var(--q${step})`, color: `var(--q${step}-ink)` }}
      >
        {wholeScore(score)}
      </span>
    </span>
  )
}
