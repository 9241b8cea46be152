/** What is looked for in what was typed, what is put into the index, and what is marked in what was found. */
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withCheckDigit } from '../value/parse-id-number.ts'
import { readNameLine } from './read-name-line.ts'
import { parseQuery } from './search-query.ts'
import { addDateTerms, addPinyinTerms, addTextTerms, foldText, queryTerms } from './search-terms.ts'
import { snippetOf } from './snippet.ts'

const termsOf = (text: string): readonly string[] => {
  const terms: string[] = []
  addTextTerms(foldText(text), terms)
  return terms
}
const id = withCheckDigit('33048119900101123')

describe('terms', () => {
  test('pairs of Chinese characters, whole runs of letters and digits, the last character by itself', () => {
    expect(termsOf('县住建局 ＨＴ-2024（3）')).toEqual(['县住', '住建', '建局', '局', 'ht', '2024', '3'])
    expect(queryTerms('住建局')).toEqual(['住建', '建局'])
    expect(queryTerms('局')).toEqual(['局'])
  })

  test('[#80] a whole id number within a text is no term', () => {
    expect(termsOf(`收款人身份证${id}，已核`)).toEqual(['收款', '款人', '人身', '身份', '份证', '证', '已核', '核'])
  })

  test('a day by itself and by its month; a name by its pinyin from each character on', () => {
    const day: string[] = []
    addDateTerms('2026-03-05T09:00', day)
    expect(day).toEqual(['δ20260305', 'δ202603'])
    const name: string[] = []
    addPinyinTerms(['zhu', 'jian', 'ju'], name)
    expect(name).toEqual(['ιzjj', 'πzhujianju', 'ιjj', 'πjianju', 'ιj', 'πju'])
  })

  test('whatever part of a text is asked for, its terms are among the text’s, the last as a beginning', () => {
    const letters = fc.constantFrom(...'住建局县人民政府ab12-（，')
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 12 }), fc.nat(), fc.nat(), (signs, a, b) => {
        const text = signs.join('')
        // from a place where a run of letters begins, or within Chinese
        const from = a % text.length
        fc.pre(!(/[a-z0-9]/.test(text[from] ?? '') && /[a-z0-9]/.test(text[from - 1] ?? '')))
        const part = text.slice(from, from + 1 + (b % (text.length - from)))
        const all = termsOf(text)
        const asked = queryTerms(part)
        expect(asked.every((term, at) => all.includes(term) || (at === asked.length - 1 && all.some((one) => one.startsWith(term))))).toBe(
          true
        )
      })
    )
  })
})

describe('queries', () => {
  const ways = (typed: string) =>
    parseQuery(typed).parts.map((part) => part.ways.map((way) => `${way.kind} ${way.terms.join('+')}${way.prefix ? '*' : ''}`))

  test.each([
    ['12万', ['text 12+万*', 'amount α12000000']],
    ['120000', ['text 120000*', 'amount α12000000']],
    ['1,200.50元', ['text 1+200+50+元*', 'amount α120050']],
    ['2026-03', ['date δ202603']],
    ['2026年3月5日', ['date δ20260305']],
    ['"2026-03"', ['text 2026+03*']],
    ['zjj', ['text zjj*', 'pinyin ιzjj*', 'pinyin πzjj*']],
    ['局', ['text 局*']],
    ['工程', ['text 工程']]
  ])('%s', (typed, expected) => {
    expect(ways(typed)).toEqual([expected])
  })

  test('a year is its twelve months; several parts must all be found; 2026-13 is no month', () => {
    expect(ways('2026年 验收')).toEqual([
      Array.from({ length: 12 }, (_, at) => `date δ2026${String(at + 1).padStart(2, '0')}`),
      ['text 验收']
    ])
    expect(ways('2026-13')).toEqual([['text 2026+13*']])
  })

  test('[#80] a whole id number is only ever looked for by its hash, and shown masked', () => {
    const query = parseQuery(`${id} 张三`)
    expect(query.numbers).toEqual([{ kind: 'id', number: id }])
    expect(query.parts.map((part) => part.text)).toEqual(['张三'])
    expect(query.shown).toBe(`${id.slice(0, 3)}${'*'.repeat(11)}${id.slice(-4)} 张三`)
  })
})

test('a snippet is plain text with places; markup in it stays text', () => {
  expect(snippetOf('<b>县住建局</b>', ['住建'])).toEqual({ text: '<b>县住建局</b>', marks: [[4, 6]] })
  const long = `${'前'.repeat(40)}住建${'后'.repeat(80)}`
  const piece = snippetOf(long, ['住建'])
  expect(piece?.text.startsWith('…')).toBe(true)
  expect(piece?.marks.map(([from, to]) => piece.text.slice(from, to))).toEqual(['住建'])
  expect(snippetOf('没有', ['住建'])).toBeNull()
})

test('a line of a list is told apart into names, phones, codes and id numbers', () => {
  expect(readNameLine(`1、王 五\t13800000000`)).toMatchObject({ names: ['王 五'], phones: ['13800000000'], ids: [], codes: [] })
  expect(readNameLine(`李四 ${id}`)).toEqual({
    names: ['李四'],
    phones: [],
    ids: [id],
    codes: [],
    shown: `李四 ${id.slice(0, 6)}********${id.slice(14)}`
  })
  expect(readNameLine('云溪县恒信建设有限公司, HT-2024-001')).toMatchObject({ names: ['云溪县恒信建设有限公司'], codes: ['HT-2024-001'] })
})
