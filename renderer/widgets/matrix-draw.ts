/**
 * Draws the seen part of a matrix onto a canvas: colour by step, hatch for missing, dash for not applicable, dots for too few, a red corner where a
 * red warning stands behind. Only seen cells are drawn, so that a frame of panning stays far under 8 ms with 500 × 120 cells.
 */
import { seenRange, type Track } from './matrix-layout.ts'

export type CellState = 'value' | 'missing' | 'not_applicable' | 'too_few'
export type Band = 1 | 2 | 3 | 4 | 5
export interface MatrixCell {
  readonly state: CellState
  /** Which of the five colours; needed when state is `value`. */
  readonly band?: Band
  /** What is printed in the cell of a selected row or column, up to four characters: `73`, `−2.1`. */
  readonly text?: string
  readonly red?: boolean
  /** Prints its number only under the cross-hair, not because cells are wide: zeros. */
  readonly quiet?: boolean
  /** Looked at only, not weighed: the colour is a frame, the middle is paper. */
  readonly hollow?: boolean
  /** A number without a colour: totals. */
  readonly plain?: boolean
}
export type MatrixScale = 'score' | 'difference'

export interface Palette {
  readonly fills: readonly string[]
  readonly inks: readonly string[]
  readonly paper: string
  readonly ink: string
  readonly mute: string
  readonly cross: string
  readonly red: string
  readonly hatch: string
  readonly font: string
}

/** Reads the colours of the present theme from the style sheets; `mono` gives greys for print. */
export function readPalette(element: Element, scale: MatrixScale, mono: boolean): Palette {
  const style = getComputedStyle(element)
  const read = (name: string): string => style.getPropertyValue(name).trim()
  const letter = scale === 'score' ? 'q' : 'd'
  const greys =
    scale === 'score' ? ['#2a2a2a', '#707070', '#b0b0b0', '#dcdcdc', '#ffffff'] : ['#2a2a2a', '#8a8a8a', '#ffffff', '#d4d4d4', '#ececec']
  const greyInks = scale === 'score' ? ['#fff', '#fff', '#000', '#000', '#000'] : ['#fff', '#000', '#000', '#000', '#000']
  const font = read('--font')
  if (mono)
    return {
      fills: greys,
      inks: greyInks,
      paper: '#ffffff',
      ink: '#000000',
      mute: '#444444',
      cross: '#888888',
      red: '#000000',
      hatch: '#555555',
      font
    }
  const bands = [1, 2, 3, 4, 5]
  return {
    fills: bands.map((band) => read(`--${letter}${band}`)),
    inks: bands.map((band) => read(`--${letter}${band}-ink`)),
    paper: read('--paper'),
    ink: read('--ink'),
    mute: read('--ink-3'),
    cross: read('--line-3'),
    red: read('--red'),
    hatch: read('--hatch'),
    font
  }
}

export interface Scene {
  readonly rows: Track
  readonly columns: Track
  readonly cell: (row: number, column: number) => MatrixCell
  readonly palette: Palette
  readonly scrollX: number
  readonly scrollY: number
  readonly width: number
  readonly height: number
  readonly ratio: number
  readonly here?: { readonly row: number; readonly column: number } | undefined
  /** Every cell prints its number (print, foot row). */
  readonly numbers: boolean
  /** Every cell has an outline (print). */
  readonly outline: boolean
}

/** Draws one frame; the canvas must already have its size in device pixels. */
export function drawMatrix(context: CanvasRenderingContext2D, scene: Scene): void {
  const { rows, columns, palette, here } = scene
  context.setTransform(scene.ratio, 0, 0, scene.ratio, 0, 0)
  context.fillStyle = palette.paper
  context.fillRect(0, 0, scene.width, scene.height)
  context.translate(-scene.scrollX, -scene.scrollY)
  const [rowFrom, rowTo] = seenRange(rows, scene.scrollY, scene.scrollY + scene.height)
  const [columnFrom, columnTo] = seenRange(columns, scene.scrollX, scene.scrollX + scene.width)
  const width = columns.size
  const height = rows.size
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.font = `11px ${palette.font}`
  context.lineCap = 'butt'
  for (let row = rowFrom; row < rowTo; row += 1) {
    const y = rows.starts[row] ?? 0
    for (let column = columnFrom; column < columnTo; column += 1) {
      const x = columns.starts[column] ?? 0
      const cell = scene.cell(row, column)
      const crossed = scene.numbers || row === here?.row || column === here?.column || (width >= 40 && !cell.quiet)
      drawCell(context, palette, cell, x, y, width, height, crossed)
      if (scene.outline) {
        context.strokeStyle = palette.cross
        context.lineWidth = 0.5
        context.strokeRect(x + 0.25, y + 0.25, width - 0.5, height - 0.5)
      }
    }
  }
  if (here) drawHere(context, scene, here)
}

