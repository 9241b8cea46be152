import { expect, it } from 'vitest'
import { parseBoolean } from './parse-boolean.ts'

it.each<[string | number | boolean | null, boolean | string]>([
  ['是', true],
  ['√', true],
  [' Y ', true],
  ['yes', true],
  [1, true],
  ['1', true],
  ['１', true],
  ['有', true],
  [true, true],
  ['✓', true],
  ['否', false],
  ['×', false],
  ['X', false],
  ['N', false],
  [0, false],
  ['0.0', false],
  ['无', false],
  [false, false],
  ['', 'empty'],
  [null, 'empty'],
  ['-', 'empty'],
  ['也许', 'not_yes_or_no'],
  [2, 'not_yes_or_no']
])('parseBoolean %j → %j', (cell, value) => {
  const read = parseBoolean(cell)
  expect(read.ok ? read.value : read.reason).toBe(value)
})
