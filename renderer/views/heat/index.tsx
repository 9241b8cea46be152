/** The heat map: units by packs, models or months. From here one walks down: cell, warning, matter, act, source row. */
import { useCallback, useMemo, useState, type ReactNode } from 'react'
import type { HeatMatrix } from '../../../shared/ipc/commands/heat.ts'
import type { CommandInput } from '../../../shared/ipc/contract.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { matrixPicture } from '../../widgets/matrix-picture.ts'
import { SavePicture } from '../../widgets/SavePicture.tsx'
import { Matrix } from '../../widgets/Matrix.tsx'
import { MatrixTable } from '../../widgets/MatrixTable.tsx'
import type { MatrixCell } from '../../widgets/matrix-draw.ts'
import { Skeleton } from '../../widgets/Skeleton.tsx'
import { CalendarView, type CalendarViewProps } from './CalendarView.tsx'
import { CellInspector } from './CellInspector.tsx'
import { gridOf, narrowFrom, type HeatGrid } from './heat-grid.ts'
import { isDifference } from './heat-scale.ts'
import { HeatFilters } from './HeatFilters.tsx'
import { HeatLegend, useColourTitle } from './HeatLegend.tsx'
import { HeatPrint } from './HeatPrint.tsx'
import { heatFilterWords } from './heat-words.ts'
import { noHeatFilter, type HeatSearch } from './search.ts'
import { useCell } from './use-cell.ts'
import './heat.css'

type Columns = 'pack' | 'model' | 'month'

function inputOf(search: HeatSearch): CommandInput<'heat.matrix'> {
  const { packs, levels, kinds, cleans, from, to } = search
  return {
    columns: search.columns ?? 'model',
    colour: search.colour ?? 'number',
    ...(packs ? { packs } : {}),
    ...(levels ? { levels } : {}),
    ...(kinds ? { unitKinds: kinds } : {}),
    ...(cleans ? { cleanKinds: cleans } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to })
  }
}

export default function HeatView(): ReactNode {
  const [search, change] = useViewSearch<HeatSearch>()
  return search.calendar === true ? <CalendarView search={search} change={change} /> : <MatrixView search={search} change={change} />
}

function MatrixView({ search, change }: CalendarViewProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { open } = useWalk()
  const input = useMemo(() => inputOf(search), [search])
  const result = useCommand('heat.matrix', input)
  // While another answer is fetched the old one stays, and is drawn by the choices that it answers.
  const [shown, setShown] = useState<{ readonly data: HeatMatrix; readonly search: HeatSearch }>()
  if (result.data && !result.refreshing && (shown?.data !== result.data || shown.search !== search)) setShown({ data: result.data, search })
  const data = shown?.data
  const colour = shown?.search.colour ?? 'number'
  const columns: Columns = shown?.search.columns ?? 'model'
  const grid = useMemo(() => (data ? gridOf(data, colour, t, name) : undefined), [data, colour, t, name])
  const cell = useCell(search, input, grid)
  const title = useColourTitle()(colour, columns)
  const period = data ? `${search.from ?? data.months[0] ?? ''}–${search.to ?? data.months.at(-1) ?? ''}` : ''
  const { choose, open: openWarning, place } = cell
  const step = (rows: number, across: number): void => {
    if (!grid || grid.rows.length === 0 || grid.columns.length === 0) return
    const clamp = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value))
    const row = grid.rows.findIndex((one) => one.id === place?.row)
    const column = grid.columns.findIndex((one) => one.id === place?.column)
    const [to, across2] =
      row < 0 || column < 0 ? [0, 0] : [clamp(row + rows, grid.rows.length), clamp(column + across, grid.columns.length)]
    const [nextRow, nextColumn] = [grid.rows[to], grid.columns[across2]]
    if (nextRow && nextColumn) choose({ row: nextRow.id, column: nextColumn.id })
  }
  useKeys({
    t: () => change({ table: search.table ? undefined : true }),
    Enter: () => openWarning(),
    Escape: cell.leave,
    ArrowUp: () => step(-1, 0),
    ArrowDown: () => step(1, 0),
    ArrowLeft: () => step(0, -1),
    ArrowRight: () => step(0, 1)
  })

  const filtered = Object.keys(noHeatFilter).some((key) => search[key as keyof typeof noHeatFilter] !== undefined)
  const packs = useCommand('packs.list', {}).data?.packs
  const shownAs =
    data && shown
      ? [period, ...heatFilterWords(data, shown.search, packs ?? [], t, name), t('heat.status.asOf', { date: data.asOf })].join('　')
      : ''
  const empty = data && (data.rows.length === 0 || data.columns.length === 0)
  return (
    <ViewLayout
      filters={
        <HeatFilters
          search={search}
          change={change}
          data={data}
          picture={
            grid &&
            data && (
              <SavePicture
                take={() => matrixPicture({ ...grid, scale: isDifference(grid.scale.colour) ? 'difference' : 'score' }, document.body)}
                title={t('heat.printTitle', { title })}
                filter={shownAs}
                figures={data.cells}
              />
            )
          }
        />
      }
      status={data && grid && <HeatStatus grid={grid} data={data} columns={columns} />}
      inspector={
        <CellInspector
          result={cell.result}
          chosen={place !== undefined}
          colour={colour}
          columns={columns}
          period={period}
          picked={cell.picked}
          onPick={cell.pick}
          onOpen={openWarning}
          onOpenList={cell.openList}
        />
      }
    >
      {place === undefined && <h1 className="hidden-text">{t('frame.place.heat')}</h1>}
      {result.error && <ErrorState error={result.error} safe="data" onRetry={result.retry} />}
      {!result.error && !data && result.waiting && <Skeleton rows={16} />}
      {!result.error &&
        empty &&
        (filtered ? (
          <EmptyState
            title={t('heat.empty.filtered')}
            text={t('heat.empty.filteredText')}
            action={
              <Button kind="primary" onPress={() => change(noHeatFilter)}>
                {t('heat.clear')}
              </Button>
            }
          />
        ) : (
          <EmptyState
            title={t('heat.empty.title')}
            text={t('heat.empty.text')}
            action={
              <Button kind="primary" onPress={() => open({ place: 'import' })}>
                {t('heat.empty.action')}
              </Button>
            }
          />
        ))}
      {!result.error && !empty && data && grid && (
        <HeatMiddle
          grid={grid}
          columns={columns}
          title={title}
          period={shownAs}
          table={search.table === true}
          place={place}
          onChoose={choose}
          onOpen={() => openWarning()}
        />
      )}
    </ViewLayout>
  )
}

