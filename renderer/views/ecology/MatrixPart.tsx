/** Units by indicators as one bitmap: levels one to four, sorted and filtered; a cell opens beside it, a right click says what can be done with it. */
import { useMemo, useState, type ReactNode } from 'react'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { ContextMenu } from '../../widgets/ContextMenu.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Matrix } from '../../widgets/Matrix.tsx'
import type { MatrixPlace } from '../../widgets/matrix-props.ts'
import { matrixPicture } from '../../widgets/matrix-picture.ts'
import { MatrixTable } from '../../widgets/MatrixTable.tsx'
import { SavePicture } from '../../widgets/SavePicture.tsx'
import { CaseOfCell, type CaseWish } from './CaseOfCell.tsx'
import { EcologyLegend } from './EcologyLegend.tsx'
import { IndicatorInspector } from './IndicatorInspector.tsx'
import { levelWord } from './level-word.ts'
import { filterWords } from './score-filter.ts'
import { gridOf } from './score-grid.ts'
import type { EcologySearch } from './search.ts'
import type { Way } from './use-way.ts'

export interface MatrixPartProps {
  readonly table: ScoreTable
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly way: Way
  readonly filters: ReactNode
}

export function MatrixPart(props: MatrixPartProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { table, search, way } = props
  const grid = useMemo(() => gridOf(table, search, t, name), [table, search, t, name])
  const [menu, setMenu] = useState<{ readonly x: number; readonly y: number }>()
  const [wish, setWish] = useState<CaseWish>()
  const level = search.level ?? 2
  const place = useMemo(
    () => (search.unit !== undefined && search.indicator !== undefined ? { row: search.unit, column: search.indicator } : undefined),
    [search.unit, search.indicator]
  )
  const unit = table.units.find((one) => one.id === search.unit)
  const short = unit?.short || unit?.name || ''
  const choose = (next: MatrixPlace): void => {
    const own = table.units.find((one) => one.id === next.row)
    const indicator = table.indicators.find((one) => one.id === next.column)
    if (own && indicator) way.indicator(own.id, indicator.id, `${own.short || own.name} × ${name(indicator.name)}`)
  }
  const step = (rows: number, across: number): void => {
    const clamp = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value))
    const row = grid.rows.findIndex((one) => one.id === place?.row)
    const column = grid.columns.findIndex((one) => one.id === place?.column)
    const none = row < 0 || column < 0
    const next = grid.rows[none ? 0 : clamp(row + rows, grid.rows.length)]
    const beside = grid.columns[none ? 0 : clamp(column + across, grid.columns.length)]
    if (next && beside) choose({ row: next.id, column: beside.id })
  }
  const isLeaf = table.indicators.some((one) => one.id === search.indicator && one.leaf)
  const putFigures = (): void => {
    if (place) setWish({ unit: place.row, indicator: place.column, what: 'figures' })
  }
  useKeys({
    t: () => props.change({ table: search.table ? undefined : true }),
    s: () => unit && way.unit(unit.id, short),
    Escape: () => props.change({ unit: undefined, indicator: undefined, row: undefined }),
    ArrowUp: () => step(-1, 0),
    ArrowDown: () => step(1, 0),
    ArrowLeft: () => step(0, -1),
    ArrowRight: () => step(0, 1)
  })
  const foot = useMemo(() => ({ name: t('ecology.matrix.median'), cell: grid.median }), [grid, t])
  return (
    <ViewLayout
      filters={
        <>
          {props.filters}
          <SavePicture
            take={() => matrixPicture(grid, document.body)}
            title={`${t('ecology.matrix.title')} ${table.period}`}
            filter={[
              table.period,
              t(levelWord(level)),
              ...filterWords(table, search, t, name),
              table.bands.map((band) => `${name(band.name)} ≥${band.from}`).join(t('common.comma')),
              t('ecology.status.asOf', { date: table.asOf }),
              t('ecology.status.tree', { tree: name(table.tree.name), version: table.tree.version })
            ].join(' · ')}
            figures={[grid.rows, table.cells]}
          />
        </>
      }
      status={
        <>
          <span>{t('ecology.status.size', { rows: grid.rows.length, columns: grid.columns.length })}</span>
          <span>{t('ecology.status.value', { n: grid.counts.value })}</span>
          <span>{t('ecology.status.missing', { n: grid.counts.missing })}</span>
          <span>{t('ecology.status.few', { n: grid.counts.too_few })}</span>
          <span>{t('ecology.status.notApplicable', { n: grid.counts.not_applicable + grid.counts.other_kind })}</span>
          <span>{t('ecology.status.observed', { n: grid.counts.observed })}</span>
          <span className="push" />
          <span>{t('ecology.keys.move')}</span>
          <span>{t('ecology.keys.sheet')}</span>
          <span>{t('ecology.keys.table')}</span>
        </>
      }
      inspector={
        <IndicatorInspector
          table={table}
          search={search}
          unit={place ? search.unit : undefined}
          indicator={search.indicator}
          way={way}
          onCase={setWish}
        />
      }
    >
      <h1 className="hidden-text">{t('ecology.matrix.title')}</h1>
      {grid.rows.length === 0 ? (
        <EmptyState title={t('ecology.empty.filtered')} text={t('ecology.empty.filteredText')} />
      ) : (
        <div className="ecology-matrix" data-level={level}>
          {search.table ? (
            <MatrixTable
              rows={grid.rows}
              columns={grid.columns}
              cell={grid.cell}
              rowTitle={t('ecology.unit.name')}
              selected={place}
              onSelect={choose}
            />
          ) : (
            <Matrix
              rows={grid.rows}
              columns={grid.columns}
              cell={grid.cell}
              selected={place}
              onSelect={choose}
              onOpen={(at) => {
                const own = table.units.find((one) => one.id === at.row)
                if (own) way.unit(own.id, own.short || own.name)
              }}
              onMenu={(at, point) => {
                choose(at)
                setMenu(point)
              }}
              describe={grid.say}
              legend={<EcologyLegend title={t('ecology.legend.cells')} bands={table.bands} signs="matrix" />}
              rowTitle={t('ecology.unit.name')}
              totalTitle={t('ecology.total')}
              foot={foot}
              label={t('ecology.matrix.label', { rows: grid.rows.length, columns: grid.columns.length })}
            />
          )}
        </div>
      )}
      <ContextMenu
        label={t('ecology.menu.label')}
        at={menu}
        onClose={() => setMenu(undefined)}
        actions={[
          { id: 'case', label: t('ecology.menu.figures'), disabled: !isLeaf, run: putFigures },
          {
            id: 'warnings',
            label: t('ecology.menu.warnings'),
            run: () => unit && setWish({ unit: unit.id, indicator: search.indicator ?? '', what: 'warnings' })
          },
          { id: 'sheet', label: t('ecology.menu.sheet', { name: short }), run: () => unit && way.unit(unit.id, short) },
          { id: 'sort', label: t('ecology.menu.sort'), run: () => props.change({ sort: 'indicator' }) }
        ]}
      />
      <CaseOfCell wish={wish} period={table.period} onDone={() => setWish(undefined)} />
    </ViewLayout>
  )
}
