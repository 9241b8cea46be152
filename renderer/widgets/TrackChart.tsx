/**
 * One matter through its procedure: a fan from real time to the nodes (crossing lines mean the order was reversed), swim lanes by post with the acts,
 * days left or over, planned and actual dates, marks in ink. Arrow keys go from node to node, up and down from act to act.
 */
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { LevelShape, type Level } from './LevelMark.tsx'
import { drawnMark, Hatch, useMarkWord, type MarkKind } from './Marks.tsx'
import { useWidth } from './Strips.tsx'
import { breakName, crossesEarlier, dayNumber, layTimeAxis } from './track-layout.ts'

export interface TrackAct {
  readonly id: string
  readonly lane: string
  readonly kind: 'person' | 'countersign' | 'meeting'
}
export interface TrackNode {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly stage: string
  readonly state: 'done' | 'in_hand' | 'missing' | 'not_yet'
  readonly planned?: string | null
  readonly actual?: string | null
  readonly acts: readonly TrackAct[]
  /** Days left of the limit; negative when over. */
  readonly left?: number | null
  readonly marks: readonly { readonly kind: MarkKind; readonly level?: Level }[]
  /** Said on the line in the fan: 开工早于中标 23 日. */
  readonly flag?: string
}
export interface TrackChartProps {
  readonly nodes: readonly TrackNode[]
  readonly lanes: readonly { readonly id: string; readonly label: string }[]
  readonly asOf: string
  readonly here?: { readonly node: string; readonly act?: string } | undefined
  readonly onHere: (node: string, act?: string) => void
  readonly clock?: string
}
const left = 108
const top = { axis: 26, fan: 29, stage: 92, number: 127, name: 141, lanes: 166 }
const laneHeight = 24

export function TrackChart(props: TrackChartProps): ReactNode {
  const t = useText()
  const box = useRef<HTMLDivElement>(null)
  const room = useWidth(box, 1004)
  const { nodes, lanes, here } = props
  const pitch = Math.min(110, Math.max(42, (room - left - 4) / Math.max(1, nodes.length)))
  const width = left + pitch * nodes.length + 4
  const x = (index: number): number => left + pitch * (index + 0.5)
  const lanesEnd = top.lanes + lanes.length * laneHeight
  const base = lanesEnd + 34
  const height = base + 66
  const hereIndex = nodes.findIndex((node) => node.id === here?.node)
  const press = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey) return
    const node = nodes[hereIndex]
    const actAt = node?.acts.findIndex((act) => act.id === here?.act) ?? -1
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const next = nodes[Math.max(0, Math.min(nodes.length - 1, hereIndex + (event.key === 'ArrowRight' ? 1 : -1)))]
      if (next) props.onHere(next.id)
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && node) {
      const act = node.acts[Math.max(0, Math.min(node.acts.length - 1, actAt + (event.key === 'ArrowDown' ? 1 : -1)))]
      if (act) props.onHere(node.id, act.id)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="track-chart">
      <div ref={box} style={{ overflowX: width > room + 1 ? 'auto' : 'hidden' }}>
        <svg
          width={width}
          height={height}
          viewBox={`0 0 ${width} ${height}`}
          role="application"
          aria-label={t('widgets.track.label', { n: nodes.length })}
          tabIndex={0}
          onKeyDown={press}
        >
          {hereIndex >= 0 && (
            <rect
              x={x(hereIndex) - pitch / 2 + 1}
              y={top.stage + 21}
              width={pitch - 2}
              height={base + 46 - top.stage - 21}
              fill="var(--picked)"
            />
          )}
          <Fan nodes={nodes} x={x} width={width} asOf={props.asOf} here={hereIndex} />
          <Stages nodes={nodes} x={x} pitch={pitch} bottom={base + 46} />
          {lanes.map((lane, index) => {
            const y = top.lanes + index * laneHeight
            return (
              <g key={lane.id}>
                <path d={`M${left} ${y + laneHeight}H${width - 4}`} stroke="var(--line)" />
                <text x="0" y={y + 16}>
                  {lane.label}
                </text>
              </g>
            )
          })}
          <path d={`M${left} ${top.lanes}H${width - 4}`} stroke="var(--line)" />
          <text x="0" y={lanesEnd + 20}>
            {t('widgets.track.daysLeft')}
            <tspan className="axis"> {props.clock ?? t('widgets.track.workdays')}</tspan>
          </text>
          <path d={`M${left} ${base - 9}H${width - 4}`} stroke="var(--line-3)" />
          <text x="0" y={base + 16} className="small">
            {t('widgets.track.planned')}
          </text>
          <text x="0" y={base + 32} className="small">
            {t('widgets.track.actual')}
          </text>
          <text x="0" y={base + 58} className="small">
            {t('widgets.track.marks')}
          </text>
          <path d={`M0 ${base + 42}H${width - 4}`} stroke="var(--line)" />
          {nodes.map((node, index) => (
            <Node
              key={node.id}
              node={node}
              before={{
                planned: nodes.slice(0, index).findLast((one) => one.planned)?.planned,
                actual: nodes.slice(0, index).findLast((one) => one.actual)?.actual
              }}
              lanes={lanes}
              x={x(index)}
              pitch={pitch}
              base={base}
              lanesEnd={lanesEnd}
              here={index === hereIndex}
              hereAct={index === hereIndex ? here?.act : undefined}
              onHere={props.onHere}
            />
          ))}
        </svg>
      </div>
    </div>
  )
}

