/** The legend, always in view: what colour means, its steps, and how missing, not applicable and too few look. Also printed. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { LegendKey } from '../../widgets/LegendKey.tsx'
import { isDifference, legendOf, type HeatScale } from './heat-scale.ts'

/** What colour shows, in words. */
export function useColourTitle(): (colour: HeatScale['colour'], columns: 'pack' | 'model' | 'month') => string {
  const t = useText()
  return (colour, columns) => t(colour === 'change' && columns === 'month' ? 'heat.colourLong.changeMonth' : `heat.colourLong.${colour}`)
}

export function HeatLegend(props: { readonly scale: HeatScale; readonly title: string }): ReactNode {
  const t = useText()
  const difference = isDifference(props.scale.colour)
  const letter = difference ? 'd' : 'q'
  return (
    <div className="legend heat-legend" role="group" aria-label={t('heat.legendLabel', { title: props.title })}>
      <b className="cut" title={props.title}>
        {props.title}
      </b>
      <div className="legend-steps">
        {legendOf(props.scale).map((step) => (
          <span key={step.band}>
            <i
              className="heat-step"
              data-band={step.band}
              data-difference={difference || undefined}
              style={{ background: `var(--${letter}${step.band})` }}
            />
            {step.label}
          </span>
        ))}
      </div>
      <div className="legend-keys">
        <LegendKey draws="hatch">{t('heat.legend.notRun')}</LegendKey>
        <LegendKey draws="dash">{t('heat.legend.notApplicable')}</LegendKey>
        <LegendKey draws="dots">{t('heat.legend.tooFew')}</LegendKey>
        <LegendKey draws="red">{t('heat.legend.red')}</LegendKey>
      </div>
    </div>
  )
}
