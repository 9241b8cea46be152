/** The head of one column of a working list: its name, the direction it sorts in, and the edge that is pulled to widen it. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef, type PointerEvent, type ReactNode } from 'react'
import type { DataColumn, Sort } from './DataTable.tsx'

interface HeadCellProps<Row> {
  readonly column: DataColumn<Row>
  readonly width: number
  readonly sort: Sort | undefined
  readonly onSort: ((sort: Sort) => void) | undefined
  readonly onResize: (width: number) => void
  readonly resizeLabel: string
}

export function HeadCell<Row>(props: HeadCellProps<Row>): ReactNode {
  const { column, sort, onSort } = props
  const sorts = column.sorts === true && onSort !== undefined
  const mine = sort?.column === column.id ? sort : undefined
  const start = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined)
  const grip = {
    onPointerDown: (event: PointerEvent) => {
      start.current = { x: event.clientX, width: props.width }
      event.currentTarget.setPointerCapture(event.pointerId)
      event.stopPropagation()
    },
    onPointerMove: (event: PointerEvent) => {
      if (start.current) props.onResize(Math.max(40, start.current.width + event.clientX - start.current.x))
    },
    onPointerUp: () => {
      start.current = undefined
    }
  }
  const flip = (): void => onSort?.({ column: column.id, descending: mine ? !mine.descending : column.number === true })
  return (
    <div
      className="grid-th"
      role="columnheader"
      aria-sort={mine ? (mine.descending ? 'descending' : 'ascending') : undefined}
      data-num={column.number || undefined}
      data-sorts={sorts || undefined}
      style={{ width: props.width }}
      tabIndex={sorts ? 0 : undefined}
      onClick={sorts ? flip : undefined}
      onKeyDown={
        sorts
          ? (event) => {
              if (event.key === 'Enter' || event.key === ' ') {
                event.preventDefault()
                flip()
              }
            }
          : undefined
      }
    >
      <span>{column.title}</span>
      {mine && (mine.descending ? <ArrowDown className="ic" size={11} /> : <ArrowUp className="ic" size={11} />)}
      <i role="presentation" className="grid-grip" title={props.resizeLabel} onClick={(event) => event.stopPropagation()} {...grip} />
    </div>
  )
}
