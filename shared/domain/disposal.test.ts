import { describe, expect, test } from 'vitest'
import { comesAgain } from './disposal.ts'

describe('[#44] a closed warning found again', () => {
  test.each([
    ['dismissed', false, 'a', false],
    ['dismissed', true, 'a', false],
    ['lead', true, 'a', false],
    ['dismissed', true, 'b', true],
    ['done', false, 'a', false],
    ['done', true, 'a', true],
    ['signed_off', true, 'a', true],
    ['signed_off', false, 'b', true],
    ['handling', true, 'b', false]
  ])('%s, gone in between %s, on rows %s: has come again %s', (state, gone, rows, again) => {
    expect(comesAgain({ state, gone, closedRows: 'a' }, rows)).toBe(again)
  })
})
