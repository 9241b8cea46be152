/**
 * Splits text into csv records, chunk by chunk, with the physical line each record starts on. Our own rather than a library's because
 * ledgers are not well-formed: rows are ragged, quotes are broken at line 90,000, and a short row must never swallow the next one (udsv
 * does, and knows no line numbers). A quote left open is told with the line it was opened on. At least as fast as udsv.
 */
import { badFile } from './bad-file.ts'
import type { SourceRecord } from './table-file.ts'

/** A quoted cell longer than this, and a line longer than four times this, is called broken. */
const longestCell = 1_000_000
const quoteCode = 34
const nowhere = Number.MAX_SAFE_INTEGER

export interface CsvForm {
  readonly delimiter: string
  readonly newline: '\n' | '\r'
}

export class CsvSplitter {
  /** The physical line that the next record starts on. */
  line = 1
  readonly #delimiter: string
  readonly #delimiterCode: number
  readonly #newline: string
  readonly #file: string
  #rest = ''

  constructor(form: CsvForm, file: string) {
    this.#delimiter = form.delimiter
    this.#delimiterCode = form.delimiter.charCodeAt(0)
    this.#newline = form.newline
    this.#file = file
  }

  /** Records completed by this piece of text. Throws AppError bad_file with line and column. */
  push(text: string): SourceRecord[] {
    return this.#split(this.#rest === '' ? text : this.#rest + text, false)
  }

  /** The last record, which may lack its line end. Throws AppError bad_file when a quote is still open. */
  end(): SourceRecord[] {
    const text = this.#rest
    this.#rest = ''
    return text === '' ? [] : this.#split(text, true)
  }

  #split(text: string, last: boolean): SourceRecord[] {
    const records: SourceRecord[] = []
    const delimiter = this.#delimiter
    let position = 0
    let nextQuote = find(text, '"', 0)
    let nextDelimiter = find(text, delimiter, 0)
    while (position < text.length) {
      let lineEnd = text.indexOf(this.#newline, position)
      if (lineEnd === -1) {
        if (!last) break
        lineEnd = text.length
      }
      if (nextQuote < position) nextQuote = find(text, '"', position)
      if (nextQuote < lineEnd) {
        const record = this.#quoted(text, position, last)
        if (record === null) break
        records.push({ line: this.line, cells: record.cells })
        this.line += record.lines
        position = record.end
        if (nextDelimiter < position) nextDelimiter = find(text, delimiter, position)
        continue
      }
      const cells: (string | null)[] = []
      let start = position
      while (nextDelimiter < lineEnd) {
        cells.push(nextDelimiter === start ? null : text.slice(start, nextDelimiter))
        start = nextDelimiter + 1
        nextDelimiter = find(text, delimiter, start)
      }
      const end = lineEnd > start && text.charCodeAt(lineEnd - 1) === 13 ? lineEnd - 1 : lineEnd
      cells.push(end === start ? null : text.slice(start, end))
      records.push({ line: this.line, cells })
      this.line += 1
      position = lineEnd + 1
    }
    this.#rest = position < text.length ? text.slice(position) : ''
    if (this.#rest.length > longestCell * 4) {
      throw badFile({ file: this.#file, line: this.line }, '过长，不像表格的一行', '请核对该文件是否为完整的 csv 文本表格。')
    }
    return records
  }

  /** One record that has a quote in it; null when the text ends before the record does. */
  #quoted(text: string, from: number, last: boolean): { cells: (string | null)[]; end: number; lines: number } | null {
    const cells: (string | null)[] = []
    let position = from
    let lines = 0
    for (;;) {
      let value: string
      if (text.charCodeAt(position) === quoteCode) {
        const opened = position
        const closed = this.#closing(text, position + 1)
        const openedLine = this.line + lines
        const column = cells.length + 1
        if (closed === -1) {
          if (last || text.length - opened > longestCell) throw this.#broken(openedLine, column)
          return null
        }
        value = text.slice(opened + 1, closed)
        if (value.includes('\n') || value.includes('\r')) lines += countOf(value, this.#newline)
        if (value.includes('"')) value = value.replaceAll('""', '"')
        position = closed + 1
        while (text.charCodeAt(position) === 32) position += 1
        if (position >= text.length && !last) return null
        const code = text.charCodeAt(position)
        if (position < text.length && code !== this.#delimiterCode && code !== 10 && code !== 13) throw this.#broken(openedLine, column)
      } else {
        const newlineAt = text.indexOf(this.#newline, position)
        if (newlineAt === -1 && !last) return null
        const lineEnd = newlineAt === -1 ? text.length : newlineAt
        const delimiterAt = text.slice(position, lineEnd).indexOf(this.#delimiter)
        const end = delimiterAt === -1 ? lineEnd : position + delimiterAt
        value = text.slice(position, delimiterAt === -1 && text.charCodeAt(end - 1) === 13 ? Math.max(position, end - 1) : end)
        position = end
      }
      cells.push(value === '' ? null : value)
      if (text.charCodeAt(position) === this.#delimiterCode) {
        position += 1
        if (position >= text.length && !last) return null
        continue
      }
      if (this.#newline === '\n' && text.charCodeAt(position) === 13) position += 1
      if (position >= text.length && !last) return null
      return { cells, end: position + 1, lines: lines + 1 }
    }
  }

  #closing(text: string, from: number): number {
    for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 2)) {
      if (text.charCodeAt(at + 1) !== quoteCode) return at
    }
    return -1
  }

  #broken(line: number, column: number): Error {
    return badFile(
      { file: this.#file, line, column },
      '的引号打开后没有正常闭合',
      '请用文本编辑器打开该行，补上或删去多余的英文双引号后再导入。'
    )
  }
}

function find(text: string, sought: string, from: number): number {
  const at = text.indexOf(sought, from)
  return at === -1 ? nowhere : at
}

function countOf(text: string, sought: string): number {
  let count = 0
  for (let at = text.indexOf(sought); at !== -1; at = text.indexOf(sought, at + 1)) count += 1
  return count
}
