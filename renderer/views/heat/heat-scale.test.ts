import { expect, test } from 'vitest'
import { axisTicks, bandOf, cellText, legendOf, orderRows, scaleOf } from './heat-scale.ts'

const cells = (values: readonly (number | null)[]) => values.map((v) => ({ v }))

test('zero has its own colour, more is darker, few values use few colours', () => {
  const scale = scaleOf('number', cells([0, 0, 1, 1, 2, 3, 8, null]), [1, 2, 3])
  expect(scale.bounds).toEqual([2, 3, 8])
  expect([0, 1, 2, 3, 8].map((value) => bandOf(scale, value))).toEqual([5, 4, 3, 2, 1])
  expect(legendOf(scale)).toEqual([
    { band: 5, label: '0' },
    { band: 4, label: '1' },
    { band: 3, label: '2' },
    { band: 2, label: '3–7' },
    { band: 1, label: '≥8' }
  ])
  expect(legendOf(scaleOf('number', cells([0, 0]), []))).toEqual([
    { band: 5, label: '0' },
    { band: 3, label: '≥1' }
  ])
})

test('a rate keeps the smallest values apart from zero', () => {
  const scale = scaleOf('rate', cells([0, 0.4, 2, 5, 9, 30]), [0.4, 2, 5, 9])
  expect([0, 0.4, 2, 5, 9, 30].map((value) => bandOf(scale, value))).toEqual([5, 4, 3, 2, 1, 1])
  expect(legendOf(scale).map((step) => step.label)).toEqual(['0', '>0', '2.0–', '5.0–', '≥9.0'])
})

test('a difference is as strong below as above', () => {
  const scale = scaleOf('change', cells([-5, -1, 0, 1, 2, 6]), [1, 2, 5])
  expect([-5, -1, 0, 1, 6].map((value) => bandOf(scale, value))).toEqual([5, 4, 3, 2, 1])
  expect(legendOf(scale).map((step) => step.label)).toEqual(['≤−5', '−1', '0', '+1', '≥+5'])
  expect(legendOf(scaleOf('peers', cells([0, null]), []))).toEqual([{ band: 3, label: '0' }])
})

test('figures in cells: signs, and nothing that only rounds to nothing', () => {
  expect([
    cellText('number', 12, true),
    cellText('rate', 0.3, true),
    cellText('rate', 12.34, false),
    cellText('change', -2, true),
    cellText('peers', 0.2, true),
    cellText('peers', 0, true),
    cellText('peers', 3.4, false)
  ]).toEqual(['12', '<1', '12.3', '−2', '≈0', '0', '+3.4'])
})

test('ticks are round and reach the top; rows stand by kind, most first, nameless kind last', () => {
  expect([axisTicks(0), axisTicks(7), axisTicks(48)]).toEqual([
    [0, 1],
    [0, 2, 4, 6, 8],
    [0, 20, 40, 60]
  ])
  expect(
    orderRows([
      { kind: '', total: 9, name: 'a' },
      { kind: '镇', total: 1, name: 'b' },
      { kind: '局', total: 2, name: 'c' },
      { kind: '镇', total: 5, name: 'd' }
    ])
  ).toEqual([3, 1, 2, 0])
})
