/**
 * Reads one worksheet's XML as it streams by: rows out, nothing kept. Empty styled cells cost nothing, so a range that claims 16,384
 * columns reads like one of 24. Numbers shown as dates become ISO text here, because only the style knows that they are dates.
 */
import type { SaxesTagPlain } from 'saxes'
import { SaxesParser } from 'saxes'
import { excelSerialToIso } from '../../../shared/domain/value/excel-serial.ts'
import { badFile } from './bad-file.ts'
import type { CellValue, MergedRange, SourceRecord } from './table-file.ts'
import { NoteTally } from './table-note.ts'
import { damaged } from './xlsx-package.ts'
import type { XlsxWorkbook } from './xlsx-workbook.ts'
import { localName, unescapeXlsx } from './xlsx-workbook.ts'

/** No real table is wider; cells beyond are counted with what lies beyond the header. */
const widestSheet = 4096
/** So much XML without a row is no table, and the parser would keep it all in memory. */
const longestSilence = 64 * 1024 * 1024

export class XlsxSheetReader {
  /** Columns of the range that the sheet declares, 0 when it declares none. */
  declaredColumns = 0
  readonly merges: MergedRange[] = []
  readonly errors = new NoteTally()
  readonly #book: XlsxWorkbook
  readonly #parser = new SaxesParser()
  readonly #place: { readonly file: string; readonly sheet: string }
  #silence = 0
  #records: SourceRecord[] = []
  #line = 0
  #cells: CellValue[] = []
  #column = -1
  #type = ''
  #style = 0
  #text = ''
  #value: string | null = null
  #inline: string | null = null
  #collecting = false
  #phonetic = false

  constructor(book: XlsxWorkbook, file: string, sheet: string) {
    this.#book = book
    this.#place = { file, sheet }
    this.#parser.on('opentag', (tag: SaxesTagPlain) => this.#open(tag))
    this.#parser.on('closetag', (tag: SaxesTagPlain) => this.#close(localName(tag.name)))
    const collect = (piece: string): void => {
      if (this.#collecting) this.#text += piece
    }
    this.#parser.on('text', collect)
    this.#parser.on('cdata', collect)
    this.#parser.on('error', (cause) => {
      throw damaged(file, cause, sheet, this.#line === 0 ? undefined : this.#line)
    })
  }

  /** Rows completed by this piece of XML. Throws AppError bad_file on broken XML. */
  write(xml: string): SourceRecord[] {
    this.#parser.write(xml)
    const records = this.#records
    this.#records = []
    this.#silence = records.length > 0 ? 0 : this.#silence + xml.length
    if (this.#silence > longestSilence)
      throw badFile(this.#place, '内容异常庞大而没有数据行，像是压缩炸弹，已停止读取', '请核对来源，向提供单位重新索取。')
    return records
  }

  end(): void {
    this.#parser.close()
  }

  #open(tag: SaxesTagPlain): void {
    const { attributes } = tag
    switch (localName(tag.name)) {
      case 'row':
        this.#line = attributes['r'] === undefined ? this.#line + 1 : Number(attributes['r'])
        this.#cells = []
        this.#column = -1
        break
      case 'c':
        this.#column = attributes['r'] === undefined ? this.#column + 1 : columnOf(attributes['r'])
        this.#type = attributes['t'] ?? 'n'
        this.#style = attributes['s'] === undefined ? 0 : Number(attributes['s'])
        this.#value = null
        this.#inline = null
        break
      case 'v':
      case 't':
        this.#text = ''
        this.#collecting = !this.#phonetic
        break
      case 'rPh':
        this.#phonetic = true
        break
      case 'dimension':
        this.declaredColumns = rangeOf(attributes['ref'] ?? '')?.right ?? -1
        this.declaredColumns += 1
        break
      case 'mergeCell': {
        const range = rangeOf(attributes['ref'] ?? '')
        if (range !== null) this.merges.push(range)
        break
      }
    }
  }

  #close(name: string): void {
    switch (name) {
      case 'v':
        this.#value = this.#text
        this.#collecting = false
        break
      case 't':
        if (this.#collecting) this.#inline = (this.#inline ?? '') + this.#text
        this.#collecting = false
        break
      case 'rPh':
        this.#phonetic = false
        break
      case 'c': {
        const cell = this.#cell()
        if (cell === null || this.#column < 0) break
        const column = Math.min(this.#column, widestSheet)
        while (this.#cells.length < column) this.#cells.push(null)
        this.#cells[column] = cell
        break
      }
      case 'row':
        this.#records.push({ line: this.#line, cells: this.#cells })
        break
    }
  }

  #cell(): CellValue {
    if (this.#type === 'inlineStr') return textOrNull(this.#inline ?? '')
    const value = this.#value
    if (value === null || value === '') return null
    switch (this.#type) {
      case 's':
        return textOrNull(this.#book.strings[Number(value)] ?? '')
      case 'n': {
        const number = Number(value)
        if (Number.isNaN(number)) return value
        return this.#book.dateStyles[this.#style] === true ? (excelSerialToIso(number, this.#book.system1904) ?? number) : number
      }
      case 'b':
        return value === '1' || value === 'true'
      case 'e':
        this.errors.add(this.#line)
        return null
      case 'd':
        return value.replace(/T00:00:00(\.0+)?Z?$/, '')
      default:
        return textOrNull(unescapeXlsx(value))
    }
  }
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text
}

/** `AB12` → 27. */
function columnOf(reference: string): number {
  let column = 0
  for (let index = 0; index < reference.length; index += 1) {
    const code = reference.charCodeAt(index)
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** `A1:C3` or `A1`; null when it is no range. */
export function rangeOf(reference: string): MergedRange | null {
  const match = /^([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?$/.exec(reference.replaceAll('$', ''))
  if (match === null) return null
  const left = columnOf(match[1] ?? '')
  const top = Number(match[2])
  return { top, left, bottom: match[4] === undefined ? top : Number(match[4]), right: match[3] === undefined ? left : columnOf(match[3]) }
}
