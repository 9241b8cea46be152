/**
 * The parts of a workbook that its sheets lean on: which sheets there are, which styles mean dates, and the shared strings (streamed, and
 * capped, because they are the one part that must stay in memory).
 */
import { StringDecoder } from 'node:string_decoder'
import { posix } from 'node:path'
import type { SaxesTagPlain } from 'saxes'
import { SaxesParser } from 'saxes'
import { badFile } from './bad-file.ts'
import { isDateFormat } from './date-format.ts'
import type { XlsxPackage } from './xlsx-package.ts'
import { damaged } from './xlsx-package.ts'

const mostStringCharacters = 200_000_000
const mostStringBytes = 1024 ** 3

export interface XlsxSheetPart {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
}

export interface XlsxWorkbook {
  readonly sheets: readonly XlsxSheetPart[]
  readonly system1904: boolean
  /** By style index: does the style show a date? */
  readonly dateStyles: readonly boolean[]
  readonly strings: readonly string[]
}

/** Reads everything but the sheets. Throws AppError bad_file. */
export async function readXlsxWorkbook(zip: XlsxPackage, file: string, signal?: AbortSignal): Promise<XlsxWorkbook> {
  const home = workbookPart(elements(await zip.text('_rels/.rels'), file))
  const relations = new Map<string, { readonly target: string; readonly type: string }>()
  for (const { name, attributes } of elements(await zip.text(`${posix.dirname(home)}/_rels/${posix.basename(home)}.rels`), file)) {
    if (name !== 'Relationship') continue
    const target = attributes['Target'] ?? ''
    relations.set(attributes['Id'] ?? '', {
      target: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(home), target),
      type: attributes['Type'] ?? ''
    })
  }
  const sheets: XlsxSheetPart[] = []
  let system1904 = false
  for (const { name, attributes } of elements(await zip.text(home), file)) {
    if (name === 'workbookPr') system1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
    if (name !== 'sheet') continue
    const relation = relations.get(attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '')
    if (relation?.type.endsWith('/worksheet') === true) {
      sheets.push({
        name: attributes['name'] ?? `Sheet${sheets.length + 1}`,
        part: relation.target,
        hidden: (attributes['state'] ?? 'visible') !== 'visible'
      })
    }
  }
  const part = (kind: string): string => [...relations.values()].find((relation) => relation.type.endsWith(`/${kind}`))?.target ?? ''
  return {
    sheets,
    system1904,
    dateStyles: dateStyles(elements(await zip.text(part('styles')), file)),
    strings: await readStrings(zip, part('sharedStrings'), file, signal)
  }
}

/** `_x000D_` and the like, as Excel writes control characters. */
export function unescapeXlsx(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

/** A tag's name without its namespace prefix. */
export function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function elements(xml: string, file: string): XmlElement[] {
  const found: XmlElement[] = []
  if (xml === '') return found
  const parser = new SaxesParser()
  parser.on('opentag', (tag: SaxesTagPlain) => found.push({ name: localName(tag.name), attributes: { ...tag.attributes } }))
  parser.on('error', (cause) => {
    throw damaged(file, cause)
  })
  parser.write(xml).close()
  return found
}

function workbookPart(relations: readonly XmlElement[]): string {
  const found = relations.find(({ attributes }) => attributes['Type']?.endsWith('/officeDocument') === true)?.attributes['Target']
  return (found ?? 'xl/workbook.xml').replace(/^\//, '')
}

function dateStyles(styles: readonly XmlElement[]): boolean[] {
  const codes = new Map<number, string>()
  const dates: boolean[] = []
  let inCells = false
  for (const { name, attributes } of styles) {
    if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
    else if (name === 'cellXfs') inCells = true
    else if (name === 'cellStyles' || name === 'dxfs') inCells = false
    else if (name === 'xf' && inCells) {
      const id = Number(attributes['numFmtId'] ?? 0)
      dates.push(isDateFormat(id, codes.get(id)))
    }
  }
  return dates
}

async function readStrings(zip: XlsxPackage, part: string, file: string, signal?: AbortSignal): Promise<string[]> {
  const strings: string[] = []
  if (!zip.has(part)) return strings
  const tooMuch = (): Error => badFile({ file }, '的文字内容超过可读取的上限（2 亿字）', '请按年度或单位拆分后分批导入。')
  if (zip.bytesOf(part) > mostStringBytes) throw tooMuch()
  let text = ''
  let collecting = false
  let phonetic = false
  let characters = 0
  const parser = new SaxesParser()
  parser.on('opentag', (tag: SaxesTagPlain) => {
    const name = localName(tag.name)
    if (name === 'si') text = ''
    else if (name === 't') collecting = !phonetic
    else if (name === 'rPh') phonetic = true
  })
  const collect = (piece: string): void => {
    if (collecting) text += piece
  }
  parser.on('text', collect)
  parser.on('cdata', collect)
  parser.on('closetag', (tag: SaxesTagPlain) => {
    const name = localName(tag.name)
    if (name === 't') collecting = false
    else if (name === 'rPh') phonetic = false
    else if (name === 'si') {
      characters += text.length
      if (characters > mostStringCharacters) throw tooMuch()
      strings.push(unescapeXlsx(text))
    }
  })
  parser.on('error', (cause) => {
    throw damaged(file, cause)
  })
  const decoder = new StringDecoder('utf8')
  for await (const chunk of zip.chunks(part, signal)) parser.write(decoder.write(chunk))
  parser.write(decoder.end()).close()
  return strings
}
