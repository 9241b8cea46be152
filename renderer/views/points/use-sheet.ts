/** The grid's answer joined with what is typed and not saved, and what the engine says of it: what the sheet draws, cell by cell. */
import { useDeferredValue, useMemo } from 'react'
import type { PointGrid } from '../../../shared/ipc/commands/points.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { cellKey, readDrafts, type Drafts } from './drafts.ts'
import type { SheetCell } from './PointSheet.tsx'

export interface CellFaultLine {
  readonly key: string
  readonly unit: string
  readonly point: string
  readonly period: string
  readonly where: string
  readonly what: string
  readonly detail: string
}
export interface SheetState {
  readonly cell: (row: number, column: number) => SheetCell
  readonly faults: readonly CellFaultLine[]
  readonly questions: readonly CellFaultLine[]
  readonly cells: ReturnType<typeof readDrafts>['cells']
  /** the engine has judged exactly what is typed now */
  readonly settled: boolean
  readonly counts: { readonly written: number; readonly corrected: number }
}

const nobody = { filledBy: '1', checkedBy: '2' } as const

export function useSheet(grid: PointGrid | undefined, drafts: Drafts): SheetState {
  const t = useText()
  const name = useBilingual()
  const { cells, unreadable } = useMemo(() => readDrafts(drafts), [drafts])
  const asked = useDeferredValue(cells)
  const check = useCommand('points.enter', { cells: [...asked], ...nobody, dryRun: true }, { enabled: asked.length > 0 })
  const told = asked.length === 0 ? undefined : check.data
  const settled = asked === cells && !check.refreshing && !check.waiting
  return useMemo(() => {
    const unitName = (id: string): string => grid?.units.find((one) => one.id === id)?.short ?? id
    const faults: CellFaultLine[] = [...unreadable].flatMap(([key, kind]) => {
      const draft = drafts.get(key)
      if (draft === undefined) return []
      const { unit, point, period } = draft
      return [{ key, unit, point, period, where: `${unitName(unit)} ${point}`, what: t(`points.fault.${kind}`), detail: draft.text }]
    })
    const seen = new Set<string>()
    for (const { unit, unitName: own, point, pointName, period, kind, detail } of told?.faults ?? []) {
      const key = cellKey(period, unit, point)
      if (!drafts.has(key) || seen.has(key)) continue
      seen.add(key)
      faults.push({ key, unit, point, period, where: `${own} ${point} ${name(pointName)}`, what: t(`points.fault.${kind}`), detail })
    }
    const questions = (told?.questions ?? []).flatMap(({ unit, unitName: own, point, pointName, period, value, before }) => {
      const key = cellKey(period, unit, point)
      const where = `${own} ${point} ${name(pointName)}`
      return drafts.has(key)
        ? [{ key, unit, point, period, where, what: t('points.fault.leap'), detail: `${String(before)} → ${String(value ?? '')}` }]
        : []
    })
    const faulty = new Set(faults.map((one) => one.key))
    const asking = new Set(questions.map((one) => one.key))
    return {
      faults,
      questions,
      cells,
      settled,
      counts: { written: told?.written ?? 0, corrected: told?.corrected ?? 0 },
      cell: (row, column) => {
        const own = grid?.cells[row]
        const [unit, point] = [grid?.units[row], grid?.points[column]]
        const key = cellKey(grid?.period ?? '', unit?.id ?? '', point?.id ?? '')
        const draft = drafts.get(key)
        const value = own?.values[column] ?? null
        const state = own?.states[column] ?? 'other_kind'
        return {
          state,
          text: draft?.text ?? (value === null ? '' : String(value)),
          draft: draft !== undefined,
          fault: faulty.has(key),
          question: asking.has(key),
          label: `${unit?.short ?? ''} ${point?.id ?? ''} ${point === undefined ? '' : name(point.name)} ${t(`points.state.${state}`)}`
        }
      }
    }
  }, [grid, drafts, unreadable, cells, told, settled, t, name])
}
