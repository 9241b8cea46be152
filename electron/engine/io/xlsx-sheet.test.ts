import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/ipc/reply.ts'
import { rangeOf, XlsxSheetReader } from './xlsx-sheet.ts'

const book = { sheets: [], system1904: false, dateStyles: [false, true], strings: ['甲'] }

describe('XlsxSheetReader', () => {
  it('reads prefixed tags, rows and cells without references, CDATA, and formula results', () => {
    const reader = new XlsxSheetReader(book, 'a.xlsx', 'S')
    const xml =
      '<x:worksheet xmlns:x="u"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row><x:row r="5"><x:c r="C5" t="str"><x:f>T()</x:f><x:v><![CDATA[a<b]]></x:v></x:c><x:c r="D5" t="d"><x:v>2023-08-30T00:00:00</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    const records = [...xml].flatMap((character) => reader.write(character))
    reader.end()
    expect(records).toEqual([
      { line: 1, cells: ['甲', 2] },
      { line: 5, cells: [null, null, 'a<b', '2023-08-30'] }
    ])
  })

  it('gives up on endless text without a row', () => {
    const reader = new XlsxSheetReader(book, 'a.xlsx', 'S')
    reader.write('<worksheet><sheetData>')
    const spaces = ' '.repeat(4 * 1024 * 1024)
    let told: unknown = null
    try {
      for (let times = 0; times < 20; times += 1) reader.write(spaces)
    } catch (cause) {
      told = cause instanceof AppError ? cause.value : cause
    }
    expect(told).toMatchObject({ code: 'bad_file', file: 'a.xlsx', sheet: 'S' })
  })

  it.each([
    ['A1:XFC742', { top: 1, left: 0, bottom: 742, right: 16_382 }],
    ['$B$2', { top: 2, left: 1, bottom: 2, right: 1 }],
    ['A:C', null]
  ])('rangeOf %s', (reference, range) => {
    expect(rangeOf(reference)).toEqual(range)
  })
})
