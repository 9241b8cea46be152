/** The way between two nodes, step by step with the ties of each, or what the two have in common. Says what was not searched. */
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import type { CommandResult } from '../../api/hooks.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { GraphWords } from './use-graph-words.ts'

export interface PathPanelProps {
  readonly result: CommandResult<CommandOutput<'graph.path'>>
  readonly by: 'steps' | 'confidence'
  readonly words: GraphWords
  readonly onBy: (by: 'steps' | 'confidence') => void
  readonly onNode: (key: string) => void
  readonly onTie: (a: string, b: string) => void
}
const mostSteps = 6

export function PathPanel(props: PathPanelProps): ReactNode {
  const t = useText()
  const { words } = props
  return (
    <Inspector
      label={t('graph.path')}
      kick={<span>{t('graph.path')}</span>}
      title={props.result.data?.found === true ? t('graph.pathSteps', { n: props.result.data.nodes.length - 1 }) : undefined}
    >
      <div className="graph-acts">
        <Segments
          label={t('graph.path')}
          value={props.by}
          options={[
            { id: 'steps', label: t('graph.pathBy.steps') },
            { id: 'confidence', label: t('graph.pathBy.confidence') }
          ]}
          onChange={props.onBy}
        />
      </div>
      <Waiting result={props.result} rows={5}>
        {(data) => (
          <>
            {!data.found && (
              <EmptyState
                title={t('graph.noPath', { n: mostSteps })}
                text={data.complete ? t('graph.noPathText') : t('graph.stopped', { met: data.met })}
              />
            )}
            <ol className="graph-path">
              {data.nodes.map((node, at) => {
                const before = data.nodes[at - 1]
                const between = before
                  ? data.edges.filter((edge) => [edge.from, edge.to].includes(before.key) && [edge.from, edge.to].includes(node.key))
                  : []
                return (
                  <li key={node.key}>
                    {before && (
                      <button type="button" className="link" onClick={() => props.onTie(before.key, node.key)}>
                        {between.map((edge) => `${words.tieKind(edge.kind)}（${t('graph.rows', { n: formatNumber(edge.n) })}）`).join('、')}
                      </button>
                    )}
                    <button type="button" className="graph-name" onClick={() => props.onNode(node.key)}>
                      <small>{words.nodeKind(node.kind)}</small>
                      {node.label}
                    </button>
                  </li>
                )
              })}
            </ol>
            <div className="graph-notes sec">
              <p>{t('graph.met', { n: formatNumber(data.met) })}</p>
              {data.hubTotal > 0 && (
                <p>
                  {t('graph.hubs', {
                    n: data.hubTotal,
                    names: data.hubs
                      .slice(0, 5)
                      .map((hub) => hub.label)
                      .join('、')
                  })}
                </p>
              )}
            </div>
          </>
        )}
      </Waiting>
    </Inspector>
  )
}

export function CommonPanel(props: {
  readonly result: CommandResult<CommandOutput<'graph.common'>>
  readonly words: GraphWords
  readonly onNode: (key: string) => void
}): ReactNode {
  const t = useText()
  return (
    <Inspector
      label={t('graph.common')}
      kick={<span>{t('graph.common')}</span>}
      title={t('graph.commonTotal', { n: props.result.data?.total ?? 0 })}
    >
      <Waiting result={props.result} rows={4}>
        {(data) =>
          data.total === 0 ? (
            <p className="graph-notes sec">{t('graph.noCommon')}</p>
          ) : (
            <ol className="graph-path">
              {data.nodes.map((node) => (
                <li key={node.key}>
                  <button type="button" className="graph-name" onClick={() => props.onNode(node.key)}>
                    <small>{props.words.nodeKind(node.kind)}</small>
                    {node.label}
                  </button>
                  <span className="sec">
                    {[
                      ...new Set(
                        data.edges
                          .filter((edge) => edge.from === node.key || edge.to === node.key)
                          .map((edge) => props.words.tieKind(edge.kind))
                      )
                    ].join('、')}
                  </span>
                </li>
              ))}
            </ol>
          )
        }
      </Waiting>
    </Inspector>
  )
}
