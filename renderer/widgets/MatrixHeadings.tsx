/** Headings of the matrix: groups, second level and upright names above; kinds, names and totals at the left. They follow the scroll of the bitmap. */
import type { ReactNode, Ref } from 'react'
import type { MatrixColumn, MatrixRow } from './matrix-props.ts'
import { spansOf, type Span, type Track } from './matrix-layout.ts'

export interface MatrixHeadProps {
  readonly ref: Ref<HTMLDivElement>
  readonly columns: readonly MatrixColumn[]
  readonly track: Track
  readonly seconds: readonly Span[]
  readonly here: number | undefined
  readonly onChoose: (column: number) => void
}

export function MatrixHead(props: MatrixHeadProps): ReactNode {
  const { columns, track, here } = props
  const wide = track.size >= 40
  const isOn = (span: Span): boolean => here !== undefined && here >= span.from && here <= span.to
  const hasSeconds = columns.some((column) => column.second !== undefined)
  return (
    <div ref={props.ref}>
      {spansOf(
        track,
        columns.map((one) => one.group)
      ).map((span) => {
        const [, code, name] = /^([A-Z])\s+(.*)$/.exec(span.key) ?? [undefined, '', span.key]
        return (
          <div
            key={`${span.key}-${span.from}`}
            className="matrix-group"
            data-bare={name === '' || undefined}
            data-on={isOn(span) || undefined}
            style={{ left: span.start, width: span.length }}
            title={name}
          >
            {code !== '' && <i>{code}</i>}
            {name}
          </div>
        )
      })}
      {hasSeconds &&
        props.seconds.map((span) => {
          const name = span.key.slice(span.key.indexOf('\n') + 1)
          return (
            <div
              key={`${span.key}-${span.from}`}
              className="matrix-second"
              data-on={isOn(span) || undefined}
              style={{ left: span.start, width: span.length }}
              title={name}
            >
              {name}
            </div>
          )
        })}
      {columns.map((column, index) => (
        <div
          key={column.id}
          className="matrix-column"
          role="presentation"
          data-wide={wide || undefined}
          data-on={index === here || undefined}
          style={{
            left: track.starts[index],
            width: track.size,
            top: hasSeconds ? 68 : 22,
            lineHeight: wide ? '14px' : `${track.size}px`,
            whiteSpace: wide ? 'normal' : 'nowrap'
          }}
          title={column.name}
          onClick={() => props.onChoose(index)}
        >
          <span>{column.short}</span>
        </div>
      ))}
    </div>
  )
}

export interface MatrixNamesProps {
  readonly ref: Ref<HTMLDivElement>
  readonly rows: readonly MatrixRow[]
  readonly track: Track
  readonly here: number | undefined
  readonly onChoose: (row: number) => void
}

export function MatrixNames(props: MatrixNamesProps): ReactNode {
  const { rows, track } = props
  const height = track.size + 1
  return (
    <div ref={props.ref}>
      {spansOf(
        track,
        rows.map((one) => one.group)
      ).map((span) => (
        <div key={`${span.key}-${span.from}`} className="matrix-kind" style={{ top: span.start, height: span.length }} title={span.key}>
          <span>{span.key}</span>
        </div>
      ))}
      {rows.map((row, index) => (
        <div
          key={row.id}
          className="matrix-name"
          role="presentation"
          data-on={index === props.here || undefined}
          style={{ top: track.starts[index], height, lineHeight: `${height}px` }}
          title={row.name}
          onClick={() => props.onChoose(index)}
        >
          <span className="cut">{row.name}</span>
          <b>{row.total}</b>
        </div>
      ))}
    </div>
  )
}
