/**
 * A workbook to be filled in elsewhere: locked but for the cells to fill, which Excel and WPS check while they are typed; a hidden sheet carries
 * what it takes to know it again. The lock has no password: it guards against slips. Against alteration stands a keyed hash (fill-in-hash.ts).
 * Protection and validation are parts that write-excel-file leaves to its "features"; order of elements after ECMA-376 part 1, 18.3.1.99.
 */
import { writeFile } from 'node:fs/promises'
import type { Row } from 'write-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { neutralCell, worksheetText } from './neutral-cell.ts'
import { columnLetter, type CellValue } from './table-file.ts'

/** What may be typed into a cell to fill. */
export type Allowed = { readonly kind: 'whole' } | { readonly kind: 'decimal'; readonly most: number | null } | { readonly kind: 'text' }

export interface LockedColumn {
  readonly title: string
  readonly width: number
  /** may be filled in; absent for locked columns */
  readonly fill?: true
}
export interface LockedWorkbook {
  readonly sheet: string
  /** lines above the header, one cell each over the whole width */
  readonly titles: readonly string[]
  readonly columns: readonly LockedColumn[]
  readonly rows: readonly {
    readonly cells: readonly CellValue[]
    /** what each fill-in column of this row takes, by its title */
    readonly allowed: Readonly<Record<string, Allowed>>
  }[]
  /** name and value, on a sheet that is not shown */
  readonly hidden: { readonly sheet: string; readonly pairs: readonly (readonly [name: string, value: string])[] }
  /** said by Excel when a value does not fit */
  readonly refusals: { readonly title: string; readonly whole: string; readonly decimal: string; readonly text: string }
}

type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number]

/** No other cell has this fill, so the style that carries it is the one to unlock. */
const openFill = '#FFF8DC'
const headFill = '#E8ECF1'

/** Writes the workbook; its bytes. */
export async function writeLockedWorkbook(path: string, book: LockedWorkbook): Promise<Buffer> {
  const width = book.columns.length
  const data: Row[] = [
    ...book.titles.map((title, at): Row => [
      { value: text(title), type: String, columnSpan: width, wrap: true, ...(at === 0 ? { fontWeight: 'bold', fontSize: 14 } : {}) },
      ...Array.from({ length: width - 1 }, () => null)
    ]),
    book.columns.map((column) => ({
      value: column.title,
      type: String,
      fontWeight: 'bold' as const,
      backgroundColor: headFill,
      borderStyle: 'thin' as const,
      wrap: true
    })),
    ...book.rows.map((row) => book.columns.map((column, at) => cellOf(column, row.cells[at] ?? null)))
  ]
  const pairs: Row[] = [['项目', '内容'], ...book.hidden.pairs].map(([name, value]) => [
    { value: text(name ?? ''), type: String },
    { value: text(value ?? ''), type: String }
  ])
  const buffer = await writeExcelFile(
    [
      {
        data,
        sheet: book.sheet,
        stickyRowsCount: book.titles.length + 1,
        orientation: 'landscape',
        columns: book.columns.map((column) => ({ width: column.width }))
      },
      { data: pairs, sheet: book.hidden.sheet, columns: [{ width: 16 }, { width: 80 }] }
    ],
    { features: [lockOf(book)] }
  ).toBuffer()
  await writeFile(path, buffer, { mode: 0o600 })
  return buffer
}

const text = (value: string): string => worksheetText(String(neutralCell(value)))

function cellOf(column: LockedColumn, value: CellValue): Row[number] {
  const look = { borderStyle: 'thin' as const, ...(column.fill ? { backgroundColor: openFill } : {}) }
  if (value === null) return look
  return typeof value === 'number' ? { ...look, value, type: Number } : { ...look, value: text(String(value)), type: String, wrap: true }
}

