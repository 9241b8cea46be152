/** What a person types must become exactly that number, or be told to be none. */
import { expect, it } from 'vitest'
import { readFigure } from './read-figure.ts'

it.each([
  ['', null],
  ['  ', null],
  ['12', 12],
  ['1,234.5', 1234.5],
  ['１２３', 123],
  ['-0.5', -0.5],
  ['−3', -3],
  ['12万', undefined],
  ['1e3', undefined],
  ['abc', undefined]
])('%s', (text, value) => {
  expect(readFigure(text)).toBe(value)
})
