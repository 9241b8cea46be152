/** The calendar and the three clocks against known days and against a naive day-by-day count. */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarFile, dateOf, dayOf } from '../../../shared/packs/calendar.ts'
import { addMonths, readClock } from '../../../shared/packs/clocks.ts'
import { loadCalendar } from './load-calendar.ts'
import { readYaml } from './yaml-file.ts'

const folder = fileURLToPath(new URL('../../../resources/calendars/', import.meta.url))
const files = readdirSync(folder).map((name) => readYaml(`${folder}/${name}`, calendarFile, name).value)
const calendar = loadCalendar(folder)
const day = (text: string): number => dayOf(text) ?? Number.NaN
const anyDay = fc.integer({ min: day('2018-06-01'), max: day('2027-12-31') })

describe('[#41] calendar', () => {
  test('covers 2019 to 2026 and says K on every file', () => {
    expect(files.map((file) => file.year).toSorted()).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    expect(new Set(files.map((file) => file.mark))).toEqual(new Set(['K']))
  })

  test('knows holidays, make-up Saturdays and plain days', () => {
    const known = {
      '2024-02-12': false,
      '2024-02-18': true,
      '2024-02-19': true,
      '2024-02-24': false,
      '2023-10-07': true,
      '2026-02-23': false
    }
    expect(Object.fromEntries(Object.keys(known).map((date) => [date, calendar.isWorkday(day(date))]))).toEqual(known)
  })

  test('works 248 to 252 days a year', () => {
    const counts = files.map((file) => calendar.countBetween(day(`${file.year - 1}-12-31`), day(`${file.year}-12-31`)))
    expect(counts.filter((count) => count < 247 || count > 252)).toEqual([])
  })

  test('counts as a day-by-day count does, both ways', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 500 }), (from, length) => {
        let count = 0
        for (let at = from + 1; at <= from + length; at += 1) if (calendar.isWorkday(at)) count += 1
        expect(calendar.countBetween(from, from + length)).toBe(count)
        expect(calendar.countBetween(from + length, from)).toBe(0 - count)
      })
    )
  })

  test('adding n working days lands on the first day that has n of them', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 250 }), (from, amount) => {
        const due = calendar.addWorkdays(from, amount)
        expect([calendar.countBetween(from, due), calendar.isWorkday(due)]).toEqual([amount, true])
      })
    )
  })

  test('day numbers are those of the proleptic calendar, there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const text = new Date(number * 86_400_000).toISOString().slice(0, 10)
        expect([dateOf(number), dayOf(text), dayOf(`${text}T10:00:00`)]).toEqual([text, number, number])
      })
    )
  })

  test('refuses dates that do not exist', () => {
    expect(['2023-02-29', '2024-13-01', '2024-2-1', '', null].map(dayOf)).toEqual([null, null, null, null, null])
  })
})

describe('[#78] three clocks', () => {
  test('working days skip the Spring Festival', () => {
    expect(readClock({ start: '2024-02-05', limit: { clock: 'working_days', amount: 7 } }, '2024-02-21', calendar)).toEqual({
      due: '2024-02-20',
      used: 8,
      limit: 7,
      left: -1,
      overdue: true,
      note: null
    })
  })

  test('months end on the last day where the day is missing', () => {
    const after = (start: string, months: number): string => dateOf(addMonths(day(start), months))
    expect([after('2024-01-31', 1), after('2023-01-31', 1), after('2024-03-31', -1), after('2024-11-30', 3)]).toEqual([
      '2024-02-29',
      '2023-02-28',
      '2024-02-29',
      '2025-02-28'
    ])
  })

  test('a pause moves the due date by what it holds, an extension by itself', () => {
    const reading = readClock(
      {
        start: '2024-03-01',
        limit: { clock: 'calendar_days', amount: 10 },
        pauses: [{ from: '2024-03-05', to: '2024-03-09' }],
        extensions: [2]
      },
      '2024-03-18',
      calendar
    )
    expect(reading).toEqual({ due: '2024-03-18', used: 12, limit: 12, left: 0, overdue: false, note: null })
  })

  test('a year without a file is counted Monday to Friday and said so', () => {
    const reading = readClock({ start: '2031-09-26', limit: { clock: 'working_days', amount: 5 } }, '2031-10-03', calendar)
    expect(reading).toEqual({ due: '2031-10-03', used: 5, limit: 5, left: 0, overdue: false, note: 'calendar_missing' })
  })

  test('overdue is the same as having used more than the limit, on days', () => {
    const clock = fc.constantFrom('working_days' as const, 'calendar_days' as const)
    const pause = fc.record({ from: fc.integer({ min: 1, max: 60 }), length: fc.integer({ min: 0, max: 20 }) })
    fc.assert(
      fc.property(
        anyDay,
        clock,
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 150 }),
        fc.array(pause, { maxLength: 3 }),
        (start, name, amount, length, pauses) => {
          const input = {
            start: dateOf(start),
            limit: { clock: name, amount },
            pauses: pauses.map(({ from, length: long }) => ({ from: dateOf(start + from), to: dateOf(start + from + long) }))
          }
          const reading = readClock(input, dateOf(start + length), calendar)
          // on the working-day clock, weekends after the last working day use nothing
          expect(reading?.overdue === true ? reading.used >= amount : (reading?.used ?? 0) <= amount).toBe(true)
        }
      )
    )
  })
})
