import { expect, test } from 'vitest'
import { makeCalendar } from '../../packs/calendar.ts'
import { deadlineMisses } from './deadlines.ts'
import { deviationsOf } from './deviations.ts'
import { bottlenecksOf, edgesOf, nodeCounts } from './edges.ts'
import { daysFrom, inOrder, type ProcessCase, type ProcessEvent } from './process-case.ts'
import { sameOnConsecutive } from './same-officer.ts'
import { variantsOf } from './variants.ts'

const event = (node: string, at: string, people: readonly string[] = [], order = 0): ProcessEvent => ({
  step: `${node}@${at}`,
  node,
  at,
  order,
  people
})
const run = (id: string, events: readonly ProcessEvent[], more: Partial<ProcessCase> = {}): ProcessCase => ({
  id,
  opened: null,
  closed: null,
  deadline: null,
  events,
  reached: events.map((one) => one.node),
  ...more
})
const place = (node: string): number => 'ABCDE'.indexOf(node)
const nodes = (events: readonly ProcessEvent[]): string => events.map((one) => one.node).join('')

test.each([
  ['times decide, in their zones', [event('B', '2026-01-05T10:00+08:00'), event('A', '2026-01-05T03:00:00Z')], 'BA'],
  [
    'of the same moment the earlier line stands first',
    [event('B', '2026-01-05T10:00', [], 2), event('A', '2026-01-05T10:00', [], 1)],
    'AB'
  ],
  [
    'a day without times is in the order of the procedure',
    [event('C', '2026-01-05'), event('A', '2026-01-05'), event('B', '2026-01-04')],
    'BAC'
  ],
  [
    'one event without a time makes its whole day vague',
    [event('C', '2026-01-05T08:00'), event('A', '2026-01-05T09:00'), event('B', '2026-01-05')],
    'ABC'
  ],
  ['and no other day', [event('B', '2026-01-06T08:00'), event('A', '2026-01-06T09:00'), event('C', '2026-01-05')], 'CBA']
])('order: %s', (_why, events, expected) => {
  expect(nodes(inOrder(events, place))).toBe(expected)
  expect(nodes(inOrder(events.toReversed(), place))).toBe(expected)
})

test('days between: with their part where both have a time, whole where one is a day only', () => {
  expect(daysFrom('2026-01-05T08:00+08:00', '2026-01-05T12:00:00Z')).toBe(0.5)
  expect(daysFrom('2026-01-05T23:00', '2026-01-06')).toBe(1)
  expect(daysFrom('2026-01-05', 'later')).toBeNull()
})

test('variants, edges, rounds and waits', () => {
  const cases = [
    ...['1', '2', '3', '4'].map((id) => run(id, [event('A', '2026-01-02'), event('B', '2026-01-06')])),
    run('5', [event('A', '2026-01-01'), event('A', '2026-01-02'), event('B', '2026-01-12')]),
    run('6', [])
  ]
  expect(variantsOf(cases).map(({ nodes: of, cases: ids, share, median }) => [of.join(''), ids.length, share, median])).toEqual([
    ['AB', 4, 0.8, 4],
    ['AAB', 1, 0.2, 11]
  ])
  const calendar = makeCalendar([])
  const edges = edgesOf(cases, calendar)
  expect(
    edges.map(({ from, to, n, cases: ids, median, medianWork, total }) => [from + to, n, ids.length, median, medianWork, total])
  ).toEqual([
    ['AB', 5, 5, 4, 2, 26],
    ['AA', 1, 1, 1, 1, 1]
  ])
  expect(bottlenecksOf(edges).map(({ from, to }) => from + to)).toEqual(['AB'])
  expect(bottlenecksOf(edgesOf(cases.slice(1), calendar))).toEqual([])
  expect(nodeCounts(cases)).toEqual([
    { node: 'A', n: 6, cases: 5, first: 5, last: 0 },
    { node: 'B', n: 5, cases: 5, first: 0, last: 5 }
  ])
})

test('same officer: passages on which somebody is not known count on neither side', () => {
  const cases = [
    run('1', [event('A', '2026-01-01', ['p']), event('B', '2026-01-02', ['q', 'p'])]),
    run('2', [event('A', '2026-01-01', ['p']), event('B', '2026-01-02', ['q'])]),
    run('3', [event('A', '2026-01-01', ['p']), event('B', '2026-01-02'), event('B', '2026-01-03', ['p'])])
  ]
  expect(sameOnConsecutive(cases)).toEqual([{ from: 'A', to: 'B', same: 1, of: 2, cases: ['1'] }])
})

test('deadlines: the due day is in time, the hour told apart, open cases by the day asked about', () => {
  const cases = [
    run('in', [], { closed: '2026-01-05T09:00', deadline: '2026-01-05T10:00' }),
    run('hour', [], { closed: '2026-01-05T11:00', deadline: '2026-01-05T10:00' }),
    run('day', [], { closed: '2026-01-05T11:00', deadline: '2026-01-05' }),
    run('late', [], { closed: '2026-01-06T00:30', deadline: '2026-01-05T10:00' }),
    run('future', [], { closed: '2026-03-01', deadline: '2026-01-05' }),
    run('open', [], { deadline: '2026-02-01' }),
    run('none', [], { closed: '2026-01-05' })
  ]
  expect(deadlineMisses(cases, '2026-01-31')).toEqual({
    closed: 4,
    late: ['late'],
    sameDay: ['hour'],
    open: 2,
    overdue: ['future'],
    without: 1
  })
})

test('deviations: each out of the cases in which it could stand; wholly accepted cases apart', () => {
  const cases = [
    run('1', [event('A', '2026-01-01')], { reached: ['A', 'B'], deadline: '2026-01-05' }),
    run('2', [event('A', '2026-01-01')], { opened: '2026-01-01' }),
    run('3', [])
  ]
  const mark = (matter: string, kind: 'missing' | 'overdue' | 'case_overdue' | 'not_yet', node: string, accepted = false) => ({
    matter,
    kind,
    node,
    accepted
  })
  const marks = [
    mark('1', 'not_yet', 'A'),
    mark('2', 'not_yet', 'A'),
    mark('1', 'overdue', 'B', true),
    mark('1', 'overdue', 'B'),
    mark('2', 'missing', 'B', true),
    mark('1', 'case_overdue', '')
  ]
  const found = deviationsOf(marks, cases, undefined)
  expect(found.map(({ kind, node, cases: open, accepted, of }) => [kind, node, open, accepted, of])).toEqual([
    ['case_overdue', '', ['1'], [], 1],
    ['overdue', 'B', ['1'], [], 1],
    ['missing', 'B', [], ['2'], 3],
    ['not_yet', 'A', ['1', '2'], [], 3]
  ])
  expect(
    deviationsOf(marks, cases, { deadline: { clock: 'calendar_days', amount: 3 } }).find((one) => one.kind === 'case_overdue')?.of
  ).toBe(2)
})

test('no wait is below nought: within a day whose order is not known the procedure’s own was taken', () => {
  const events = inOrder([event('A', '2026-01-05T15:00'), event('C', '2026-01-05T10:00'), event('B', '2026-01-05')], place)
  const vague = run('v', events)
  const calendar = makeCalendar([])
  const found = edgesOf([vague, run('w', inOrder([event('A', '2026-01-05T15:00'), event('B', '2026-01-05')], place))], calendar)
  expect(found.map(({ from, to, n, median, total }) => [from, to, n, median, total])).toEqual([
    ['A', 'B', 2, 0, 0],
    ['B', 'C', 1, 0, 0]
  ])
  expect(variantsOf([vague])[0]?.median).toBe(0)
})
