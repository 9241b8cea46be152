/**
 * Political ecology (systems.md F1, F4–F6): the index as a map, a matrix, bars, a unit's sheet, the county at a glance, frozen snapshots and the tree
 * itself. From any colour one walks down: region, unit, indicator, figure, source line.
 */
import { useMemo, type ReactNode } from 'react'
import type { ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useCommands } from '../../app/commands.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Skeleton } from '../../widgets/Skeleton.tsx'
import { BarsPart } from './BarsPart.tsx'
import { CountyPart } from './CountyPart.tsx'
import { DrivePart } from './DrivePart.tsx'
import { EcologyFilters } from './EcologyFilters.tsx'
import { MapPart } from './MapPart.tsx'
import { MatrixPart } from './MatrixPart.tsx'
import { NoPoints } from './NoPoints.tsx'
import { parts, type EcologyPart, type EcologySearch } from './search.ts'
import { SnapshotsPart } from './SnapshotsPart.tsx'
import { TreePart } from './TreePart.tsx'
import { UnitPart } from './UnitPart.tsx'
import { useStepName, useWay } from './use-way.ts'
import { VillagesPart } from './VillagesPart.tsx'
import './ecology.css'

/** What a link keeps when another part is opened: the period and the filters; what was chosen in the old part stays behind. */
function keptIn(part: EcologyPart): Partial<EcologySearch> {
  return {
    part: part === 'map' ? undefined : part,
    region: undefined,
    unit: undefined,
    indicator: undefined,
    township: undefined,
    figure: undefined,
    row: undefined,
    version: undefined
  }
}

export default function EcologyView(): ReactNode {
  const t = useText()
  const [search, change] = useViewSearch<EcologySearch>()
  const { open } = useWalk()
  const table = useCommand('score.table', search.period === undefined ? {} : { period: search.period })
  useStepName(search, table.data)
  const commands = useMemo(
    () =>
      parts
        .filter((part) => part !== 'unit')
        .map((part) => ({
          id: `ecology-${part}`,
          label: `${t('frame.place.ecology')} · ${t(`ecology.part.${part}`)}`,
          also: 'zzst ecology score',
          group: t('frame.paletteDo'),
          run: () => open({ place: 'ecology', search: part === 'map' ? {} : { part } })
        })),
    [open, t]
  )
  useCommands(commands)
  const goTo = (part: EcologyPart): void => change(keptIn(part))
  useKeys(Object.fromEntries(parts.filter((part) => part !== 'unit').map((part, index) => [String(index + 1), () => goTo(part)])))
  if (table.error?.code === 'unknown_id') return <NoPoints message={table.error.message} />
  if (table.error)
    return (
      <ViewLayout>
        <ErrorState error={table.error} safe="data" onRetry={table.retry} />
      </ViewLayout>
    )
  if (!table.data)
    return (
      <ViewLayout>
        <Skeleton rows={16} />
      </ViewLayout>
    )
  return <EcologyBody table={table.data} search={search} change={change} onPart={goTo} />
}

interface EcologyBodyProps {
  readonly table: ScoreTable
  readonly search: EcologySearch
  readonly change: (patch: Partial<EcologySearch>) => void
  readonly onPart: (part: EcologyPart) => void
}

function EcologyBody(props: EcologyBodyProps): ReactNode {
  const { table, search, change } = props
  const maps = useCommand('score.maps', {})
  const way = useWay(search)
  const asked = search.part ?? 'map'
  // A sheet without a unit is a list of units.
  const part: EcologyPart = asked === 'unit' && search.unit === undefined ? 'bars' : asked
  const filters = <EcologyFilters part={part} search={search} change={change} onPart={props.onPart} table={table} />
  const given = { table, search, change, way, filters }
  switch (part) {
    case 'map':
      return <MapPart {...given} maps={maps.data?.maps ?? []} />
    case 'matrix':
      return <MatrixPart {...given} />
    case 'bars':
      return <BarsPart {...given} />
    case 'unit':
      return <UnitPart {...given} />
    case 'county':
      return <CountyPart table={table} change={change} filters={filters} />
    case 'villages':
      return <VillagesPart {...given} />
    case 'drive':
      return <DrivePart filters={filters} />
    case 'snapshots':
      return <SnapshotsPart table={table} filters={filters} />
    case 'tree':
      return <TreePart table={table} search={search} change={change} filters={filters} />
  }
}
