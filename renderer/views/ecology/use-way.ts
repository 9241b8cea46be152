/** The way down from a score: region, unit, indicator, source line or warning. Each is a step of the walk with a link of its own. */
import { useEffect, useMemo } from 'react'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { useBilingual } from '../../app/bilingual.ts'
import type { WalkKind } from '../../app/walk-steps.ts'
import { useWalk } from '../../app/walk.tsx'
import type { EcologySearch } from './search.ts'

export interface Way {
  readonly region: (region: string) => void
  readonly unit: (unit: string, name: string) => void
  readonly indicator: (unit: string, indicator: string, label: string) => void
  readonly row: (dataset: string, id: string, label: string) => void
  readonly warning: (id: string, label: string) => void
  /** The list of warnings of a unit within months. */
  readonly warnings: (filter: Readonly<Record<string, unknown>>) => void
}

export function useWay(search: EcologySearch): Way {
  const { advance, open } = useWalk()
  return useMemo(
    () => ({
      region: (region) => advance({ place: 'ecology', kind: 'region', label: region, search: { ...search, region, row: undefined } }),
      unit: (unit, name) => {
        const kept = search.period === undefined ? {} : { period: search.period }
        advance({ place: 'ecology', kind: 'score', label: name, search: { ...kept, part: 'unit', unit } })
      },
      indicator: (unit, indicator, label) =>
        advance({ place: 'ecology', kind: 'indicator', label, search: { ...search, unit, indicator, row: undefined } }),
      row: (dataset, id, label) =>
        advance({ place: 'ecology', kind: 'source', label, search: { ...search, row: `${dataset}/${id}` } }, 'push'),
      warning: (id, label) => advance({ place: 'warnings', kind: 'warning', label, search: { id } }),
      warnings: (filter) => open({ place: 'warnings', search: filter })
    }),
    [advance, open, search]
  )
}

/** What step the present link is: for links that were pasted, and after a choice was taken back. */
function stepOf(search: EcologySearch, table: ScoreTable, name: (id: string) => string): readonly [WalkKind, string] | undefined {
  if (search.row !== undefined) return undefined
  const unit = table.units.find((one) => one.id === search.unit)
  const short = unit?.short || unit?.name || ''
  const part = search.part ?? 'map'
  if (part === 'unit' && unit) return search.indicator === undefined ? ['score', short] : ['indicator', name(search.indicator)]
  if (part === 'matrix' && unit && search.indicator !== undefined) return ['indicator', `${short} × ${name(search.indicator)}`]
  if (part === 'map' && search.region !== undefined) return ['region', search.region]
  return ['ecology', '']
}

/** Gives the present step of the walk its kind and name. */
export function useStepName(search: EcologySearch, table: ScoreTable | undefined): void {
  const { name, walk, linkOf } = useWalk()
  const bilingual = useBilingual()
  const here = walk.steps[walk.at]
  useEffect(() => {
    if (!table || here?.link !== linkOf({ place: 'ecology', search: { ...search } })) return
    const step = stepOf(search, table, (id) => {
      const found = table.indicators.find((one) => one.id === id)
      return found ? bilingual(found.name) : id
    })
    // a place bears its own name, which the walk puts in
    if (step && (here.kind !== step[0] || (step[1] !== '' && here.label !== step[1]))) name(step[0], step[1])
  }, [bilingual, here, linkOf, name, search, table])
}
