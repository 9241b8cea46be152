/** Dates are typed in many ways and stored in one; a day that does not exist must not be taken for another. */
import { expect, it } from 'vitest'
import { dateFits, readDate } from './read-date.ts'

it.each([
  ['2026-11-20', '2026-11-20'],
  ['20261120', '2026-11-20'],
  ['2026.1.2', '2026-01-02'],
  ['2026/01/02', '2026-01-02'],
  ['2026 年 11 月 20 日', '2026-11-20'],
  ['２０２６－１１－２０', '2026-11-20'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-30', undefined],
  ['2026-13-01', undefined],
  ['20-11-2026', undefined],
  ['', undefined]
])('%s', (text, iso) => {
  expect(readDate(text)).toBe(iso)
})

it('a form is held back by what is no day, not by an empty field', () => {
  expect(['', ' ', '2026.1.2'].map(dateFits)).toEqual([true, true, true])
  expect(['昨天', '2026', '2026-02-30'].map(dateFits)).toEqual([false, false, false])
})
