/** Units: the list, and one unit with its matters, people and warnings. Reached from the overview, the heat map, a matter, and by search. */
import type { ReactNode } from 'react'
import { useViewSearch } from '../../app/router.tsx'
import type { UnitSearch } from './search.ts'
import { UnitList } from './UnitList.tsx'
import { UnitView } from './UnitView.tsx'

export default function UnitsView(): ReactNode {
  const [search] = useViewSearch<UnitSearch>()
  return search.id === undefined ? <UnitList /> : <UnitView id={search.id} />
}
