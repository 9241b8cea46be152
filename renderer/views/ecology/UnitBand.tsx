/** A unit's band by shape and word, whether it is certain, and in a sentence what made it worse than its score alone. */
import type { ReactNode } from 'react'
import type { IndicatorRow, ScoredUnitRow } from '../../../shared/ipc/commands/score.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { BandMark } from '../../widgets/BandMark.tsx'
import type { Bands } from './score-filter.ts'

export function UnitBand(props: {
  readonly unit: Pick<ScoredUnitRow, 'band' | 'provisional' | 'without'>
  readonly bands: Bands
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { unit } = props
  const found = props.bands.find((band) => band.id === unit.band)
  if (!found) return <span className="mut">{t(`ecology.without.${unit.without ?? 'coverage'}`)}</span>
  return <BandMark band={found.id} word={name(found.name)} provisional={unit.provisional ? t('ecology.provisional') : undefined} />
}

/** Why the band is what it is, one line a reason. */
export function BandReasons(props: {
  readonly unit: Pick<ScoredUnitRow, 'reasons' | 'provisional' | 'band' | 'without' | 'low' | 'high' | 'coverage'>
  readonly bands: Bands
  readonly indicators: readonly IndicatorRow[]
  readonly minCoverage: number
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { unit } = props
  const bandName = (id: string): string => {
    const found = props.bands.find((band) => band.id === id)
    return found ? name(found.name) : id
  }
  const indicatorName = (id: string): string => {
    const found = props.indicators.find((one) => one.id === id)
    return found ? `${id} ${name(found.name)}` : id
  }
  const heavy = unit.reasons.filter((reason) => reason.kind === 'heavy')
  const lines = [
    ...(unit.without === null ? [] : [t(`ecology.reason.${unit.without}`, { share: Math.round(props.minCoverage * 100) })]),
    ...unit.reasons.flatMap((reason) => {
      if (reason.kind === 'fall') return [t('ecology.reason.fall', { by: reason.detail, band: bandName(reason.band) })]
      return reason.kind === 'veto' ? [t('ecology.reason.veto', { name: indicatorName(reason.detail) })] : []
    }),
    ...(heavy.length === 0
      ? []
      : [
          t('ecology.reason.heavy', {
            names: heavy.map((reason) => indicatorName(reason.detail)).join(t('common.comma')),
            band: bandName(heavy[0]?.band ?? '')
          })
        ]),
    ...(unit.provisional ? [t('ecology.reason.provisional')] : [])
  ]
  if (lines.length === 0) return null
  return (
    <ul className="dashes">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
