import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateOf, makeCalendar } from '../packs/calendar.ts'
import { handsOf, staysOf, type HeldStep } from './hands.ts'

const calendar = makeCalendar([])
const act = (name: string, at: string | null) => ({ person: name, name, at })

describe('[#39] in whose hands a matter lay', () => {
  test('from receipt to the first act, from act to act, and the rest is nobody’s', () => {
    // 2026-03-02 is a Monday
    const step: HeldStep = {
      id: 's',
      node: 'A',
      received: '2026-03-02',
      decided: '2026-03-13',
      acts: [act('甲', '2026-03-04'), act('乙', '2026-03-10')]
    }
    const { people, total, nobody, shared, silent } = handsOf([step], '2026-06-30', calendar)
    expect(people.map((one) => [one.name, one.days, one.shared, one.longest?.node ?? null])).toEqual([
      ['乙', 4, 0, 'A'],
      ['甲', 2, 0, 'A']
    ])
    expect([total, nobody, shared, silent]).toEqual([9, 3, 0, 0])
  })

  test('people with one and the same time share it; nobody is charged with it alone', () => {
    const step = {
      id: 's',
      node: 'A',
      received: '2026-03-02',
      decided: '2026-03-06',
      acts: [act('甲', '2026-03-06'), act('乙', '2026-03-06')]
    }
    const { people, shared, nobody } = handsOf([step], '2026-06-30', calendar)
    expect(people.map((one) => [one.days, one.shared])).toEqual([
      [0, 4],
      [0, 4]
    ])
    expect([shared, nobody]).toEqual([4, 0])
  })

  test('a step without receipt, or decided before it, says nothing; an open one runs to the day of asking', () => {
    const bare = { id: 'a', node: 'A', received: null, decided: '2026-03-06', acts: [act('甲', '2026-03-06')] }
    const turned = { id: 'b', node: 'B', received: '2026-03-09', decided: '2026-03-06', acts: [] }
    const open = { id: 'c', node: 'C', received: '2026-03-09', decided: null, acts: [] }
    expect(handsOf([bare, turned, open], '2026-03-11', calendar)).toEqual({
      people: [{ person: '甲', name: '甲', acts: 1, days: 0, shared: 0, longest: null }],
      total: 2,
      nobody: 2,
      shared: 0,
      silent: 2
    })
  })

  test('every stay of a person: longest first, shared ones told, acts whose days are not counted among them', () => {
    const step = (id: string, received: string | null, acts: HeldStep['acts']): HeldStep => ({
      id,
      node: id,
      received,
      decided: '2026-03-20',
      acts
    })
    const steps = [
      step('A', '2026-03-02', [act('甲', '2026-03-04'), act('乙', '2026-03-10'), act('甲', '2026-03-20')]),
      step('B', '2026-03-02', [act('甲', '2026-03-03'), act('乙', '2026-03-03')]),
      step('C', null, [act('甲', '2026-03-03')]),
      step('D', '2026-03-02', [act('乙', '2026-03-03'), act('甲', '2026-03-25'), act('甲', null)])
    ]
    const stays = staysOf(steps, { person: '甲', name: '甲' }, '2026-06-30', calendar)
    expect(stays.map(({ step: { id }, from, to, days, others }) => [id, from, to, days, others])).toEqual([
      ['A', '2026-03-10', '2026-03-20', 8, 0],
      ['A', '2026-03-02', '2026-03-04', 2, 0],
      ['B', '2026-03-02', '2026-03-03', 1, 1],
      ['C', null, '2026-03-03', null, 0],
      ['D', null, '2026-03-25', null, 0],
      ['D', null, null, null, 0]
    ])
  })

  test('parts add up to the whole, whatever the acts', () => {
    const moment = fc.integer({ min: 20_000, max: 20_060 }).map(dateOf)
    const acts = fc.array(
      fc.record({ person: fc.constantFrom('甲', '乙', '丙', null), name: fc.constantFrom('x', null), at: fc.option(moment) }),
      {
        maxLength: 6
      }
    )
    const step = fc.record({ id: fc.uuid(), node: fc.constant('A'), received: fc.option(moment), decided: fc.option(moment), acts })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        const { people, total, nobody, shared } = handsOf(steps, dateOf(20_070), calendar)
        expect(people.reduce((sum, one) => sum + one.days, 0) + nobody + shared).toBe(total)
        for (const one of people) {
          const stays = staysOf(steps, one, dateOf(20_070), calendar)
          const days = (alone: boolean): number =>
            stays.filter(({ others }) => (others === 0) === alone).reduce((sum, stay) => sum + (stay.days ?? 0), 0)
          const longest = stays.find((stay) => stay.others === 0 && (stay.days ?? 0) > 0)
          expect([days(true), days(false), longest?.days]).toEqual([one.days, one.shared, one.longest?.days])
        }
      })
    )
  })
})
