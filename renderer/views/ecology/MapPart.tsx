/** The county as tiles; a tile opens its units beside it. Arrow keys go from tile to tile as they lie. */
import { useMemo, useRef, type ReactNode } from 'react'
import { kindWord } from '../../../shared/domain/unit-filter.ts'
import type { ScoreTable, TileMap } from '../../../shared/ipc/commands/score.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { SavePicture } from '../../widgets/SavePicture.tsx'
import { EcologyLegend } from './EcologyLegend.tsx'
import { EcologyMap, type MapTile } from './EcologyMap.tsx'
import { MapChooser } from './MapChooser.tsx'
import { chooseMap, tilesOf, type RegionTile } from './region-tiles.ts'
import { filterWords, fitsFilter } from './score-filter.ts'
import type { EcologySearch } from './search.ts'
import { ShapesMap } from './ShapesMap.tsx'
import { TileInspector } from './TileInspector.tsx'
import type { Way } from './use-way.ts'

export interface MapPartProps {
  readonly table: ScoreTable
  readonly maps: readonly TileMap[]
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly way: Way
  readonly filters: ReactNode
}

export function MapPart(props: MapPartProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { table, maps, search, way } = props
  const found = useMemo(() => tilesOf(table, maps, search), [table, maps, search])
  const map = chooseMap(maps, table.regions)
  const own = useCommand('map.list', {})
  const shapes = own.data?.maps.find((one) => one.id === search.map)
  const drawing = useRef<SVGSVGElement>(null)
  const first = table.indicators.find((one) => one.id === search.first)
  const title = t(search.by === 'worst' ? 'ecology.map.titleWorst' : 'ecology.map.titleMean', {
    what: first ? name(first.name) : t('ecology.total')
  })
  const tiles = found.tiles.map((tile) => drawn(tile))
  const shown = table.units.filter((unit) => fitsFilter(unit, search))
  // every unit stands in a tile, with what the colour tells of it
  const provisional = found.tiles.flatMap((tile) => tile.units).filter((unit) => unit.provisional).length
  const chosen = found.tiles.find((tile) => kindWord(tile.region) === search.region)
  const step = (across: number, down: number): void => {
    const next = chosen
      ? nearest(found.tiles, chosen, across, down)
      : found.tiles.toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101))[0]
    if (next) way.region(kindWord(next.region))
  }
  useKeys({
    ArrowLeft: () => step(-1, 0),
    ArrowRight: () => step(1, 0),
    ArrowUp: () => step(0, -1),
    ArrowDown: () => step(0, 1),
    w: () => props.change({ by: search.by === 'worst' ? undefined : 'worst' }),
    Escape: () => props.change({ region: undefined })
  })
  const counts = Object.fromEntries(table.bands.map((band) => [band.id, found.tiles.filter((tile) => tile.band === band.id).length]))

  function drawn(tile: RegionTile): MapTile {
    const band = table.bands.find((one) => one.id === tile.band)
    const word = band ? name(band.name) : tile.units.length === 0 ? t('ecology.map.noUnits') : t('ecology.map.noScore')
    const label = tile.region === '' ? t('ecology.noRegion') : tile.region
    const said = tile.provisional ? `${word} · ${t('ecology.provisional')}` : word
    return {
      id: kindWord(tile.region),
      column: tile.column,
      row: tile.row,
      name: label,
      figure: tile.score === null ? '' : formatNumber(tile.score, 1),
      band: tile.band,
      word: said,
      provisional: tile.provisional,
      count: tile.units.length === 0 ? '' : t('ecology.map.count', { n: tile.scored, total: tile.units.length }),
      units: tile.units.map((unit) => ({
        id: unit.id,
        name: unit.short || unit.name,
        figure: unit.score === null ? '—' : formatNumber(unit.score, 1),
        band: unit.band
      })),
      label: t('ecology.map.tileLabel', {
        region: label,
        score: tile.score === null ? '—' : formatNumber(tile.score, 1),
        band: said,
        n: tile.scored,
        total: tile.units.length
      })
    }
  }

  const openFirst = (id: string): void => {
    const unit = found.tiles.find((tile) => kindWord(tile.region) === id)?.units[0]
    if (unit) way.unit(unit.id, unit.short || unit.name)
  }
  return (
    <ViewLayout
      filters={props.filters}
      status={
        <>
          <span>{t('ecology.status.units', { n: shown.length })}</span>
          <span>{t('ecology.status.noScore', { n: shown.filter((unit) => unit.score === null).length })}</span>
          <span>{t('ecology.status.provisional', { n: provisional })}</span>
          <span>{t('ecology.status.tree', { tree: name(table.tree.name), version: table.tree.version })}</span>
          <span>{t('ecology.status.asOf', { date: table.asOf })}</span>
          <span className="push" />
          <span>{t('ecology.keys.tiles')}</span>
          <span>{t('ecology.keys.units')}</span>
          <span>{t('ecology.keys.worst')}</span>
        </>
      }
      inspector={<TileInspector tile={chosen} table={table} by={search.by ?? 'mean'} onUnit={way.unit} />}
    >
      <div className="ecology-map-head">
        <h1 className="heading">
          {title} <small>{table.period}</small>
        </h1>
        <span className="ecology-sketch" title={map ? name(map.note) : t('ecology.map.noMap')}>
          {t('ecology.map.sketch')}
        </span>
        <span className="mut cut">
          {shapes === undefined ? (map ? name(map.note) : t('ecology.map.noMap')) : t('ecology.map.ownNote', { file: shapes.file })}
        </span>
        <span className="push" />
        <MapChooser maps={own.data?.maps ?? []} chosen={search.map} onChoose={(id) => props.change({ map: id })} />
        <SavePicture
          take={() => drawing.current}
          title={`${title} ${table.period}`}
          filter={[
            t('ecology.map.sketch'),
            table.period,
            ...filterWords(table, search, t, name),
            t('ecology.status.asOf', { date: table.asOf }),
            t('ecology.status.tree', { tree: name(table.tree.name), version: table.tree.version })
          ].join(' · ')}
          figures={found.tiles.map(({ region, score, scored }) => [region, score, scored])}
        />
      </div>
      <div className="ecology-map-body">
        {shapes === undefined ? (
          <EcologyMap
            columns={found.columns}
            rows={found.rows}
            tiles={tiles}
            label={t('ecology.map.label', { title, period: table.period })}
            picked={search.region}
            onPick={way.region}
            onOpen={openFirst}
            drawing={drawing}
          />
        ) : (
          <ShapesMap
            map={shapes}
            tileOf={(region) => tiles.find((tile) => tile.id === kindWord(region))}
            label={t('ecology.map.label', { title, period: table.period })}
            picked={search.region}
            onPick={way.region}
            onOpen={openFirst}
            drawing={drawing}
          />
        )}
        <EcologyLegend
          title={t('ecology.legend.tiles')}
          bands={table.bands}
          counts={counts}
          missing={found.tiles.filter((tile) => tile.score === null && tile.units.length > 0).length}
          signs="map"
        />
      </div>
    </ViewLayout>
  )
}

/** The next tile in a direction: nearest along it, then nearest beside it. */
function nearest(tiles: readonly RegionTile[], from: RegionTile, across: number, down: number): RegionTile | undefined {
  const along = (tile: RegionTile): number => (tile.column - from.column) * across + (tile.row - from.row) * down
  const beside = (tile: RegionTile): number => Math.abs((tile.column - from.column) * down) + Math.abs((tile.row - from.row) * across)
  return tiles.filter((tile) => along(tile) > 0).toSorted((a, b) => beside(a) - beside(b) || along(a) - along(b))[0]
}
