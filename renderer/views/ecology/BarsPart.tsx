/** Units ranked within their kind: the bar is what is known, its hatched end what missing figures could add; band by shape and word. J and K pick, Enter opens. */
import { useEffect, useMemo, type ReactNode } from 'react'
import type { ScoreTable, ScoredUnitRow } from '../../../shared/ipc/commands/score.ts'
import { formatChange, formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { EcologyLegend } from './EcologyLegend.tsx'
import { cleanName, cleansInUse, fitsFilter, stepOfScore } from './score-filter.ts'
import type { EcologySearch } from './search.ts'
import { UnitBand } from './UnitBand.tsx'
import type { Way } from './use-way.ts'

export interface BarsPartProps {
  readonly table: ScoreTable
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly way: Way
  readonly filters: ReactNode
}

/** Best first; units without a score last. */
function bestFirst(a: ScoredUnitRow, b: ScoredUnitRow): number {
  return (b.score ?? -1) - (a.score ?? -1) || (a.name < b.name ? -1 : 1)
}

/** Place of a unit among those with a score that it is shown with; null without one. */
function placeIn(units: readonly ScoredUnitRow[], unit: ScoredUnitRow): number | null {
  const { score } = unit
  return score === null ? null : 1 + units.filter((one) => one.score !== null && one.score > score).length
}

export function BarsPart(props: BarsPartProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { table, search, way } = props
  const groups = useMemo(() => {
    const shown = table.units.filter((unit) => fitsFilter(unit, search))
    const byClean = search.group === 'clean'
    const ids = byClean ? cleansInUse({ ...table, units: shown }) : [...new Set(shown.map((unit) => unit.kind))].toSorted()
    return ids.map((id) => ({
      kind: byClean ? cleanName(table, id, t, name) : id || t('common.noKind'),
      units: shown.filter((unit) => (byClean ? unit.clean : unit.kind) === id).toSorted(bestFirst)
    }))
  }, [table, search, t, name])
  const flat = groups.flatMap((group) => group.units)
  const at = flat.findIndex((unit) => unit.id === search.unit)
  const pick = (index: number): void => {
    const unit = flat[Math.max(0, Math.min(flat.length - 1, index))]
    if (!unit) return
    props.change({ unit: unit.id })
  }
  useEffect(() => {
    if (search.unit !== undefined) document.querySelector('.ecology-bars tr[data-on]')?.scrollIntoView({ block: 'nearest' })
  }, [search.unit])
  const open = (unit: ScoredUnitRow | undefined): void => {
    if (unit) way.unit(unit.id, unit.short || unit.name)
  }
  useKeys({
    j: () => pick(at + 1),
    k: () => pick(at - 1),
    ArrowDown: () => pick(at + 1),
    ArrowUp: () => pick(at - 1),
    Enter: () => open(flat[at])
  })
  const counts = Object.fromEntries(table.bands.map((band) => [band.id, flat.filter((unit) => unit.band === band.id).length]))
  return (
    <ViewLayout
      filters={props.filters}
      scroll
      status={
        <>
          <span>{t('ecology.status.units', { n: flat.length })}</span>
          <span>{t('ecology.status.tree', { tree: name(table.tree.name), version: table.tree.version })}</span>
          <span>{t('ecology.status.asOf', { date: table.asOf })}</span>
          <span className="push" />
          <span>{t('ecology.keys.units')}</span>
        </>
      }
    >
      <div className="page ecology-bars">
        <div className="ecology-bars-head">
          <h1 className="heading">
            {t(search.group === 'clean' ? 'ecology.bars.titleClean' : 'ecology.bars.title')} <small>{table.period}</small>
          </h1>
          <EcologyLegend
            title={t('ecology.legend.units')}
            bands={table.bands}
            counts={counts}
            missing={flat.filter((unit) => unit.score === null).length}
            signs="map"
          />
        </div>
        {flat.length === 0 && <EmptyState title={t('ecology.empty.filtered')} text={t('ecology.empty.filteredText')} />}
        {groups.map((group, order) => (
          <section key={group.kind} aria-label={group.kind}>
            <h2 className="heading">
              {group.kind}{' '}
              <small>
                {t('ecology.bars.kind', { n: group.units.length, scored: group.units.filter((one) => one.score !== null).length })}
              </small>
            </h2>
            <Ledger
              label={group.kind}
              rows={group.units}
              rowKey={(unit) => unit.id}
              state={(unit) => (unit.id === search.unit ? 'on' : undefined)}
              onOpen={open}
              headSpoken={order > 0}
              columns={[
                {
                  id: 'place',
                  title: t('ecology.bars.place'),
                  width: 44,
                  number: true,
                  cell: (unit) => (search.group === 'clean' ? placeIn(group.units, unit) : unit.rank) ?? '—'
                },
                {
                  id: 'name',
                  title: t('ecology.unit.name'),
                  width: 172,
                  cell: (unit) => <span title={unit.name}>{unit.short || unit.name}</span>
                },
                {
                  id: 'bar',
                  title: order > 0 ? t('ecology.bars.scale') : <Axis table={table} />,
                  cell: (unit) => <RangeBar unit={unit} table={table} />
                },
                { id: 'range', title: t('ecology.bars.range'), width: 104, number: true, cell: rangeText },
                {
                  id: 'change',
                  title: t('ecology.unit.change'),
                  width: 64,
                  number: true,
                  cell: (unit) => (unit.before === null || unit.score === null ? '—' : formatChange(unit.score - unit.before, 1))
                },
                {
                  id: 'coverage',
                  title: t('ecology.unit.coverage'),
                  width: 72,
                  number: true,
                  cell: (unit) => formatPercent(unit.coverage, 0)
                },
                { id: 'band', title: t('ecology.unit.band'), width: 140, cell: (unit) => <UnitBand unit={unit} bands={table.bands} /> }
              ]}
            />
          </section>
        ))}
        {flat.length > 0 && <p className="mut say">{t('ecology.bars.note', { share: Math.round(table.minCoverage * 100) })}</p>}
      </div>
    </ViewLayout>
  )
}

/** The scale over the bars: nought, the thresholds of the bands, a hundred. */
function Axis(props: { readonly table: ScoreTable }): ReactNode {
  const t = useText()
  return (
    <>
      <span className="hidden-text">{t('ecology.bars.scale')}</span>
      <span className="ecology-bar-axis" aria-hidden>
        {[0, ...props.table.bands.map((band) => band.from).filter((from) => from > 0), 100].map((tick) => (
          <small key={tick} style={{ left: `${tick}%` }}>
            {tick}
          </small>
        ))}
      </span>
    </>
  )
}

function rangeText(unit: ScoredUnitRow): string {
  if (unit.low === null || unit.high === null) return '—'
  const [low, high] = [formatNumber(unit.low, 1), formatNumber(unit.high, 1)]
  return low === high ? low : `${low}–${high}`
}

/** Known part in its colour, what is missing hatched behind it, the tree's thresholds as hair lines. */
function RangeBar(props: { readonly unit: ScoredUnitRow; readonly table: ScoreTable }): ReactNode {
  const { unit, table } = props
  return (
    <span className="ecology-range" aria-hidden>
      {unit.low !== null && unit.high !== null && (
        <>
          <i style={{ width: `${unit.low}%`, background: `var(--q${stepOfScore(unit.low, table.bands)})` }} />
          <i data-open="" style={{ left: `${unit.low}%`, width: `${Math.max(0, unit.high - unit.low)}%` }} />
        </>
      )}
      {unit.low === null && <i data-open="" style={{ left: 0, width: '100%' }} />}
      {table.bands.slice(0, -1).map((band) => (
        <u key={band.id} style={{ left: `${band.from}%` }} />
      ))}
    </span>
  )
}
