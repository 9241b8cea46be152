/**
 * The whole matrix as one picture, with the names of rows and columns: what the screen shows a part of, and what headings outside the bitmap say.
 * Drawn at twice the size; up to 500 × 120 cells stay under what a canvas takes.
 */
import { drawMatrix, readPalette, type MatrixScale } from './matrix-draw.ts'
import { layTrack } from './matrix-layout.ts'
import type { MatrixProps } from './matrix-props.ts'

const ratio = 2
const [pitch, namesWidth, headHeight] = [20, 190, 150]
const gaps = { cell: 1, second: 3, group: 8 }

/** Null when there is nothing to draw. `element` is where the colours of the theme are read. */
export function matrixPicture(
  { rows, columns, cell, scale = 'score' }: Pick<MatrixProps, 'rows' | 'columns' | 'cell'> & { readonly scale?: MatrixScale },
  element: Element
): HTMLCanvasElement | null {
  if (rows.length === 0 || columns.length === 0) return null
  const palette = readPalette(element, scale, false)
  const rowTrack = layTrack(
    rows.map((row) => [row.group, ''] as const),
    pitch,
    gaps
  )
  const columnTrack = layTrack(
    columns.map((column) => [column.group, column.second ?? ''] as const),
    pitch,
    gaps
  )
  const [width, height] = [columnTrack.length + 4, rowTrack.length + 4]
  const body = document.createElement('canvas')
  ;[body.width, body.height] = [width * ratio, height * ratio]
  const whole = document.createElement('canvas')
  ;[whole.width, whole.height] = [(namesWidth + width) * ratio, (headHeight + height) * ratio]
  whole.style.width = `${namesWidth + width}px`
  whole.style.height = `${headHeight + height}px`
  const [inside, pen] = [body.getContext('2d'), whole.getContext('2d')]
  if (inside === null || pen === null) return null
  const scene = {
    rows: rowTrack,
    columns: columnTrack,
    cell,
    palette,
    scrollX: 0,
    scrollY: 0,
    width,
    height,
    ratio,
    numbers: false,
    outline: false
  }
  drawMatrix(inside, scene)
  pen.fillStyle = palette.paper
  pen.fillRect(0, 0, whole.width, whole.height)
  pen.drawImage(body, namesWidth * ratio, headHeight * ratio)
  pen.scale(ratio, ratio)
  pen.fillStyle = palette.ink
  pen.font = `12px ${palette.font}`
  pen.textBaseline = 'middle'
  pen.textAlign = 'right'
  for (const [at, row] of rows.entries())
    pen.fillText(row.name, namesWidth - 8, headHeight + (rowTrack.starts[at] ?? 0) + pitch / 2, namesWidth - 12)
  pen.textAlign = 'left'
  for (const [at, column] of columns.entries()) {
    pen.save()
    pen.translate(namesWidth + (columnTrack.starts[at] ?? 0) + pitch / 2, headHeight - 6)
    pen.rotate(-Math.PI / 2.6)
    pen.fillText(column.name, 0, 0, headHeight)
    pen.restore()
  }
  return whole
}
