/** The calendar of approvals: every decision stands on its day, rest days are those of the State Council's calendar, a day lists what is counted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())

test('[F1] days of a year with how much was decided; the list of a day is what its colour counts', async () => {
  const whole = await county.client.call('heat.calendar', { year: '2026' })
  expect(whole.days).toHaveLength(365)
  expect(whole.known).toBe(true)
  // New Year's Day, a make-up Sunday and a plain Sunday of the announced calendar
  const rest = new Map(whole.days.map((day) => [day.date, day.rest]))
  expect([rest.get('2026-01-01'), rest.get('2026-01-04'), rest.get('2026-01-11')]).toEqual([true, false, true])
  const busiest = whole.days.reduce((most, day) => (day.n > most.n ? day : most))
  const listed = await county.client.call('heat.day', { date: busiest.date })
  expect([listed.total, listed.rows.length]).toEqual([busiest.n, Math.min(300, busiest.n)])
  const trail = await county.client.call('trail.matter', { matter: listed.rows[0]?.matter ?? '' })
  expect(JSON.stringify(trail)).toContain(listed.rows[0]?.step)
})

test('one unit is a part of the whole', async () => {
  const { orgs } = await county.client.call('org.list', {})
  const parts = await Promise.all(orgs.map((org) => county.client.call('heat.calendar', { year: '2026', org: org.id })))
  const sum = (days: readonly { readonly n: number }[]): number => days.reduce((all, day) => all + day.n, 0)
  const whole = sum((await county.client.call('heat.calendar', { year: '2026' })).days)
  expect(parts.reduce((all, part) => all + sum(part.days), 0)).toBeLessThanOrEqual(whole)
  expect(Math.max(...parts.map((part) => sum(part.days)))).toBeGreaterThan(0)
})
