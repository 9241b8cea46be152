/** The relations of what it began with: drawing or table in the middle, what is chosen in the inspector, filters on top. */
import { FolderPlus } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { GraphNode } from '../../../shared/ipc/commands/graph.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useCommand } from '../../api/hooks.tsx'
import { useKeys } from '../../app/keyboard.tsx'
import { useViewSearch } from '../../app/router.tsx'
import { useText } from '../../app/settings.tsx'
import { ViewLayout } from '../../app/ViewLayout.tsx'
import { useWalk } from '../../app/walk.tsx'
import { AddToCase } from '../../widgets/AddToCase.tsx'
import { Button } from '../../widgets/Button.tsx'
import { EmptyState } from '../../widgets/EmptyState.tsx'
import { ErrorState } from '../../widgets/ErrorState.tsx'
import { Inspector, InspectorSection } from '../../widgets/Inspector.tsx'
import { SavePicture } from '../../widgets/SavePicture.tsx'
import { SourceInspector } from '../../widgets/SourceInspector.tsx'
import { linesOf, mostNodes, type Line } from './board.ts'
import { ExportTies } from './ExportTies.tsx'
import { FindPathDialog } from './FindNode.tsx'
import { GraphCanvas } from './GraphCanvas.tsx'
import { GraphFilters } from './GraphFilters.tsx'
import { GraphLegend } from './GraphLegend.tsx'
import { GraphTable } from './GraphTable.tsx'
import { NodePanel } from './NodePanel.tsx'
import { CommonPanel, PathPanel } from './PathPanel.tsx'
import type { GraphSearch } from './search.ts'
import { TieList } from './TieList.tsx'
import { pageOf, useBoard, type TieFilterInput } from './use-board.ts'
import type { GraphWords } from './use-graph-words.ts'

