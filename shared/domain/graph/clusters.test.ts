/** Groups that meet again and again: what is not on record is in no denominator, and what happened on one day has no order. */
import { expect, test } from 'vitest'
import { clustersOf, type Attendance } from './clusters.ts'

const lot = (where: string, on: string | null, winner: string | null): Attendance[] =>
  ['a', 'b'].map((who) => ({ who, where, on, taken: who === winner ? 1 : 0 }))

test('lots without a winner on record are not lots lost; turns are counted only where the order is known', () => {
  const meetings = [
    ...lot('0', null, 'b'),
    ...lot('1', '2025-01-01', 'a'),
    ...lot('2', '2025-01-01', 'b'),
    ...lot('3', '2025-02-01', 'a'),
    ...lot('4', '2025-03-01', null),
    ...lot('5', '2025-04-01', 'b'),
    ...lot('6', '2025-05-01', 'b')
  ]
  const [cluster] = clustersOf(meetings, { least: 3, share: 0.5 })
  expect([cluster?.lots, cluster?.decided, cluster?.takenInside, cluster?.turns, cluster?.first]).toEqual([7, 6, 6, 1, '2025-01-01'])
})
