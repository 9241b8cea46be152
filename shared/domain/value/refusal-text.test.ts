import { expect, it } from 'vitest'
import { parseDate } from './parse-date.ts'
import { parseMoney } from './parse-money.ts'
import { noteText, refusalText } from './refusal-text.ts'

it('says reasons and notes in both languages', () => {
  const refused = parseDate('2018-02-29 星期一')
  const noted = parseMoney('1.0')
  expect(refused.ok ? null : refusalText(refused.reason)).toEqual({ zh: '日历上没有这一天', en: 'No such day in the calendar' })
  expect(noted.ok && noted.note !== undefined ? noteText(noted.note).zh : null).toBe('金额为 1，可能是占位')
})
