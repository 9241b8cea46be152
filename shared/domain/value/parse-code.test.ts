import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CodeValue } from './parse-code.ts'
import { creditCheckCharacter, parseCreditCode, parseProjectCode } from './parse-code.ts'

const plainly = (value: CodeValue): string => (value.ok ? value.code : value.reason)

describe('parseCreditCode', () => {
  it.each<[string | number | null, string]>([
    ['91350100M000100Y43', '91350100M000100Y43'],
    [' 91350100m000100y43 ', '91350100M000100Y43'],
    ['９１３５０１００M000100Y43', '91350100M000100Y43'],
    ['91350100M000100Y44', 'check_digit'],
    ['91350100O000100Y43', 'wrong_character'],
    ['330100000012345', 'wrong_length'],
    ['9.13301E+17', 'ruined_by_excel'],
    [913301001234567900, 'ruined_by_excel'],
    ['913301001234567000', 'ruined_by_excel'],
    ['', 'empty'],
    ['/', 'empty']
  ])('%j → %s', (cell, value) => {
    expect(plainly(parseCreditCode(cell))).toBe(value)
  })

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^9133[0-9]{4}[0-9A-HJ-NP-RTUWXY]{9}$/),
        fc.nat({ max: 16 }),
        fc.constantFrom(...'0123456789ABCDEFGHJ'),
        (body, place, other) => {
          const code = body + creditCheckCharacter(body)
          expect(plainly(parseCreditCode(code))).toBe(code)
          const wrong = code.slice(0, place) + other + code.slice(place + 1)
          expect(parseCreditCode(wrong).ok).toBe(wrong === code)
        }
      )
    )
  })
})

describe('parseProjectCode', () => {
  it.each<[string | number | null, string]>([
    [' A3301090130507950001211\t', 'A3301090130507950001211'],
    ['GC 2023-001', 'GC2023-001'],
    ['\u200bGC-1', 'GC-1'],
    [20230001, '20230001'],
    ['3.30109E+17', 'ruined_by_excel'],
    [3.30109e17, 'ruined_by_excel'],
    [null, 'empty']
  ])('%j → %s', (cell, value) => {
    expect(plainly(parseProjectCode(cell))).toBe(value)
  })
})
