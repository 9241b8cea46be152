/** The grid of one period: filters, the sheet, what is wrong beside it, and saving with both hands. */
import { useCallback, useState, type ReactNode } from 'react'
import type { PointGrid } from '../../../shared/ipc/commands/points.ts'
import { formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { Button } from '../../widgets/Button.tsx'
import { MultiChip, SelectChip } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { useToast } from '../../widgets/Toast.tsx'
import { readBlock, type Change } from './drafts.ts'
import { PeriodChip } from './PeriodChip.tsx'
import { PeriodWaiting } from './PeriodWaiting.tsx'
import { PointInspector } from './PointInspector.tsx'
import { canFill, PointSheet, type Place } from './PointSheet.tsx'
import { SaveDialog } from './SaveDialog.tsx'
import type { PointSearch } from './search.ts'
import { useDrafts } from './use-drafts.ts'
import { useSheet } from './use-sheet.ts'

const all = ''

export function GridPart(props: { readonly parts: ReactNode }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const toast = useToast()
  const [search, change] = useViewSearch<PointSearch>()
  const { period, department, area, kinds } = search
  const desk = useDrafts()
  const [saving, setSaving] = useState(false)
  const result = useCommand('points.grid', {
    ...(period === undefined ? {} : { period }),
    ...(department === undefined ? {} : { department }),
    ...(area === undefined ? {} : { area }),
    ...(kinds === undefined ? {} : { kinds })
  })
  const grid = result.data
  const sheet = useSheet(grid, desk.drafts)
  // the place moves with the key, the link follows: what is typed next must meet the next cell
  const [here, setHere] = useState({ unit: search.unit, point: search.point })
  const at = placeOf(grid, here)
  const goTo = useCallback(
    ({ unit, point, period: when }: { readonly unit: string; readonly point: string; readonly period?: string }) => {
      setHere({ unit, point })
      change({ unit, point, row: undefined, ...(when === undefined ? {} : { period: when }) })
    },
    [change]
  )
  const go = useCallback(
    (to: Place) => {
      const [unit, point] = [grid?.units[to.row], grid?.points[to.column]]
      if (unit && point) goTo({ unit: unit.id, point: point.id })
    },
    [grid, goTo]
  )
  const changeAt = (row: number, column: number, text: string): Change[] => {
    const [unit, point, own] = [grid?.units[row], grid?.points[column], grid?.cells[row]]
    const state = own?.states[column]
    if (!unit || !point || state === undefined || !canFill(state)) return []
    return [{ unit: unit.id, point: point.id, text, stands: own?.values[column] ?? null }]
  }
  const paste = (place: Place, text: string): void => {
    if (!grid) return
    const block = readBlock(text)
    const changes = block.flatMap((line, down) => line.flatMap((cell, across) => changeAt(place.row + down, place.column + across, cell)))
    const outside = block.reduce((sum, line) => sum + line.length, 0) - changes.length
    desk.set(grid.period, changes)
    toast(t(outside > 0 ? 'points.pastedOutside' : 'points.pasted', { n: changes.length, m: outside }))
  }
  const filters = (
    <>
      {props.parts}
      {grid && (
        <>
          <PeriodChip periods={grid.periods} value={grid.period} onChange={(next) => change({ period: next, row: undefined })} />
          <SelectChip
            label={t('points.department')}
            options={[
              { id: all, label: t('points.allDepartments') },
              ...grid.departments.map((one) => ({ id: one.name, label: one.name }))
            ]}
            value={department ?? all}
            onChange={(next) => change({ department: next === all ? undefined : next })}
          />
          <SelectChip
            label={t('points.area')}
            options={[{ id: all, label: t('points.allAreas') }, ...grid.areas.map((one) => ({ id: one.id, label: name(one.name) }))]}
            value={area ?? all}
            onChange={(next) => change({ area: next === all ? undefined : next })}
          />
          <MultiChip
            label={t('points.kinds')}
            options={grid.kinds.map((id) => ({ id, label: id }))}
            values={kinds ?? []}
            onChange={(next) => change({ kinds: next.length === 0 ? undefined : [...next] })}
          />
          <span className="push" />
          <Button isDisabled={!desk.canUndo} onPress={desk.undo}>
            {t('points.undo')}
          </Button>
          <Button kind="primary" isDisabled={desk.drafts.size === 0} onPress={() => setSaving(true)}>
            {t('points.save')}
          </Button>
        </>
      )}
    </>
  )
  return (
    <ViewLayout
      filters={filters}
      status={grid && <GridStatus grid={grid} drafts={desk.drafts.size} faults={sheet.faults.length} questions={sheet.questions.length} />}
      inspector={
        grid &&
        (search.row === undefined ? (
          <PointInspector grid={grid} at={at} sheet={sheet} desk={desk} onGo={goTo} onRow={(row) => change({ row })} />
        ) : (
          <SourceInspector
            dataset="point_value"
            id={search.row}
            fields={['value']}
            footer={
              <Button big kind="primary" onPress={() => change({ row: undefined })}>
                {t('points.cell.back')}
              </Button>
            }
          />
        ))
      }
    >
      <PeriodWaiting result={result} period={period} onPeriod={(next) => change({ period: next })}>
        {(shown) =>
          shown.units.length === 0 || shown.points.length === 0 ? (
            <EmptyState title={t('points.noUnits')} text={t('points.noUnitsText')} />
          ) : (
            <PointSheet
              label={t('points.sheet')}
              rows={shown.units.map((unit) => ({
                id: unit.id,
                name: unit.short,
                title: `${unit.name} · ${unit.kind}`,
                score: unit.score,
                note: `${unit.filled}/${unit.asked}`
              }))}
              columns={shown.points.map((point) => ({
                id: point.id,
                name: name(point.name),
                title: `${name(point.name)} · ${point.source} · ${point.department} · ${t(`points.measure.${point.unit}`)}`,
                note: `${point.filled}/${point.asked}`
              }))}
              cell={sheet.cell}
              at={at}
              onAt={go}
              onText={(place, text) => desk.set(shown.period, changeAt(place.row, place.column, text))}
              onBlock={paste}
              onUndo={desk.undo}
              corner={
                <>
                  <span>{t('points.unit')}</span>
                  <span>{t('points.score')}</span>
                </>
              }
            />
          )
        }
      </PeriodWaiting>
      {saving && <SaveDialog sheet={sheet} onClose={() => setSaving(false)} onSaved={desk.clear} />}
    </ViewLayout>
  )
}

function placeOf(grid: PointGrid | undefined, search: Pick<PointSearch, 'unit' | 'point'>): Place {
  const row = grid?.units.findIndex((one) => one.id === search.unit) ?? -1
  const column = grid?.points.findIndex((one) => one.id === search.point) ?? -1
  return { row: Math.max(0, row), column: Math.max(0, column) }
}

function GridStatus(props: {
  readonly grid: PointGrid
  readonly drafts: number
  readonly faults: number
  readonly questions: number
}): ReactNode {
  const t = useText()
  const { due, units } = props.grid
  const [asked, filled] = units.reduce(([all2, done], unit) => [all2 + unit.asked, done + unit.filled], [0, 0])
  return (
    <>
      <span>
        {t('points.coverage', { filled, asked })}
        {asked > 0 && `（${formatPercent(filled / asked)}）`}
      </span>
      <span>
        {t(due.issued ? 'points.due' : 'points.dueUsual', { date: due.on })}
        {due.late && ` · ${t('points.late')}`}
      </span>
      {props.drafts > 0 && <b>{t('points.drafts', { n: props.drafts })}</b>}
      {props.faults > 0 && <b>{t('points.faultsSum', { n: props.faults })}</b>}
      {props.questions > 0 && <span>{t('points.questionsSum', { n: props.questions })}</span>}
      <span className="push mut">{t('points.keys')}</span>
    </>
  )
}
