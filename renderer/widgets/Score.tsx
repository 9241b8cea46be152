/** Scores: a cell in its colour, and the legend that is always in view. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import type { Band, MatrixScale } from './matrix-draw.ts'
import { scoreBand } from './matrix-layout.ts'
import { Hatch } from './Marks.tsx'
import { LevelShape } from './LevelMark.tsx'

export function ScoreCell(props: { readonly score: number; readonly band?: Band }): ReactNode {
  const band = props.band ?? scoreBand(props.score)
  return (
    <span className="score-cell" style={{ background: `var(--q${band})`, color: `var(--q${band}-ink)` }}>
      {Math.round(props.score)}
    </span>
  )
}

export interface LegendProps {
  readonly title?: string
  readonly scale?: MatrixScale
  /** Under each of the five colours, dark to light: `['0', '60', '70', '80', '90']`. */
  readonly steps: readonly string[]
  readonly tooFew?: boolean
}

export function Legend(props: LegendProps): ReactNode {
  const t = useText()
  const letter = props.scale === 'difference' ? 'd' : 'q'
  return (
    <div className="legend">
      <b>{props.title ?? t('widgets.legend.score')}</b>
      <div className="legend-steps">
        {props.steps.slice(0, 5).map((step, index) => (
          <span key={`${index}-${step}`}>
            <i style={{ background: `var(--${letter}${index + 1})` }} />
            {step}
          </span>
        ))}
      </div>
      <div className="legend-keys">
        <span>
          <svg width="16" height="12">
            <Hatch width={16} height={12} />
          </svg>
          {t('widgets.legend.missing')}
        </span>
        <span>
          <svg width="16" height="12">
            <path d="M5.5 6h5" stroke="var(--ink-3)" />
          </svg>
          {t('widgets.legend.notApplicable')}
        </span>
        <span>
          <svg width="16" height="12" viewBox="0 0 16 12">
            <LevelShape level="red" x={8} y={6.5} size={9} />
          </svg>
          {t('widgets.legend.redBehind')}
        </span>
        {props.tooFew && (
          <span>
            <svg width="16" height="12">
              <g fill="var(--hatch)">
                <rect x="2" y="2" width="1.4" height="1.4" />
                <rect x="7" y="2" width="1.4" height="1.4" />
                <rect x="12" y="2" width="1.4" height="1.4" />
                <rect x="2" y="7" width="1.4" height="1.4" />
                <rect x="7" y="7" width="1.4" height="1.4" />
                <rect x="12" y="7" width="1.4" height="1.4" />
              </g>
            </svg>
            {t('widgets.legend.tooFew')}
          </span>
        )}
      </div>
    </div>
  )
}