function lockOf(book: LockedWorkbook): Feature {
  return {
    files: {
      transform: {
        'xl/styles.xml': { transform: unlockOpenStyle },
        'xl/workbook.xml': {
          transform: (xml) =>
            xml
              .replace(/<workbookPr[^>]*\/>/, '$&<workbookProtection lockStructure="1"/>')
              .replace(/<sheet (?=[^>]*name="[^"]*"\/>)(?=[^>]*sheetId="2")/, '<sheet state="hidden" ')
        },
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _sheet, { sheetIndex }) => {
            const locked = xml.replace(
              '</sheetData>',
              '</sheetData><sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0"/>'
            )
            return sheetIndex === 0 ? placeValidations(locked, validationsOf(book)) : locked
          }
        }
      }
    }
  }
}

/** Every style with the fill of open cells is not locked. */
function unlockOpenStyle(xml: string): string {
  const fills = [...(/<fills[^>]*>(?<fills>.*?)<\/fills>/s.exec(xml)?.groups?.['fills'] ?? '').matchAll(/<fill>.*?<\/fill>/gs)]
  const at = fills.findIndex(([fill]) => fill.includes(`rgb="FF${openFill.slice(1)}"`))
  if (at === -1) return xml
  return xml.replaceAll(/<xf(?<given> [^>]*)><\/xf>|<xf(?<closed> [^>]*)\/>/g, (whole, ...found) => {
    const groups = found.at(-1) as { readonly given?: string; readonly closed?: string }
    const attributes = groups.given ?? groups.closed ?? ''
    return attributes.includes(`fillId="${at}"`) ? `<xf${attributes} applyProtection="1"><protection locked="0"/></xf>` : whole
  })
}

/** Validations stand after merged cells and conditional formatting. */
function placeValidations(xml: string, validations: string): string {
  const after = ['</conditionalFormatting>', '</mergeCells>'].find((mark) => xml.includes(mark))
  if (after !== undefined) return xml.replace(new RegExp(`${after}(?![\\s\\S]*${after})`), `$&${validations}`)
  return xml.replace('formatColumns="0"/>', `$&${validations}`)
}

function validationsOf(book: LockedWorkbook): string {
  const first = book.titles.length + 2
  const all = book.columns.flatMap(({ title }, column) => {
    const rows = new Map<string, { readonly allowed: Allowed; readonly lines: number[] }>()
    for (const [at, row] of book.rows.entries()) {
      const allowed = row.allowed[title]
      if (allowed === undefined) continue
      const key = JSON.stringify(allowed)
      const known = rows.get(key) ?? { allowed, lines: [] }
      known.lines.push(first + at)
      rows.set(key, known)
    }
    return [...rows.values()].map(({ allowed, lines }) => validation(allowed, rangesOf(columnLetter(column), lines), book.refusals))
  })
  return `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`
}

/** Lines of a column as ranges: `J5:J13 J15`. Excel refuses very long lists of single cells. */
function rangesOf(letter: string, lines: readonly number[]): readonly string[] {
  const ranges: [number, number][] = []
  for (const line of lines) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === line - 1) last[1] = line
    else ranges.push([line, line])
  }
  return ranges.map(([from, to]) => (from === to ? `${letter}${from}` : `${letter}${from}:${letter}${to}`))
}

function validation(allowed: Allowed, refs: readonly string[], said: LockedWorkbook['refusals']): string {
  const head = `allowBlank="1" showErrorMessage="1" errorTitle="${escaped(said.title)}" sqref="${refs.join(' ')}"`
  if (allowed.kind === 'text')
    return `<dataValidation type="textLength" operator="lessThanOrEqual" error="${escaped(said.text)}" ${head}><formula1>200</formula1></dataValidation>`
  if (allowed.kind === 'whole')
    return `<dataValidation type="whole" operator="greaterThanOrEqual" error="${escaped(said.whole)}" ${head}><formula1>0</formula1></dataValidation>`
  const upper = allowed.most === null ? '' : `<formula2>${allowed.most}</formula2>`
  const operator = allowed.most === null ? 'greaterThanOrEqual' : 'between'
  return `<dataValidation type="decimal" operator="${operator}" error="${escaped(said.decimal)}" ${head}><formula1>0</formula1>${upper}</dataValidation>`
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
