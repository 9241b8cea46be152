/** Relations: a search to begin with, then what ties the thing found to others, always with the rows behind each tie. */
import type { ReactNode } from 'react'
import { useViewSearch } from '../../app/router.tsx'
import { GraphStart } from './GraphStart.tsx'
import { GraphView } from './GraphView.tsx'
import type { GraphSearch } from './search.ts'
import { useGraphWords } from './use-graph-words.ts'
import './graph.css'

export default function RelationsView(): ReactNode {
  const [search] = useViewSearch<GraphSearch>()
  const words = useGraphWords()
  const { nodes } = search
  return nodes === undefined ? <GraphStart words={words} /> : <GraphView key={nodes.join(' ')} roots={nodes} words={words} />
}
