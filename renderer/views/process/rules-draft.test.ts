import { expect, test } from 'vitest'
import {
  addFound,
  addNode,
  codesIn,
  isWhole,
  limitOf,
  moveNode,
  recode,
  removeNode,
  reworded,
  withoutBasis,
  type Procedure,
  type RuleNode
} from './rules-draft.ts'

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

test('[#40] words follow in the other language until that says something of its own', () => {
  expect(reworded({ zh: '', en: '' }, 'zh-CN', '比价')).toEqual({ zh: '比价', en: '比价' })
  expect(reworded({ zh: '比价', en: '比价' }, 'zh-CN', '三家比价')).toEqual({ zh: '三家比价', en: '三家比价' })
  expect(reworded({ zh: '比价', en: '比价' }, 'en', 'Quotes')).toEqual({ zh: 'Quotes', en: 'Quotes' })
  expect(reworded({ zh: '比价', en: 'Quotes' }, 'zh-CN', '询价')).toEqual({ zh: '询价', en: 'Quotes' })
  expect(reworded({ zh: '比价', en: 'Quotes' }, 'en', 'Three quotes')).toEqual({ zh: '比价', en: 'Three quotes' })
})

test('[#40] a code that changes takes along what others said of it, but not another’s that was the same for a while', () => {
  expect(recode(procedure, 0, 'C').nodes).toEqual([node('A', { code: 'C' }), node('B', { must_follow: ['C'], incompatible: ['C'] })])
  const twins = { ...procedure, nodes: [node('A'), node('A'), node('B', { must_follow: ['A'] })] }
  expect(recode(twins, 1, 'A2').nodes.map((one) => [one.code, one.must_follow])).toEqual([
    ['A', []],
    ['A2', []],
    ['B', ['A']]
  ])
})

test('[#40] nodes of the ledger come behind those that are there, each once, with nothing laid down', () => {
  const found = ['A', 'D'].map((code) => ({ code, name: { zh: `名${code}`, en: code }, stage: { zh: '阶段', en: 'Stage' } }))
  const next = addFound(procedure, found)
  expect(codes(next)).toBe('A B D')
  expect(next.nodes[2]).toEqual(node('D', { name: { zh: '名D', en: 'D' } }))
})

test('[#40] one to begin is whole with a code, names, matters and nodes', () => {
  const whole: Procedure = { ...procedure, id: 'own-one', takes: { procedure: 'q' } }
  expect(isWhole(whole)).toBe(true)
  const lacking: readonly Procedure[] = [
    procedure,
    { ...whole, id: 'Own One' },
    { ...whole, name: { zh: ' ', en: 'P' } },
    { ...whole, nodes: [] },
    { ...whole, nodes: [node('')] },
    { ...whole, nodes: [node('A', { stage: { zh: '', en: '' } })] }
  ]
  expect(lacking.map(isWhole)).toEqual(lacking.map(() => false))
})

test('[#40] a limit says where it is laid down: blanks are no basis, a node without a limit needs none', () => {
  const limit = (basis: string): Partial<RuleNode> => ({ limit: { clock: 'months', amount: 3, mark: 'L', basis } })
  const draft = { ...procedure, nodes: [node('A', limit('  ')), node('B', limit('云溪县办法第六条')), node('C'), node('D', limit(''))] }
  expect(withoutBasis(draft).map((one) => one.code)).toEqual(['A', 'D'])
})