function Fan(props: {
  readonly nodes: readonly TrackNode[]
  readonly x: (index: number) => number
  readonly width: number
  readonly asOf: string
  readonly here: number
}): ReactNode {
  const t = useText()
  const { nodes, x, width } = props
  const days = nodes.map((node) => dayNumber(node.actual))
  const asOf = dayNumber(props.asOf)
  const known = [...days, ...nodes.map((node) => dayNumber(node.planned)), asOf].filter((day) => day !== undefined)
  if (known.length === 0) return null
  const axis = layTimeAxis(known, left, width - 4)
  const today = asOf === undefined ? undefined : axis.x(asOf)
  const lines = days.flatMap((day, index) =>
    day === undefined ? [] : [{ index, at: axis.x(day), to: x(index), strong: index === props.here, crosses: crossesEarlier(days, index) }]
  )
  return (
    <g>
      <text x="0" y="18">
        {t('widgets.track.realTime')}
      </text>
      {lines.some((line) => line.crosses) && (
        <text x="0" y="44" className="axis">
          {t('widgets.track.crossing')}
        </text>
      )}
      <path d={`M${left} ${top.axis}H${width - 4}`} stroke="var(--line-3)" />
      {axis.ticks
        .filter((tick) => today === undefined || tick.x + 50 < today - 130 || tick.x > today + 8)
        .map((tick) => (
          <g key={tick.label}>
            <path d={`M${tick.x} 20v6`} stroke="var(--line-3)" />
            <text x={tick.x + 3} y="17" className="axis">
              {tick.label}
            </text>
          </g>
        ))}
      {today !== undefined && (
        <>
          {today < width - 6 && <Hatch x={today} y={23} width={width - 4 - today} height={6} />}
          <path d={`M${today} 18v12`} stroke="var(--ink)" strokeWidth="1.5" />
          <text x={today - 4} y="17" className="date" textAnchor="end">
            {t('widgets.track.asOf', { date: props.asOf })}
          </text>
        </>
      )}
      {lines
        .toSorted((a, b) => Number(a.strong) - Number(b.strong))
        .map((line) => (
          <g key={line.index}>
            <path
              d={`M${line.at} ${top.fan}C${line.at} 60 ${line.to} 58 ${line.to} ${top.stage}`}
              fill="none"
              stroke={line.strong ? 'var(--accent)' : line.crosses ? 'var(--ink-2)' : 'var(--line-3)'}
              strokeWidth={line.strong ? 2 : line.crosses ? 1.6 : 1.2}
            />
            <circle cx={line.at} cy={top.axis} r={line.strong ? 3.5 : 2.5} fill={line.strong ? 'var(--accent)' : 'var(--ink-2)'} />
          </g>
        ))}
      {lines.flatMap((line) =>
        line.strong && nodes[line.index]?.flag !== undefined
          ? [
              <text key={line.index} x={(line.at + line.to) / 2} y="66" className="flag" textAnchor="middle">
                {nodes[line.index]?.flag}
              </text>
            ]
          : []
      )}
    </g>
  )
}

