/** The legend, always in view: what colour means, its steps, and how missing, not applicable and too few look. Also printed. */
import type { ReactNode } from 'react'
import { useText } from '../../app/settings.tsx'
import { LevelShape } from '../../widgets/LevelMark.tsx'
import { Hatch } from '../../widgets/Marks.tsx'
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
        <span>
          <svg width="16" height="12">
            <Hatch width={16} height={12} />
          </svg>
          {t('heat.legend.notRun')}
        </span>
        <span>
          <svg width="16" height="12">
            <path d="M5.5 6h5" stroke="var(--ink-3)" />
          </svg>
          {t('heat.legend.notApplicable')}
        </span>
        <span>
          <Dots />
          {t('heat.legend.tooFew')}
        </span>
        <span>
          <svg width="16" height="12" viewBox="0 0 16 12">
            <LevelShape level="red" x={8} y={6.5} size={9} />
          </svg>
          {t('heat.legend.red')}
        </span>
      </div>
    </div>
  )
}

function Dots(): ReactNode {
  const places = [2, 6, 10, 14].flatMap((x) => [2, 6, 10].map((y) => [x, y] as const))
  return (
    <svg width="16" height="12">
      <g fill="var(--hatch)">
        {places.map(([x, y]) => (
          <rect key={`${x}-${y}`} x={x - 0.6} y={y - 0.6} width="1.3" height="1.3" />
        ))}
      </g>
    </svg>
  )
}
