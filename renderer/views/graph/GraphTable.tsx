/** The same as the drawing, to read line by line: every node and every tie that is drawn. */
import { useState, type ReactNode } from 'react'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { neighboursOf, type Board, type Line } from './board.ts'
import type { GraphWords } from './use-graph-words.ts'

const page = 400

export function GraphTable(props: {
  readonly board: Board
  readonly lines: readonly Line[]
  readonly words: GraphWords
  readonly selected: string | undefined
  readonly onSelect: (key: string) => void
  readonly onLine: (line: Line) => void
}): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { board, lines, words } = props
  const [most, setMost] = useState({ nodes: page, ties: page })
  const neighbours = neighboursOf(lines)
  const nodes = [...board.nodes.values()].toSorted(
    (a, b) => (neighbours.get(b.node.key)?.size ?? 0) - (neighbours.get(a.node.key)?.size ?? 0)
  )
  const label = (key: string): string => board.nodes.get(key)?.node.label ?? key
  const ties = lines.flatMap((line) => line.edges.map((edge) => ({ line, edge })))
  return (
    <div className="graph-tables" role="region" aria-label={t('graph.table')} tabIndex={0}>
      <h2>
        {t('graph.nodes')} <small>{formatNumber(nodes.length)}</small>
      </h2>
      <Ledger
        label={t('graph.nodes')}
        rows={nodes.slice(0, most.nodes)}
        rowKey={({ node }) => node.key}
        onOpen={({ node }) => props.onSelect(node.key)}
        state={({ node }) => (node.key === props.selected ? 'on' : undefined)}
        columns={[
          { id: 'kind', title: t('graph.tableKind'), width: 110, cell: ({ node }) => words.nodeKind(node.kind) },
          {
            id: 'name',
            title: t('graph.tableName'),
            cell: ({ node }) => <span title={node.label}>{[node.label, node.note].filter(Boolean).join(' · ')}</span>
          },
          {
            id: 'n',
            title: t('graph.tableNeighbours'),
            width: 110,
            number: true,
            cell: ({ node }) => formatNumber(neighbours.get(node.key)?.size ?? 0)
          }
        ]}
      />
      {nodes.length > most.nodes && (
        <Button onPress={() => setMost({ ...most, nodes: most.nodes + page })}>
          {t('graph.tableMore', { n: formatNumber(nodes.length - most.nodes) })}
        </Button>
      )}
      <h2>
        {t('graph.lines')} <small>{formatNumber(ties.length)}</small>
      </h2>
      <Ledger
        label={t('graph.lines')}
        rows={ties.slice(0, most.ties)}
        rowKey={({ edge }) => `${edge.kind} ${edge.from} ${edge.to}`}
        onOpen={({ line }) => props.onLine(line)}
        columns={[
          { id: 'from', title: t('graph.tableFrom'), cell: ({ edge }) => <span title={label(edge.from)}>{label(edge.from)}</span> },
          {
            id: 'tie',
            title: t('graph.tableTie'),
            width: 150,
            cell: ({ edge }) => [words.tieKind(edge.kind), name(edge.label)].filter(Boolean).join(' · ')
          },
          { id: 'to', title: t('graph.tableTo'), cell: ({ edge }) => <span title={label(edge.to)}>{label(edge.to)}</span> },
          { id: 'rows', title: t('graph.tableRows'), width: 84, number: true, cell: ({ edge }) => words.count(edge) },
          { id: 'span', title: t('graph.tableSpan'), width: 178, cell: ({ edge }) => words.span(edge) }
        ]}
      />
      {ties.length > most.ties && (
        <Button onPress={() => setMost({ ...most, ties: most.ties + page })}>
          {t('graph.tableMore', { n: formatNumber(ties.length - most.ties) })}
        </Button>
      )}
    </div>
  )
}