function Stages(props: {
  readonly nodes: readonly TrackNode[]
  readonly x: (index: number) => number
  readonly pitch: number
  readonly bottom: number
}): ReactNode {
  const t = useText()
  const { nodes, x, pitch } = props
  const starts = nodes.flatMap((node, index) => (index === 0 || nodes[index - 1]?.stage !== node.stage ? [index] : []))
  return starts.map((from, order) => {
    const to = (starts[order + 1] ?? nodes.length) - 1
    const mine = nodes.slice(from, to + 1)
    const done = mine.filter((node) => node.state === 'done').length
    const start = x(from) - pitch / 2
    const length = pitch * mine.length
    return (
      <g key={from}>
        <rect x={start + (order === 0 ? 0 : 1)} y={top.stage} width={length - 1} height="20" fill="var(--sunk)" />
        {order > 0 && <path d={`M${start} ${top.stage}V${props.bottom}`} stroke="var(--line-2)" />}
        <text x={start + 6} y={top.stage + 14} className="strong">
          {mine[0]?.stage}
        </text>
        {length > 70 && (
          <text x={start + length - 6} y={top.stage + 14} className="axis" textAnchor="end">
            {t('widgets.track.stageCount', { done, total: mine.length })}
          </text>
        )}
      </g>
    )
  })
}

interface NodeProps {
  readonly node: TrackNode
  /** The dates shown before, so that a year is printed only when it changes. */
  readonly before: { readonly planned: string | null | undefined; readonly actual: string | null | undefined }
  readonly lanes: TrackChartProps['lanes']
  readonly x: number
  readonly pitch: number
  readonly base: number
  readonly lanesEnd: number
  readonly here: boolean
  readonly hereAct: string | undefined
  readonly onHere: (node: string, act?: string) => void
}

