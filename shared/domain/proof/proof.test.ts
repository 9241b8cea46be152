import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawAgain, lcgDraws, smallestFirst } from './draw.ts'
import { normalTail, poissonBinomial, positionMatters, selectedTooOften } from './fairness.ts'
import { findBreaks, type TraceRow } from './trace.ts'

describe('[D4] one item through its stages', () => {
  const row = (id: string, stage: number, at: string, more: Partial<TraceRow> = {}): TraceRow => ({
    id,
    stage,
    at,
    pieces: 1,
    excused: false,
    ...more
  })

  test('bought, then used: nothing to say', () => {
    expect(findBreaks(2, [row('in', 0, '2026-01-02'), row('use', 1, '2026-01-02')])).toEqual([])
  })
  test('used without a purchase, unless excused; used before it came; used twice', () => {
    expect(findBreaks(2, [row('use', 1, '2026-01-02')]).map((one) => one.kind)).toEqual(['missing_before'])
    expect(findBreaks(2, [row('use', 1, '2026-01-02', { excused: true })])).toEqual([])
    expect(findBreaks(2, [row('in', 0, '2026-01-03'), row('use', 1, '2026-01-02')]).map((one) => one.kind)).toEqual(['before_earlier'])
    const twice = [row('in', 0, '2026-01-01'), row('a', 1, '2026-01-02'), row('b', 1, '2026-01-09')]
    expect(findBreaks(2, twice)).toEqual([{ kind: 'more_than_came', stage: 1, against: 0, rows: ['a', 'b'], pieces: [2, 1] }])
    expect(
      findBreaks(
        2,
        twice.map((one) => (one.id === 'in' ? { ...one, pieces: 2 } : one))
      )
    ).toEqual([])
  })
  test('a stage in between that says nothing is named, and order is held against the one before it', () => {
    const found = findBreaks(3, [row('in', 0, '2026-01-05'), row('charge', 2, '2026-01-02')])
    expect(found.map((one) => [one.kind, one.stage, one.against])).toEqual([
      ['missing_before', 2, 1],
      ['before_earlier', 2, 0]
    ])
  })
})

describe('[D7] [E2] drawing again', () => {
  test('the stream is the minimal standard generator with multiplier 48271', () => {
    // the C++ standard gives the 10,000th number of minstd_rand from seed 1: 399268537
    expect(lcgDraws(1, 10_000 - 16).at(-1)).toBe(399_268_537)
    expect(lcgDraws(0, 3)).toEqual(lcgDraws(1, 3))
    expect(lcgDraws(2_147_483_647, 3)).toEqual(lcgDraws(1, 3))
  })
  test('honest ranks never differ; two exchanged differ in exactly those two', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 4, max: 60 }), (seed, count) => {
        const bare = Array.from({ length: count }, (_, at) => ({ id: `${at}`, number: at + 1, rank: null, selected: null }))
        const drawn = drawAgain(bare, seed, 2)
        const honest = drawn.map((one) => ({ id: one.id, number: one.number, rank: one.drawn, selected: one.should }))
        expect(drawAgain(honest, seed, 2).filter((one) => one.differs)).toEqual([])
        const [first, last] = [honest[0], honest.at(-1)]
        const swapped = honest.map((one) =>
          one === first ? { ...one, rank: count, selected: false } : one === last ? { ...one, rank: 1, selected: true } : one
        )
        expect(
          drawAgain(swapped, seed, 2)
            .filter((one) => one.differs)
            .map((one) => one.id)
            .toSorted()
        ).toEqual([first?.id ?? '', last?.id ?? ''].toSorted())
      })
    )
  })
  test('the smallest numbers are the ones selected; equal numbers at the edge are not held against anyone', () => {
    const entry = (id: string, number: number, selected: boolean) => ({ id, number, rank: null, selected })
    const differing = (entries: Parameters<typeof smallestFirst>[0]) =>
      smallestFirst(entries)
        .filter((one) => one.differs)
        .map((one) => one.id)
    expect(differing([entry('a', 3, true), entry('b', 9, false), entry('c', 5, true)])).toEqual([])
    expect(differing([entry('a', 3, true), entry('b', 4, false), entry('c', 5, true)])).toEqual(['b', 'c'])
    expect(differing([entry('a', 3, true), entry('b', 5, false), entry('c', 5, true)])).toEqual([])
  })
})

describe('[E2] fairness', () => {
  test('tails of the normal and of the Poisson–binomial', () => {
    expect(normalTail(1.959964)).toBeCloseTo(0.025, 6)
    expect(normalTail(0)).toBeCloseTo(0.5, 6)
    // with equal chances it is the binomial
    const counts = poissonBinomial([0.5, 0.5, 0.5, 0.5])
    expect(counts).toEqual([1 / 16, 4 / 16, 6 / 16, 4 / 16, 1 / 16])
  })
  test('too few is said; the first of the list always chosen is surprising, every second is not', () => {
    const list = (chosen: (at: number) => boolean, n: number) =>
      Array.from({ length: n }, (_, place) => ({ place, selected: chosen(place) }))
    expect(positionMatters(list((at) => at < 3, 40)).p).toBeNull()
    expect(positionMatters(list((at) => at < 10, 40)).p).toBeLessThan(0.0001)
    expect(positionMatters(list((at) => at % 2 === 0, 40)).p).toBeGreaterThan(0.7)
  })
  test('one inspector in every draw stands out among twenty; chance alone seldom does', () => {
    const chances = Array.from({ length: 12 }, () => 0.1)
    const even = Array.from({ length: 19 }, (_, at) => ({ id: `p${at}`, chances, selected: 1 }))
    const [first, second] = selectedTooOften([...even, { id: 'x', chances, selected: 12 }])
    expect([first?.id, (first?.p ?? 1) < 1e-8, (second?.p ?? 0) > 0.5]).toEqual(['x', true, true])
  })
})
