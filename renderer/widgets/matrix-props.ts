/** What a matrix is given: rows, columns, a look-up for cells, and what selecting and opening do. Shared by the bitmap and its table. */
import type { ReactNode } from 'react'
import type { MatrixCell, MatrixScale } from './matrix-draw.ts'

export interface MatrixRow {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly total?: string
}
export interface MatrixColumn {
  readonly id: string
  /** Full name, for the tooltip and the table. */
  readonly name: string
  /** Up to five characters, printed upright. */
  readonly short: string
  readonly group: string
  /** Second level, up to nine characters on three lines. */
  readonly second?: string
}
export interface MatrixPlace {
  readonly row: string
  readonly column: string
}
export interface MatrixProps {
  readonly rows: readonly MatrixRow[]
  readonly columns: readonly MatrixColumn[]
  /** By index; called for seen cells at every frame, so it must only look up. */
  readonly cell: (row: number, column: number) => MatrixCell
  readonly scale?: MatrixScale
  readonly selected?: MatrixPlace | undefined
  readonly onSelect: (place: MatrixPlace) => void
  /** Enter or a double click: the next step of the walk. */
  readonly onOpen?: (place: MatrixPlace) => void
  /** A right click, at these window coordinates; the cell is chosen first. */
  readonly onMenu?: (place: MatrixPlace, at: { readonly x: number; readonly y: number }) => void
  readonly legend?: ReactNode
  readonly rowTitle: string
  readonly totalTitle?: string
  /** One more row under the matrix: the median. */
  readonly foot?: { readonly name: string; readonly cell: (column: number) => MatrixCell }
  readonly describe?: (row: number, column: number) => string
  readonly label?: string
}
