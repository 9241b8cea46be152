import { expect, test } from 'vitest'
import { makeCalendar } from '../packs/calendar.ts'
import { handsOf } from './hands.ts'
import { daysInHand } from './power.ts'

const calendar = makeCalendar([])
const act = (id: string, person: string | null, at: string | null, kind = 'handle') => ({ id, person, at, kind })
const step = { received: '2026-03-02', decided: '2026-03-13' }

test('[A2] days in hand run from receipt or the act before; people at one time share them and get none', () => {
  const acts = [
    act('a', '甲', '2026-03-04'),
    act('b', '乙', '2026-03-10', 'review'),
    act('c', '丙', '2026-03-10', 'approve'),
    act('d', '丁', '2026-03-13')
  ]
  expect([...daysInHand(step, acts, calendar)]).toEqual([
    ['a', 2],
    ['b', null],
    ['c', null],
    ['d', 3]
  ])
})

test('[A2] two acts of one person at one time are theirs; a time of day tells two people apart', () => {
  expect([...daysInHand(step, [act('a', '甲', '2026-03-04'), act('b', '甲', '2026-03-04', 'review')], calendar).values()]).toEqual([2, 0])
  const timed = [act('a', '甲', '2026-03-04T09:00:00'), act('b', '乙', '2026-03-04T15:00:00', 'review')]
  expect([...daysInHand(step, timed, calendar).values()]).toEqual([2, 0])
})

test('[A2] the trail of a matter and the facts of power count the same days for everyone', () => {
  const acts = [
    act('a', '甲', '2026-03-04'),
    act('b', '乙', '2026-03-09T10:00:00', 'review'),
    act('c', '乙', '2026-03-11', 'countersign'),
    act('d', '丙', '2026-03-13', 'approve'),
    act('e', '丁', '2026-03-13', 'approve')
  ]
  const days = daysInHand(step, acts, calendar)
  const held = handsOf(
    [{ id: 's', node: 'A', ...step, acts: acts.map(({ person, at }) => ({ person, name: person, at })) }],
    '2026-06-30',
    calendar
  )
  for (const { person, days: own } of held.people)
    expect(acts.filter((one) => one.person === person).reduce((sum, one) => sum + (days.get(one.id) ?? 0), 0)).toBe(own)
  expect([held.shared, held.nobody]).toEqual([2, 0])
})
