/** When one person's two acts count as done: the warning that follows from the mark is placed in that month. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ActFact, StepFact } from '../../../shared/domain/mark.ts'
import { checkConformance, indexProcedure } from '../../../shared/packs/conformance.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadPacks } from './load-packs.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const calendar = loadCalendar(at('resources/calendars'))
const procedure = loadPacks([at('resources/packs/core'), at('tests/fixtures/packs/sample')]).procedures.get('sample')
if (procedure === undefined) throw new Error('sample procedure missing')
const index = indexProcedure(procedure)
const matter = { id: 'm', procedure: 'sample', opened: null, closed: null, deadline: null }
const marksOf = (steps: readonly StepFact[], acts: readonly ActFact[]) =>
  checkConformance(index, matter, steps, acts, { asOf: '2026-06-30', calendar }).filter((mark) => mark.kind === 'same_person')

describe('the time of a mark of one person', () => {
  test.each([
    ['the times of the acts: the later one', '2026-06-02T09:00', '2026-06-05', '2026-06-05'],
    ['whichever node comes later', '2026-06-06T10:00', '2026-06-05', '2026-06-06T10:00'],
    ['of an act without a time, that of its step', null, '2026-06-05', '2026-06-08'],
    ['the known one where the other has none at all', '2026-06-02', null, '2026-06-02'],
    ['no time is known', '', '', null]
  ])('one person on two nodes did both when the second was done: %s', (_, first, second, at) => {
    const step = (node: string, decided_at: string | null): StepFact => ({
      id: `s-${node}`,
      matter_id: 'm',
      node,
      plan_date: null,
      received_at: null,
      decided_at,
      due_at: null,
      registered_at: null
    })
    const act = (node: string, day: string | null): ActFact => ({
      id: `a-${node}`,
      at: day === '' ? null : day,
      step_id: `s-${node}`,
      matter_id: 'm',
      kind: 'handle',
      person_id: 'p',
      person_name: '甲'
    })
    const steps = [step('S1', first === '' ? null : '2026-06-08'), step('S4', null)]
    const marks = marksOf(steps, [act('S1', first), act('S4', second)])
    expect(marks.map((mark) => [mark.node, mark.other_node, mark.at])).toEqual([['S4', 'S1', at]])
  })

  test('one person handling and approving one step did both on the day of its decision, or of the last act while it is open', () => {
    const day = (decided_at: string | null) => {
      const step = {
        id: 's',
        matter_id: 'm',
        node: 'S1',
        plan_date: null,
        received_at: null,
        decided_at,
        due_at: null,
        registered_at: null
      }
      const acts = ['handle', 'approve'].map((kind, index) => {
        return { id: kind, at: `2026-06-0${3 - index}`, step_id: 's', matter_id: 'm', kind, person_id: 'p', person_name: '甲' }
      })
      return marksOf([step], acts).map((mark) => mark.at)
    }
    expect([day('2026-06-09'), day(null)]).toEqual([['2026-06-09'], ['2026-06-03']])
  })
})
