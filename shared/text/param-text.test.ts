import { expect, test } from 'vitest'
import { paramText, type ParamWords } from './param-text.ts'

const words: ParamWords = { language: 'zh-CN', moneyUnit: 'wan', unit: (unit) => ({ days: '日' })[unit] ?? '' }

const kinds = { works: { zh: '工程', en: 'works' }, goods: { zh: '货物', en: 'goods' } }

test('each unit in its own words', () => {
  expect([
    paramText('0.1', 'ratio', words, kinds),
    paramText('365', 'days', words, kinds),
    paramText('40000000', 'fen', words, kinds),
    paramText('3', 'count', words, kinds),
    paramText('100', 'fen', words, kinds)
  ]).toEqual(['10.0%', '365 日', '40.00 万元', '3', '1.00 元'])
})

test('limits by kind, lists, and what is neither', () => {
  expect(paramText('{"works":400000000,"goods":200000000,"x":"-"}', 'fen', words, kinds)).toBe('工程 400.00 万元；货物 200.00 万元；x -')
  expect([
    paramText('["公开招标","邀请招标"]', 'text', words, kinds),
    paramText('{broken', 'text', words, kinds),
    paramText('', 'fen', words, kinds)
  ]).toEqual(['公开招标、邀请招标', '{broken', ''])
})
