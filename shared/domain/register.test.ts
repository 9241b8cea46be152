import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeCalendar } from '../packs/calendar.ts'
import { registersFile, type Register } from '../packs/registers.ts'
import { allows, countedOf, dutiesOf, nextDuty, nextNumber, stepsFrom, walkSteps, type BookedStep } from './register.ts'

const word = (zh: string) => ({ zh, en: zh })
const limit = (amount: number, more: object = {}) => ({ clock: 'working_days', amount, basis: '内控', mark: 'L', ...more })
const base = {
  id: 'sample',
  version: 1,
  name: word('样本'),
  summary: word('样本'),
  dataset: 'sample',
  number: { field: 'code', pattern: '令〔{year}〕{n}号' },
  title: 'title',
  begin: 'begun_on',
  fields: [{ field: 'title', control: 'text', required: true }],
  states: [
    { id: 'issued', name: word('签发') },
    { id: 'received', name: word('签收') },
    { id: 'back', name: word('反馈') },
    { id: 'closed', name: word('销号'), final: true }
  ]
}
const steps = [
  { id: 'receipt', name: word('签收'), from: ['issued'], to: 'received', limit: limit(2) },
  { id: 'record', name: word('记录'), from: ['received'], repeats: true },
  { id: 'once', name: word('一次'), from: ['received'] },
  {
    id: 'feedback',
    name: word('反馈'),
    from: ['received'],
    to: 'back',
    limit: limit(0, { since: { field: 'due_on' }, clock: 'calendar_days' })
  },
  { id: 'return', name: word('退回'), from: ['back'], to: 'received' },
  { id: 'close', name: word('销号'), from: ['back'], to: 'closed', limit: limit(5, { since: { step: 'feedback' } }) }
]
const made = (own: object): Register => registersFile.parse({ registers: [{ ...base, ...own }] }).registers[0] as Register
const register = made({ steps })

const booked = (step: string, on: string, seq = 1): BookedStep => ({
  id: `${step}/${on}/${seq}`,
  step,
  on,
  seq,
  by: '甲',
  withdrawn: false
})
const calendar = makeCalendar([
  { year: 2026, notice: '国办', mark: 'V', note: word('国庆'), holidays: ['2026-10-01/2026-10-07'], workdays: ['2026-10-10'] }
])
const datesOf = (begin: string | null, fields: Record<string, string> = {}) => ({
  begin,
  field: (name: string) => fields[name] ?? null,
  code: (name: string) => fields[name] ?? ''
})
const duties = (of: Register, done: readonly BookedStep[], asOf: string, begin = '2026-09-29', fields = {}) =>
  dutiesOf(of, datesOf(begin, fields), walkSteps(of, done), asOf, calendar)

const anyStep = fc.record({
  id: fc.uuid(),
  step: fc.constantFrom('receipt', 'record', 'once', 'feedback', 'return', 'close', 'unheard-of'),
  on: fc.integer({ min: 1, max: 28 }).map((day) => `2026-09-${String(day).padStart(2, '0')}`),
  seq: fc.integer({ min: 0, max: 9 }),
  by: fc.constantFrom('甲', '乙'),
  withdrawn: fc.boolean()
})

