import { expect, test } from 'vitest'
import { parseInstant, utcText, wholeDays } from './instant.ts'

test.each([
  ['2026-03-01T08:00:00+08:00', '2026-03-01T00:00:00.000000000Z'],
  ['2026-03-01t00:00:00.5z', '2026-03-01T00:00:00.500000000Z'],
  ['2025-12-31T23:30:00-01:00', '2026-01-01T00:30:00.000000000Z'],
  ['2024-02-29 00:00:00Z', '2024-02-29T00:00:00.000000000Z'],
  ['2026-02-29T00:00:00Z', null],
  ['2026-03-01', null],
  ['2026-03-01T08:00:00', null],
  ['2026-03-01T24:00:00Z', null],
  [null, null]
])('%j in UTC is %j', (text, utc) => {
  expect(utcText(text)).toBe(utc)
})

test.each([
  ['2026-03-01T00:00:00Z', '2026-03-15T23:59:59.999999999Z', 14],
  ['2026-03-01T00:00:00.1Z', '2026-03-16T00:00:00Z', 14],
  ['2026-03-01T00:00:00Z', '2026-03-16T08:00:00+08:00', 15],
  ['2026-03-16T00:00:00Z', '2026-03-15T12:00:00Z', 0],
  ['2026-03-16T00:00:00Z', '2026-03-14T23:00:00Z', -1]
])('from %s to %s are %i whole days', (from, to, days) => {
  const [start, end] = [parseInstant(from), parseInstant(to)]
  expect(start !== null && end !== null && wholeDays(start, end)).toBe(days)
})
