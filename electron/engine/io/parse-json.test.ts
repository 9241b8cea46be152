/** Where a broken JSON text breaks: on the first sign that does not belong there, whatever the fault. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AppError } from '../../../shared/ipc/reply.ts'
import { faultPlace, parseJson } from './parse-json.ts'

const placeOf = (text: string) => {
  try {
    return parseJson(text, 'a.json')
  } catch (error) {
    const { code, file, line, column, next } = (error as AppError).value
    return [code, file, line, column, next !== undefined && next.length > 0]
  }
}

test('[#3] file, line, column and a next step for each kind of fault', () => {
  expect(placeOf('[{"a":1,}]')).toEqual(['bad_file', 'a.json', 1, 9, true])
  expect(placeOf('{\n "a": x}')).toEqual(['bad_file', 'a.json', 2, 7, true])
  expect(placeOf('[\n  {"a": 1}\n  {"a": 2}\n]')).toEqual(['bad_file', 'a.json', 3, 3, true])
  expect(placeOf('[{"a":1}')).toEqual(['bad_file', 'a.json', 1, 9, true])
  expect(placeOf('{"a": "b\nc"}')).toEqual(['bad_file', 'a.json', 1, 7, true])
  expect(placeOf('{"a": 01}')).toEqual(['bad_file', 'a.json', 1, 8, true])
  expect(placeOf('{} {}')).toEqual(['bad_file', 'a.json', 1, 4, true])
})

test('every JSON text is walked to its end, and a sign put into it is found there or behind it', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, n) => {
      expect(faultPlace(text)).toBe(text.length)
      const at = n % (text.length + 1)
      const broken = `${text.slice(0, at)}\u0001${text.slice(at)}`
      expect(() => JSON.parse(broken)).toThrow(SyntaxError)
      expect(faultPlace(broken)).toBeLessThanOrEqual(at)
    })
  )
})
