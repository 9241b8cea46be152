/** Rows by columns of bars in one drawing: each column against its own largest value, the number beside its bar. Tab goes from bar to bar, Enter opens. */
import { useRef, type ReactNode, type RefObject } from 'react'
import type { DrivePicture } from '../../../shared/ipc/commands/register.ts'
import { formatNumber } from '../../../shared/text/format.ts'
import { useBilingual } from '../../app/bilingual.ts'
import { useText } from '../../app/settings.tsx'
import { useWidth } from '../../widgets/use-width.ts'

type Column = DrivePicture['columns'][number]
export interface DriveBarsProps {
  readonly picture: DrivePicture
  readonly label: string
  readonly drawing: RefObject<SVGSVGElement | null>
  readonly onOpen: (column: Column, row: string) => void
}

const [names, head, line, room] = [132, 40, 22, 58]

export function DriveBars(props: DriveBarsProps): ReactNode {
  const t = useText()
  const name = useBilingual()
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box, 960)
  const { columns, rows, by } = props.picture
  const each = Math.max(104, Math.floor((width - names) / Math.max(1, columns.length)))
  const most = columns.map((_, at) => Math.max(1, ...rows.map((row) => row.values[at] ?? 0)))
  return (
    <div ref={box} className="ecology-drive-box">
      <svg
        ref={props.drawing}
        className="chart"
        role="group"
        aria-label={props.label}
        width={names + each * columns.length}
        height={head + line * rows.length + 4}
      >
        <text x="0" y={head - 8} fill="var(--ink-3)">
          {t(by === 'month' ? 'drive.month' : 'drive.unit')}
        </text>
        {columns.map((column, at) => (
          <g key={`${column.register} ${column.figure}`} transform={`translate(${names + at * each} 0)`}>
            <title>{`${name(column.registerName)} · ${name(column.name)}`}</title>
            <text y={head - 24} fill="var(--ink-3)" fontSize="11">
              {cut(name(column.registerName), each)}
            </text>
            <text y={head - 8} fill="var(--ink)">
              {cut(`${name(column.name)}${column.unit === 'fen' ? ` (${t('drive.money')})` : ''}`, each)}
            </text>
          </g>
        ))}
        {rows.map((row, index) => (
          <g key={row.id} transform={`translate(0 ${head + index * line})`}>
            <path d={`M0 .5H${names + each * columns.length}`} stroke="var(--line)" />
            <text y="15" fill="var(--ink)">
              <title>{name(row.name)}</title>
              {cut(name(row.name), names)}
            </text>
            {columns.map((column, at) => {
              const value = row.values[at] ?? null
              if (value === null) return null
              const shown = column.unit === 'fen' ? formatNumber(value / 1_000_000, 1) : formatNumber(value)
              const long = Math.round((value / (most[at] ?? 1)) * (each - room))
              const open = (): void => props.onOpen(column, row.id)
              return (
                <g
                  key={`${column.register} ${column.figure}`}
                  className="ecology-drive-bar"
                  transform={`translate(${names + at * each} 0)`}
                  role="button"
                  tabIndex={0}
                  aria-label={t('drive.bar', {
                    row: name(row.name),
                    register: name(column.registerName),
                    figure: name(column.name),
                    value: shown
                  })}
                  onClick={open}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' || event.key === ' ') {
                      event.preventDefault()
                      open()
                    }
                  }}
                >
                  <rect y="1" width={each - 4} height={line - 1} fill="transparent" />
                  <rect y="5" width={Math.max(2, long)} height="12" fill="var(--accent)" />
                  <text x={Math.max(2, long) + 5} y="15" fill="var(--ink)">
                    {shown}
                  </text>
                </g>
              )
            })}
          </g>
        ))}
      </svg>
    </div>
  )
}

/** As much of a text as a column holds: a Chinese character takes 13 px, a Latin one about 7. */
function cut(text: string, width: number): string {
  let used = 0
  const chars = [...text]
  for (const [at, char] of chars.entries()) {
    used += (char.codePointAt(0) ?? 0) > 0x2e80 ? 13 : 7
    if (used > width - 12) return `${chars.slice(0, Math.max(1, at - 1)).join('')}…`
  }
  return text
}
