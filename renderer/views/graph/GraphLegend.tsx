/** What shapes, colours and line styles mean; only the kinds that are drawn. */
import type { ReactNode } from 'react'
import type { Confidence } from '../../../shared/domain/graph/confidence.ts'
import { useBilingual } from '../../app/bilingual.ts'
import type { GraphWords } from './use-graph-words.ts'

const shapes: Readonly<Record<string, ReactNode>> = {
  circle: <circle cx="7" cy="7" r="5" />,
  square: <rect x="2.5" y="2.5" width="9" height="9" />,
  diamond: <path d="M7 1 13 7 7 13 1 7z" />,
  hexagon: <path d="M13 7 10 12.2H4L1 7 4 1.8h6z" />,
  triangle: <path d="M7 1.5 12.5 11.5h-11z" />,
  pill: <rect x="1" y="3.8" width="12" height="6.4" rx="3.2" />
}
const dashes: Readonly<Record<Confidence, string>> = { recorded: '', same_value: '6 4', confirmed: '6 4', proposed: '1.5 4' }

export function GraphLegend(props: {
  readonly words: GraphWords
  readonly kinds: ReadonlySet<string>
  readonly confidences: ReadonlySet<Confidence>
}): ReactNode {
  const name = useBilingual()
  const { words } = props
  const ties = new Map(
    words.kinds.edges.filter(({ confidence }) => props.confidences.has(confidence)).map((edge) => [edge.confidence, edge.why])
  )
  return (
    <ul className="graph-legend">
      {words.kinds.nodes
        .filter(({ id }) => props.kinds.has(id))
        .map((kind) => (
          <li key={kind.id}>
            <svg width="14" height="14" data-tone={kind.tone} aria-hidden>
              {shapes[kind.shape]}
            </svg>
            {name(kind.name)}
          </li>
        ))}
      {[...ties].map(([confidence, why]) => (
        <li key={confidence}>
          <svg width="22" height="14" className="graph-dash" aria-hidden>
            <path d="M0 7H22" strokeDasharray={dashes[confidence]} />
          </svg>
          {name(why)}
        </li>
      ))}
    </ul>
  )
}
