/** The way between two nodes, step by step with the ties of each, or what the two have in common. Says what was not searched. */
import type { ReactNode } from 'react'
import type { CommandOutput } from '../../../shared/ipc/contract.ts'
import type { GraphNode } from '../../../shared/ipc/commands/graph.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import type { CommandResult } from '../../api/hooks.tsx'
import { Segments } from '../../widgets/Chips.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { Inspector } from '../../widgets/Inspector.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import type { GraphWords } from './use-graph-words.ts'

export interface PathPanelProps {
  readonly result: CommandResult<CommandOutput<'graph.path'>>
  readonly by: 'steps' | 'confidence'
  readonly words: GraphWords
  readonly onBy: (by: 'steps' | 'confidence') => void
  readonly onNode: (node: GraphNode) => void
  readonly onTie: (a: string, b: string) => void
  /** lets the way run through a hub */
  readonly onThrough: (key: string) => void
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
                        {between.map((edge) => `${words.tieKind(edge.kind)}（${words.count(edge)}）`).join('、')}
                      </button>
                    )}
                    <button type="button" className="graph-name" onClick={() => props.onNode(node)}>
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
                <>
                  <p>{t('graph.hubs', { n: formatNumber(data.hubTotal) })}</p>
                  <ul className="graph-groups" aria-label={t('graph.hubsLabel')}>
                    {data.hubs.map((hub) => (
                      <li key={hub.key}>
                        <button type="button" className="graph-name" onClick={() => props.onNode(hub)}>
                          <small>{words.nodeKind(hub.kind)}</small>
                          {hub.label}
                        </button>
                        <Button onPress={() => props.onThrough(hub.key)}>{t('graph.hubThrough')}</Button>
                      </li>
                    ))}
                  </ul>
                  {data.hubTotal > data.hubs.length && <p>{t('graph.hubsRest', { n: formatNumber(data.hubTotal - data.hubs.length) })}</p>}
                </>
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
  readonly onNode: (node: GraphNode) => void
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
            <>
              {data.total > data.nodes.length && (
                <p className="graph-notes sec">
                  {t('graph.commonPart', { n: formatNumber(data.nodes.length), rest: formatNumber(data.total - data.nodes.length) })}
                </p>
              )}
              <ol className="graph-path">
                {data.nodes.map((node) => (
                  <li key={node.key}>
                    <button type="button" className="graph-name" onClick={() => props.onNode(node)}>
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
            </>
          )
        }
      </Waiting>
    </Inspector>
  )
}
