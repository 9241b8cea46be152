import { expect, test } from 'vitest'
import { paramText, type ParamWords } from './param-text.ts'

const words: ParamWords = { language: 'zh-CN', moneyUnit: 'wan', unit: (unit) => ({ days: '日' })[unit] ?? '' }

test('each unit in its own words', () => {
  expect([
    paramText('0.1', 'ratio', words),
    paramText('365', 'days', words),
    paramText('40000000', 'fen', words),
    paramText('3', 'count', words),
    paramText('100', 'fen', words)
  ]).toEqual(['10.0%', '365 日', '40.00 万元', '3', '1.00 元'])
})

test('limits by kind, lists, and what is neither', () => {
  expect(paramText('{"works":400000000,"goods":200000000,"x":"-"}', 'fen', words)).toBe('工程 400.00 万元；货物 200.00 万元；x -')
  expect([paramText('["公开招标","邀请招标"]', 'text', words), paramText('{broken', 'text', words), paramText('', 'fen', words)]).toEqual([
    '公开招标、邀请招标',
    '{broken',
    ''
  ])
})
