/** One kind of tie of a node as a list: searched by name, paged, with what is not shown counted. Choosing one draws it. For hubs, which are never poured out. */
import { useEffect, useState, type ReactNode } from 'react'
import type { GraphNode } from '../../../shared/ipc/commands/graph.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { SearchBox } from '../../widgets/Fields.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { PageTurn } from '../../widgets/PageTurn.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { daysOf, type TieFilterInput } from './use-board.ts'
import type { GraphWords } from './use-graph-words.ts'

const page = 50

export function NeighbourList(props: {
  readonly node: string
  readonly kind: string
  readonly words: GraphWords
  readonly filter: TieFilterInput
  readonly has: (key: string) => boolean
  readonly onPick: (node: GraphNode) => void
}): ReactNode {
  const t = useText()
  const { words, kind } = props
  const [typed, setTyped] = useState('')
  const [text, setText] = useState('')
  const [offset, setOffset] = useState(0)
  useEffect(() => {
    // nothing new was typed: whoever turned a page meanwhile stays on it
    if (typed.trim() === text) return undefined
    const wait = setTimeout(() => {
      setText(typed.trim())
      setOffset(0)
    }, 200)
    return () => clearTimeout(wait)
  }, [typed, text])
  const result = useCommand('graph.neighbours', { node: props.node, kind, ...daysOf(props.filter), text, offset, limit: page })
  return (
    <InspectorSection title={words.tieKind(kind)} note={t('graph.listNote')}>
      <SearchBox label={t('graph.listFind')} value={typed} onChange={setTyped} />
      <Waiting result={result} rows={5}>
        {({ total, found, rows }) => (
          <>
            <ul className="graph-groups" aria-label={words.tieKind(kind)}>
              {rows.map(({ node, edge }) => (
                <li key={node.key}>
                  <button type="button" className="graph-name" onClick={() => props.onPick(node)}>
                    {node.label} {node.note !== '' && <span className="sec">{node.note}</span>}
                  </button>
                  <span className="num">{words.count(edge)}</span>
                  <small>{[words.span(edge), props.has(node.key) ? t('graph.listDrawn') : ''].filter(Boolean).join(' · ')}</small>
                </li>
              ))}
            </ul>
            {found === 0 ? (
              <p className="sec" role="status">
                {t('graph.noneFound')}
              </p>
            ) : (
              <PageTurn
                from={offset}
                limit={page}
                total={found}
                note={total > rows.length ? t('graph.listRest', { rest: formatNumber(total - rows.length) }) : undefined}
                onFrom={setOffset}
              />
            )}
          </>
        )}
      </Waiting>
    </InspectorSection>
  )
}
