import { expect, test } from 'vitest'
import { countLevels, daysBetween, monthChange, sumMonths } from './overview-figures.ts'

const months = (...values: readonly number[]) => values.map((n, index) => ({ month: `2026-0${index + 1}`, n }))

test('the last month is compared with the one before, or with nothing', () => {
  expect([monthChange(months(3, 5)), monthChange(months(5, 3, 3)), monthChange(months(4)), monthChange([])]).toEqual([2, 0, null, null])
})

test('series are summed by month, also where one lacks a month', () => {
  expect(sumMonths([months(1, 2), months(10), [{ month: '2025-12', n: 4 }]])).toEqual([
    { month: '2025-12', n: 4 },
    { month: '2026-01', n: 11 },
    { month: '2026-02', n: 2 }
  ])
})

test('days between dates cross years and refuse what is no date', () => {
  expect([
    daysBetween('2025-12-30', '2026-01-02'),
    daysBetween('2026-01-02T08:00:00', '2026-01-01'),
    daysBetween(null, '2026-01-01'),
    daysBetween('soon', '2026-01-01')
  ]).toEqual([3, -1, null, null])
  expect(countLevels(['red', 'yellow', 'red'])).toEqual({ red: 2, yellow: 1 })
})
