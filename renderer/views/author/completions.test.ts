/** Completions of the query editor. */
import { expect, test } from 'vitest'
import { completionsFor, wordBefore } from './completions.ts'

const name = { zh: '名', en: 'name' }
const field = (id: string) => ({ id, type: 'text' as const, name, ref: null, codes: [] })
const dataset = (id: string, fields: readonly string[]) => ({
  id,
  name,
  kind: 'record',
  title: 'id',
  date: null,
  amount: null,
  rows: 0,
  fields: fields.map(field)
})
const words = {
  datasets: [dataset('contract', ['amount', 'party_id']), dataset('payment', ['amount_paid'])],
  helpers: [{ id: 'add_months', signature: '', name }],
  models: []
}

test('[#21] fields of the datasets named, datasets, functions and thresholds', () => {
  const text = 'params:\n  limit: { default: 1 }\nsql: SELECT c.am FROM contract c'
  expect(wordBefore(text, text.indexOf(' FROM'))).toBe('am')
  expect(completionsFor('am', text, words).map((one) => one.text)).toEqual(['amount'])
  expect(completionsFor('p', text, words).map((one) => one.text)).toEqual(['party_id', 'payment'])
  expect(completionsFor('add', text, words).map((one) => one.text)).toEqual(['add_months('])
  expect(completionsFor(':', text, words).map((one) => one.text)).toEqual([':as_of', ':limit'])
  expect(completionsFor('', text, words)).toEqual([])
})
