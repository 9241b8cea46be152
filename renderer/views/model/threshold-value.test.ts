import { describe, expect, test } from 'vitest'
import { textsOf, valueOf } from './threshold-value.ts'

describe('[#13] a threshold as people write it', () => {
  test.each([
    [{ value: 400_000_000, unit: 'fen' }, { '': '4000000' }],
    [{ value: 0.1, unit: 'ratio' }, { '': '10' }],
    [{ value: 365, unit: 'days' }, { '': '365' }],
    [
      { value: { works: 400_000_000, goods: 200_000_000 }, unit: 'fen' },
      { works: '4000000', goods: '2000000' }
    ],
    [{ value: 'cashier,chair', unit: 'text' }, { '': 'cashier,chair' }],
    [{ value: true, unit: 'count' }, { '': 'true' }]
  ])('%o is shown as %o and read back the same', (param, texts) => {
    expect(textsOf(param)).toEqual(texts)
    expect(valueOf(texts, param)).toEqual(param.value)
  })

  test('full-width digits, separators and a percent sign are read; what is no number is not', () => {
    expect(valueOf({ '': '４，０００，０００' }, { value: 1, unit: 'fen' })).toBe(400_000_000)
    expect(valueOf({ '': '12.5%' }, { value: 0.1, unit: 'ratio' })).toBe(0.125)
    for (const text of ['', 'abc', '1e5', '--1']) expect(valueOf({ '': text }, { value: 1, unit: 'days' })).toBeNull()
    expect(valueOf({ works: '1', goods: '' }, { value: { works: 1, goods: 2 }, unit: 'fen' })).toBeNull()
  })
})
