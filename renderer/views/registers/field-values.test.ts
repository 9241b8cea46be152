import { expect, test } from 'vitest'
import type { RegisterField } from './filter.ts'
import { allFilled, sentOf, valuesOf } from './field-values.ts'

const word = { zh: '甲', en: 'a' }
const field = (id: string, control: RegisterField['control'], required = false): RegisterField => ({
  field: id,
  name: word,
  control,
  required,
  hint: null,
  codes: []
})
const fields = [field('title', 'text', true), field('cost', 'money'), field('open', 'yes_no'), field('n', 'number')]
const shown = (id: string, value: string | number | null) => ({ field: id, name: word, control: null, value, shown: '' })

test('[F2] a form sends what was changed and nothing else; money as yuan, emptied as empty', () => {
  const before = valuesOf(fields, [shown('title', '修路'), shown('cost', 123_450), shown('open', 1), shown('n', null)])
  expect(before).toEqual({ title: '修路', cost: '1234.50', open: 'yes', n: '' })
  expect(sentOf(fields, before, before)).toEqual({})
  expect(sentOf(fields, { ...before, cost: '1300', open: 'no', n: '7' }, before)).toEqual({ cost: '1300元', open: false, n: '7' })
  expect(sentOf(fields, { ...before, cost: '12.5万元', open: '', title: ' 修路 ' }, before)).toEqual({ cost: '12.5万元', open: '' })
  expect(sentOf(fields, { title: '新' })).toEqual({ title: '新' })
})

test('[F2] what must be filled in is asked for', () => {
  expect([allFilled(fields, { title: ' ' }), allFilled(fields, { title: '修' })]).toEqual([false, true])
})