describe('[F2] an entry walked through its steps', () => {
  test('a step never counts unless the state before it allowed it; a final state takes no step', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (given) => {
        const walk = walkSteps(register, given)
        let state = 'issued'
        const done = new Set<string>()
        for (const { booked: one, state: after } of walk.steps) {
          if (after === null) continue
          const declared = register.steps.find(({ id }) => id === one.step)
          expect(declared?.from).toContain(state)
          expect(state).not.toBe('closed')
          expect(one.withdrawn).toBe(false)
          expect(declared && allows(declared, state, done.has(one.step))).toBe(true)
          expect(after).toBe(declared?.to ?? state)
          done.add(one.step)
          state = after
        }
        expect([walk.state, walk.final]).toEqual([state, state === 'closed'])
        expect(walk.steps).toHaveLength(given.length)
        expect(countedOf(walk).length + walk.odd + given.filter(({ withdrawn }) => withdrawn).length).toBe(given.length)
        expect(walk.final && stepsFrom(register, walk).length > 0).toBe(false)
      })
    )
  })

  test('the order in which rows are stored changes nothing', () => {
    const distinct = fc.uniqueArray(anyStep, { maxLength: 20, selector: ({ id }) => id })
    fc.assert(
      fc.property(distinct, (given) => {
        const walk = walkSteps(register, given)
        expect(walkSteps(register, given.toReversed())).toEqual(walk)
      })
    )
  })

  test('what is offered next is what counts when it is done', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 20 }), (given) => {
        const walk = walkSteps(register, given)
        for (const { id } of stepsFrom(register, walk)) {
          const after = walkSteps(register, [...given, booked(id, '2026-09-30')])
          expect(after.odd).toBe(walk.odd)
          expect(countedOf(after)).toHaveLength(countedOf(walk).length + 1)
        }
      })
    )
  })

  test('imported steps of one day follow the declaration, typed ones the hand; a step that may not repeat does not', () => {
    const day = '2026-09-30'
    expect(walkSteps(register, [booked('close', day, 0), booked('feedback', day, 0), booked('receipt', day, 0)]).state).toBe('closed')
    const hand = [booked('receipt', day, 1), booked('feedback', day, 2), booked('return', day, 3), booked('feedback', day, 4)]
    expect(walkSteps(register, hand)).toMatchObject({ state: 'back', odd: 0 })
    expect(walkSteps(register, [booked('receipt', day, 1), booked('once', day, 2), booked('once', day, 3)]).odd).toBe(1)
    expect(walkSteps(register, [booked('close', day)])).toMatchObject({ state: 'issued', odd: 1 })
  })
})

