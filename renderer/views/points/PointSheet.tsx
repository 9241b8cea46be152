/**
 * Units down, points across, filled in as in a spreadsheet. The cell one stands on is a real text field, so that input methods, paste and screen
 * readers work as they do everywhere: arrows move, typing replaces, F2 edits, Enter goes down, Tab right, Esc gives up, Delete empties.
 */
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import type { CellState } from '../../../shared/ipc/commands/points.ts'
import { formatNumber } from '../../../shared/text/format.ts'

export interface SheetCell {
  readonly state: CellState
  /** as it is edited */
  readonly text: string
  readonly draft: boolean
  readonly fault: boolean
  readonly question: boolean
  /** said to those who cannot see it */
  readonly label: string
}
export interface Place {
  readonly row: number
  readonly column: number
}
export interface PointSheetProps {
  readonly label: string
  readonly rows: readonly {
    readonly id: string
    readonly name: string
    readonly title: string
    readonly score: number | null
    readonly note: string
  }[]
  readonly columns: readonly { readonly id: string; readonly name: string; readonly title: string; readonly note: string }[]
  readonly cell: (row: number, column: number) => SheetCell
  readonly at: Place
  readonly onAt: (place: Place) => void
  readonly onText: (place: Place, text: string) => void
  readonly onBlock: (place: Place, text: string) => void
  readonly onUndo: () => void
  readonly corner: ReactNode
}

const [columnWidth, headHeight, rowHeight] = [88, 62, 28]
const namesWidth = 232
export const canFill = (state: CellState): boolean => state !== 'other_kind' && state !== 'counted'

