/** A report as sheets of a workbook: one for the cover, one for what is said, one for each table. Figures are numbers, not text. */
import type { ReportCell, ReportDocument, ReportSection } from '../../../../shared/domain/report/document.ts'
import { isFigure } from '../../../../shared/domain/report/document.ts'
import type { CellValue } from '../table-file.ts'
import type { WrittenSheet } from '../write-table.ts'

const cellValue = (cell: ReportCell): CellValue => (isFigure(cell) ? (cell.value ?? (cell.text === '—' ? null : cell.text)) : cell)

export function reportSheets(report: ReportDocument): readonly WrittenSheet[] {
  const { title, unit, period, cover, note, sections } = report
  const first: WrittenSheet = {
    name: title,
    header: [title, `${unit} ${period}`],
    rows: [...cover, [report.marking, report.foot], ['', note]],
    widths: [18, 80]
  }
  const said: WrittenSheet = {
    name: report.contents,
    header: [report.contents, ''],
    rows: sections.flatMap(linesOf),
    widths: [28, 110]
  }
  const tables = sections.flatMap((section) => section.blocks.flatMap((block) => (block.kind === 'table' ? [block] : [])))
  return [
    first,
    said,
    ...tables.map((table) => ({
      name: table.name,
      header: table.columns.map((column) => column.label),
      rows: table.rows.length === 0 ? [[table.none]] : table.rows.map((row) => row.map(cellValue)),
      widths: table.columns.map((column) => Math.max(8, Math.round(column.width * 1.2)))
    }))
  ]
}

function linesOf(section: ReportSection): readonly (readonly CellValue[])[] {
  return section.blocks.flatMap((block): readonly (readonly CellValue[])[] => {
    if (block.kind === 'text' || block.kind === 'small') return [[section.title, block.text]]
    if (block.kind === 'list') return block.items.map((item) => [section.title, item])
    return block.kind === 'sign' ? block.lines.map((line) => [section.title, line]) : []
  })
}
