import { expect, test } from 'vitest'
import { layTimeline, shownEvents, type TimelineEvent } from './timeline-layout.ts'

const event = (id: string, at: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({
  kind: 'row',
  id,
  dataset: 'payment',
  row: id,
  name: { zh: '支付日期', en: 'Paid' },
  title: id,
  at,
  main: true,
  amount: null,
  level: null,
  source: null,
  ...more
})

test('one row a dataset, warnings and disposals in rows of their own, in order of time and within the axis', () => {
  const plan = layTimeline(
    [
      event('a', '2025-01-10', { amount: 100 }),
      event('b', '2025-06-10', { amount: 400 }),
      event('w', '2025-03-01', { kind: 'warning', dataset: null }),
      event('d', '2025-03-09', { kind: 'disposal', dataset: null })
    ],
    ['2024-06-01', null],
    100,
    500
  )
  expect(plan?.rows.map((row) => [row.id, row.dots.length])).toEqual([
    ['payment', 2],
    ['warning', 1],
    ['disposal', 1]
  ])
  const dots = plan?.rows.flatMap((row) => row.dots) ?? []
  expect(dots.every((dot) => dot.x > 100 && dot.x < 500)).toBe(true)
  const [small, large] = plan?.rows[0]?.dots ?? []
  expect([small?.radius, large?.radius]).toEqual([2.5 + 4.5 * 0.5, 7])
  expect(dots[0]?.x).toBeLessThan(dots[1]?.x ?? 0)
})

test('nothing dated, nothing drawn; other dates of a row only when asked for', () => {
  expect(layTimeline([event('x', 'not a day')], [], 0, 10)).toBeNull()
  const events = [event('a', '2025-01-10'), event('a2', '2025-02-10', { main: false })]
  expect([shownEvents(events, false).length, shownEvents(events, true).length]).toEqual([1, 2])
})
