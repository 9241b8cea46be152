/** Letters must be those a person sees above the column in a spreadsheet. */
import { expect, it } from 'vitest'
import { columnLetter } from './column-letter.ts'

it.each([
  [0, 'A'],
  [25, 'Z'],
  [26, 'AA'],
  [51, 'AZ'],
  [52, 'BA'],
  [701, 'ZZ'],
  [702, 'AAA']
])('%i is %s', (at, letters) => {
  expect(columnLetter(at)).toBe(letters)
})
