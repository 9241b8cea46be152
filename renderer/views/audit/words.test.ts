/** An action must never be shown blank: known ones by word, unknown ones by their code. */
import { expect, it } from 'vitest'
import { translator } from '../../../shared/text/index.ts'
import { actionWord, actions, codeOf, detailLine, kindWord } from './words.ts'

const t = translator('zh-CN')

it('known actions have words in both languages', () => {
  expect(actionWord(t, 'vault.unlock')).toBe('解锁')
  for (const action of actions)
    expect(actionWord(translator('en'), codeOf(action))).not.toBe(codeOf(action).includes('.') ? codeOf(action) : '')
})

it('unknown codes are shown as they are', () => {
  expect(actionWord(t, 'moon.landed')).toBe('moon.landed')
  expect(kindWord(t, 'fax')).toBe('fax')
})

it('details are one line, whatever they hold', () => {
  expect(detailLine(t, { rows: 3, what: '清单', list: ['a', 'b'] })).toBe('行数 3 · 内容 清单 · list ["a","b"]')
  expect(detailLine(t, {})).toBe('')
})
