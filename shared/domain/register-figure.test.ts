import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { registersFile, type Register } from '../packs/registers.ts'
import { walkSteps, type Duty } from './register.ts'
import { figureCells, figuresByGroup, groupingsOf } from './register-figure.ts'
import type { FigureEntry, FigureStep, FigureWorld } from './register-participation.ts'

const word = { zh: '甲', en: 'a' }
const register = registersFile.parse({
  registers: [
    {
      id: 'sample',
      version: 1,
      name: word,
      summary: word,
      dataset: 'sample',
      number: { field: 'code', pattern: '{n}' },
      title: 'title',
      begin: 'begun_on',
      org: 'org_id',
      person: 'person_id',
      parent: 'parent_id',
      fields: [{ field: 'title', control: 'text', required: true }],
      states: [
        { id: 'open', name: word },
        { id: 'shut', name: word, final: true }
      ],
      steps: [
        { id: 'note', name: word, from: ['open'], repeats: true },
        { id: 'shut', name: word, from: ['open'], to: 'shut', limit: { clock: 'months', amount: 1, basis: '', mark: 'L' } }
      ],
      figures: [
        { id: 'n', name: word, kind: 'count' },
        { id: 'shut', name: word, kind: 'share', where: { states: ['shut'] } },
        { id: 'kept', name: word, kind: 'on_time', step: 'shut' },
        { id: 'notes', name: word, kind: 'steps', step: 'note' },
        { id: 'money', name: word, kind: 'sum', field: 'money' },
        { id: 'units', name: word, kind: 'participation', of: 'units' },
        { id: 'leaders', name: word, kind: 'participation', of: 'leaders' },
        { id: 'absent', name: word, kind: 'participation', of: 'units', without: true },
        { id: 'time', name: word, kind: 'time', step: 'shut' }
      ],
      by: ['kind']
    }
  ]
}).registers[0] as Register

const units = ['u1', 'u2', 'u3'].map((id, at) => ({
  id,
  unit: id,
  unitKind: at < 2 ? '镇街' : '村居',
  cleanKind: at < 1 ? 'office' : '',
  region: at === 0 ? 'r1' : 'r2'
}))
const leaders = units.map((unit, at) => ({ ...unit, id: `p${at + 1}` }))

const anyEntry = fc
  .record({
    id: fc.uuid(),
    at: fc.integer({ min: 0, max: 2 }),
    named: fc.boolean(),
    steps: fc.array(
      fc.record({ step: fc.constantFrom('note', 'shut'), day: fc.integer({ min: 1, max: 9 }), at: fc.integer({ min: 0, max: 2 }) }),
      {
        maxLength: 4
      }
    ),
    money: fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: null }),
    kind: fc.constantFrom('x', 'y', null),
    duty: fc.constantFrom<Duty['state']>('in_time', 'late', 'overdue', 'open', 'waiting', 'dropped'),
    used: fc.option(fc.integer({ min: 0, max: 30 }), { nil: null }),
    parent: fc.constantFrom('', 'above')
  })
  .map(({ id, at, named, steps, money, kind, duty, used, parent }): FigureEntry => {
    const unit = units[at] ?? { id: '', unitKind: '', cleanKind: '', region: '' }
    const booked = steps.map((one, seq): FigureStep => ({
      id: `${id}/${seq}`,
      step: one.step,
      on: `2026-03-0${one.day}`,
      seq,
      by: '甲',
      withdrawn: false,
      org: `u${one.at + 1}`,
      person: `p${one.at + 1}`
    }))
    const walk = walkSteps(register, booked)
    const span = { used, limit: used === null ? null : 12 }
    const duties: Duty[] = [
      { step: 'shut', due: '2026-04-01', done: '', state: duty, basis: '', mark: 'L', calendarMissing: false, ...span }
    ]
    const values: Record<string, string | number | null> = { money, kind }
    const { unitKind, cleanKind, region } = unit
    const person = named ? `p${at + 1}` : ''
    return {
      id,
      walk,
      duties,
      org: unit.id,
      person,
      unitKind,
      cleanKind,
      region,
      begin: '2026-03-01',
      parent,
      top: parent === '' ? id : parent,
      value: (field) => values[field] ?? null
    }
  })