function drawCell(
  context: CanvasRenderingContext2D,
  palette: Palette,
  cell: MatrixCell,
  x: number,
  y: number,
  width: number,
  height: number,
  numbers: boolean
): void {
  const middleX = x + width / 2
  const middleY = y + height / 2 + 0.5
  switch (cell.state) {
    case 'value': {
      const band = cell.band ?? 5
      context.fillStyle = cell.plain ? palette.paper : (palette.fills[band - 1] ?? palette.paper)
      context.fillRect(x, y, width, height)
      if (cell.hollow) {
        context.fillStyle = palette.paper
        context.fillRect(x + 3, y + 3, width - 6, height - 6)
      }
      if (numbers && cell.text !== undefined) {
        context.fillStyle = cell.plain || cell.hollow ? palette.ink : (palette.inks[band - 1] ?? palette.ink)
        // In a narrow cell the number makes room for the red corner.
        context.fillText(cell.text, cell.red && width < 40 ? middleX - 3 : middleX, middleY, width - 1)
      }
      break
    }
    case 'missing':
      drawHatch(context, palette.hatch, x, y, width, height)
      break
    case 'too_few': {
      context.fillStyle = palette.hatch
      for (let dotY = y + 3; dotY < y + height - 1; dotY += 4)
        for (let dotX = x + 3; dotX < x + width - 1; dotX += 4) context.fillRect(dotX, dotY, 1.2, 1.2)
      if (numbers && cell.text !== undefined) {
        context.fillStyle = palette.mute
        context.fillText(cell.text, middleX, middleY, width - 1)
      }
      break
    }
    case 'not_applicable':
      context.fillStyle = palette.mute
      context.fillRect(middleX - 2.5, y + Math.round(height / 2) - 0.5, 5, 1)
      break
  }
  if (cell.red) {
    context.fillStyle = palette.paper
    context.beginPath()
    context.moveTo(x + width - 9.5, y + 7.5)
    context.lineTo(x + width - 4, y - 1.5)
    context.lineTo(x + width + 1.5, y + 7.5)
    context.fill()
    context.fillStyle = palette.red
    context.beginPath()
    context.moveTo(x + width - 7.5, y + 6.5)
    context.lineTo(x + width - 4, y + 0.8)
    context.lineTo(x + width - 0.5, y + 6.5)
    context.fill()
  }
}

function drawHatch(context: CanvasRenderingContext2D, colour: string, x: number, y: number, width: number, height: number): void {
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  context.strokeStyle = colour
  context.lineWidth = 0.9
  context.beginPath()
  for (let at = -height; at < width; at += 4) {
    context.moveTo(x + at, y + height)
    context.lineTo(x + at + height, y)
  }
  context.stroke()
  context.restore()
}

function drawHere(context: CanvasRenderingContext2D, scene: Scene, here: { readonly row: number; readonly column: number }): void {
  const { rows, columns, palette } = scene
  const x = columns.starts[here.column]
  const y = rows.starts[here.row]
  if (x === undefined || y === undefined) return
  context.strokeStyle = palette.cross
  context.lineWidth = 1
  context.strokeRect(-0.5, y - 0.5, columns.length + 1, rows.size + 1)
  context.strokeRect(x - 0.5, -0.5, columns.size + 1, rows.length + 1)
  context.strokeStyle = palette.paper
  context.lineWidth = 5
  context.strokeRect(x - 0.5, y - 0.5, columns.size + 1, rows.size + 1)
  context.strokeStyle = palette.ink
  context.lineWidth = 2
  context.strokeRect(x - 1.5, y - 1.5, columns.size + 3, rows.size + 3)
}