function Node(props: NodeProps): ReactNode {
  const t = useText()
  const word = useMarkWord()
  const { node, x, base, here } = props
  const faint = node.state === 'not_yet'
  const has = (kind: MarkKind): boolean => node.marks.some((mark) => mark.kind === kind)
  const acts = node.acts.flatMap((act) => {
    const lane = props.lanes.findIndex((one) => one.id === act.lane)
    return lane < 0 ? [] : [{ act, y: top.lanes + lane * laneHeight + laneHeight / 2 }]
  })
  const ys = acts.map((one) => one.y)
  const over = node.left !== null && node.left !== undefined && node.left < 0 ? -node.left : undefined
  const isCjk = /[\u4e00-\u9fff]/.test(node.name)
  const perLine = Math.max(3, Math.floor((props.pitch - 4) / (isCjk ? 11 : 5.6)))
  const shortDate = (iso: string | null | undefined, before: string | null | undefined): string =>
    iso === null || iso === undefined ? '' : iso.slice(0, 4) === before?.slice(0, 4) ? iso.slice(5, 10) : iso.slice(2, 10)
  const mark = node.marks[0]
  return (
    <g className="node" onClick={() => props.onHere(node.id)}>
      <title>{`${node.number} ${node.name}${node.marks.map((one) => ` · ${word(one.kind)}`).join('')}`}</title>
      <rect x={x - props.pitch / 2} y={top.stage + 20} width={props.pitch} height={base + 46 - top.stage - 20} fill="transparent" />
      <text x={x} y={top.number} textAnchor="middle" className={faint ? '' : 'strong'}>
        {node.number}
      </text>
      {breakName(node.name, perLine).map((line, index) => (
        <text
          key={line + index}
          x={x}
          y={top.name + index * 13}
          textAnchor="middle"
          className={here ? 'small on' : faint ? 'axis' : 'small'}
        >
          {line}
        </text>
      ))}
      {ys.length > 1 && <path d={`M${x} ${Math.min(...ys)}V${Math.max(...ys)}`} stroke="var(--ink-3)" strokeWidth="1.2" />}
      {has('same_person') && ys.length > 1 && (
        <path d={`M${x - 8} ${ys[0]}h-5V${ys[1]}h5`} fill="none" stroke="var(--ink)" strokeWidth="1.6" />
      )}
      {acts.map(({ act, y }, index) => (
        <Act
          key={act.id}
          act={act}
          x={x}
          y={y}
          here={act.id === props.hereAct}
          twice={has('same_person') && index < 2}
          late={has('back_filled') && index === acts.length - 1}
          onPress={() => props.onHere(node.id, act.id)}
        />
      ))}
      {(node.state === 'missing' || faint) && (
        <>
          <rect
            x={x - 13}
            y={top.lanes + 4}
            width="26"
            height={props.lanesEnd - top.lanes - 8}
            rx="3"
            fill="none"
            stroke={faint ? 'var(--line-3)' : 'var(--ink)'}
            strokeWidth={faint ? 1 : 1.3}
            strokeDasharray={faint ? '1 2.5' : '3 2'}
          />
          <text
            x={x}
            y={(top.lanes + props.lanesEnd) / 2 + 4}
            textAnchor="middle"
            className={faint ? 'axis halo-word' : 'mark-word'}
            style={{ paintOrder: 'stroke', stroke: here ? 'var(--picked)' : 'var(--paper)', strokeWidth: 5 }}
          >
            {word(faint ? 'not_yet' : 'missing')}
          </text>
        </>
      )}
      {node.left !== null && node.left !== undefined && over === undefined && (
        <>
          <rect
            x={x - 10}
            y={base - 9 - Math.max(1, Math.min(16, node.left))}
            width="8"
            height={Math.max(1, Math.min(16, node.left))}
            fill="var(--line-3)"
          />
          <text x={x + 2} y={base - 13} className="small">
            {node.left}
          </text>
        </>
      )}
      {over !== undefined && (
        <>
          <rect x={x - 10} y={base - 8.5} width="8" height={Math.max(3, Math.min(11, over / 2))} fill="var(--ink)" />
          <text x={x} y={base + 2} className="mark-word">
            {t('widgets.track.over', { n: over })}
          </text>
        </>
      )}
      <text x={x} y={base + 16} textAnchor="middle" className="axis">
        {shortDate(node.planned, props.before.planned)}
      </text>
      <text x={x} y={base + 32} textAnchor="middle" className={here ? 'date on' : 'date'}>
        {node.state === 'missing'
          ? t('widgets.track.none')
          : node.state === 'in_hand'
            ? t('widgets.track.inHand')
            : shortDate(node.actual, props.before.actual) || '—'}
      </text>
      {mark && (
        <g>
          {mark.level && <LevelShape level={mark.level} x={x - 16} y={base + 54} size={10} />}
          <text x={mark.level ? x - 8 : x} y={base + 58} textAnchor={mark.level ? 'start' : 'middle'} className="mark-word">
            {t(`widgets.markShort.${drawnMark(mark.kind)}`)}
          </text>
        </g>
      )}
    </g>
  )
}

function Act(props: {
  readonly act: TrackAct
  readonly x: number
  readonly y: number
  readonly here: boolean
  readonly twice: boolean
  readonly late: boolean
  readonly onPress: () => void
}): ReactNode {
  const { act, x, y, here } = props
  const colour = here ? 'var(--accent)' : 'var(--ink-2)'
  return (
    <g
      onClick={(event) => {
        event.stopPropagation()
        props.onPress()
      }}
    >
      {(props.twice || here) && (
        <circle cx={x} cy={y} r="8" fill="var(--paper)" stroke={here ? 'var(--accent)' : 'var(--ink)'} strokeWidth={here ? 2 : 1.2} />
      )}
      {act.kind === 'meeting' ? (
        <rect x={x - 4.5} y={y - 4.5} width="9" height="9" fill={colour} />
      ) : act.kind === 'countersign' ? (
        <circle cx={x} cy={y} r="4.2" fill="var(--paper)" stroke={colour} strokeWidth="1.4" />
      ) : (
        <circle cx={x} cy={y} r="4.8" fill={colour} />
      )}
      {props.late && <path d={`M${x + 7} ${y}h8m-3-3 3 3-3 3`} fill="none" stroke="var(--ink)" strokeWidth="1.4" />}
      <rect x={x - 11} y={y - 11} width="22" height="22" fill="transparent" />
    </g>
  )
}
