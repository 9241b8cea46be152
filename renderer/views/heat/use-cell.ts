/** The chosen cell and the way on from it: choosing makes a step of the walk, opening goes to the warning, Enter waits for the answer if it must. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { HeatCell } from '../../../shared/ipc/commands/heat.ts'
import type { CommandInput } from '../../../shared/ipc/contract.ts'
import { useCommand, type CommandResult } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { useWalk } from '../../app/walk.tsx'
import type { MatrixPlace } from '../../widgets/matrix-props.ts'
import type { HeatGrid } from './heat-grid.ts'
import type { HeatSearch } from './search.ts'

export interface ChosenCell {
  readonly result: CommandResult<HeatCell>
  readonly place: MatrixPlace | undefined
  readonly picked: string | undefined
  readonly pick: (id: string) => void
  readonly choose: (place: MatrixPlace) => void
  readonly open: (id?: string) => void
  readonly openList: () => void
  /** No cell is chosen any more: back to the map it was chosen on. */
  readonly leave: () => void
}

/** What the warnings list has to show to be the list behind a cell. */
export function listFilter(search: HeatSearch, place: MatrixPlace): Record<string, unknown> {
  const column = search.columns ?? 'model'
  const own = column === 'model' ? { models: [place.column] } : column === 'pack' ? { packs: [place.column] } : { month: place.column }
  return {
    org: place.row,
    ...(search.levels ? { levels: search.levels } : {}),
    ...(search.packs && column !== 'pack' ? { packs: search.packs } : {}),
    ...(search.from !== undefined && column !== 'month' ? { from: search.from } : {}),
    ...(search.to !== undefined && column !== 'month' ? { to: search.to } : {}),
    ...own
  }
}

export function useCell(search: HeatSearch, input: CommandInput<'heat.matrix'>, grid: HeatGrid | undefined): ChosenCell {
  const t = useText()
  const { advance, back, linkOf, name, walk } = useWalk()
  const { org, column } = search
  const place = useMemo(() => (org !== undefined && column !== undefined ? { row: org, column } : undefined), [org, column])
  const result = useCommand(
    'heat.cell',
    { ...input, org: place?.row ?? '-', column: place?.column ?? '-' },
    { enabled: place !== undefined }
  )
  const [picked, setPicked] = useState<string>()
  const waiting = useRef(false)
  const label = useCallback(
    (one: MatrixPlace) => {
      const row = grid?.rows.find((unit) => unit.id === one.row)
      const heading = grid?.columns.find((other) => other.id === one.column)
      return row && heading ? `${row.name} × ${heading.short}` : undefined
    },
    [grid]
  )
  const choose = useCallback(
    (next: MatrixPlace) => {
      setPicked(undefined)
      advance({ place: 'heat', kind: 'cell', label: label(next) ?? '', search: { ...search, org: next.row, column: next.column } })
    },
    [advance, label, search]
  )
  const here = walk.steps[walk.at]
  useEffect(() => {
    // A filter that leaves no cell chosen leads back to the map itself.
    if (!place && here?.link.startsWith('/heat') && here.kind === 'cell' && linkOf({ place: 'heat', search: { ...search } }) === here.link)
      name('heat', '')
    // A link that was pasted or restored: the step gets its name once the map is there.
    const known = place && label(place)
    if (known !== undefined && here?.link.startsWith('/heat') && (here.kind !== 'cell' || here.label !== known)) name('cell', known)
  }, [here, label, linkOf, name, place, search])

  const cell = result.data && place && result.data.org.id === place.row && result.data.column.id === place.column ? result.data : undefined
  const open = useCallback(
    (id?: string) => {
      if (!place) return
      if (!cell) {
        waiting.current = true
        return
      }
      const target = id ?? picked ?? cell.list[0]?.id
      if (target !== undefined)
        advance({ place: 'warnings', kind: 'warning', label: target, search: { ...listFilter(search, place), id: target } })
    },
    [advance, cell, picked, place, search]
  )
  useEffect(() => {
    if (!cell || !waiting.current) return
    waiting.current = false
    open()
  }, [cell, open])
  const openList = useCallback(() => {
    if (place && cell)
      advance({ place: 'warnings', kind: 'warning', label: t('heat.count', { n: cell.warnings }), search: listFilter(search, place) })
  }, [advance, cell, place, search, t])
  const before = walk.steps[walk.at - 1]
  const leave = useCallback(() => {
    if (!place) return
    if (before?.kind === 'heat') back()
    else advance({ place: 'heat', kind: 'heat', label: '', search: { ...search, org: undefined, column: undefined } }, 'replace')
  }, [advance, back, before, place, search])
  return { result, place, picked, pick: setPicked, choose, open, openList, leave }
}
