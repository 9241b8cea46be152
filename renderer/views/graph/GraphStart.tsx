/** Where no node is given: a search to begin with, and groups of firms that bid together again and again. */
import type { ReactNode } from 'react'
import { formatNumber, formatPercent } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Ledger } from '../../widgets/Ledger.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { FindNode } from './FindNode.tsx'
import type { GraphWords } from './use-graph-words.ts'

const bounds = { least: 3, share: 0.5 }

export function GraphStart(props: { readonly words: GraphWords }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const pairs = props.words.kinds.edges.find(({ pair }) => pair)?.id
  const result = useCommand('graph.cluster', { edge: pairs ?? 'none', ...bounds }, { enabled: pairs !== undefined })
  const begin = (nodes: readonly string[], label: string): void =>
    advance({ place: 'graph', kind: 'place', label: `${t('graph.title')} · ${label}`, search: { nodes: [...nodes] } }, 'push')
  return (
    <ViewLayout
      scroll
      inspector={
        <Inspector label={t('graph.title')} plain>
          <EmptyState title={t('graph.pick')} text={t('graph.pickText')} />
        </Inspector>
      }
    >
      <div className="page graph-start">
        <div>
          <h1 className="title">{t('graph.nothing')}</h1>
          <p className="sec">{t('graph.nothingText')}</p>
        </div>
        <FindNode words={props.words} onPick={(key, label) => begin([key], label)} />
        <section>
          <h2>{t('graph.clusters')}</h2>
          <p className="sec">{t('graph.clustersNote', { least: bounds.least, share: formatPercent(bounds.share, 0) })}</p>
          <Waiting result={result} rows={6}>
            {(data) =>
              data.clusters.length === 0 ? (
                <p>{t('graph.noClusters')}</p>
              ) : (
                <Ledger
                  label={t('graph.clusters')}
                  rows={data.clusters}
                  rowKey={(row) => row.members.map(({ node }) => node.key).join(' ')}
                  onOpen={(row) =>
                    begin(
                      row.members.map(({ node }) => node.key),
                      row.members[0]?.node.label ?? ''
                    )
                  }
                  columns={[
                    {
                      id: 'members',
                      title: t('graph.cluster.members'),
                      cell: (row) => {
                        const names = row.members.map(({ node, present, lots }) => `${node.label}（${present}/${lots}）`).join('、')
                        return <span title={names}>{names}</span>
                      }
                    },
                    { id: 'lots', title: t('graph.cluster.lots'), width: 78, number: true, cell: (row) => formatNumber(row.lots) },
                    {
                      id: 'taken',
                      title: t('graph.cluster.taken'),
                      width: 78,
                      number: true,
                      cell: (row) => `${formatNumber(row.takenInside)}/${formatNumber(row.decided)}`
                    },
                    { id: 'turns', title: t('graph.cluster.turns'), width: 78, number: true, cell: (row) => formatNumber(row.turns) },
                    {
                      id: 'period',
                      title: t('graph.cluster.period'),
                      width: 170,
                      cell: (row) => (row.first === null ? '—' : t('graph.span', { first: row.first, last: row.last ?? row.first }))
                    }
                  ]}
                />
              )
            }
          </Waiting>
        </section>
      </div>
    </ViewLayout>
  )
}
