/**
 * A report as a Word file, for an office that goes on writing in it: real headings, tables whose heads repeat and whose rows stay whole, page
 * numbers and marking on every page. Text is text; nothing in it is a field or a link but the page numbers.
 */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type FileChild
} from 'docx'
import { cellText, type ReportBlock, type ReportDocument, type ReportTable } from '../../../../shared/domain/report/document.ts'

/** Width of the text on A4 with these margins, in twentieths of a point. */
const pageWidth = 9600
const fonts = { ascii: 'Calibri', eastAsia: '宋体', hAnsi: 'Calibri' }

/** XML has no place for most control characters; lines become breaks. */
function runs(text: string, more: { readonly bold?: boolean; readonly size?: number } = {}): TextRun[] {
  return text
    .split('\n')
    .map(
      (line, at) =>
        new TextRun({ text: line.replaceAll(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd'), ...(at === 0 ? {} : { break: 1 }), ...more })
    )
}

export async function renderReportDocx(report: ReportDocument): Promise<Uint8Array> {
  const small = (text: string) => runs(text, { size: 16 })
  const document = new Document({
    title: `${report.title} ${report.unit} ${report.period}`,
    creator: report.unit,
    styles: {
      default: { document: { run: { font: fonts, size: 21 }, paragraph: { spacing: { after: 80, line: 320 } } } }
    },
    numbering: {
      config: [
        {
          reference: 'items',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', style: { paragraph: { indent: { left: 420, hanging: 420 } } } }]
        }
      ]
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
        headers: {
          default: new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: small(report.marking) })] })
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  ...small(`${report.foot}　`),
                  new TextRun({ size: 16, children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] })
                ]
              })
            ]
          })
        },
        children: [...coverOf(report), ...report.sections.flatMap((section, at) => sectionOf(section, report, at))]
      }
    ]
  })
  return Packer.toBuffer(document)
}

function coverOf(report: ReportDocument): FileChild[] {
  const centre = (text: string, size: number, bold: boolean): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 240 }, children: runs(text, { size, bold }) })
  const rows = report.cover.map(([name, value]) => [name, value])
  const table = {
    name: '',
    columns: [
      { label: '', width: 24 },
      { label: '', width: 76 }
    ],
    rows,
    none: '',
    kind: 'table'
  } as const
  return [
    centre(report.title, 52, true),
    centre(report.unit, 30, false),
    centre(report.period, 26, false),
    tableOf(table, false),
    centre(report.note, 18, false),
    new Paragraph({ children: [new PageBreak()] })
  ]
}

function sectionOf(section: ReportDocument['sections'][number], report: ReportDocument, at: number): FileChild[] {
  const heading = new Paragraph({
    heading: HeadingLevel.HEADING_1,
    keepNext: true,
    pageBreakBefore: section.apart ?? false,
    children: runs(section.title, { bold: true, size: 28 })
  })
  return [heading, ...section.blocks.flatMap((block) => blockOf(block, report, at))]
}

/** `instance`: each section's list begins at 1. */
function blockOf(block: ReportBlock, report: ReportDocument, instance: number): FileChild[] {
  switch (block.kind) {
    case 'text':
      return [new Paragraph({ children: runs(block.text) })]
    case 'small':
      return [new Paragraph({ children: runs(block.text, { size: 17 }) })]
    case 'list':
      return block.items.map((item) => new Paragraph({ numbering: { reference: 'items', level: 0, instance }, children: runs(item) }))
    case 'chart':
      return [new Paragraph({ children: runs(`${block.chart.title}：${report.of.chartElsewhere}`, { size: 17 }) })]
    case 'sign':
      return block.lines.map(
        (line) =>
          new Paragraph({
            spacing: { before: 900 },
            border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 } },
            children: runs(`${line}　　　　　　　　　　　　　　　　${block.date}`)
          })
      )
    case 'table': {
      const caption = new Paragraph({ keepNext: true, spacing: { before: 160 }, children: runs(block.name, { bold: true }) })
      return block.rows.length === 0
        ? [caption, new Paragraph({ children: runs(block.none) })]
        : [caption, tableOf(block, true), new Paragraph('')]
    }
  }
}

function tableOf({ columns, rows }: ReportTable, head: boolean): Table {
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const widths = columns.map((column) => Math.round((column.width / whole) * pageWidth))
  const cell = (text: string, at: number, bold: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 1000, type: WidthType.DXA },
      children: [
        new Paragraph({
          spacing: { after: 0, line: 240 },
          alignment: columns[at]?.right === true ? AlignmentType.RIGHT : AlignmentType.LEFT,
          children: runs(text, { size: 17, bold })
        })
      ]
    })
  const first = head
    ? [new TableRow({ tableHeader: true, cantSplit: true, children: columns.map((column, at) => cell(column.label, at, true)) })]
    : []
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: pageWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      ...first,
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((one, at) => cell(cellText(one), at, false)) }))
    ]
  })
}
