import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IdNumberValue } from './parse-id-number.ts'
import { maskIdNumber, parseIdNumber, withCheckDigit } from './parse-id-number.ts'

/** The standard's own example (GB 11643-1999). */
const example = '11010519491231002X'
const reasonOf = (value: IdNumberValue): string => (value.ok ? 'ok' : value.reason)

describe('parseIdNumber', () => {
  it("reads the standard's example", () => {
    const read = { ok: true, id: example, mask: '110105********002X', birth: '1949-12-31', sex: 'female', region: '110105' }
    expect([parseIdNumber(example), parseIdNumber(` '１１０１０５19491231002x\t`)]).toEqual([read, read])
  })

  it('brings 15 digits to 18 and says so', () => {
    expect(parseIdNumber('110105491231002')).toEqual({
      ok: true,
      id: example,
      mask: '110105********002X',
      birth: '1949-12-31',
      sex: 'female',
      region: '110105',
      note: 'from_15_digits'
    })
  })

  it.each<[string | number | null, string]>([
    ['3.30102E+17', 'ruined_by_excel'],
    ['3.30102199001011E+17', 'ruined_by_excel'],
    [330102199001011200, 'ruined_by_excel'],
    ['330102199001011000', 'ruined_by_excel'],
    ['110105194912310021', 'check_digit'],
    [withCheckDigit('33010219900230123'), 'no_such_day'],
    ['33010219900101', 'wrong_length'],
    ['*******528', 'not_an_id_number'],
    ['护照E12345678', 'not_an_id_number'],
    ['', 'empty'],
    [null, 'empty'],
    ['无', 'empty']
  ])('%j → %s', (cell, reason) => {
    expect(reasonOf(parseIdNumber(cell))).toBe(reason)
  })

  it('masks all forms', () => {
    expect(['330102199001011234', '330102900101123', '12345678', '123'].map(maskIdNumber)).toEqual([
      '330102********1234',
      '330102******123',
      '12****78',
      '***'
    ])
  })

  it('finds every single wrong digit', () => {
    const seventeen = fc.stringMatching(/^3301(0[1-9])(19[5-9]\d)(0[1-9])(0[1-9]|1\d|2[0-8])\d{3}$/)
    fc.assert(
      fc.property(seventeen, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const id = withCheckDigit(digits)
        expect(reasonOf(parseIdNumber(id))).toBe('ok')
        const wrong = id.slice(0, place) + String((Number(id[place]) + shift) % 10) + id.slice(place + 1)
        expect(parseIdNumber(wrong).ok).toBe(false)
      })
    )
  })
})
