import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excelSerialToIso } from './excel-serial.ts'

describe('excelSerialToIso', () => {
  it.each([
    [45103, '2023-06-26'],
    [45103.58, '2023-06-26T13:55:12'],
    [44530.51048611111, '2021-11-30T12:15:06'],
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [60, null],
    [61, '1900-03-01'],
    [0.5, '12:00:00'],
    [0, '00:00:00'],
    [45103.999999, '2023-06-27'],
    [2958465, '9999-12-31'],
    [2958466, null],
    [-1, null],
    [Number.NaN, null]
  ])('%d → %s', (serial, iso) => {
    expect(excelSerialToIso(serial)).toBe(iso)
  })

  it('counts from 1904 where the workbook says so', () => {
    expect([excelSerialToIso(43641, true), excelSerialToIso(0, true)]).toEqual(['2023-06-26', '1904-01-01'])
  })

  it('agrees with plain day counting from March 1900 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), (serial) => {
        expect(excelSerialToIso(serial)).toBe(new Date(Date.UTC(1970, 0, 1) + (serial - 25_569) * 86_400_000).toISOString().slice(0, 10))
      })
    )
  })
})