const anyWorld = fc
  .uniqueArray(anyEntry, { maxLength: 12, selector: ({ id }) => id })
  .map((entries): FigureWorld => ({ entries, units, leaders }))

describe('[F2] figures of a register', () => {
  const cellsBy = (by: string, world: FigureWorld) => figuresByGroup(register, by, world).map(({ cells }) => cells)
  const additive = ['n', 'shut', 'kept', 'notes', 'money', 'time']

  test('groups add up to the whole, in numerator and denominator', () => {
    fc.assert(
      fc.property(anyWorld, fc.constantFrom(...groupingsOf(register)), (world, by) => {
        const total = new Map(figureCells(register, '', '', world).map((cell) => [cell.figure, cell]))
        const groups = cellsBy(by, world).flat()
        for (const id of additive) {
          const own = groups.filter(({ figure }) => figure === id)
          expect(own.reduce((sum, { counted }) => sum + counted, 0)).toBe(total.get(id)?.counted)
          expect(own.reduce((sum, { against }) => sum + (against ?? 0), 0)).toBe(total.get(id)?.against ?? 0)
        }
      })
    )
  })

  test('[F9] [F10] whoever takes no part is the rest of all; time that has passed never exceeds the limits', () => {
    fc.assert(
      fc.property(anyWorld, fc.constantFrom('unit', 'unit_kind', 'region'), (world, by) => {
        for (const cells of cellsBy(by, world)) {
          const cell = (id: string) => cells.find(({ figure }) => figure === id)
          expect(cell('absent')?.counted).toBe((cell('units')?.against ?? 0) - (cell('units')?.counted ?? 0))
          const { value, counted, against, behind } = cell('time') ?? { value: 1, counted: 1, against: 0, behind: { counted: [] } }
          expect(counted).toBeLessThanOrEqual(against ?? 0)
          expect(value).toBe(behind.counted.length === 0 ? null : counted)
        }
      })
    )
  })

  test('units and leaders are each counted once where they belong; a ratio lies between nothing and all', () => {
    fc.assert(
      fc.property(anyWorld, fc.constantFrom('unit', 'unit_kind', 'region'), (world, by) => {
        const groups = cellsBy(by, world).flat()
        for (const id of ['units', 'leaders']) {
          const own = groups.filter(({ figure }) => figure === id)
          const [whole] = figureCells(register, '', '', world).filter(({ figure }) => figure === id)
          expect(own.reduce((sum, { against }) => sum + (against ?? 0), 0)).toBe(3)
          expect(own.reduce((sum, { counted }) => sum + counted, 0)).toBe(whole?.counted)
        }
        const ratios = groups.filter(({ figure, against }) => against !== null && figure !== 'time')
        expect(ratios.every(({ value, against }) => (value === null) === (against === 0))).toBe(true)
        expect(ratios.every(({ value }) => value === null || (value >= 0 && value <= 1))).toBe(true)
      })
    )
  })

  test('every figure can be walked back: what it counts is made of entries of the register', () => {
    fc.assert(
      fc.property(anyWorld, (world) => {
        const ids = new Set(world.entries.map(({ id }) => id))
        const cells = figureCells(register, '', '', world)
        expect(cells.flatMap(({ behind }) => [...behind.counted, ...behind.against]).every((id) => ids.has(id))).toBe(true)
        // whoever takes no part has no entry: the groups by unit name him
        const made = cells.filter(({ figure }) => figure !== 'absent')
        expect(made.every(({ counted, behind }) => counted === 0 || behind.counted.length > 0)).toBe(true)
      })
    )
  })

  test('a group by itself is what it is among all groups', () => {
    fc.assert(
      fc.property(anyWorld, fc.constantFrom(...groupingsOf(register)), (world, by) => {
        for (const { group, cells } of figuresByGroup(register, by, world)) expect(figureCells(register, by, group, world)).toEqual(cells)
      })
    )
  })

  test('nothing known is nothing, not zero', () => {
    const cells = Object.fromEntries(
      figureCells(register, '', '', { entries: [], units: [], leaders: [] }).map(({ figure, value }) => [figure, value])
    )
    expect(cells).toEqual({ n: 0, shut: null, kept: null, notes: 0, money: null, units: null, leaders: null, absent: null, time: null })
  })
})
