/** The units of a tile, worst first: score, at least and at most, band with what made it worse. Enter opens the sheet of the one that is picked. */
import { useState, type ReactNode } from 'react'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { BandMark } from '../../widgets/BandMark.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Hero } from '../../widgets/Figures.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import type { RegionTile } from './region-tiles.ts'
import { UnitBand } from './UnitBand.tsx'

export interface TileInspectorProps {
  readonly tile: RegionTile | undefined
  readonly table: ScoreTable
  readonly by: 'mean' | 'worst'
  readonly onUnit: (id: string, name: string) => void
}

export function TileInspector(props: TileInspectorProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { tile } = props
  const [picked, setPicked] = useState<string>()
  const units = tile?.units ?? []
  const at = Math.max(
    0,
    units.findIndex((unit) => unit.id === picked)
  )
  const unit = units[at]
  const open = (): void => {
    if (unit) props.onUnit(unit.id, unit.short || unit.name)
  }
  const step = (by: number): void => setPicked(units[Math.max(0, Math.min(units.length - 1, at + by))]?.id)
  useKeys({ j: () => step(1), k: () => step(-1), Enter: open }, tile !== undefined)
  const found = props.table.bands.find((one) => one.id === tile?.band)
  const band = found ? <BandMark band={found.id} word={name(found.name)} /> : '—'
  if (tile === undefined)
    return (
      <Inspector width="heat" label={t('ecology.tile.inspector')}>
        <EmptyState title={t('ecology.tile.pick')} text={t('ecology.tile.pickText')} />
      </Inspector>
    )
  return (
    <Inspector
      width="heat"
      label={t('ecology.tile.inspector')}
      of={tile.region}
      kick={
        <>
          <span>{t('ecology.tile.kick')}</span>
          <span className="push" />
          <span>{props.table.period}</span>
        </>
      }
      title={tile.region === '' ? t('ecology.noRegion') : tile.region}
      footer={
        unit && (
          <Button kind="primary" big keys="Enter" onPress={open}>
            {t('ecology.tile.open', { name: unit.short || unit.name })}
          </Button>
        )
      }
    >
      <Hero
        value={tile.score === null ? '—' : formatNumber(tile.score, 1)}
        of={t('ecology.of100')}
        facts={[
          [t(props.by === 'worst' ? 'ecology.tile.worst' : 'ecology.tile.mean'), band],
          [t('ecology.tile.scored'), `${tile.scored} / ${tile.units.length}`]
        ]}
      />
      {tile.provisional && <p className="mut">{t('ecology.tile.provisional')}</p>}
      <InspectorSection title={t('ecology.tile.units')} note={t('ecology.tile.unitsNote')}>
        {units.length === 0 ? (
          <p className="mut">{t('ecology.tile.none')}</p>
        ) : (
          <Ledger
            label={t('ecology.tile.units')}
            rows={units}
            rowKey={(one) => one.id}
            state={(one) => (one.id === unit?.id ? 'on' : undefined)}
            onOpen={(one) => props.onUnit(one.id, one.short || one.name)}
            columns={[
              { id: 'name', title: t('ecology.unit.name'), cell: (one) => one.short || one.name },
              {
                id: 'score',
                title: t('ecology.unit.score'),
                width: 74,
                number: true,
                cell: (one) => <UnitScoreText low={one.low} high={one.high} coverage={one.coverage} />
              },
              { id: 'band', title: t('ecology.unit.band'), width: 104, cell: (one) => <UnitBand unit={one} bands={props.table.bands} /> }
            ]}
          />
        )}
      </InspectorSection>
      {units.some((one) => one.reasons.length > 0) && <p className="ecology-lead mut">{t('ecology.tile.worseBand')}</p>}
      <p className="ecology-lead mut">{t('ecology.lead')}</p>
    </Inspector>
  )
}

/** `84.2–86.9`; where there is no score, how much was reported. */
function UnitScoreText(props: { readonly low: number | null; readonly high: number | null; readonly coverage: number | null }): ReactNode {
  const t = useText()
  const { low, high } = props
  if (low === null || high === null)
    return (
      <span className="mut">{props.coverage === null ? '—' : t('ecology.unit.reported', { share: formatPercent(props.coverage, 0) })}</span>
    )
  const [from, to] = [formatNumber(low, 1), formatNumber(high, 1)]
  return from === to ? from : `${from}–${to}`
}