export function PointSheet(props: PointSheetProps): ReactNode {
  const { rows, columns, at, cell } = props
  const scroll = useRef<HTMLDivElement>(null)
  const extract = useCallback(
    (keep: number) => (range: Range) => [...new Set([...defaultRangeExtractor(range), keep])].toSorted((a, b) => a - b),
    []
  )
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeight,
    paddingStart: headHeight,
    scrollPaddingStart: headHeight,
    overscan: 8,
    rangeExtractor: extract(Math.min(at.row, rows.length - 1))
  })
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => columnWidth,
    paddingStart: namesWidth,
    scrollPaddingStart: namesWidth,
    overscan: 4,
    rangeExtractor: extract(Math.min(at.column, columns.length - 1))
  })
  useEffect(() => {
    down.scrollToIndex(at.row)
    across.scrollToIndex(at.column)
  }, [down, across, at.row, at.column])
  const width = across.getTotalSize()
  const shown = across.getVirtualItems()
  return (
    <div
      className="sheet"
      ref={scroll}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
    >
      <div className="sheet-body" style={{ height: down.getTotalSize(), width }}>
        <div className="sheet-head" role="row" aria-rowindex={1} style={{ width }}>
          <div className="sheet-corner" role="columnheader" aria-colindex={1}>
            {props.corner}
          </div>
          {shown.map(({ index, start }) => (
            <div
              key={columns[index]?.id}
              className="sheet-th"
              role="columnheader"
              aria-colindex={index + 2}
              data-on={index === at.column || undefined}
              style={{ left: start }}
              title={columns[index]?.title}
            >
              <b>{columns[index]?.id}</b>
              <span className="sheet-name">{columns[index]?.name}</span>
              <span className="sheet-note">{columns[index]?.note}</span>
            </div>
          ))}
        </div>
        {down.getVirtualItems().map(({ index: row, start: top }) => (
          <div key={rows[row]?.id} className="sheet-row" role="row" aria-rowindex={row + 2} style={{ top, width }}>
            <div className="sheet-unit" role="rowheader" aria-colindex={1} data-on={row === at.row || undefined} title={rows[row]?.title}>
              <span className="cut">{rows[row]?.name}</span>
              <span className="sheet-note">{rows[row]?.note}</span>
              <span className="num">{rows[row]?.score === null ? '—' : formatNumber(rows[row]?.score ?? 0, 1)}</span>
            </div>
            {shown.map(({ index: column, start: left }) => {
              const found = cell(row, column)
              const here = row === at.row && column === at.column
              return (
                <div
                  key={column}
                  className="sheet-cell"
                  role="gridcell"
                  tabIndex={-1}
                  aria-colindex={column + 2}
                  aria-selected={here}
                  data-state={found.state}
                  data-draft={found.draft || undefined}
                  data-fault={found.fault || undefined}
                  data-question={found.question || undefined}
                  style={{ left }}
                  onMouseDown={(event) => {
                    if (here) return
                    event.preventDefault()
                    props.onAt({ row, column })
                  }}
                >
                  {here ? <CellField {...props} found={found} /> : <span>{shownText(found)}</span>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
    </div>
  )
}

function shownText({ text, state, draft }: SheetCell): string {
  if (text === '') return state === 'other_kind' ? '–' : ''
  return draft || !/^\d+(?:\.\d+)?$/.test(text) ? text : formatNumber(Number(text), text.split('.')[1]?.length ?? 0)
}

/** The field of the cell one stands on. It takes the focus when the place moves, not when the view opens. */
function CellField(props: PointSheetProps & { readonly found: SheetCell }): ReactNode {
  const { rows, columns, at, found } = props
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<string>()
  const entered = useRef(false)
  useEffect(() => {
    const input = field.current
    if (!input) return
    // the view opens without taking the focus; after that the field goes with the place
    if (entered.current || document.activeElement === document.body || document.activeElement?.closest('.sheet')) input.focus()
    input.select()
  }, [])
  const open = canFill(found.state)
  const write = (): void => {
    if (typed !== undefined && typed !== found.text) props.onText(at, typed)
    setTyped(undefined)
  }
  const go = (byRows: number, byColumns: number): void => {
    write()
    const clamp = (value: number, length: number): number => Math.max(0, Math.min(length - 1, value))
    const to = { row: clamp(at.row + byRows, rows.length), column: clamp(at.column + byColumns, columns.length) }
    if (to.row !== at.row || to.column !== at.column) props.onAt(to)
    else field.current?.select()
  }
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.altKey) return
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      Enter: event.shiftKey ? [-1, 0] : [1, 0],
      ...(typed === undefined ? { ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -columns.length], End: [0, columns.length] } : {}),
      PageUp: [-10, 0],
      PageDown: [10, 0],
      // at the ends of a row Tab leaves the sheet, as everywhere
      ...(event.key === 'Tab' && (event.shiftKey ? at.column > 0 : at.column < columns.length - 1)
        ? { Tab: [0, event.shiftKey ? -1 : 1] }
        : {})
    }
    const move = moves[event.key]
    if (event.key === 'Tab' && move === undefined) write()
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== 'z' || typed !== undefined) return
      event.preventDefault()
      props.onUndo()
    } else if (move !== undefined) {
      event.preventDefault()
      go(...move)
    } else if (event.key === 'F2' && open) {
      event.preventDefault()
      setTyped(typed ?? found.text)
      const end = field.current?.value.length ?? 0
      field.current?.setSelectionRange(end, end)
    } else if (event.key === 'Escape') {
      // at once: what is typed next replaces the value again
      flushSync(() => setTyped(undefined))
      field.current?.select()
    } else if ((event.key === 'Delete' || event.key === 'Backspace') && typed === undefined && open) {
      event.preventDefault()
      props.onText(at, '')
    }
  }
  const paste = (event: ClipboardEvent): void => {
    const text = event.clipboardData.getData('text/plain')
    if (typed !== undefined && !/[\t\n]/.test(text)) return
    event.preventDefault()
    setTyped(undefined)
    props.onBlock(at, text)
  }
  return (
    <input
      ref={field}
      className="sheet-field"
      aria-label={found.label}
      aria-invalid={found.fault || undefined}
      value={typed ?? found.text}
      readOnly={!open}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      onFocus={() => {
        entered.current = true
      }}
      onMouseDown={(event) => {
        // one click takes the cell, two go into its text
        if (event.detail > 1 || typed !== undefined) return setTyped(typed ?? found.text)
        event.preventDefault()
        field.current?.focus()
        return field.current?.select()
      }}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={write}
      onKeyDown={press}
      onPaste={paste}
    />
  )
}
