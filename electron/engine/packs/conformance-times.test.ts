/** Marks that need a time of day or another dataset: on random legal runs none, after one disturbance exactly its own. */
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActFact, EventFact, MatterFact, StepFact } from '../../../shared/domain/mark.ts'
import { dateOf, dayOf } from '../../../shared/packs/calendar.ts'
import { checkConformance, indexProcedure } from '../../../shared/packs/conformance.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadPacks } from './load-packs.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const calendar = loadCalendar(at('resources/calendars'))
const sample = loadPacks([at('resources/packs/core'), at('tests/fixtures/packs/sample')]).procedures.get('sample')
if (sample === undefined) throw new Error('sample procedure missing')
const signing = { dataset: 'contract', field: 'sign_date', where: { kind: 'works' }, name: { zh: '签订合同', en: 'contract signed' } }
const index = indexProcedure({
  ...sample,
  office_hours: { from: '08:00', to: '18:00', mark: 'L', basis: '作息时间' },
  quick: { seconds: 60, mark: 'L', basis: '内控' },
  nodes: sample.nodes.map((node) => (node.code === 'S2' ? { ...node, before: [signing] } : node))
})
const asOf = '2026-06-30'

interface Run {
  readonly matter: MatterFact
  readonly steps: readonly StepFact[]
  readonly acts: readonly ActFact[]
  readonly events: readonly EventFact[]
}

const time = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19)
/** Four nodes on working days in office hours, each by three people, received hours before it was decided; the contract is signed at the end. */
const legalRun: fc.Arbitrary<Run> = fc
  .record({
    start: fc.integer({ min: 0, max: 300 }),
    gaps: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 4, maxLength: 4 }),
    clock: fc.array(fc.integer({ min: 8 * 3600, max: 11 * 3600 }), { minLength: 4, maxLength: 4 })
  })
  .map(({ start, gaps, clock }) => {
    let day = (dayOf('2025-01-01') ?? 0) + start
    const steps = ['S1', 'S2', 'S4', 'S5'].map((node, place): StepFact => {
      day = calendar.addWorkdays(day, gaps[place] ?? 1)
      const [received, decided] = [clock[place] ?? 0, (clock[place] ?? 0) + 7 * 3600 - 1]
      const on = (seconds: number): string => `${dateOf(day)}T${time(seconds)}`
      return {
        id: `s-${node}`,
        matter_id: 'm',
        node,
        plan_date: null,
        received_at: on(received),
        decided_at: on(decided),
        due_at: null,
        registered_at: null
      }
    })
    const acts = steps.flatMap((step) =>
      (['handle', 'review', 'approve'] as const).map((kind): ActFact => {
        const person = `p-${step.node}-${kind}`
        const known = { matter_id: 'm', kind, person_id: person, person_name: person }
        return { id: `a-${step.id}-${kind}`, at: step.decided_at, step_id: step.id, ...known }
      })
    )
    const last = dateOf(day)
    return {
      matter: { id: 'm', procedure: 'sample', opened: steps[0]?.received_at ?? null, closed: last, deadline: last },
      steps,
      acts,
      events: [{ matter_id: 'm', event: 'contract.sign_date kind=works', at: last }]
    }
  })

const marksOf = ({ matter, steps, acts, events }: Run) => checkConformance(index, matter, steps, acts, { asOf, calendar }, events)
const seen = (run: Run): readonly (readonly [string, string, number | null])[] =>
  marksOf(run).map((mark) => [
    mark.kind,
    mark.node,
    mark.kind === 'after_the_fact' || mark.kind === 'in_seconds' ? (mark.over ?? mark.used) : null
  ])
const days = (text: string | null, by: number): string => dateOf((dayOf(text) ?? 0) + by)
const decidedOf = (run: Run, node: string): string | null => run.steps.find((step) => step.node === node)?.decided_at ?? null
const actAt = (run: Run, id: string, moment: string): Run => ({
  ...run,
  acts: run.acts.map((act) => (act.id === id ? { ...act, at: moment } : act))
})

describe('[#40] conformance to the clock and to what must come after', () => {
  test('a legal run has no mark, with times of day and with a contract at its end', () => {
    fc.assert(
      fc.property(legalRun, (run) => {
        expect(seen(run)).toEqual([])
      })
    )
  })

  test('an act at night is remarked upon, once for a person and a step', () => {
    fc.assert(
      fc.property(legalRun, fc.integer({ min: 18 * 3600 + 60, max: 24 * 3600 - 1 }), (run, second) => {
        const moment = `${decidedOf(run, 'S4')?.slice(0, 10)}T${time(second)}`
        const twice = {
          ...run,
          acts: [...run.acts, ...run.acts.filter((act) => act.id === 'a-s-S4-review').map((act) => ({ ...act, id: 'b' }))]
        }
        expect(seen(actAt(twice, 'a-s-S4-review', moment)).filter(([kind]) => kind !== 'repeated')).toEqual([['out_of_hours', 'S4', null]])
      })
    )
  })

  test('so is one on a day off; a date without a time says nothing', () => {
    fc.assert(
      fc.property(legalRun, (run) => {
        const day = dayOf(decidedOf(run, 'S5')) ?? 0
        const off = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((by) => day - by).find((one) => !calendar.isWorkday(one)) ?? day
        expect(seen(actAt(run, 'a-s-S5-handle', `${dateOf(off)}T10:00:00`))).toEqual([['out_of_hours', 'S5', null]])
        expect(seen(actAt(run, 'a-s-S5-handle', dateOf(off)))).toEqual([])
      })
    )
  })

  test('decided within seconds of its receipt, told in seconds', () => {
    fc.assert(
      fc.property(legalRun, fc.integer({ min: 0, max: 120 }), (run, seconds) => {
        const steps = run.steps.map((step) => {
          const end = step.decided_at ?? ''
          const received = new Date(Date.parse(`${end}Z`) - seconds * 1000).toISOString().slice(0, 19)
          return step.node === 'S2' ? { ...step, received_at: received } : step
        })
        expect(seen({ ...run, steps })).toEqual(seconds <= 60 ? [['in_seconds', 'S2', seconds]] : [])
      })
    )
  })

  test('approved after the fact: days from what came first; the same day says nothing, nor a day to come', () => {
    fc.assert(
      fc.property(legalRun, fc.integer({ min: 0, max: 90 }), (run, before) => {
        const signed = days(decidedOf(run, 'S2'), -before)
        const events = [{ matter_id: 'm', event: 'contract.sign_date kind=works', at: signed }]
        expect(seen({ ...run, events })).toEqual(before === 0 ? [] : [['after_the_fact', 'S2', before]])
        const later = checkConformance(index, run.matter, run.steps, run.acts, { asOf: days(signed, -1), calendar }, events)
        expect(later.filter((mark) => mark.kind === 'after_the_fact')).toEqual([])
      })
    )
  })
})
