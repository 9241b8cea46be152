import { expect, test } from 'vitest'
import { compareShares, dotRadius, spanOf, stackPosts, steadyJitter, type Appointment } from './person-layout.ts'

const post = (id: string, from: string, to: string | null): Appointment => ({
  id,
  post: id,
  org: null,
  lane: null,
  duties: null,
  from,
  to,
  source: null
})

test('posts that follow one another share a row, a post held beside stands below', () => {
  const bands = stackPosts(
    [post('a', '2020-01-01', '2022-01-01'), post('b', '2022-01-01', null), post('c', '2021-01-01', '2023-01-01')],
    20_000
  )
  expect(bands.map((band) => [band.post.id, band.row, band.to])).toEqual([
    ['a', 0, 18_993],
    ['c', 1, 19_358],
    ['b', 0, 20_000]
  ])
})

test('the picture reaches from three years before the first act to the data date', () => {
  const months = [{ month: '2024-03', acts: 2, marked: 0 }]
  expect(spanOf({ appointments: [post('a', '2010-01-01', null)], months }, '2026-10-31')).toEqual([19_783 - 1095, 20_757])
  expect(spanOf({ appointments: [], months: [] }, '2026-10-31')).toBeUndefined()
  expect(spanOf({ appointments: [post('a', '2020-01-01', null)], months: [] }, '2020-01-05')).toEqual([18_262, 18_292])
})

test('dots keep their place and grow with the amount', () => {
  expect(steadyJitter('x')).toBe(steadyJitter('x'))
  expect(Math.abs(steadyJitter('any id'))).toBeLessThanOrEqual(1)
  expect([dotRadius(null, 100), dotRadius(100, 100), dotRadius(25, 100)].map((r) => Number(r.toFixed(1)))).toEqual([2.2, 8, 5.1])
})

test('shares stand with their counts, or not at all where there are too few', () => {
  const peers = { post: '科长', people: 7, acts: 820, markedShare: 0.04, ownShare: 0.0845 }
  const kinds = [
    { kind: 'approve', n: 100 },
    { kind: 'review', n: 42 }
  ]
  expect(compareShares({ peers, kinds, marked: 12 })).toEqual({
    own: { marked: 12, acts: 142, share: 0.0845 },
    peers: { marked: 33, acts: 820, share: 0.04 }
  })
  expect(compareShares({ peers: { ...peers, people: 1 }, kinds, marked: 12 })).toBeUndefined()
  expect(compareShares({ peers: { ...peers, ownShare: null }, kinds, marked: 12 })).toBeUndefined()
})
