/** The legend, always in view: the five bands by colour, shape, word and range, with how many there are; how missing, provisional and the rest look. */
import { useId, type ReactNode } from 'react'
import type { BandId } from '../../../shared/packs/indicator/tree.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { BandShape, bandStep } from '../../widgets/BandMark.tsx'
import { Hatch } from '../../widgets/Marks.tsx'
import type { Bands } from './score-filter.ts'

export interface EcologyLegendProps {
  readonly title: string
  readonly bands: Bands
  /** How many tiles, units or cells lie in each band. */
  readonly counts?: Readonly<Partial<Record<BandId, number>>>
  readonly missing?: number
  /** Signs beside hatch: those of the map, of the matrix. */
  readonly signs: 'map' | 'matrix'
}

export function EcologyLegend(props: EcologyLegendProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { bands, counts } = props
  const upper = (index: number): string => {
    const from = bands[index - 1]?.from
    return from === undefined ? '100' : `<${from}`
  }
  return (
    <div
      className="legend ecology-legend"
      data-signs={props.signs}
      role="group"
      aria-label={t('ecology.legend.label', { title: props.title })}
    >
      <b className="cut" title={props.title}>
        {props.title}
      </b>
      <ul className="ecology-bands">
        {bands.map((band, index) => (
          <li key={band.id} title={`${name(band.name)} ${band.from}–${upper(index)}`}>
            <i style={{ background: `var(--q${bandStep[band.id]})` }} />
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden>
              <BandShape band={band.id} />
            </svg>
            <span>{name(band.name)}</span>
            <small>{index === 0 ? `≥${band.from}` : index === bands.length - 1 ? upper(index) : `${band.from}–`}</small>
            {counts && <em>{counts[band.id] ?? 0}</em>}
          </li>
        ))}
      </ul>
      <div className="legend-keys">
        <span>
          <svg width="16" height="12">
            <Hatch width={16} height={12} />
          </svg>
          {t('ecology.legend.missing')}
          {props.missing !== undefined && <em>{props.missing}</em>}
        </span>
        {props.signs === 'map' ? (
          <span>
            <ProvisionalSample />
            {t('ecology.legend.provisional')}
          </span>
        ) : (
          <MatrixSigns />
        )}
      </div>
    </div>
  )
}

function ProvisionalSample(): ReactNode {
  const id = useId()
  return (
    <svg width="16" height="12">
      <defs>
        <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--q4)" />
          <path d="M0 0V5" stroke="var(--q4-ink)" strokeWidth="1.2" opacity=".6" />
        </pattern>
      </defs>
      <rect width="16" height="12" fill={`url(#${id})`} />
    </svg>
  )
}

function MatrixSigns(): ReactNode {
  const t = useText()
  return (
    <>
      <span>
        <svg width="16" height="12">
          <path d="M5.5 6h5" stroke="var(--ink-3)" />
        </svg>
        {t('ecology.legend.notApplicable')}
      </span>
      <span>
        <svg width="16" height="12">
          <g fill="var(--hatch)">
            {[2, 7, 12].flatMap((x) => [2, 7].map((y) => <rect key={`${x}-${y}`} x={x} y={y} width="1.4" height="1.4" />))}
          </g>
        </svg>
        {t('ecology.legend.tooFew')}
      </span>
      <span>
        <svg width="16" height="12">
          <rect x="1.5" y="1.5" width="13" height="9" fill="none" stroke="var(--q3)" strokeWidth="3" />
        </svg>
        {t('ecology.legend.observed')}
      </span>
    </>
  )
}
