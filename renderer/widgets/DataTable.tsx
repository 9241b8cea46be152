/**
 * The working list: virtual rows over paged, asynchronous data, so that 417 or 650,000 rows feel alike. Columns resize and sort, rows are chosen by
 * keyboard (J K, arrows, Home, End, X for several, Enter for the next step), the head stays, cut cells tell their whole in a tooltip.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { errorValueOf } from '../api/hooks.tsx'
import { useKeys } from '../app/keyboard.tsx'
import { useSettings } from '../app/settings.tsx'
import { useScrollMemory } from '../app/walk.tsx'
import { ErrorState } from './ErrorState.tsx'
import { PrintRows } from './PrintRows.tsx'
import { HeadCell } from './HeadCell.tsx'
import { useRowPages, type LoadRange } from './row-pages.ts'

export interface DataColumn<Row> {
  readonly id: string
  readonly title: ReactNode
  readonly width: number
  /** Takes what is left of the width. */
  readonly grow?: boolean
  readonly number?: boolean
  readonly sorts?: boolean
  readonly cell: (row: Row) => ReactNode
}
export interface Sort {
  readonly column: string
  readonly descending: boolean
}
export interface DataTableProps<Row> {
  readonly columns: readonly DataColumn<Row>[]
  readonly loadRange: LoadRange<Row>
  /** Changes when filter, sort or data change: rows are asked for anew. */
  readonly resetKey: string
  readonly rowKey: (row: Row) => string
  readonly label: string
  readonly sort?: Sort | undefined
  readonly onSort?: (sort: Sort) => void
  /** Key of the row that the inspector shows. */
  readonly here?: string | undefined
  readonly onHere?: (row: Row) => void
  /** Enter or double click. */
  readonly onOpen?: (row: Row) => void
  readonly selected?: ReadonlySet<string>
  readonly onSelected?: (keys: ReadonlySet<string>) => void
  readonly state?: (row: Row) => 'out' | 'group' | undefined
  readonly empty?: ReactNode
  readonly onTotal?: (total: number) => void
  /** Keys J, K, Enter work without the list having focus. */
  readonly globalKeys?: boolean
}

