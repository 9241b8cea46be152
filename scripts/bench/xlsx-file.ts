/**
 * Writes the payment ledger as the xlsx that office programs write: shared strings, numbers as numbers, dates as styled serials, deflated. Its own
 * small writer, because a library would hold 1.2 million cells as objects.
 */
import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { paymentHeader, paymentRows } from './payments.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const dateColumns = new Set([3, 9])

/** The ledger as an xlsx file; gives its path. */
export function paymentXlsx(folder: string, rows: number, seed: number): string {
  const file = join(folder, `payments-${rows}-${seed}.xlsx`)
  if (existsSync(file)) return file
  const strings = new Map<string, number>()
  const shared = (text: string): number => {
    const known = strings.get(text)
    if (known !== undefined) return known
    strings.set(text, strings.size)
    return strings.size - 1
  }
  const lines = [rowXml(1, paymentHeader, shared)]
  let line = 1
  for (const cells of paymentRows(rows, seed)) lines.push(rowXml((line += 1), cells, shared))
  const sheet = `${head}<worksheet xmlns="${main}"><dimension ref="A1:L${rows + 1}"/><sheetData>${lines.join('')}</sheetData></worksheet>`
  const texts = [...strings.keys()].map((text) => `<si><t>${text}</t></si>`).join('')
  const part = (name: string, type: string): string =>
    `<Override PartName="${name}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${type}+xml"/>`
  const relation = (at: number, type: string, target: string): string =>
    `<Relationship Id="rId${at}" Type="${office}/${type}" Target="${target}"/>`
  const parts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${part('/xl/workbook.xml', 'sheet.main')}${part('/xl/worksheets/sheet1.xml', 'worksheet')}${part('/xl/styles.xml', 'styles')}${part('/xl/sharedStrings.xml', 'sharedStrings')}</Types>`
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packaged}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="付款台账" sheetId="1" r:id="rId1"/></sheets></workbook>`
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packaged}/relationships">${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'styles', 'styles.xml')}${relation(3, 'sharedStrings', 'sharedStrings.xml')}</Relationships>`
    ],
    [
      'xl/styles.xml',
      `${head}<styleSheet xmlns="${main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`
    ],
    ['xl/sharedStrings.xml', `${head}<sst xmlns="${main}" count="${strings.size}" uniqueCount="${strings.size}">${texts}</sst>`],
    ['xl/worksheets/sheet1.xml', sheet]
  ]
  writeFileSync(`${file}.part`, zipOf(parts))
  renameSync(`${file}.part`, file)
  return file
}

function rowXml(line: number, cells: readonly string[], shared: (text: string) => number): string {
  const written = cells.map((text, column) => {
    const reference = `${String.fromCharCode(65 + column)}${line}`
    if (/^\d{4}-\d\d-\d\d$/.test(text) && dateColumns.has(column))
      return `<c r="${reference}" s="1"><v>${Date.parse(text) / 86_400_000 + 25_569}</v></c>`
    if (/^\d+\.\d\d$/.test(text)) return `<c r="${reference}"><v>${Number(text)}</v></c>`
    return `<c r="${reference}" t="s"><v>${shared(text)}</v></c>`
  })
  return `<row r="${line}">${written.join('')}</row>`
}

/** A zip of texts, deflated; names are ASCII. */
function zipOf(parts: readonly (readonly [name: string, text: string])[]): Buffer {
  const written: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of parts) {
    const data = Buffer.from(text)
    const packed = deflateRawSync(data, { level: 6 })
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(33, 8)
    common.writeUInt32LE(crc32(data), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(data.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), common, tail, Buffer.from(name)]))
    written.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...written, entries, end])
}
