import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { NumberValue } from './parse-number.ts'
import { parseInteger, parseNumber } from './parse-number.ts'

const is = (value: number, rest: { percent?: boolean; unit?: string } = {}): NumberValue => ({ ok: true, value, percent: false, ...rest })
const refused = (reason: Extract<NumberValue, { ok: false }>['reason']): NumberValue => ({ ok: false, reason })

describe('parseNumber', () => {
  it.each<[string | number | boolean | null, NumberValue]>([
    ['37', is(37)],
    [37.5, is(37.5)],
    ['１２．５', is(12.5)],
    ['-0.0', is(0)],
    ['.5', is(0.5)],
    ['1,234.5', is(1234.5)],
    ['(3)', is(-3)],
    ['2.5e3', is(2500)],
    ['12.5%', is(0.125, { percent: true })],
    ['8.1％', is(0.081, { percent: true })],
    ['3‰', is(0.003, { percent: true })],
    ['百分之十', refused('not_a_number')],
    ['百分之12', is(0.12, { percent: true })],
    ['12家', is(12, { unit: '家' })],
    ['80平方米', is(80, { unit: '平方米' })],
    ['80㎡', is(80, { unit: 'm2' })],
    ['', refused('empty')],
    ['/', refused('empty')],
    ['12-13', refused('not_a_number')],
    ['约12', refused('not_a_number')],
    [Number.POSITIVE_INFINITY, refused('not_a_number')],
    ['9e999', refused('too_large')],
    [true, refused('not_a_number')]
  ])('%j', (cell, value) => {
    expect(parseNumber(cell)).toEqual(value)
  })

  it('reads back what JavaScript prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toEqual(is(value === 0 ? 0 : value))
      })
    )
  })
})

describe('parseInteger', () => {
  it.each<[string | number, NumberValue]>([
    ['12.0', is(12)],
    ['12.5', refused('not_whole')],
    ['100%', refused('not_whole')],
    ['9007199254740993', refused('too_large')],
    ['abc', refused('not_a_number')]
  ])('%j', (cell, value) => {
    expect(parseInteger(cell)).toEqual(value)
  })
})
