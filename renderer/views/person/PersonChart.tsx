/**
 * A person's course: posts as bands, acts a month as bars, and each act as a dot in the row of its kind, marked ones in full ink, warnings with
 * their shape. Beyond a thousand acts the bars alone. The table below says the same in words.
 */
import { useRef, type ReactNode } from 'react'
import type { PersonTrail } from '../../../shared/ipc/commands/trail.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useText } from '../../app/settings.tsx'
import { Hatch } from '../../widgets/Marks.tsx'
import { useRecordWords } from '../../widgets/record-words.ts'
import { dayNumber, layTimeAxis } from '../../widgets/track-layout.ts'
import { useWidth } from '../../widgets/use-width.ts'
import { PersonDots } from './PersonDots.tsx'
import { mostDots, spanOf, stackPosts, type PostBand } from './person-layout.ts'

const left = 96
const postHeight = 26
const barsHeight = 36
const rowHeight = 36

export function PersonChart(props: {
  readonly trail: PersonTrail
  readonly asOf: string
  readonly here: string | undefined
  readonly onAct: (id: string) => void
}): ReactNode {
  const t = useText()
  const words = useRecordWords()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 1004)
  const { trail, asOf } = props
  const span = spanOf(trail, asOf)
  if (!span) return null
  const axis = layTimeAxis(span, left, width - 4)
  const end = span[1]
  const clip = (day: number): number => Math.min(width - 4, Math.max(left, axis.x(day)))
  const bands = stackPosts(trail.appointments, end).filter((band) => band.to >= span[0])
  const postRows = Math.max(0, ...bands.map((band) => band.row + 1))
  const barsTop = 24 + postRows * postHeight + 8
  const dots = trail.acts.length > 0 && Math.max(trail.total, trail.acts.length) <= mostDots
  const kinds = dots ? trail.kinds : []
  const rowsTop = barsTop + barsHeight + 6
  const height = rowsTop + kinds.length * rowHeight + 24
  const today = dayNumber(asOf)
  const most = Math.max(1, ...trail.months.map((one) => one.acts))
  return (
    <div className="person-chart">
      <div ref={box}>
        <svg className="chart" width={width} height={height} role="group" aria-label={t('person.chart', { name: trail.person.name })}>
          {axis.ticks
            .filter((tick) => tick.x < width - 50)
            .map((tick) => (
              <g key={tick.label}>
                <path d={`M${tick.x} 20V${height - 22}`} stroke="var(--line)" />
                <text className="axis" x={tick.x + 3} y="14">
                  {tick.label}
                </text>
              </g>
            ))}
          {Array.from({ length: postRows }, (_, row) => (
            <text key={row} x="0" y={24 + row * postHeight + 16}>
              {row === 0 ? t('person.posts') : t('person.postsOther')}
            </text>
          ))}
          {bands.map((band) => (
            <Band key={band.post.id} band={band} x={clip(band.from)} to={clip(band.to)} early={band.from < span[0]} />
          ))}
          <text x="0" y={barsTop + 22}>
            {t('person.density')}
          </text>
          <text className="axis" x={left - 4} y={barsTop + 10} textAnchor="end">
            {formatNumber(most)}
          </text>
          {trail.months.map((one) => (
            <MonthBar key={one.month} month={one} x={axis.x} top={barsTop} most={most} />
          ))}
          <path d={`M${left} ${barsTop + barsHeight}H${width - 4}`} stroke="var(--line-2)" />
          {kinds.map((kind, row) => (
            <g key={kind.kind}>
              <path d={`M${left} ${rowsTop + (row + 1) * rowHeight}H${width - 4}`} stroke="var(--line)" />
              <text x="0" y={rowsTop + row * rowHeight + 22}>
                {words.act(kind.kind)}
                <tspan className="axis"> {formatNumber(kind.n)}</tspan>
              </text>
            </g>
          ))}
          {dots && (
            <PersonDots
              acts={trail.acts}
              rows={kinds.map((kind) => kind.kind)}
              x={axis.x}
              top={rowsTop}
              rowHeight={rowHeight}
              here={props.here}
              onAct={props.onAct}
            />
          )}
          {today !== undefined && today > end && (
            <text x={width - 6} y={height - 8} textAnchor="end">
              {t('person.asOf', { date: asOf })} →
            </text>
          )}
          {today !== undefined && today <= end && (
            <>
              <Hatch x={clip(today)} y={24} width={Math.max(0, width - 4 - clip(today))} height={height - 46} />
              <path d={`M${clip(today)} 20V${height - 22}`} stroke="var(--ink)" strokeWidth="1.5" />
              <text x={clip(today) - 4} y={height - 8} textAnchor="end">
                {t('person.asOf', { date: asOf })}
              </text>
            </>
          )}
          <Legend y={height - 8} dots={dots} money={trail.acts.some((act) => act.amount !== null)} />
        </svg>
      </div>
    </div>
  )
}

function Band(props: { readonly band: PostBand; readonly x: number; readonly to: number; readonly early: boolean }): ReactNode {
  const { band, x, to } = props
  const { post } = band
  const now = post.to === null
  const y = 24 + band.row * postHeight
  const label = [post.org, post.post, post.duties === null ? null : `（${post.duties}）`].filter(Boolean).join(' · ').replace(' · （', '（')
  return (
    <g>
      <title>{`${label} ${post.from} – ${post.to ?? ''}`}</title>
      <rect x={x} y={y} width={Math.max(2, to - x)} height="22" fill={now ? 'var(--picked)' : 'var(--sunk)'} />
      {!props.early && <rect x={x} y={y} width="2" height="22" fill={now ? 'var(--accent)' : 'var(--line-3)'} />}
      <svg x={x + 8} y={y} width={Math.max(0, to - x - 10)} height="22" overflow="hidden">
        <text x="0" y="15" className={now ? 'here' : ''}>
          {label}
        </text>
      </svg>
    </g>
  )
}

function MonthBar(props: {
  readonly month: PersonTrail['months'][number]
  readonly x: (day: number) => number
  readonly top: number
  readonly most: number
}): ReactNode {
  const { month, x, top, most } = props
  const from = dayNumber(`${month.month}-01`)
  if (from === undefined) return null
  const wide = Math.max(1.5, x(from + 30) - x(from) - 1)
  const tall = (n: number): number => (n === 0 ? 0 : Math.max(1.5, (n / most) * (barsHeight - 4)))
  return (
    <g>
      <title>{`${month.month} ${month.acts} / ${month.marked}`}</title>
      <rect x={x(from)} y={top + barsHeight - tall(month.acts)} width={wide} height={tall(month.acts)} fill="var(--line-3)" />
      <rect x={x(from)} y={top + barsHeight - tall(month.marked)} width={wide} height={tall(month.marked)} fill="var(--ink)" />
    </g>
  )
}

function Legend(props: { readonly y: number; readonly dots: boolean; readonly money: boolean }): ReactNode {
  const t = useText()
  if (!props.dots)
    return (
      <text className="axis" x="0" y={props.y}>
        {t('person.dense', { n: formatNumber(mostDots) })}
      </text>
    )
  return (
    <g>
      <circle cx="5" cy={props.y - 4} r="4" fill="var(--ink-3)" fillOpacity=".35" />
      <text className="axis" x="14" y={props.y}>
        {props.money ? t('person.plainDot') : t('person.plainDotNoMoney')}
        <tspan dx="14" className="strong">
          ●
        </tspan>
        <tspan dx="4">{t('person.markedDot')}</tspan>
      </text>
    </g>
  )
}
