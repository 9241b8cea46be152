import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../../shared/ipc/reply.ts'
import { CsvSplitter } from './split-csv.ts'
import type { SourceRecord } from './table-file.ts'

function split(text: string, chunk = text.length, delimiter = ',', newline: '\n' | '\r' = '\n'): SourceRecord[] {
  const splitter = new CsvSplitter({ delimiter, newline }, 'a.csv')
  const records: SourceRecord[] = []
  for (let at = 0; at < text.length; at += Math.max(1, chunk)) records.push(...splitter.push(text.slice(at, at + Math.max(1, chunk))))
  return [...records, ...splitter.end()]
}

describe('CsvSplitter', () => {
  it.each<[string, string, SourceRecord[]]>([
    [
      'plain',
      'a,b\n1,2\n',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', '2'] }
      ]
    ],
    [
      'no last line end',
      'a,b\n1,2',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', '2'] }
      ]
    ],
    [
      'CRLF',
      'a,b\r\n1,\r\n',
      [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', null] }
      ]
    ],
    [
      'ragged rows never swallow the next',
      'a,b,c\n1\n1,2,3,4\n',
      [
        { line: 1, cells: ['a', 'b', 'c'] },
        { line: 2, cells: ['1'] },
        { line: 3, cells: ['1', '2', '3', '4'] }
      ]
    ],
    [
      'quotes',
      '"a,1","b ""x"""\n"",2\n',
      [
        { line: 1, cells: ['a,1', 'b "x"'] },
        { line: 2, cells: [null, '2'] }
      ]
    ],
    [
      'line breaks in a cell keep count',
      'a,"x\ny\nz"\nb,1\n',
      [
        { line: 1, cells: ['a', 'x\ny\nz'] },
        { line: 4, cells: ['b', '1'] }
      ]
    ],
    [
      'CRLF in a cell',
      'a,"x\r\ny"\r\nb,1\r\n',
      [
        { line: 1, cells: ['a', 'x\r\ny'] },
        { line: 3, cells: ['b', '1'] }
      ]
    ],
    ['a quote within a bare cell is a character', '5" pipe,1\n', [{ line: 1, cells: ['5" pipe', '1'] }]],
    ['spaces after a closing quote', '"a" ,b\n', [{ line: 1, cells: ['a', 'b'] }]],
    ['quoted cell at the very end', '1,"a"', [{ line: 1, cells: ['1', 'a'] }]],
    [
      'trailing delimiter after a quoted cell',
      '"a",\n"b",\n',
      [
        { line: 1, cells: ['a', null] },
        { line: 2, cells: ['b', null] }
      ]
    ],
    [
      'single column',
      'a\nb\n\nc',
      [
        { line: 1, cells: ['a'] },
        { line: 2, cells: ['b'] },
        { line: 3, cells: [null] },
        { line: 4, cells: ['c'] }
      ]
    ]
  ])('%s', (_, text, records) => {
    expect(split(text)).toEqual(records)
    expect(split(text, 1)).toEqual(records)
    expect(split(text, 3)).toEqual(records)
  })

  it('reads old Mac line ends', () => {
    expect(split('a,b\r1,"x\ry"\r2,z\r', 4, ',', '\r')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', 'x\ry'] },
      { line: 4, cells: ['2', 'z'] }
    ])
  })

  it.each([
    ['never closed', 'a,b\n1,"x\n2,y\n', 2, 2],
    ['closed within a later line', 'a,b\n1,"x\n2,"y"\n3,z\n', 2, 2],
    ['text after the closing quote', 'a,b\n"x"y,1\n', 2, 1]
  ])('tells a quote that is %s by the line it was opened on', (_, text, line, column) => {
    for (const chunk of [text.length, 1, 5]) {
      let told: unknown = null
      try {
        split(text, chunk)
      } catch (cause) {
        told = cause instanceof AppError ? cause.value : cause
      }
      expect(told).toMatchObject({ code: 'bad_file', file: 'a.csv', line, column })
    }
  })

  it('takes one column of quoted or inch-marked cells in linear time', () => {
    const quoted = '"某某县交通运输局"\n'.repeat(100_000)
    const inches = '5" pipe\n'.repeat(100_000)
    const start = performance.now()
    expect([split(quoted).length, split(inches).length]).toEqual([100_000, 100_000])
    expect(performance.now() - start).toBeLessThan(5000)
  })

  it('gives a long line up before it fills memory', () => {
    const splitter = new CsvSplitter({ delimiter: ',', newline: '\n' }, 'a.csv')
    const push = (): void => {
      for (let times = 0; times < 10; times += 1) splitter.push('x'.repeat(1_000_000))
    }
    expect(push).toThrow(/第 1 行过长/)
    const quoted = new CsvSplitter({ delimiter: ',', newline: '\n' }, 'a.csv')
    expect(() => [...Array(3).keys()].forEach(() => quoted.push(`"${'x\n'.repeat(300_000)}`))).toThrow(/第 1 行/)
  })

  it('reads back any table, wherever the chunks are cut', () => {
    const cell = fc.oneof(fc.constant(null), fc.stringMatching(/^[a-z"项,;\n ]{1,6}$/))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 12 }), fc.constantFrom('\n', '\r\n'), fc.boolean(), (rows, chunk, lineEnd, last) => {
        const text =
          rows.map((cells) => cells.map((value) => (value === null ? '' : `"${value.replaceAll('"', '""')}"`)).join(',')).join(lineEnd) +
          (last ? lineEnd : '')
        let line = 1
        const expected = rows.map((cells) => {
          const record = { line, cells }
          line += 1 + cells.join('').split('\n').length - 1
          return record
        })
        expect(split(text, chunk)).toEqual(expected)
      })
    )
  })
})
