/**
 * The heat map: many units by many indicators as one bitmap, with headings, a corner for the legend, cross-hair numbers on the selected row and
 * column, arrow keys, a tooltip, and a foot row. Up to 500 × 120 cells. `MatrixTable` (its own file) is the same as a table, for reading aloud and copying.
 */
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode
} from 'react'
import { flushSync } from 'react-dom'
import { useSettings } from '../app/settings.tsx'
import { arrowOf } from './matrix-keys.ts'
import { drawMatrix, readPalette } from './matrix-draw.ts'
import { fitPitch, itemAt, layTrack, scrollToSee, spansOf } from './matrix-layout.ts'
import { MatrixHead, MatrixNames } from './MatrixHeadings.tsx'
import type { MatrixProps } from './matrix-props.ts'
import { MatrixTip } from './MatrixTip.tsx'

const columnGaps = { cell: 1, second: 2, group: 8 }
/** CSS pixels of an A4 sheet sideways: a larger bitmap would be squeezed beside its names, so it is made smaller; from some 60 rows print a table. */
const printWidth = 1030
const printHeight = 540
const rowGaps = { cell: 1, second: 0, group: 4 }

/** What is said about a cell: unit, indicator, value or why there is none. */
function useDescribe(props: Pick<MatrixProps, 'rows' | 'columns' | 'cell' | 'describe'>): (row: number, column: number) => string {
  const { text: t } = useSettings()
  const { rows, columns, cell, describe } = props
  return useCallback(
    (row, column) => {
      if (describe) return describe(row, column)
      const found = cell(row, column)
      const value =
        found.state === 'missing'
          ? t('widgets.matrix.missing')
          : found.state === 'too_few'
            ? t('widgets.matrix.tooFew')
            : found.state === 'not_applicable'
              ? t('widgets.matrix.notApplicable')
              : (found.text ?? '')
      return `${t('widgets.matrix.cell', { row: rows[row]?.name ?? '', column: columns[column]?.name ?? '', value })}${found.red ? ` · ${t('widgets.matrix.redBehind')}` : ''}`
    },
    [cell, columns, describe, rows, t]
  )
}

