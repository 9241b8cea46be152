import { expect, test } from 'vitest'
import { countBand, fitPitch, itemAt, layTrack, scoreBand, scrollToSee, seenRange, spansOf } from './matrix-layout.ts'

const gaps = { cell: 1, second: 2, group: 8 }
const keys = [
  ['A', 'a'],
  ['A', 'a'],
  ['A', 'b'],
  ['B', 'c'],
  ['B', 'c']
] as const
const track = layTrack(keys, 18, gaps)

test('cells stand in pairs, groups apart, the last gap is not counted', () => {
  expect(track).toEqual({ starts: [0, 18, 38, 64, 82], size: 17, length: 99 })
  expect(layTrack([], 18, gaps)).toEqual({ starts: [], size: 17, length: 0 })
})

test('headings span what they head', () => {
  expect(
    spansOf(
      track,
      keys.map(([group]) => group)
    )
  ).toEqual([
    { key: 'A', from: 0, to: 2, start: 0, length: 55 },
    { key: 'B', from: 3, to: 4, start: 64, length: 35 }
  ])
})

test('a pixel finds its cell, a gap finds none', () => {
  expect([0, 17, 18, 35, 37, 38, 60, 64, 99, 100, -1].map((pixel) => itemAt(track, pixel))).toEqual([
    0,
    0,
    1,
    1,
    undefined,
    2,
    undefined,
    3,
    4,
    undefined,
    undefined
  ])
})

test('only what is seen is drawn, also in 500 rows', () => {
  const long = layTrack(
    Array.from({ length: 500 }, () => ['g', ''] as const),
    15,
    { cell: 1, second: 0, group: 4 }
  )
  expect(seenRange(long, 150, 300)).toEqual([10, 20])
  expect(seenRange(track, 0, 1000)).toEqual([0, 5])
  expect(scrollToSee(long, 499, 0, 300)).toBe(499 * 15 + 14 + 14 - 300)
  expect([scrollToSee(long, 15, 150, 300), scrollToSee(long, 0, 900, 300)]).toEqual([150, 0])
})

test('pitch fills the room within bounds; bands by threshold', () => {
  expect([fitPitch(41, 828, 60, 18, 64), fitPitch(5, 828, 0, 18, 64), fitPitch(120, 800, 0, 18, 64), fitPitch(0, 800, 0, 18, 64)]).toEqual([
    18, 64, 18, 18
  ])
  expect([90, 89.9, 70, 60, 59.9].map(scoreBand)).toEqual([5, 4, 3, 2, 1])
  expect([0, 1, 3, 6, 12].map((value) => countBand(value, [1, 3, 6, 12]))).toEqual([5, 4, 3, 2, 1])
})
