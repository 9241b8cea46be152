import { expect, test } from 'vitest'
import { sentencePieces } from './Sentence.tsx'

const strong = (text: string): readonly string[] =>
  sentencePieces(text)
    .filter((piece) => piece.strong)
    .map((piece) => piece.text)

test('figures with their units and whole dates are strong; codes are not', () => {
  expect(strong('县住建局在 143 天内签订 4 份合同，合计 1,556.90 万元（占 12.5%），2025-03-06 起，编号 GC17-2、A12。')).toEqual([
    '143 天',
    '4 份',
    '1,556.90 万元',
    '12.5%',
    '2025-03-06'
  ])
  expect(strong('dated 30 September 2025, 11 days; 2025 年 9 月 4 日')).toEqual(['30 September 2025', '11', '2025 年 9 月 4 日'])
  expect(strong('2026Q3 填报 545 件，T+1 公开')).toEqual(['545 件', '1'])
  expect(strong('没有数字')).toEqual([])
})

test('nothing is lost or added', () => {
  const text = '3 次 <img onerror=x> 2025-01-01 7'
  expect(
    sentencePieces(text)
      .map((piece) => piece.text)
      .join('')
  ).toBe(text)
})
