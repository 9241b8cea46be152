import { expect, test } from 'vitest'
import { makeCalendar } from '../packs/calendar.ts'
import { daysLeft } from './days-left.ts'

const calendar = makeCalendar([
  {
    year: 2026,
    notice: '国办',
    mark: 'V',
    note: { zh: '国庆', en: 'October' },
    holidays: ['2026-10-01/2026-10-07'],
    workdays: ['2026-10-10']
  }
])

test('days left on the clock of the limit, through the holidays of October 2026; over is negative', () => {
  const working = (asOf: string) => daysLeft('2026-10-08', asOf, 'working_days', calendar)
  expect(working('2026-09-29')).toEqual({ left: 2, clock: 'working_days' })
  expect(working('2026-10-08')).toEqual({ left: 0, clock: 'working_days' })
  expect(working('2026-10-13')?.left).toBe(-4)
  expect(daysLeft('2026-10-08', '2026-09-29', 'calendar_days', calendar)).toEqual({ left: 9, clock: 'calendar_days' })
  expect(daysLeft('2026-10-08', '2026-10-09', 'months', calendar)).toEqual({ left: -1, clock: 'calendar_days' })
  expect(daysLeft('soon', '2026-10-09', 'months', calendar)).toBeNull()
})
