import { expect, test } from 'vitest'
import { addNode, codesIn, limitOf, moveNode, removeNode, type Procedure, type RuleNode } from './rules-draft.ts'

const node = (code: string, more: Partial<RuleNode> = {}): RuleNode => ({
  code,
  name: { zh: code, en: code },
  stage: { zh: '阶段', en: 'Stage' },
  required: false,
  must_follow: [],
  before: [],
  acts: [],
  posts: [],
  incompatible: [],
  repeats: false,
  basis: '',
  mark: 'L',
  aliases: [],
  ...more
})
const procedure: Procedure = {
  id: 'p',
  version: 1,
  name: { zh: '程序', en: 'P' },
  nodes: [node('A'), node('B', { must_follow: ['A'], incompatible: ['A'] })]
}
const codes = (one: Procedure): string => one.nodes.map((each) => each.code).join(' ')

test('codes by spaces and commas, each once', () => {
  expect(codesIn(' A  B、C,A ')).toEqual(['A', 'B', 'C'])
  expect(codesIn('')).toEqual([])
})

test('nodes move within the ends; a removed one leaves nothing behind; a new one has a code of its own', () => {
  expect(codes(moveNode(procedure, 1, -1))).toBe('B A')
  expect(moveNode(procedure, 0, -1)).toBe(procedure)
  expect(removeNode(procedure, 0).nodes).toEqual([node('B')])
  expect(codes(addNode(addNode(procedure, '新'), '新'))).toBe('A B X3 X4')
})

test('a limit that was changed is the office’s own; nothing, nought and parts are none', () => {
  const limited = node('A', { limit: { clock: 'working_days', amount: 20, mark: 'V', basis: '行政许可法第四十二条' } })
  expect(limitOf(limited, '20', 'working_days')).toEqual(limited.limit)
  expect(limitOf(limited, '10', 'working_days')).toEqual({ clock: 'working_days', amount: 10, mark: 'L', basis: '' })
  for (const text of ['', '0', '-3', '1.5', 'x']) expect(limitOf(limited, text, 'months')).toBeUndefined()
})