interface HeatMiddleProps {
  readonly grid: HeatGrid
  readonly columns: Columns
  readonly title: string
  readonly period: string
  readonly table: boolean
  readonly place: { readonly row: string; readonly column: string } | undefined
  readonly onChoose: (place: { readonly row: string; readonly column: string }) => void
  readonly onOpen: () => void
}

function HeatMiddle(props: HeatMiddleProps): ReactNode {
  const t = useText()
  const { grid } = props
  const footCell = useCallback(
    (column: number): MatrixCell => ({ state: 'value', plain: true, text: String(grid.totals[column] ?? 0) }),
    [grid]
  )
  const foot = useMemo(() => ({ name: t('heat.totalRow'), cell: footCell }), [footCell, t])
  return (
    <div className="heat" data-columns={props.columns} data-narrow={grid.columns.length > narrowFrom || undefined}>
      {props.table ? (
        <MatrixTable
          rows={grid.rows}
          columns={grid.columns}
          cell={grid.cell}
          rowTitle={t('heat.unit')}
          selected={props.place}
          onSelect={props.onChoose}
        />
      ) : (
        <Matrix
          rows={grid.rows}
          columns={grid.columns}
          cell={grid.cell}
          scale={isDifference(grid.scale.colour) ? 'difference' : 'score'}
          selected={props.place}
          onSelect={props.onChoose}
          onOpen={props.onOpen}
          describe={grid.say}
          legend={<HeatLegend scale={grid.scale} title={props.title} />}
          rowTitle={t('heat.unit')}
          totalTitle={t('heat.total')}
          foot={foot}
        />
      )}
      <HeatPrint grid={grid} title={props.title} period={props.period} />
    </div>
  )
}

function HeatStatus(props: { readonly grid: HeatGrid; readonly data: HeatMatrix; readonly columns: Columns }): ReactNode {
  const t = useText()
  const { grid, data } = props
  const { counts } = grid
  return (
    <>
      <span>
        {t('heat.status.size', { rows: grid.rows.length, columns: grid.columns.length, what: t(`heat.status.what.${props.columns}`) })}
      </span>
      <span>{t('heat.status.coloured', { n: counts.coloured })}</span>
      <span>{t('heat.status.zero', { n: counts.zero })}</span>
      {counts.missing > 0 && <span>{t('heat.status.missing', { n: counts.missing })}</span>}
      {counts.none > 0 && <span>{t('heat.status.none', { n: counts.none })}</span>}
      {counts.few > 0 && <span>{t('heat.status.few', { n: counts.few })}</span>}
      <span>{t('heat.status.asOf', { date: data.asOf })}</span>
      {data.run !== null && <span>{t('heat.status.run', { n: data.run })}</span>}
      <span className="push" />
      <span>{t('heat.keys.move')}</span>
      <span>{t('heat.keys.next')}</span>
      <span>{t('heat.keys.table')}</span>
    </>
  )
}
