/** Reads reports as an office would: the words of a page, every sheet of a workbook by its name, the text and tables of a Word file. */
import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { openTable } from '../../electron/engine/io/open-table.ts'
import { readSheet, type ReadTable } from './table-files.ts'

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

/** What is read on a page, without its marks and its style. */
export function wordsOfPage(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/su, '')
    .replaceAll(/<[^>]*>/gu, '\n')
    .replaceAll(/&(?:amp|lt|gt|quot|#39);/gu, (entity) => entities[entity] ?? entity)
}

export async function sheetsOf(file: string): Promise<ReadonlyMap<string, ReadTable>> {
  const book = await openTable(file)
  const sheets = new Map<string, ReadTable>()
  for (const { name, index } of book.sheets) sheets.set(name, await readSheet(book, index))
  book.close()
  return sheets
}

/** Every part of a Word file is well-formed XML; its text, how many tables and rows it has, and the field codes in it. */
export function wordFile(file: string): {
  readonly text: string
  readonly tables: number
  readonly rows: number
  readonly fields: readonly string[]
} {
  const parts = unzipSync(readFileSync(file))
  const found = { text: '', tables: 0, rows: 0, fields: [] as string[] }
  for (const [name, bytes] of Object.entries(parts)) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue
    const parser = new SaxesParser()
    let tag = ''
    parser.on('opentag', (node) => {
      tag = node.name
      if (name === 'word/document.xml' && tag === 'w:tbl') found.tables += 1
      if (name === 'word/document.xml' && tag === 'w:tr') found.rows += 1
    })
    parser.on('text', (text) => {
      if (tag === 'w:t' && name === 'word/document.xml') found.text += `${text}\n`
      if (tag === 'w:instrText') found.fields.push(text)
    })
    parser.on('error', (error) => {
      throw error
    })
    parser.write(new TextDecoder().decode(bytes)).close()
  }
  return found
}
