/** Names of nodes in the room that the map has for them: nothing is lost before two lines are full, and no word is broken in two. */
import { expect, test } from 'vitest'
import { inLines } from './in-lines.ts'

test('a name stands on one line where it fits, else on two, broken between words or Chinese characters', () => {
  expect(inLines('银行支付', 96)).toEqual(['银行支付'])
  expect(inLines('村务监督委员会主任审核', 96)).toEqual(['村务监督委员会主', '任审核'])
  expect(inLines('Agency accountant checks', 96)).toEqual(['Agency', 'accountant ch…'])
  expect(inLines('Paid by the bank', 96)).toEqual(['Paid by the', 'bank'])
  expect(inLines('审核 review', 96)).toEqual(['审核 review'])
})

test('what does not fit on two lines is cut with a sign', () => {
  expect(inLines('Head of the supervision committee reviews', 96)).toEqual(['Head of the', 'supervision c…'])
  expect(inLines('Incomprehensibilities', 96)).toEqual(['Incomprehensi…'])
})