export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { settings, text: t } = useSettings()
  const scroll = useRef<HTMLDivElement>(null)
  const rowHeight = settings.density === 'roomy' ? 32 : 28
  const pages = useRowPages(props.loadRange, props.resetKey)
  const [widths, setWidths] = useState<Readonly<Record<string, number>>>({})
  const [room, setRoom] = useState(0)
  const [at, setAt] = useState(-1)
  const awaited = useRef<number | undefined>(undefined)
  useScrollMemory(scroll, `${props.label} ${props.resetKey}`)
  const virtual = useVirtualizer({
    count: pages.total ?? 0,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    scrollPaddingEnd: rowHeight, // the fixed head covers as much
    overscan: 12
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0]
  const { need } = pages
  useEffect(() => need(first, last), [need, first, last])
  const { onTotal } = props
  useEffect(() => {
    if (pages.total !== undefined) onTotal?.(pages.total)
  }, [onTotal, pages.total])
  // The grid gives way to an empty or error state and comes back as another element, to be measured anew.
  const drawn = pages.error === undefined && pages.total !== 0
  useEffect(() => {
    const element = scroll.current
    if (!element) return undefined
    const measure = new ResizeObserver(() => setRoom(element.clientWidth))
    measure.observe(element)
    return () => measure.disconnect()
  }, [drawn])

  const base = props.columns.map((column) => widths[column.id] ?? column.width)
  const spare = Math.max(0, room - base.reduce((sum, width) => sum + width, 0))
  const growers = props.columns.filter((column) => column.grow && widths[column.id] === undefined).length
  const columnWidths = props.columns.map(
    (column, index) => (base[index] ?? 80) + (column.grow && widths[column.id] === undefined ? spare / growers : 0)
  )
  const width = columnWidths.reduce((sum, one) => sum + one, 0)
  // The chosen row by its key: its index may have moved with a new sort.
  const chosen = props.here === undefined ? undefined : pages.indexOf((row) => props.rowKey(row) === props.here)
  const hereIndex = chosen ?? at
  // Chosen elsewhere (a chart, a link): the list follows.
  useEffect(() => {
    if (chosen !== undefined) virtual.scrollToIndex(chosen, { align: 'auto' })
  }, [virtual, chosen])

  const move = (to: number, take = false): void => {
    if (take) scroll.current?.parentElement?.focus({ preventScroll: true }) // so that Enter is for the row, not for the last button
    const target = Math.max(0, Math.min((pages.total ?? 1) - 1, to))
    setAt(target)
    virtual.scrollToIndex(target)
    const row = pages.rowAt(target)
    if (row === undefined) awaited.current = target
    else props.onHere?.(row)
  }
  // A jump (End, Page Down) may land on a row that is not loaded yet: it is chosen when it comes.
  useEffect(() => {
    const row = awaited.current === undefined ? undefined : pages.rowAt(awaited.current)
    if (row === undefined) return
    awaited.current = undefined
    props.onHere?.(row)
  })
  const open = (): void => {
    const row = pages.rowAt(hereIndex)
    if (row !== undefined) props.onOpen?.(row)
  }
  const toggle = (index: number): void => {
    const row = pages.rowAt(index)
    if (row === undefined || !props.onSelected) return
    const keys = new Set(props.selected)
    if (!keys.delete(props.rowKey(row))) keys.add(props.rowKey(row))
    props.onSelected(keys)
  }
  useKeys(
    {
      j: () => move(hereIndex + 1, true),
      k: () => move(hereIndex - 1, true),
      x: () => toggle(hereIndex),
      ...(hereIndex >= 0 ? { Enter: open } : {}),
      ArrowDown: () => move(hereIndex + 1, true),
      ArrowUp: () => move(hereIndex - 1, true)
    },
    props.globalKeys ?? true
  )
  const press = (event: KeyboardEvent): void => {
    const page = Math.floor((scroll.current?.clientHeight ?? 280) / rowHeight) - 1
    const to =
      event.key === 'PageDown'
        ? hereIndex + page
        : event.key === 'PageUp'
          ? hereIndex - page
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? (pages.total ?? 1) - 1
              : undefined
    if (to === undefined) return
    event.preventDefault()
    move(to)
  }
  const tell = useCallback((event: MouseEvent<HTMLElement>) => {
    const cell = event.currentTarget
    cell.title = cell.scrollWidth > cell.clientWidth ? (cell.textContent ?? '') : ''
  }, [])

  if (pages.error !== undefined) return <ErrorState error={errorValueOf(pages.error)} onRetry={pages.reload} />
  if (pages.total === 0 && props.empty !== undefined) return props.empty
  return (
    <>
      <div
        className="grid"
        role="grid"
        aria-label={props.label}
        aria-rowcount={pages.total ?? -1}
        aria-multiselectable={props.onSelected ? true : undefined}
        tabIndex={0}
        onKeyDown={press}
      >
        <div className="grid-scroll" ref={scroll}>
          <div className="grid-head" role="row" style={{ width }}>
            {props.columns.map((column, index) => (
              <HeadCell
                key={column.id}
                column={column}
                width={columnWidths[index] ?? 80}
                sort={props.sort}
                onSort={props.onSort}
                onResize={(wide) => setWidths((old) => ({ ...old, [column.id]: wide }))}
                resizeLabel={t('widgets.table.resize')}
              />
            ))}
          </div>
          <div className="grid-body" style={{ height: virtual.getTotalSize(), width }}>
            {items.map((item) => {
              const row = pages.rowAt(item.index)
              const style = { transform: `translateY(${item.start}px)`, width }
              if (row === undefined)
                return (
                  <div key={item.key} className="grid-row" role="row" style={style}>
                    <div className="grid-td" role="gridcell" style={{ width: columnWidths[0] }}>
                      <span className="hidden-text">{t('widgets.table.loading')}</span>
                      <div className="grid-wait" />
                    </div>
                  </div>
                )
              const key = props.rowKey(row)
              const state = props.state?.(row)
              return (
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled by the list as a whole
                <div
                  key={item.key}
                  className="grid-row"
                  role="row"
                  aria-rowindex={item.index + 1}
                  aria-selected={props.selected?.has(key) ?? (props.here === key ? true : undefined)}
                  data-here={props.here === key || undefined}
                  {...(state ? { [`data-${state}`]: '' } : {})}
                  style={style}
                  onClick={(event) => {
                    if ((event.ctrlKey || event.metaKey) && props.onSelected) return toggle(item.index)
                    setAt(item.index)
                    return props.onHere?.(row)
                  }}
                  onDoubleClick={() => props.onOpen?.(row)}
                >
                  {props.columns.map((column, index) => (
                    <div
                      key={column.id}
                      className="grid-td"
                      role="gridcell"
                      tabIndex={-1}
                      data-num={column.number || undefined}
                      style={{ width: columnWidths[index] }}
                      onMouseEnter={tell}
                    >
                      {column.cell(row)}
                    </div>
                  ))}
                </div>
              )
            })}
          </div>
        </div>
      </div>
      <PrintRows columns={props.columns} loadRange={props.loadRange} rowKey={props.rowKey} label={props.label} here={props.here} />
    </>
  )
}
