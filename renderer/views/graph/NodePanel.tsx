/** The chosen node: what is on record, how many ties of each kind it has in all, its chain of owners, and what can be done with it. */
import { FolderPlus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { GraphGroup, GraphNode } from '../../../shared/ipc/commands/graph.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { stepOfHit } from '../../app/thing-search.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { KeyValue } from '../../widgets/KeyValue.tsx'
import { Waiting } from '../../widgets/Waiting.tsx'
import { ChainSection } from './ChainSection.tsx'
import { NeighbourList } from './NeighbourList.tsx'
import type { GraphWords } from './use-graph-words.ts'
import { pageOf, type TieFilterInput } from './use-board.ts'

export interface NodePanelProps {
  readonly node: string
  readonly words: GraphWords
  readonly filter: TieFilterInput
  /** how many neighbours are drawn by each kind of tie */
  readonly drawn: (kind: string) => number
  readonly start: GraphNode | undefined
  readonly onUnfold: (more: number) => void
  readonly onHide: () => void
  readonly onStart: () => void
  readonly onPath: () => void
  readonly onCommon: () => void
  readonly onFind: () => void
  readonly onDraw: (nodes: readonly GraphNode[]) => void
  /** whether it is drawn */
  readonly has: (key: string) => boolean
  readonly onPick: (node: GraphNode) => void
}
/** Kinds of which this node has values that nothing else has. */
const alone = (groups: readonly GraphGroup[]): readonly GraphGroup[] => groups.filter((group) => group.alone > 0)
const paged = ['person', 'org', 'matter'] as const

export function NodePanel(props: NodePanelProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { advance } = useWalk()
  const { words, start } = props
  const result = useCommand('graph.node', { node: props.node, ...props.filter })
  const data = result.data?.node.key === props.node ? result.data : undefined
  const [adding, setAdding] = useState(false)
  const [list, setList] = useState<{ readonly node: string; readonly kind: string }>()
  const listed = list?.node === props.node ? list.kind : undefined
  const row = data?.node.row
  const page = paged.find((kind) => kind === data?.node.kind)
  const held = words.kinds.nodes.find(({ id }) => id === data?.node.kind)?.held === true
  return (
    <Inspector
      label={t('graph.node')}
      of={props.node}
      kick={<span>{data ? words.nodeKind(data.node.kind) : ''}</span>}
      title={data?.node.label}
      footer={
        <>
          <Button kind="primary" big keys="Enter" onPress={() => props.onUnfold(pageOf)}>
            {t('graph.expand')}
          </Button>
          <Button big keys="P" onPress={props.onFind}>
            {t('graph.findPath')}
          </Button>
          <Button big kind="quiet" onPress={props.onHide}>
            {t('graph.hide')}
          </Button>
        </>
      }
    >
      <Waiting result={{ ...result, data, waiting: data === undefined && !result.error }} rows={6}>
        {(view) => (
          <>
            <div className="graph-acts">
              {start && start.key !== props.node ? (
                <>
                  <span className="sec">{t('graph.start', { name: start.label })}</span>
                  <Button onPress={props.onPath}>{t('graph.toHere')}</Button>
                  <Button onPress={props.onCommon}>{t('graph.common')}</Button>
                </>
              ) : (
                <Button onPress={props.onStart}>{t('graph.startHere')}</Button>
              )}
              {page !== undefined && row && (
                <Button onPress={() => advance(stepOfHit({ kind: page, id: row.id, title: view.node.label }), 'push')}>
                  {t('graph.openPage')}
                </Button>
              )}
              {row && (
                <Button kind="quiet" icon={<FolderPlus className="ic" />} onPress={() => setAdding(true)}>
                  {t('evidence.addToCase.button')}
                </Button>
              )}
            </div>
            <InspectorSection title={t('graph.groups')} note={t('graph.groupsNote')}>
              <ul className="graph-groups">
                {view.groups
                  .filter(({ total }) => total > 0)
                  .map((group) => (
                    <li key={group.edge}>
                      <button
                        type="button"
                        className="graph-name"
                        aria-expanded={listed === group.edge}
                        onClick={() => setList(listed === group.edge ? undefined : { node: props.node, kind: group.edge })}
                      >
                        {words.tieKind(group.edge)}
                      </button>
                      <span className="num">
                        {formatNumber(group.total)}
                        <small> / {formatNumber(props.drawn(group.edge))}</small>
                      </span>
                    </li>
                  ))}
              </ul>
              {alone(view.groups).length > 0 && (
                <p className="sec">
                  {t('graph.alone', {
                    list: alone(view.groups)
                      .map(({ edge, alone: n }) => `${words.tieKind(edge)} ${formatNumber(n)}`)
                      .join('、')
                  })}
                </p>
              )}
              {view.groups.some((group) => group.total > props.drawn(group.edge)) && (
                <Button onPress={() => props.onUnfold(60)}>{t('graph.expandAll')}</Button>
              )}
            </InspectorSection>
            {listed !== undefined && (
              <NeighbourList
                key={listed}
                node={props.node}
                kind={listed}
                words={words}
                filter={props.filter}
                has={props.has}
                onPick={props.onPick}
              />
            )}
            {view.facts.length > 0 && (
              <InspectorSection title={t('graph.facts')}>
                <KeyValue rows={view.facts.map((fact) => [name(fact.name), name(fact.value)])} />
              </InspectorSection>
            )}
            {held && <ChainSection node={props.node} on={props.filter.until} onDraw={props.onDraw} />}
          </>
        )}
      </Waiting>
      {row && <AddToCase open={adding} onOpenChange={setAdding} rows={[row]} />}
    </Inspector>
  )
}
