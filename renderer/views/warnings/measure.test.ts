import { expect, test } from 'vitest'
import { measureOf, roundTicks } from './measure.ts'

const table = (amounts: readonly (number | null)[], total = amounts.length) => ({
  dataset: 'contract',
  nameZh: '合同',
  nameEn: 'Contract',
  total,
  columns: [
    { field: 'name', nameZh: '名称', nameEn: 'Name', type: 'text' },
    { field: 'amount', nameZh: '金额', nameEn: 'Amount', type: 'fen' }
  ],
  rows: amounts.map((amount, index) => ({
    id: `c${index}`,
    values: ['x', amount],
    counted: true,
    source: null,
    check: 'unchecked' as const
  }))
})
const measure = (value: number | null, limit: number | null, unit: string, better: 'lower' | 'higher' = 'lower') => ({
  nameZh: '',
  nameEn: '',
  value,
  limit,
  unit,
  better
})

test('a sum over the limit, each row under it', () => {
  expect(measureOf({ measure: measure(155690, 40000, 'fen'), evidence: [table([39680, 38950, 39200, 37860])] }, 100)).toEqual({
    value: 1556.9,
    limit: 400,
    unit: 'fen',
    parts: [396.8, 389.5, 392, 378.6],
    eachUnder: true,
    over: 1156.9
  })
})

test('no sum where the rows do not add up, some are unknown or not all are there', () => {
  const parts = (rows: ReturnType<typeof table>) => measureOf({ measure: measure(300, 200, 'fen'), evidence: [rows] }, 100)?.parts
  expect([parts(table([100, 100])), parts(table([300, null])), parts(table([100, 200], 9)), parts(table([100, 200]))]).toEqual([
    [3],
    [3],
    [3],
    [1, 2]
  ])
})

test('percent, days below a floor, no limit, no value', () => {
  expect(measureOf({ measure: measure(0.12, 0.1, 'ratio'), evidence: [] }, 100)).toMatchObject({ value: 12, limit: 10, over: 2 })
  expect(measureOf({ measure: measure(3, 5, 'days', 'higher'), evidence: [] }, 100)).toMatchObject({ value: 3, over: 2 })
  expect(measureOf({ measure: measure(3, null, 'count'), evidence: [] }, 100)).toMatchObject({ limit: null, over: null })
  expect(measureOf({ measure: measure(null, 1, 'count'), evidence: [] }, 100)).toBeUndefined()
})

test('ticks are round and never many', () => {
  expect([roundTicks(1600), roundTicks(2), roundTicks(0.3), roundTicks(0), roundTicks(1.06, true)]).toEqual([
    [0, 500, 1000, 1500],
    [0, 0.5, 1, 1.5, 2],
    [0, 0.1, 0.2, 0.3],
    [0],
    [0, 1]
  ])
})