export function Matrix(props: MatrixProps): ReactNode {
  const { rows, columns, cell, selected, onSelect, onOpen, foot } = props
  const { settings, text: t } = useSettings()
  const describe = useDescribe(props)
  const view = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const footCanvas = useRef<HTMLCanvasElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const names = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState({ width: 0, height: 0 })
  const [mono, setMono] = useState(false)
  const [tip, setTip] = useState<{ readonly x: number; readonly y: number; readonly text: string }>()
  const columnKeys = useMemo(() => columns.map((one) => [one.group, one.second ?? ''] as const), [columns])
  const rowKeys = useMemo(() => rows.map((one) => [one.group, ''] as const), [rows])
  const columnTrack = useMemo(() => {
    const gapsTotal = layTrack(columnKeys, 0, columnGaps).length
    const pitch = fitPitch(columns.length, mono ? 0 : room.width - 8, gapsTotal, 18, columns.length < 8 ? 128 : 72)
    return layTrack(columnKeys, pitch, columnGaps)
  }, [columnKeys, columns.length, mono, room.width])
  const rowTrack = useMemo(() => {
    const gapsTotal = layTrack(rowKeys, 0, rowGaps).length
    return layTrack(rowKeys, fitPitch(rows.length, mono ? 0 : room.height - 4, gapsTotal, 15, 24), rowGaps)
  }, [rowKeys, rows.length, mono, room.height])
  const here = useMemo(() => {
    if (!selected) return undefined
    const row = rows.findIndex((one) => one.id === selected.row)
    const column = columns.findIndex((one) => one.id === selected.column)
    return row >= 0 && column >= 0 ? { row, column } : undefined
  }, [selected, rows, columns])

  useLayoutEffect(() => {
    const element = view.current
    if (!element) return undefined
    const measure = new ResizeObserver(() => setRoom({ width: element.clientWidth, height: element.clientHeight }))
    measure.observe(element)
    return () => measure.disconnect()
  }, [])

  const draw = useCallback(() => {
    const element = view.current
    const target = canvas.current
    const context = target?.getContext('2d', { alpha: false })
    if (!element || !target || !context) return
    const ratio = Math.max(mono ? 2 : 1, window.devicePixelRatio)
    const width = mono ? columnTrack.length + 4 : Math.min(room.width, columnTrack.length + 4)
    const height = mono ? rowTrack.length + 4 : Math.min(room.height, rowTrack.length + 4)
    fitCanvas(target, width, height, ratio)
    const [scrollX, scrollY] = mono ? [0, 0] : [element.scrollLeft, element.scrollTop]
    const palette = readPalette(element, props.scale ?? 'score', mono)
    drawMatrix(context, {
      rows: rowTrack,
      columns: columnTrack,
      cell,
      palette,
      scrollX,
      scrollY,
      width,
      height,
      ratio,
      here,
      numbers: mono,
      outline: mono
    })
    if (head.current) head.current.style.transform = `translateX(${-scrollX}px)`
    if (names.current) names.current.style.transform = `translateY(${-scrollY}px)`
    const footContext = footCanvas.current?.getContext('2d', { alpha: false })
    if (foot && footCanvas.current && footContext) {
      fitCanvas(footCanvas.current, width, 15, ratio)
      const one = layTrack([['', '']], 15, rowGaps)
      drawMatrix(footContext, {
        rows: one,
        columns: columnTrack,
        cell: (_, column) => foot.cell(column),
        palette,
        scrollX,
        scrollY: 0,
        width,
        height: 15,
        ratio,
        numbers: true,
        outline: mono
      })
    }
  }, [cell, columnTrack, foot, here, mono, props.scale, room, rowTrack])

  useLayoutEffect(() => {
    draw()
    const again = requestAnimationFrame(draw) // the theme's attribute is set in an effect after this one
    return () => cancelAnimationFrame(again)
  }, [draw, settings.theme])
  useEffect(() => void document.fonts.ready.then(draw), [draw])
  useEffect(() => {
    const before = (): void => flushSync(() => setMono(true))
    const after = (): void => setMono(false)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  useEffect(() => {
    const element = view.current
    if (!element || !here) return
    element.scrollTop = scrollToSee(rowTrack, here.row, element.scrollTop, element.clientHeight)
    element.scrollLeft = scrollToSee(columnTrack, here.column, element.scrollLeft, element.clientWidth)
  }, [here, rowTrack, columnTrack])

  const placeAt = (
    event: MouseEvent
  ): { readonly row: number; readonly column: number; readonly x: number; readonly y: number } | undefined => {
    const element = view.current
    if (!element) return undefined
    const box = element.getBoundingClientRect()
    const x = event.clientX - box.left
    const y = event.clientY - box.top
    const row = itemAt(rowTrack, y + element.scrollTop)
    const column = itemAt(columnTrack, x + element.scrollLeft)
    return row === undefined || column === undefined ? undefined : { row, column, x, y }
  }
  const choose = (row: number, column: number): void => {
    const [one, other] = [rows[row], columns[column]]
    if (one && other) onSelect({ row: one.id, column: other.id })
  }
  const press = (event: KeyboardEvent): void => {
    const move = arrowOf(event)
    if (event.key === 'Enter' && selected && onOpen) onOpen(selected)
    else if (move)
      choose(
        Math.max(0, Math.min(rows.length - 1, (here?.row ?? 0) + (here ? move[0] : 0))),
        Math.max(0, Math.min(columns.length - 1, (here?.column ?? 0) + (here ? move[1] : 0)))
      )
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const hover = (event: MouseEvent): void => {
    const place = placeAt(event)
    setTip(place ? { x: place.x, y: place.y, text: describe(place.row, place.column) } : undefined)
  }
  const secondSpans = spansOf(
    columnTrack,
    columns.map((one) => `${one.group}\n${one.second ?? ''}`)
  )

  return (
    <div
      className="matrix"
      style={
        mono
          ? {
              zoom: Math.min(1, printWidth / (columnTrack.length + 200), printHeight / (rowTrack.length + 160)),
              display: 'grid',
              gridTemplateRows: '124px auto auto'
            }
          : undefined
      }
    >
      <div className="matrix-corner">
        {props.legend}
        <div className="corner-row">
          <span>{props.rowTitle}</span>
          <span>{props.totalTitle}</span>
        </div>
      </div>
      <div className="matrix-head">
        <MatrixHead
          ref={head}
          columns={columns}
          track={columnTrack}
          seconds={secondSpans}
          here={here?.column}
          onChoose={(column) => choose(here?.row ?? 0, column)}
        />
      </div>
      <div className="matrix-names">
        <MatrixNames ref={names} rows={rows} track={rowTrack} here={here?.row} onChoose={(row) => choose(row, here?.column ?? 0)} />
      </div>
      <div
        className="matrix-view"
        ref={view}
        tabIndex={0}
        role="application"
        aria-label={props.label ?? t('widgets.matrix.label', { rows: rows.length, columns: columns.length })}
        onScroll={draw}
        onKeyDown={press}
        onClick={(event) => {
          const place = placeAt(event)
          if (place) choose(place.row, place.column)
        }}
        onContextMenu={(event) => {
          const place = placeAt(event)
          const [one, other] = place ? [rows[place.row], columns[place.column]] : []
          if (!one || !other || !props.onMenu) return
          event.preventDefault()
          props.onMenu({ row: one.id, column: other.id }, { x: event.clientX, y: event.clientY })
        }}
        onDoubleClick={() => {
          if (selected) onOpen?.(selected)
        }}
        onMouseMove={hover}
        onMouseLeave={() => setTip(undefined)}
      >
        <div style={{ width: columnTrack.length + 4, height: rowTrack.length + 4 }}>
          <canvas ref={canvas} aria-hidden />
        </div>
      </div>
      {foot && <div className="matrix-foot-name">{foot.name}</div>}
      {foot && (
        <div className="matrix-foot">
          <canvas ref={footCanvas} aria-hidden />
        </div>
      )}
      {tip && <MatrixTip {...tip} room={room} />}
      <div className="hidden-text" aria-live="polite">
        {here ? describe(here.row, here.column) : ''}
      </div>
    </div>
  )
}

function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  const [deviceWidth, deviceHeight] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))]
  if (canvas.width !== deviceWidth || canvas.height !== deviceHeight) {
    canvas.width = deviceWidth
    canvas.height = deviceHeight
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
}
