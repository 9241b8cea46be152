/** Scores: a cell in its colour, and the legend that is always in view. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import type { Band, MatrixScale } from './matrix-draw.ts'
import { scoreBand } from './matrix-layout.ts'
import { LegendKey } from './LegendKey.tsx'

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
        <LegendKey draws="hatch">{t('widgets.legend.missing')}</LegendKey>
        <LegendKey draws="dash">{t('widgets.legend.notApplicable')}</LegendKey>
        <LegendKey draws="red">{t('widgets.legend.redBehind')}</LegendKey>
        {props.tooFew && <LegendKey draws="dots">{t('widgets.legend.tooFew')}</LegendKey>}
      </div>
    </div>
  )
}
