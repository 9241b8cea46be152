/** The rule of colour is what a person acts on: zero, nothing known, nothing to know and too little to say must never look alike. */
import { array, assert, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellOf, colourSteps, median, wilson, type CellFacts } from './heat.ts'

const facts: CellFacts = { warnings: 3, matters: 30, ran: true, recent: 2, before: 1, peerRates: [0, 5, 10, 10, 20] }

describe('[#28] a cell', () => {
  test.each([
    ['number', {}, { state: 'value', value: 3 }],
    ['number', { warnings: 0 }, { state: 'value', value: 0 }],
    ['number', { warnings: 0, matters: 0 }, { state: 'not_applicable', value: null }],
    ['number', { warnings: 0, ran: false }, { state: 'missing', value: null }],
    ['number', { warnings: 2, matters: 0 }, { state: 'value', value: 2 }],
    ['rate', {}, { state: 'value', value: 10 }],
    ['rate', { matters: 4 }, { state: 'too_few', value: null }],
    ['rate', { matters: 5, warnings: 1 }, { state: 'value', value: 20 }],
    ['rate', { matters: null }, { state: 'too_few', value: null }],
    ['change', {}, { state: 'value', value: 1 }],
    ['change', { recent: 0, before: 4 }, { state: 'value', value: -4 }],
    ['peers', {}, { state: 'value', value: 0 }],
    ['peers', { peerRates: [1, 2, 3, 4] }, { state: 'too_few', value: null }]
  ] as const)('%s of %j', (colour, change, expected) => {
    expect(cellOf(colour, { ...facts, ...change })).toEqual(expected)
  })
})

test('steps rise and leave zero out', () => {
  expect(colourSteps([0, 0, 1, 2, 3, 4, 5], false)).toEqual([2, 3, 4, 5])
  expect(colourSteps([0, 0], false)).toEqual([])
  expect(colourSteps([-4, 2], true)).toEqual([2, 4])
  assert(
    property(array(nat(1000)), (values) => {
      const steps = colourSteps(values, false)
      expect(steps.every((step, index) => step > (steps[index - 1] ?? 0))).toBe(true)
    })
  )
})

test('the median lies between the middle two', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
  expect(() => median([])).toThrow(RangeError)
})

test('[#19] a rate carries its interval: 2 of 2 says little, 200 of 200 much', () => {
  const [low, high] = wilson(2, 2)
  expect([low < 0.35, high]).toEqual([true, 1])
  expect(wilson(200, 200)[0]).toBeGreaterThan(0.98)
  // Wilson 1927 by hand for 10 of 100: 0.0552 to 0.1744
  expect(wilson(10, 100).map((share) => Math.round(share * 10_000))).toEqual([552, 1744])
  expect(wilson(0, 0)).toEqual([0, 1])
})
