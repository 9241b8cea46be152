/**
 * A report as sections of paragraphs, tables and charts, before it is a page, a Word file or a workbook. Every form is made from this one, so
 * none says more or other than the rest.
 */

/** A number with its text: pages print the text, a workbook keeps the number. */
export interface FigureCell {
  readonly value: number | null
  readonly text: string
}
export type ReportCell = string | FigureCell
export interface ReportColumn {
  readonly label: string
  /** share of the width */
  readonly width: number
  readonly right?: boolean
}
export interface ReportTable {
  readonly kind: 'table'
  /** its caption, and the name of its sheet */
  readonly name: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly ReportCell[])[]
  /** on a page, rows that begin alike stand as one with a line for each: fewer pages and less to print */
  readonly joined?: true
  /** what is said when there is no row */
  readonly none: string
}
/** Six bars against the median of peers and the period before. */
export interface BarChart {
  readonly kind: 'bars'
  readonly title: string
  readonly legend: { readonly median: string; readonly before: string; readonly missing: string; readonly none: string }
  readonly rows: readonly {
    readonly label: string
    readonly score: number | null
    readonly high: number | null
    readonly median: number | null
    readonly before: number | null
  }[]
}
/** The unit's course against its peers'. */
export interface TrendChart {
  readonly kind: 'trend'
  readonly title: string
  readonly own: string
  readonly peers: string
  readonly points: readonly { readonly label: string; readonly score: number | null; readonly median: number | null }[]
}
/** From 100 down to the score. */
export interface FallChart {
  readonly kind: 'fall'
  readonly title: string
  readonly legend: { readonly lost: string; readonly missing: string; readonly more: string }
  readonly start: number
  readonly steps: readonly { readonly label: string; readonly by: number; readonly missing: boolean }[]
  readonly end: { readonly label: string; readonly score: number }
}
export type ReportChart = BarChart | TrendChart | FallChart
export type ReportBlock =
  | { readonly kind: 'text' | 'small'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'sign'; readonly lines: readonly string[]; readonly date: string }
  | { readonly kind: 'chart'; readonly chart: ReportChart }
  | ReportTable
export interface ReportSection {
  readonly id: string
  readonly title: string
  readonly blocks: readonly ReportBlock[]
  /** begins on a page of its own */
  readonly apart?: boolean
}
export interface ReportDocument {
  readonly language: 'zh' | 'en'
  readonly title: string
  readonly unit: string
  readonly period: string
  readonly marking: string
  /** at the foot of every page */
  readonly foot: string
  readonly note: string
  readonly cover: readonly (readonly [label: string, value: string])[]
  readonly contents: string
  readonly sections: readonly ReportSection[]
  /** words of the form itself */
  readonly of: { readonly page: string; readonly chartElsewhere: string }
}

export const isFigure = (cell: ReportCell): cell is FigureCell => typeof cell !== 'string'
export const cellText = (cell: ReportCell): string => (isFigure(cell) ? cell.text : cell)