describe('[F2] what falls due, by the calendar of the State Council', () => {
  test('two working days over the National Day holiday: on the second still in time, after it overdue', () => {
    const of = (asOf: string, done: readonly BookedStep[] = []) => duties(register, done, asOf)[0]
    expect(of('2026-10-08')).toMatchObject({ step: 'receipt', due: '2026-10-08', state: 'open', done: '' })
    expect(of('2026-10-09')?.state).toBe('overdue')
    expect(of('2026-10-09', [booked('receipt', '2026-10-08')])).toMatchObject({ state: 'in_time', done: '2026-10-08' })
    expect(of('2026-10-09', [booked('receipt', '2026-10-09')])?.state).toBe('late')
    expect(dutiesOf(register, datesOf(null), walkSteps(register, []), '2026-10-09', calendar)[0]).toMatchObject({
      due: '',
      state: 'waiting'
    })
  })

  test('[F10] by the kind of the entry and the values that held then, with what has passed of it; an unknown kind has no limit', () => {
    const dated = [
      { from: '2026-01-01', basis: '新', mark: 'V', amounts: { warning: 6, serious: 12 } },
      { from: '2020-07-01', basis: '旧', mark: 'V', amounts: { warning: 3 } }
    ]
    const steps = [
      { id: 'over', name: word('期满'), from: ['open'], to: 'done', limit: limit(0, { clock: 'months', kinds: { field: 'kind', dated } }) }
    ]
    const states = [
      { id: 'open', name: word('在期') },
      { id: 'done', name: word('期满'), final: true }
    ]
    const timed = made({ states, steps })
    const on = (kind: string, begin: string, done: readonly BookedStep[] = [], asOf = '2026-09-30') =>
      duties(timed, done, asOf, begin, { kind }).map(({ due, state, basis, used, limit: of }) => [due, state, basis, used, of])
    expect(on('warning', '2026-03-31')).toEqual([['2026-09-30', 'open', '新', 6, 6]])
    expect(on('serious', '2026-03-31')).toEqual([['2027-03-31', 'open', '新', 6, 12]])
    expect(on('warning', '2025-12-31')).toEqual([['2026-03-31', 'overdue', '旧', 9, 3]])
    expect(on('serious', '2025-12-31')).toEqual([['', 'waiting', '内控', null, null]])
    expect(on('warning', '2020-06-30')).toEqual([['', 'waiting', '内控', null, null]])
    expect(on('warning', '2026-03-31', [booked('over', '2026-09-30')], '2027-03-31')).toEqual([['2026-09-30', 'in_time', '新', 6, 6]])
  })

  test('from a date field, and from the last feedback: a new one after a return counts anew', () => {
    const due = { due_on: '2026-10-12' }
    const first = [booked('receipt', '2026-09-30'), booked('feedback', '2026-10-12')]
    expect(duties(register, first, '2026-10-12', undefined, due).slice(1)).toMatchObject([
      { step: 'feedback', due: '2026-10-12', state: 'in_time' },
      { step: 'close', due: '2026-10-19', state: 'open' }
    ])
    const again = [...first, booked('return', '2026-10-13'), booked('feedback', '2026-10-14')]
    expect(duties(register, again, '2026-10-22', undefined, due)[2]).toMatchObject({ step: 'close', due: '2026-10-21', state: 'overdue' })
    const closed = [...again, booked('close', '2026-10-20')]
    expect(duties(register, closed, '2027-01-01', undefined, due).map(({ state }) => state)).toEqual(['in_time', 'in_time', 'in_time'])
  })

  test('a calendar that is missing is told', () => {
    const far = duties(register, [], '2031-01-10', '2031-01-02')[0]
    expect(far).toMatchObject({ due: '2031-01-06', state: 'overdue', calendarMissing: true })
  })

  test('[F8] a monthly stock-take: done, missed, open; nothing more once the entry is closed', () => {
    const monthly = made({
      steps: [
        { id: 'take', name: word('盘点'), from: ['issued'], repeats: true, every: limit(1, { clock: 'months' }) },
        { id: 'end', name: word('完成'), from: ['issued'], to: 'closed' }
      ],
      states: [base.states[0], base.states[3]]
    })
    const done = [booked('take', '2026-01-31'), booked('take', '2026-02-28'), booked('take', '2026-05-01')]
    const told = duties(monthly, done, '2026-06-15', '2026-01-31').map(({ due, state }) => `${due} ${state}`)
    expect(told).toEqual(['2026-02-28 in_time', '2026-03-31 missed', '2026-04-30 missed', '2026-05-31 in_time', '2026-06-30 open'])
    const late = duties(monthly, done, '2026-07-01', '2026-01-31')
    expect(nextDuty(late, '', false, '2026-07-01')).toEqual({ step: 'take', due: '2026-06-30', overdue: true })
    const ended = duties(monthly, [...done, booked('end', '2026-05-20')], '2026-12-31', '2026-01-31')
    expect(ended.map(({ due }) => due)).toEqual(['2026-02-28', '2026-03-31', '2026-04-30'])
  })

  test('a duty is never both done and open, and what is overdue is past its day', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 20 }), fc.integer({ min: 1, max: 28 }), (given, day) => {
        const asOf = `2026-09-${String(day).padStart(2, '0')}`
        const all = duties(register, given, asOf, '2026-09-01', { due_on: '2026-09-15' })
        const [doneDuties, rest] = [all.filter(({ done }) => done !== ''), all.filter(({ done }) => done === '')]
        expect(doneDuties.every(({ state }) => ['in_time', 'late', 'no_limit'].includes(state))).toBe(true)
        expect(rest.some(({ state }) => ['in_time', 'late', 'no_limit'].includes(state))).toBe(false)
        expect(all.filter(({ state }) => state === 'overdue').every(({ due }) => due !== '' && asOf > due)).toBe(true)
        expect(doneDuties.every(({ state, due, done }) => state === 'no_limit' || done <= due === (state === 'in_time'))).toBe(true)
      })
    )
  })
})

test('numbers run on within their year, sub-entries beneath their own', () => {
  const known = ['令〔2026〕1号', '令〔2026〕12号', '令〔2025〕90号', '令〔2026〕1号-3', '别的']
  expect(nextNumber('令〔{year}〕{n}号', '2026-05-01', '', known)).toBe('令〔2026〕13号')
  expect(nextNumber('令〔{year}〕{n}号', '2027-01-04', '', known)).toBe('令〔2027〕1号')
  expect(nextNumber('{parent}-{n}', '2026-05-01', '令〔2026〕1号', known)).toBe('令〔2026〕1号-4')
  expect(nextNumber('{year}{month}-{n:4}', '2026-05-01', '', [])).toBe('202605-0001')
})
