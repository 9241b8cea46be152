/** Fills in a workbook as another program would: opened, cells set, saved again by a library that is not the one that wrote it. */
import { readFileSync, writeFileSync } from 'node:fs'
import * as xlsx from 'xlsx'

/** Cells by address (`J4`) of the sheet; what the file is saved as. */
export function fillWorkbook(from: string, to: string, cells: Readonly<Record<string, string | number>>, sheetName = '填报表'): string {
  const book = xlsx.read(readFileSync(from))
  const sheet = book.Sheets[sheetName]
  if (sheet === undefined) throw new Error(`no sheet ${sheetName}`)
  const range = xlsx.utils.decode_range(sheet['!ref'] ?? 'A1')
  for (const [address, value] of Object.entries(cells)) {
    const { r, c } = xlsx.utils.decode_cell(address)
    range.e = { r: Math.max(range.e.r, r), c: Math.max(range.e.c, c) }
    sheet[address] = typeof value === 'number' ? { t: 'n', v: value } : { t: 's', v: value }
  }
  sheet['!ref'] = xlsx.utils.encode_range(range)
  writeFileSync(to, xlsx.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  return to
}

/** Rows of a sheet as plain values, empty cells as ''. */
export function sheetRows(path: string, sheetName = '填报表'): readonly (readonly (string | number)[])[] {
  const sheet = xlsx.read(readFileSync(path)).Sheets[sheetName]
  if (sheet === undefined) throw new Error(`no sheet ${sheetName}`)
  return xlsx.utils.sheet_to_json<(string | number)[]>(sheet, { header: 1, defval: '' })
}

export function sheetNames(path: string): readonly string[] {
  return xlsx.read(readFileSync(path), { bookSheets: true }).SheetNames
}
