/** What is typed and pasted before it is saved. */
import { describe, expect, test } from 'vitest'
import { cellKey, readBlock, readDrafts, withCells, withMore, type Drafts } from './drafts.ts'

const none: Drafts = new Map()
const period = '2026Q3'
const put = (drafts: Drafts, point: string, text: string, stands: number | null = null) =>
  withCells(drafts, period, [{ unit: 'u', point, text, stands }])

describe('[F1] figures before they are saved', () => {
  test('a block from a spreadsheet: tabs, breaks in quotes, the last line end is none', () => {
    expect(readBlock('1\t2\r\n3\t"a\n""b"""\r\n')).toEqual([
      ['1', '2'],
      ['3', 'a\n"b"']
    ])
    expect(readBlock('7')).toEqual([['7']])
    expect(readBlock('1\t\n\t2')).toEqual([
      ['1', ''],
      ['', '2']
    ])
  })

  test('what says the same as the vault is no draft; full-width digits, thousands and units are numbers, 万元 and words are not', () => {
    const drafts = put(put(put(put(put(none, 'P1', '１，２３４'), 'P2', '12件'), 'P3', '3万元'), 'P4', '约5'), 'P5', '8', 8)
    const { cells, unreadable } = readDrafts(drafts)
    expect(cells.map((cell) => [cell.point, cell.value])).toEqual([
      ['P1', 1234],
      ['P2', 12]
    ])
    expect([...unreadable]).toEqual([
      [cellKey(period, 'u', 'P3'), 'ten_thousand'],
      [cellKey(period, 'u', 'P4'), 'not_number']
    ])
    expect(drafts.has(cellKey(period, 'u', 'P5'))).toBe(false)
  })

  test('an emptied cell takes a value back; 无 is asked about; a new figure has to be confirmed anew', () => {
    const emptied = readDrafts(put(none, 'P1', '', 8))
    expect(emptied.cells).toMatchObject([{ point: 'P1', value: null }])
    expect([...readDrafts(put(none, 'P1', '无')).unreadable.values()]).toEqual(['none_or_zero'])
    const sure = withMore(put(none, 'P1', '900', 8), cellKey(period, 'u', 'P1'), { sure: true, note: '专项行动' })
    expect(readDrafts(sure).cells[0]).toMatchObject({ sure: true, note: '专项行动' })
    expect(readDrafts(put(sure, 'P1', '901', 8)).cells[0]).toMatchObject({ sure: false, note: '专项行动', value: 901 })
  })
})
