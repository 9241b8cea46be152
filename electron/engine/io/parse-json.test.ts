/** Where a broken JSON text breaks: on the first sign that does not belong there, whatever the fault. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AppError } from '../../../shared/ipc/reply.ts'
import { jsonFault, parseJson } from './parse-json.ts'

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

const reasonOf = (text: string) => {
  try {
    return parseJson(text, 'a.json')
  } catch (error) {
    return (error as AppError).value.message.split('：').slice(1).join('：')
  }
}

test('[#3] what was met and what could stand there', () => {
  expect(reasonOf('{bad')).toBe('此处是“b”，应为带双引号的名称或“}”。')
  expect(reasonOf('[{"a" 1}]')).toBe('此处是“1”，应为冒号。')
  expect(reasonOf('[{"a":1,}]')).toBe('此处是“}”，应为带双引号的名称。')
  expect(reasonOf('[{"a":1')).toBe('此处文件已结束，应为逗号或“}”。')
  expect(reasonOf('[1 2]')).toBe('此处是“2”，应为逗号或“]”。')
  expect(reasonOf('{} \u0001')).toBe('此处是控制字符 U+0001，应为文件结尾。')
  expect(reasonOf('😀')).toMatch(/^此处是“😀”，应为一个值/)
})

test('every JSON text is walked to its end, and a sign put into it is found there or behind it', () => {
  fc.assert(
    fc.property(fc.json(), fc.nat(), (text, n) => {
      expect(jsonFault(text).at).toBe(text.length)
      const at = n % (text.length + 1)
      const broken = `${text.slice(0, at)}\u0001${text.slice(at)}`
      expect(() => JSON.parse(broken)).toThrow(SyntaxError)
      expect(jsonFault(broken).at).toBeLessThanOrEqual(at)
    })
  )
})
