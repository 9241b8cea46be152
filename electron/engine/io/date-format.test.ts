import { expect, it } from 'vitest'
import { isDateFormat } from './date-format.ts'

it.each<[number, string | undefined, boolean]>([
  [14, undefined, true],
  [22, undefined, true],
  [31, undefined, true],
  [57, undefined, true],
  [0, undefined, false],
  [2, undefined, false],
  [9, undefined, false],
  [49, undefined, false],
  [46, undefined, false],
  [176, 'yyyy"年"m"月"d"日";@', true],
  [176, 'yyyy/m/d\\ h:mm', true],
  [176, '[$-804]yyyy"年"m"月";@', true],
  [176, '[DBNum1][$-804]yyyy"年"m"月"d"日"', true],
  [176, 'h:mm:ss', true],
  [176, 'mm:ss.0', true],
  [176, '上午/下午h"时"mm"分"', true],
  [177, '#,##0.00_ ;[Red]\\-#,##0.00\\ ', false],
  [177, '[h]:mm', false],
  [177, 'General', false],
  [177, '0.00E+00', false],
  [177, '0"天"', false],
  [177, '"day "0', false],
  [177, '@', false],
  [177, '¥#,##0.00', false],
  [177, 'G/通用格式', false]
])('format %d %s is a date: %s', (id, code, dated) => {
  expect(isDateFormat(id, code)).toBe(dated)
})
