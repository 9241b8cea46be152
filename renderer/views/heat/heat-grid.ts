/** The answer of `heat.matrix` as what the matrix draws: rows in order, cells by index, what each cell says. Only looks up, so that panning stays smooth. */
import type { HeatMatrix } from '../../../shared/ipc/commands/heat.ts'
import type { Text } from '../../../shared/text/index.ts'
import type { Bilingual } from '../../app/bilingual.ts'
import type { MatrixColumn, MatrixRow } from '../../widgets/matrix-props.ts'
import type { MatrixCell } from '../../widgets/matrix-draw.ts'
import { bandOf, cellText, orderRows, scaleOf, type HeatColour, type HeatScale } from './heat-scale.ts'

export interface HeatGrid {
  readonly rows: readonly MatrixRow[]
  readonly columns: readonly MatrixColumn[]
  readonly scale: HeatScale
  readonly cell: (row: number, column: number) => MatrixCell
  readonly raw: (row: number, column: number) => HeatMatrix['cells'][number] | undefined
  /** Why there is no colour, or the figure with its denominator. */
  readonly say: (row: number, column: number) => string
  readonly totals: readonly number[]
  readonly total: number
  readonly counts: {
    readonly coloured: number
    readonly zero: number
    readonly missing: number
    readonly none: number
    readonly few: number
  }
}

/** Columns above this count are narrow: whole numbers, upright names. */
export const narrowFrom = 24

export function gridOf(data: HeatMatrix, colour: HeatColour, t: Text, name: (text: Bilingual) => string): HeatGrid {
  const scale = scaleOf(colour, data.cells, data.steps)
  const order = orderRows(data.rows)
  const width = data.columns.length
  const narrow = width > narrowFrom
  const cells = data.cells.map((cell): MatrixCell => {
    if (cell.s !== 'value' || cell.v === null) return { state: cell.s === 'value' ? 'missing' : cell.s, red: cell.red }
    return { state: 'value', band: bandOf(scale, cell.v), text: cellText(colour, cell.v, narrow), red: cell.red, quiet: cell.v === 0 }
  })
  const at = (row: number, column: number): number => (order[row] ?? 0) * width + column
  const nothing: MatrixCell = { state: 'missing' }
  const raw = (row: number, column: number): HeatMatrix['cells'][number] | undefined => data.cells[at(row, column)]
  const count = (fits: (cell: HeatMatrix['cells'][number]) => boolean): number => data.cells.filter(fits).length
  return {
    rows: order.flatMap((index) => {
      const row = data.rows[index]
      return row ? [{ id: row.id, name: row.name, group: row.kind === '' ? t('heat.noKind') : row.kind, total: String(row.total) }] : []
    }),
    columns: data.columns.map((column) => ({
      id: column.id,
      name: name(column.name),
      short: name(column.short),
      group: name(column.group)
    })),
    scale,
    cell: (row, column) => cells[at(row, column)] ?? nothing,
    raw,
    say: (row, column) => {
      const cell = raw(row, column)
      const value = cell === undefined ? '' : sayCell(cell, colour, t)
      const label = t('heat.cellLabel', {
        row: data.rows[order[row] ?? 0]?.name ?? '',
        column: name(data.columns[column]?.name ?? { zh: '', en: '' }),
        value
      })
      return cell?.red ? `${label} · ${t('widgets.matrix.redBehind')}` : label
    },
    totals: data.columns.map((column) => column.total),
    total: data.rows.reduce((sum, row) => sum + row.total, 0),
    counts: {
      coloured: count((cell) => cell.s === 'value' && cell.v !== 0),
      zero: count((cell) => cell.s === 'value' && cell.v === 0),
      missing: count((cell) => cell.s === 'missing'),
      none: count((cell) => cell.s === 'not_applicable'),
      few: count((cell) => cell.s === 'too_few')
    }
  }
}

function sayCell(cell: HeatMatrix['cells'][number], colour: HeatColour, t: Text): string {
  if (cell.s !== 'value' || cell.v === null) {
    const why = cell.s === 'too_few' && cell.n !== null && cell.n < 5 ? 'tooFewMatters' : cell.s === 'value' ? 'missing' : cell.s
    return cell.w > 0 ? `${t('heat.count', { n: cell.w })}，${t(`heat.why.${why}`)}` : t(`heat.why.${why}`)
  }
  const value = cellText(colour, cell.v, false)
  return cell.n === null ? t('heat.cellValuePlain', { value, w: cell.w }) : t('heat.cellValue', { value, w: cell.w, n: cell.n })
}
