/** Workbooks (xlsx) by hand: only what a test says is in them, so that odd ranges, styles and strings can be written as real files have them. */
import type { ZipPart } from './zip-bytes.ts'
import { zipBytes } from './zip-bytes.ts'

export type BuiltCell =
  | string
  | number
  | boolean
  | null
  /** A number with a style: 1 date, 2 date and time, 3 Chinese date, 4 two decimals, 5 elapsed time. */
  | { readonly number: number; readonly style: number }
  | { readonly shared: number }
  | { readonly error: string }

export interface BuiltSheet {
  readonly name: string
  readonly rows: readonly (readonly BuiltCell[])[]
  readonly merges?: readonly string[]
  readonly dimension?: string
  readonly hidden?: boolean
  /** Extra XML at the end of each row: empty styled cells far to the right. */
  readonly rowTail?: (line: number) => string
}

export interface BuiltWorkbook {
  readonly sheets: readonly BuiltSheet[]
  readonly strings?: readonly string[]
  readonly system1904?: boolean
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function workbookBytes(book: BuiltWorkbook): Buffer {
  return zipBytes(workbookParts(book))
}

export function workbookParts(book: BuiltWorkbook): ZipPart[] {
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`
  const sheets = book.sheets.map(
    (sheet, index) =>
      `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}"${sheet.hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`
  )
  const relations = book.sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
  return [
    {
      name: '_rels/.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`
    },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${book.system1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets.join('')}</sheets></workbook>`
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}${relation('rIdS', 'styles', 'styles.xml')}${relation('rIdT', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`
    },
    { name: 'xl/styles.xml', content: styles },
    {
      name: 'xl/sharedStrings.xml',
      content: `${head}<sst xmlns="${main}">${(book.strings ?? []).map((si) => `<si>${si}</si>`).join('')}</sst>`
    },
    ...book.sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetXml(sheet) }))
  ]
}

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/><numFmt numFmtId="177" formatCode="#,##0.00_ ;[Red]\\-#,##0.00\\ "/><numFmt numFmtId="178" formatCode="[h]:mm"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs></styleSheet>`

function sheetXml(sheet: BuiltSheet): string {
  const rows = sheet.rows.map((cells, index) => {
    const line = index + 1
    return `<row r="${line}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${line}`)).join('')}${sheet.rowTail?.(line) ?? ''}</row>`
  })
  const merges =
    sheet.merges === undefined
      ? ''
      : `<mergeCells count="${sheet.merges.length}">${sheet.merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  return `${head}<worksheet xmlns="${main}">${sheet.dimension === undefined ? '' : `<dimension ref="${sheet.dimension}"/>`}<sheetData>${rows.join('')}</sheetData>${merges}</worksheet>`
}

function cellXml(cell: BuiltCell, reference: string): string {
  if (cell === null) return `<c r="${reference}" s="0"/>`
  if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'string') return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`
  if ('shared' in cell) return `<c r="${reference}" t="s"><v>${cell.shared}</v></c>`
  if ('error' in cell) return `<c r="${reference}" t="e"><f>1/0</f><v>${cell.error}</v></c>`
  return `<c r="${reference}" s="${cell.style}"><v>${cell.number}</v></c>`
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