export function GraphView(props: { readonly roots: readonly string[]; readonly words: GraphWords }): ReactNode {
  const t = useText()
  const { advance } = useWalk()
  const { words } = props
  const [search, change] = useViewSearch<GraphSearch>()
  const filter = useMemo<TieFilterInput>(
    () => ({
      ...(search.ties === undefined ? {} : { edges: [...search.ties] }),
      ...(search.from === undefined ? {} : { since: search.from }),
      ...(search.to === undefined ? {} : { until: search.to }),
      ...(search.dated === undefined ? {} : { dated: true })
    }),
    [search.ties, search.from, search.to, search.dated]
  )
  const desk = useBoard(props.roots, filter)
  const { board, add } = desk
  const lines = useMemo(() => linesOf(board.edges), [board.edges])
  const roots = useMemo(() => new Set(props.roots), [props.roots])
  const canvas = useRef<HTMLCanvasElement>(null)
  const [finding, setFinding] = useState(false)
  const [adding, setAdding] = useState(false)
  const asked = search.path
  const path = useCommand(
    'graph.path',
    { from: asked?.from ?? 'x~x', to: asked?.to ?? 'x~x', by: asked?.by ?? 'steps', through: asked?.through ?? [], ...filter },
    { enabled: asked !== undefined }
  )
  const [one, other] = search.common ?? ['x~x', 'x~x']
  const common = useCommand('graph.common', { from: one, to: other, ...filter }, { enabled: search.common !== undefined })
  const brought = search.path ? path.data?.nodes : search.common ? common.data?.nodes : undefined
  useEffect(() => {
    if (brought && brought.length > 0) void add(brought, search.path?.from ?? search.common?.[0])
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [brought])
  const bright = useMemo(() => {
    const ends = search.path ? [search.path.from, search.path.to] : search.common ? search.common : []
    return new Set(brought === undefined || brought.length === 0 ? [] : [...ends, ...brought.map(({ key }) => key)])
  }, [brought, search.common, search.path])
  const select = useCallback((node: string | undefined) => change({ node, tie: undefined }), [change])
  /** Draws a node and chooses it. */
  const bring = (node: GraphNode, around?: string): void => {
    void add([node], around)
    select(node.key)
  }
  const chooseLine = useCallback((line: Pick<Line, 'a' | 'b'>) => change({ tie: [line.a, line.b], node: undefined }), [change])
  const openRow = (dataset: string, id: string, label: string): void =>
    advance({ place: 'graph', kind: 'source', label, search: { ...search, row: `${dataset}/${id}` } }, 'push')
  const chosen = search.node
  const started = search.start === undefined ? undefined : board.nodes.get(search.start)?.node
  const clear = { path: undefined, common: undefined, node: undefined, tie: undefined }
  const labelOf = useCallback((key: string) => board.nodes.get(key)?.node.label ?? key, [board])
  const title = props.roots.map(labelOf).slice(0, 2).join('、')
  const { from, to } = search
  const days =
    from === undefined && to === undefined
      ? t('graph.allTime')
      : t('graph.span', { first: from ?? t('graph.open'), last: to ?? t('graph.open') })
  const period = search.dated === true ? `${days} ${t('graph.undatedRows')}${t('graph.undatedWithout')}` : days
  const undated = board.edges.filter((edge) => edge.undated >= edge.n).length
  useKeys({
    p: () => setFinding(true),
    t: () => change({ table: search.table === true ? undefined : true }),
    a: () => setAdding(true),
    Escape: () => change(clear)
  })
  const drawn = useCallback(
    (kind: string) =>
      new Set(
        board.edges
          .filter((edge) => edge.kind === kind && (edge.from === chosen || edge.to === chosen))
          .map((edge) => (edge.from === chosen ? edge.to : edge.from))
      ).size,
    [board.edges, chosen]
  )
  const rows = [...board.nodes.values()].flatMap(({ node }) => node.row ?? [])
  const between = search.tie === undefined ? undefined : lines.find(({ a, b }) => search.tie?.includes(a) && search.tie.includes(b))
  const inspector = ((): ReactNode => {
    if (search.row !== undefined) {
      const [dataset = '', ...id] = search.row.split('/')
      return <SourceInspector dataset={dataset} id={id.join('/')} />
    }
    if (search.tie !== undefined)
      return (
        <Inspector
          label={t('graph.tie')}
          of={search.tie.join(' ')}
          kick={
            <span>
              {t('graph.tie')} · {t('graph.notFinding')}
            </span>
          }
          title={t('graph.tieBetween', { a: labelOf(search.tie[0]), b: labelOf(search.tie[1]) })}
        >
          <TieList edges={between?.edges ?? []} words={words} filter={filter} onRow={openRow} />
        </Inspector>
      )
    if (chosen !== undefined)
      return (
        <NodePanel
          node={chosen}
          words={words}
          filter={filter}
          drawn={drawn}
          start={started}
          onUnfold={(more) => void desk.unfold(chosen, more)}
          onHide={() => {
            desk.hide(chosen)
            select(undefined)
          }}
          onStart={() => change({ start: chosen })}
          onPath={() => change({ ...clear, path: { from: search.start ?? chosen, to: chosen } })}
          onCommon={() => change({ ...clear, common: [search.start ?? chosen, chosen] })}
          onFind={() => setFinding(true)}
          onDraw={(nodes) => void add(nodes, chosen)}
          has={(key) => board.nodes.has(key)}
          onPick={(node) => bring(node, chosen)}
        />
      )
    if (asked !== undefined)
      return (
        <PathPanel
          result={path}
          by={asked.by ?? 'steps'}
          words={words}
          onBy={(by) => change({ path: { ...asked, by } })}
          onNode={(node) => bring(node)}
          onTie={(a, b) => chooseLine({ a, b })}
          onThrough={(key) => change({ path: { ...asked, through: [...new Set([...(asked.through ?? []), key])].slice(-20) } })}
        />
      )
    if (search.common !== undefined) return <CommonPanel result={common} words={words} onNode={(node) => bring(node)} />
    return (
      <Inspector label={t('graph.title')} plain kick={<span>{t('graph.notFinding')}</span>} title={title}>
        <EmptyState title={t('graph.pick')} text={t('graph.pickText')} />
        {board.hidden.size > 0 && (
          <InspectorSection title={t('graph.hidden', { n: board.hidden.size })}>
            <Button onPress={desk.restore}>{t('graph.restore')}</Button>
          </InspectorSection>
        )}
      </Inspector>
    )
  })()
  const pathFrom = chosen ?? props.roots[0] ?? ''
  return (
    <ViewLayout
      filters={
        <>
          <GraphFilters search={search} words={words} onChange={change} />
          <span className="push" />
          <Button kind="quiet" icon={<FolderPlus className="ic" />} isDisabled={rows.length === 0} onPress={() => setAdding(true)}>
            {t('evidence.addToCase.button')}
          </Button>
          <ExportTies nodes={[...board.nodes.keys()]} filter={filter} />
          <SavePicture
            take={() => canvas.current}
            title={`${t('graph.title')} ${title}`}
            filter={t('graph.filterWords', {
              period,
              ties: search.ties?.map(words.tieKind).join('、') ?? t('common.all'),
              nodes: board.nodes.size
            })}
            figures={board.edges}
          />
        </>
      }
      status={
        <>
          <span>
            {t('graph.nodes')} <b>{formatNumber(board.nodes.size)}</b>
          </span>
          <span>
            {t('graph.lines')} <b>{formatNumber(lines.length)}</b>
          </span>
          {undated > 0 && <span>{t('graph.undatedTies', { n: formatNumber(undated) })}</span>}
          {desk.progress && <span>{t('graph.layout', { done: desk.progress.done, total: desk.progress.total })}</span>}
          {board.nodes.size >= mostNodes && <b>{t('graph.full', { n: formatNumber(mostNodes) })}</b>}
          <span className="push" />
          <span>{t('graph.keys')}</span>
        </>
      }
      inspector={inspector}
    >
      {desk.error && <ErrorState error={desk.error} safe="nothing" />}
      {search.table === true ? (
        <GraphTable board={board} lines={lines} words={words} selected={chosen} onSelect={select} onLine={chooseLine} />
      ) : (
        <div className="graph-middle">
          <GraphCanvas
            board={board}
            lines={lines}
            kinds={words.looks}
            roots={roots}
            bright={bright}
            selected={chosen}
            line={search.tie}
            lineLabel={words.line}
            describe={(key) => {
              const node = board.nodes.get(key)?.node
              return node ? `${words.nodeKind(node.kind)} ${node.label}` : ''
            }}
            label={t('graph.canvas', { nodes: board.nodes.size, lines: lines.length })}
            moving={desk.progress !== undefined}
            settled={!desk.busy && desk.progress === undefined && board.nodes.size > 0}
            canvas={canvas}
            onSelect={select}
            onLine={chooseLine}
            onUnfold={(key) => void desk.unfold(key, pageOf)}
            onHide={(key) => {
              desk.hide(key)
              select(undefined)
            }}
            onMove={desk.move}
          />
          <GraphLegend
            words={words}
            kinds={new Set([...board.nodes.values()].map(({ node }) => node.kind))}
            confidences={new Set(board.edges.map(({ confidence }) => confidence))}
          />
        </div>
      )}
      <FindPathDialog
        open={finding}
        from={labelOf(pathFrom)}
        words={words}
        onClose={() => setFinding(false)}
        onPick={(to) => {
          setFinding(false)
          change({ ...clear, path: { from: pathFrom, to } })
        }}
      />
      <AddToCase open={adding} onOpenChange={setAdding} rows={rows} />
    </ViewLayout>
  )
}
