/**
 * "Why 73": from full marks down to the score, level by level. Every line says what share of the whole it has, what it got, what it lost, and what
 * nobody reported; lost and unreported are never the same bar. Arrow keys walk and unfold, Enter chooses.
 */
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { ScoreNodeRow, ScoreTable } from '../../../shared/ipc/commands/score.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useKeys } from '../../app/keyboard.tsx'
import { useText } from '../../app/settings.tsx'
import { ScoreMark } from './ScoreMark.tsx'
import { flatten, openPath, type TreeLine } from './score-lines.ts'

export interface ScoreTreeProps {
  readonly root: ScoreNodeRow
  readonly table: ScoreTable
  readonly here: string | undefined
  readonly onChoose: (id: string) => void
  readonly onMenu: (id: string, at: { readonly x: number; readonly y: number }) => void
}

export function ScoreTree(props: ScoreTreeProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const { root, here } = props
  const [opened, setOpened] = useState<ReadonlySet<string>>(() => new Set([root.id]))
  const [focus, setFocus] = useState<string>()
  const grid = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => new Set([...opened, ...openPath(root, here)]), [opened, root, here])
  const lines = useMemo(() => flatten(root, shown), [root, shown])
  const at = Math.max(
    0,
    lines.findIndex((line) => line.node.id === (focus ?? here))
  )
  const fold = (id: string, open: boolean): void => {
    const next = new Set(shown)
    if (open) next.add(id)
    else next.delete(id)
    setOpened(next)
  }
  const stand = (index: number): void => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, index))]
    if (!line) return
    setFocus(line.node.id)
    requestAnimationFrame(() => grid.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(line.node.id)}"]`)?.focus())
  }
  const choose = (line: TreeLine): void => {
    setFocus(line.node.id)
    if (line.node.children.length > 0) fold(line.node.id, true)
    if (line.depth > 0 && !line.node.id.startsWith('adjust:')) props.onChoose(line.node.id)
  }
  // from anywhere else on the sheet the arrows lead into the tree
  useKeys({ ArrowDown: () => stand(at), ArrowUp: () => stand(at), ArrowRight: () => stand(at), ArrowLeft: () => stand(at) })
  const press = (event: KeyboardEvent): void => {
    const line = lines[at]
    if (!line || event.ctrlKey || event.altKey || event.metaKey) return
    const { node } = line
    if (event.key === 'ArrowDown') stand(at + 1)
    else if (event.key === 'ArrowUp') stand(at - 1)
    else if (event.key === 'Home') stand(0)
    else if (event.key === 'End') stand(lines.length - 1)
    else if (event.key === 'ArrowRight') {
      if (node.children.length > 0 && !shown.has(node.id)) fold(node.id, true)
      else if (node.children.length > 0) stand(at + 1)
    } else if (event.key === 'ArrowLeft') {
      if (node.children.length > 0 && shown.has(node.id) && !openPath(root, here).has(node.id)) fold(node.id, false)
      else stand(lines.findIndex((one) => one.node.id === line.parent))
    } else if (event.key === 'Enter' && node.id !== here) choose(line)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className="ecology-tree">
      <h2 className="heading">
        {t('ecology.why.title')} <small>{t('ecology.why.note')}</small>
      </h2>
      <div ref={grid} role="treegrid" aria-label={t('ecology.why.label')} tabIndex={-1} onKeyDown={press}>
        <div role="row" className="ecology-node ecology-node-head">
          {(['name', 'weight', 'score', 'bar', 'got', 'lost', 'open'] as const).map((column) => (
            <span key={column} role="columnheader" className={column === 'name' || column === 'bar' ? undefined : 'num'}>
              {t(`ecology.why.${column}`)}
            </span>
          ))}
        </div>
        {lines.map((line, index) => (
          <NodeLine
            key={line.node.id}
            line={line}
            name={`${line.depth > 0 && !line.node.id.startsWith('adjust:') ? `${line.node.id} ` : ''}${name(line.node.name)}`}
            table={props.table}
            on={line.node.id === here}
            open={shown.has(line.node.id)}
            reached={index === at}
            onChoose={() => choose(line)}
            onFold={() => fold(line.node.id, !shown.has(line.node.id))}
            onMenu={props.onMenu}
          />
        ))}
      </div>
    </section>
  )
}

interface NodeLineProps extends Pick<ScoreTreeProps, 'table' | 'onMenu'> {
  readonly line: TreeLine
  readonly name: string
  readonly on: boolean
  readonly open: boolean
  readonly reached: boolean
  readonly onChoose: () => void
  readonly onFold: () => void
}

function NodeLine(props: NodeLineProps): ReactNode {
  const { line, table, open } = props
  const { node, depth, got, lost, missing } = line
  const branch = node.children.length > 0
  const none = '—'
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the treegrid as a whole has the keys
    <div
      role="row"
      className="ecology-node"
      data-node={node.id}
      data-depth={depth}
      data-on={props.on || undefined}
      aria-level={depth + 1}
      aria-expanded={branch ? open : undefined}
      aria-selected={props.on}
      tabIndex={props.reached ? 0 : -1}
      onClick={props.onChoose}
      onContextMenu={(event) => {
        if (depth === 0 || node.id.startsWith('adjust:')) return
        event.preventDefault()
        props.onMenu(node.id, { x: event.clientX, y: event.clientY })
      }}
    >
      <span role="gridcell" className="cut" style={{ paddingLeft: depth * 14 }} title={props.name}>
        {branch ? (
          <i
            className="ecology-fold"
            role="presentation"
            onClick={(event) => {
              event.stopPropagation()
              props.onFold()
            }}
          >
            {open ? <ChevronDown className="ic" /> : <ChevronRight className="ic" />}
          </i>
        ) : (
          <i className="ecology-fold" />
        )}
        {props.name}
      </span>
      <span role="gridcell" className="num mut">
        {node.weight > 0 ? formatNumber(node.weight, depth > 2 ? 2 : 1) : none}
      </span>
      <span role="gridcell" className="num">
        <ScoreMark score={node.score} state={node.state} bands={table.bands} />
      </span>
      <span role="gridcell" className="ecology-wire" aria-hidden>
        <i style={{ left: `${line.start}%`, width: `${got}%` }} />
        <i data-lost="" style={{ left: `${line.start + got}%`, width: `${lost}%` }} />
        <i data-open="" style={{ left: `${line.start + got + lost}%`, width: `${missing}%` }} />
      </span>
      <span role="gridcell" className="num">
        {node.contribution === null || node.contribution < 0 ? none : formatNumber(node.contribution, 1)}
      </span>
      <span role="gridcell" className="num">
        {lost > 0.04 ? `−${formatNumber(lost, 1)}` : none}
      </span>
      <span role="gridcell" className="num mut">
        {missing > 0.04 ? formatNumber(missing, 1) : none}
      </span>
    </div>
  )
}
