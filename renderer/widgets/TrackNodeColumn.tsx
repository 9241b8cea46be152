/** One node of a track as a column: name, acts in their lanes, days left or over, dates, mark. */
import type { ReactNode } from 'react'
import { useText } from '../app/settings.tsx'
import { LevelShape } from './LevelMark.tsx'
import { useMarkWord, type MarkKind } from './Marks.tsx'
import { breakName } from './track-layout.ts'
import { laneHeight, trackTop, type TrackAct, type TrackChartProps, type TrackNode } from './track-props.ts'

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

export function NodeColumn(props: NodeProps): ReactNode {
  const t = useText()
  const word = useMarkWord()
  const { node, x, base, here } = props
  const faint = node.state === 'not_yet'
  const pale = faint || node.state === 'skipped'
  const has = (kind: MarkKind): boolean => node.marks.some((mark) => mark.kind === kind)
  const acts = node.acts.flatMap((act) => {
    const lane = props.lanes.findIndex((one) => one.id === act.lane)
    if (lane < 0) return []
    // Several acts in one lane stand side by side.
    const same = node.acts.filter((one) => one.lane === act.lane)
    const aside = (same.indexOf(act) - (same.length - 1) / 2) * Math.min(11, (props.pitch - 12) / same.length)
    return [{ act, dx: aside, y: trackTop.lanes + lane * laneHeight + laneHeight / 2 }]
  })
  const ys = acts.map((one) => one.y)
  const over = node.left !== null && node.left !== undefined && node.left < 0 ? -node.left : undefined
  const isCjk = /[\u4e00-\u9fff]/.test(node.name)
  const perLine = Math.max(3, Math.floor(isCjk ? (props.pitch - 4) / 11 : (props.pitch - 1) / 6))
  const shortDate = (iso: string | null | undefined, before: string | null | undefined): string =>
    iso === null || iso === undefined ? '' : iso.slice(0, 4) === before?.slice(0, 4) ? iso.slice(5, 10) : iso.slice(2, 10)
  const actual =
    node.state === 'missing'
      ? t('widgets.track.none')
      : node.state === 'in_hand'
        ? t('widgets.track.inHand')
        : shortDate(node.actual, props.before.actual) || '—'
  // A date with its year is wider than a narrow column: it is drawn together, not over its neighbours.
  const fit = (text: string): { readonly textLength?: number; readonly lengthAdjust?: 'spacingAndGlyphs' } =>
    text.length === 8 && props.pitch < 52 ? { textLength: props.pitch - 3, lengthAdjust: 'spacingAndGlyphs' } : {}
  const mark = node.marks[0]
  return (
    <g className="node" onClick={() => props.onHere(node.id)}>
      <title>{`${node.number} ${node.name}${node.marks.map((one) => ` · ${word(one.kind)}`).join('')}`}</title>
      <rect
        x={x - props.pitch / 2}
        y={trackTop.stage + 20}
        width={props.pitch}
        height={base + 46 - trackTop.stage - 20}
        fill="transparent"
      />
      <text x={x} y={trackTop.number} textAnchor="middle" className={pale ? '' : 'strong'}>
        {node.number}
      </text>
      {breakName(node.name, perLine).map((line, index) => (
        <text
          key={line + index}
          x={x}
          y={trackTop.name + index * 13}
          textAnchor="middle"
          className={here ? 'small on' : pale ? 'axis' : 'small'}
        >
          {line}
        </text>
      ))}
      {ys.length > 1 && <path d={`M${x} ${Math.min(...ys)}V${Math.max(...ys)}`} stroke="var(--ink-3)" strokeWidth="1.2" />}
      {has('same_person') && ys.length > 1 && (
        <path d={`M${x - 8} ${ys[0]}h-5V${ys[1]}h5`} fill="none" stroke="var(--ink)" strokeWidth="1.6" />
      )}
      {acts.map(({ act, dx, y }, index) => (
        <Act
          key={act.id}
          act={act}
          x={x + dx}
          y={y}
          here={act.id === props.hereAct}
          small={node.acts.filter((one) => one.lane === act.lane).length > 3}
          twice={has('same_person') && index < 2}
          late={has('back_filled') && index === acts.length - 1}
          onPress={() => props.onHere(node.id, act.id)}
        />
      ))}
      {(node.state === 'missing' || faint) && (
        <>
          <rect
            x={x - 13}
            y={trackTop.lanes + 4}
            width="26"
            height={props.lanesEnd - trackTop.lanes - 8}
            rx="3"
            fill="none"
            stroke={faint ? 'var(--line-3)' : 'var(--ink)'}
            strokeWidth={faint ? 1 : 1.3}
            strokeDasharray={faint ? '1 2.5' : '3 2'}
          />
          <text
            x={x}
            y={(trackTop.lanes + props.lanesEnd) / 2 + 4}
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
      <text x={x} y={base + 16} textAnchor="middle" className="axis" {...fit(shortDate(node.planned, props.before.planned))}>
        {shortDate(node.planned, props.before.planned)}
      </text>
      <text x={x} y={base + 32} textAnchor="middle" className={here ? 'date on' : 'date'} {...fit(actual)}>
        {actual}
      </text>
      {!mark && node.level && <LevelShape level={node.level} x={x} y={base + 54} size={10} />}
      {mark && (
        <g>
          {mark.level && <LevelShape level={mark.level} x={x - 16} y={base + 54} size={10} />}
          <text x={mark.level ? x - 8 : x} y={base + 58} textAnchor={mark.level ? 'start' : 'middle'} className="mark-word">
            {t(`matter.markShort.${mark.kind}`)}
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
  readonly small: boolean
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
        <circle cx={x} cy={y} r={props.small ? 3 : 4.8} fill={colour} />
      )}
      {props.late && <path d={`M${x + 7} ${y}h8m-3-3 3 3-3 3`} fill="none" stroke="var(--ink)" strokeWidth="1.4" />}
      <rect x={x - 11} y={y - 11} width="22" height="22" fill="transparent" />
    </g>
  )
}
