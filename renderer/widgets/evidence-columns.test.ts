import { expect, test } from 'vitest'
import { chooseColumns, columnWidth, shortPlace } from './evidence-columns.ts'

const column = (field: string, type = 'text') => ({ field, nameZh: field, nameEn: field, type })
const columns = [
  column('code'),
  column('name'),
  column('org_id'),
  column('signed_on', 'date'),
  column('approved_on', 'date'),
  column('party_id'),
  column('amount', 'fen'),
  column('paid', 'fen'),
  column('kind')
]
const rows = [
  ['A1', '一标', '住建局', '2025-03-06', '2025-03-01', '恒筑', 39680000, 1, '施工'],
  ['A2', '二标', '住建局', '2025-04-15', '2025-04-01', '青岚', 38950000, 2, '施工']
]

test('a date, what it is, with whom, how much; what is the same everywhere is left out', () => {
  expect(chooseColumns(columns, rows, 4).map((index) => columns[index]?.field)).toEqual(['signed_on', 'name', 'party_id', 'amount'])
})

test('a single row and odd tables still show something', () => {
  expect(chooseColumns(columns, rows.slice(0, 1), 3).map((index) => columns[index]?.field)).toEqual(['signed_on', 'name', 'amount'])
  expect(
    chooseColumns(
      [column('id'), column('other_id')],
      [
        ['x', 'y'],
        ['x', 'y']
      ],
      4
    )
  ).toEqual([0, 1])
  expect(chooseColumns([], [], 4)).toEqual([])
})

test('ciphers and hashes are not shown first', () => {
  const cipher = 'cdf5402038e4e7ebc31e926d4f00aa11'
  expect(
    chooseColumns(
      [column('account'), column('bidder')],
      [
        [cipher, 'a'],
        [cipher.replace('c', 'd'), 'b']
      ],
      4
    )
  ).toEqual([1])
})

test('widths by type, places by sheet', () => {
  expect([columnWidth('date'), columnWidth('fen'), columnWidth('text')]).toEqual([76, 84, undefined])
  expect([shortPlace('合同台账.xlsx', 'Sheet1'), shortPlace('a.b.csv', ''), shortPlace('x.xlsx', '合同')]).toEqual([
    '合同台账',
    'a.b',
    '合同'
  ])
})
