/** Matters: the list, and the trail of one. The link says which; so Back returns to the list with its filters and the chosen row. */
import type { ReactNode } from 'react'
import { useViewSearch } from '../../app/router.tsx'
import { MatterList } from './MatterList.tsx'
import type { MatterSearch } from './search.ts'
import { TrailView } from './TrailView.tsx'
import './matter.css'

export default function MatterView(): ReactNode {
  const [search] = useViewSearch<MatterSearch>()
  return search.id === undefined ? <MatterList /> : <TrailView id={search.id} />
}
