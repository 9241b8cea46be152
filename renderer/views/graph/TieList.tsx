/** The ties between two nodes, each with its rows, days, amount, confidence and why it may mean nothing; a row opens its source line. */
import { useState, type ReactNode } from 'react'
import type { GraphEdge } from '../../../shared/ipc/commands/graph.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { DateText, Money } from '../../widgets/Figures.tsx'
import { InspectorSection } from '../../widgets/Inspector.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { shortPlace } from '../../widgets/evidence-columns.ts'
import { PageTurn } from '../../widgets/PageTurn.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { GraphWords } from './use-graph-words.ts'
import { daysOf, type TieFilterInput } from './use-board.ts'

const limit = 20

export interface TieListProps {
  readonly edges: readonly GraphEdge[]
  readonly words: GraphWords
  readonly filter: TieFilterInput
  readonly onRow: (dataset: string, id: string, label: string) => void
}

export function TieList(props: TieListProps): ReactNode {
  return props.edges.map((edge) => <OneTie key={`${edge.kind} ${edge.from} ${edge.to}`} {...props} edge={edge} />)
}

function OneTie(props: TieListProps & { readonly edge: GraphEdge }): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { edge, words } = props
  const [offset, setOffset] = useState(0)
  const result = useCommand('graph.edge', {
    kind: edge.kind,
    from: edge.from,
    to: edge.to,
    offset,
    limit,
    ...daysOf(props.filter)
  })
  const innocent = words.about(edge.kind)?.innocent
  const facts = [
    words.count(edge),
    words.span(edge),
    edge.undated > 0 ? t('graph.undated', { n: formatNumber(edge.undated) }) : '',
    edge.share === null ? '' : t('graph.share', { share: formatNumber(edge.share, Number.isInteger(edge.share) ? 0 : 2) })
  ].filter((part) => part !== '')
  const money = result.data?.rows.some(({ amount }) => amount !== null) ?? false
  return (
    <InspectorSection
      title={
        <>
          {words.tieKind(edge.kind)}
          {name(edge.label) !== '' && <small>{name(edge.label)}</small>}
        </>
      }
    >
      <p className="graph-tie-facts">
        {facts.join(' · ')}
        {edge.amount !== null && (
          <>
            {' · '}
            <Money fen={edge.amount} unit />
          </>
        )}
      </p>
      <p className="sec">
        {t('graph.confidence')}：{name(words.about(edge.kind)?.why ?? { zh: '', en: '' })}
      </p>
      {innocent && (
        <p className="sec">
          {t('graph.innocent')}：{name(innocent)}
        </p>
      )}
      <Waiting result={result} rows={3}>
        {(data) => (
          <>
            <Ledger
              label={`${words.tieKind(edge.kind)} · ${t('graph.rows', { n: data.total })}`}
              rows={data.rows}
              rowKey={(row) => `${row.dataset}/${row.id}`}
              onOpen={(row) =>
                props.onRow(
                  row.dataset,
                  row.id,
                  row.source ? `${shortPlace(row.source.file, row.source.sheet)} ${row.source.line}` : row.title
                )
              }
              columns={[
                {
                  id: 'title',
                  title: t('graph.row.title'),
                  cell: (row) => <span title={`${name(row.datasetName)} · ${row.title}`}>{`${name(row.datasetName)} · ${row.title}`}</span>
                },
                { id: 'date', title: t('graph.row.date'), width: 82, cell: (row) => <DateText date={row.date} /> },
                ...(money
                  ? [
                      {
                        id: 'amount',
                        title: t('graph.row.amount'),
                        width: 84,
                        number: true,
                        cell: (row: (typeof data.rows)[number]) => <Money fen={row.amount} />
                      }
                    ]
                  : []),
                {
                  id: 'source',
                  title: t('graph.row.source'),
                  width: 84,
                  cell: (row) =>
                    row.source ? (
                      <span className="sec">{`${row.source.line} · ${shortPlace(row.source.file, row.source.sheet)}`}</span>
                    ) : (
                      <span className="mut">—</span>
                    )
                }
              ]}
            />
            <PageTurn from={offset} limit={limit} total={data.total} onFrom={setOffset} />
          </>
        )}
      </Waiting>
    </InspectorSection>
  )
}
