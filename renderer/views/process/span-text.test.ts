import { expect, test } from 'vitest'
import { translator } from '../../../shared/text/index.ts'
import { spanText } from './span-text.ts'

test.each([
  [0, '0 天'],
  [0.0001, '<1 分'],
  [0.0008, '1 分'],
  [0.02, '29 分'],
  [0.0415, '1.0 小时'],
  [0.5, '12 小时'],
  [0.999, '1.0 天'],
  [1, '1 天'],
  [2.25, '2.3 天'],
  [13.8, '14 天'],
  [1234, '1,234 天']
])('%d days are %s', (days, text) => {
  expect(spanText(days, translator('zh-CN'))).toBe(text)
})
