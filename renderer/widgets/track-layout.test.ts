import { expect, test } from 'vitest'
import { breakName, crossesEarlier, dayNumber, layTimeAxis } from './track-layout.ts'

test('days are counted by the calendar, junk is none', () => {
  expect([dayNumber('1970-01-02'), dayNumber('2024-03-01T10:00'), dayNumber('年内'), dayNumber(null)]).toEqual([
    1,
    19783,
    undefined,
    undefined
  ])
})

test('the axis has few, even ticks within its pixels', () => {
  const axis = layTimeAxis([dayNumber('2024-02-18') ?? 0, dayNumber('2026-10-31') ?? 0], 108, 1000)
  expect(axis.ticks.map((tick) => tick.label)).toEqual(['2024-07', '2025-01', '2025-07', '2026-01', '2026-07'])
  expect(axis.ticks.every((tick) => tick.x >= 108 && tick.x <= 1000)).toBe(true)
  expect(layTimeAxis([100, 100], 0, 200).x(100)).toBe(100)
})

test('a node before an earlier one crosses; ties do not', () => {
  expect([0, 1, 2, 3].map((index) => crossesEarlier([10, 30, 20, 30], index))).toEqual([false, false, true, false])
  expect(crossesEarlier([30, undefined, 20], 1)).toBe(false)
})

test('names break near the middle', () => {
  expect([
    breakName('控制价评审', 4),
    breakName('开工', 4),
    breakName('Winning bid notice', 10),
    breakName('Feasibility study', 7)
  ]).toEqual([['控制价', '评审'], ['开工'], ['Winning', 'bid notice'], ['Feasib…', 'study']])
})
