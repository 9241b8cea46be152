/** Conformance over the sample procedure: a legal run has no mark; one disturbance gives exactly its mark. Random runs, one seed a case. */
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActFact, Mark, MatterFact, StepFact } from '../../../shared/domain/mark.ts'
import { dateOf, dayOf } from '../../../shared/packs/calendar.ts'
import { checkConformance, conformanceEdition, indexProcedure } from '../../../shared/packs/conformance.ts'
import { loadCalendar } from './load-calendar.ts'
import { loadPacks } from './load-packs.ts'

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const calendar = loadCalendar(at('resources/calendars'))
const procedure = loadPacks([at('resources/packs/core'), at('tests/fixtures/packs/sample')]).procedures.get('sample')
if (procedure === undefined) throw new Error('sample procedure missing')
const index = indexProcedure(procedure)
const codes = ['S1', 'S2', 'S4', 'S5']
const asOf = '2026-06-30'

interface Run {
  readonly matter: MatterFact
  readonly steps: readonly StepFact[]
  readonly acts: readonly ActFact[]
}

/** Nodes S1, S2, S4, S5 done one after another within their limits, each by three people of its own, registered in time. */
const legalRun: fc.Arbitrary<Run> = fc
  .record({
    start: fc.integer({ min: 0, max: 400 }),
    gaps: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 8, maxLength: 8 }),
    changes: fc.integer({ min: 0, max: 3 })
  })
  .map(({ start, gaps, changes }) => {
    let day = (dayOf('2025-01-01') ?? 0) + start
    const next = (place: number): string => dateOf((day += gaps[place] ?? 1))
    const steps = codes.map((node, place): StepFact => {
      const received = next(place * 2)
      const decided = next(place * 2 + 1)
      return {
        id: `s-${node}`,
        matter_id: 'm',
        node,
        plan_date: decided,
        received_at: received,
        decided_at: decided,
        due_at: null,
        registered_at: decided
      }
    })
    const last = dateOf(day)
    const repeated = Array.from({ length: changes }, (_, place): StepFact => ({
      id: `s-S3-${place}`,
      matter_id: 'm',
      node: 'S3',
      plan_date: null,
      received_at: last,
      decided_at: last,
      due_at: null,
      registered_at: null
    }))
    const acts = steps.flatMap((step) =>
      (['handle', 'review', 'approve'] as const).map((kind): ActFact => {
        const person = `p-${step.node}-${kind}`
        return {
          id: `a-${step.id}-${kind}`,
          at: step.decided_at,
          step_id: step.id,
          matter_id: 'm',
          kind,
          person_id: person,
          person_name: person
        }
      })
    )
    const matter = { id: 'm', procedure: 'sample', opened: steps[0]?.received_at ?? null, closed: last, deadline: last }
    return { matter, steps: [...steps, ...repeated], acts }
  })

const marksOf = ({ matter, steps, acts }: Run): readonly Mark[] => checkConformance(index, matter, steps, acts, { asOf, calendar })
const shift = (text: string | null, days: number): string => dateOf((dayOf(text) ?? 0) + days)
const edit = (run: Run, node: string, change: (step: StepFact) => Partial<StepFact>): Run => ({
  ...run,
  steps: run.steps.map((step) => (step.node === node ? { ...step, ...change(step) } : step))
})

type Disturbance = readonly [string, (run: Run) => Run, readonly (readonly [string, string])[]]
const disturbances: readonly Disturbance[] = [
  ['a node left out', (run) => ({ ...run, steps: run.steps.filter((step) => step.node !== 'S2') }), [['missing', 'S2']]],
  [
    'the last node left out of a closed matter',
    (run) => ({ ...run, steps: run.steps.filter((step) => step.node !== 'S5') }),
    [['missing', 'S5']]
  ],
  [
    'the last node not reached in an open matter',
    (run) => ({ ...run, matter: { ...run.matter, closed: null, deadline: null }, steps: run.steps.filter((step) => step.node !== 'S5') }),
    [['not_yet', 'S5']]
  ],
  [
    'a node decided before the one it must follow',
    (run) => {
      const first = run.steps.find((step) => step.node === 'S1')
      const day = shift(first?.decided_at ?? null, -30)
      return edit(run, 'S2', () => ({ received_at: day, decided_at: day, plan_date: day, registered_at: day }))
    },
    [['out_of_order', 'S2']]
  ],
  [
    'two nodes decided on one day, no times',
    (run) => {
      const day = run.steps.find((step) => step.node === 'S1')?.decided_at ?? null
      return edit(run, 'S2', () => ({ received_at: day, decided_at: day, plan_date: day, registered_at: day }))
    },
    [['order_unknown', 'S2']]
  ],
  ['a step past its due date', (run) => edit(run, 'S2', (step) => ({ due_at: shift(step.decided_at, -1) })), [['overdue', 'S2']]],
  [
    'a step past its limit in calendar days',
    (run) => edit(run, 'S4', (step) => ({ received_at: shift(step.decided_at, -31) })),
    [['overdue', 'S4']]
  ],
  [
    'a step past its limit in months',
    (run) => edit(run, 'S5', (step) => ({ received_at: shift(step.decided_at, -63) })),
    [['overdue', 'S5']]
  ],
  [
    'a node decided twice',
    (run) => ({
      ...run,
      steps: [
        ...run.steps,
        ...run.steps.filter((step) => step.node === 'S5').map((step) => ({ ...step, id: 'again', decided_at: run.matter.closed }))
      ]
    }),
    [['repeated', 'S5']]
  ],
  [
    'one person handling and approving',
    (run) => ({
      ...run,
      acts: run.acts.map((act) => (act.step_id === 's-S1' && act.kind === 'approve' ? { ...act, person_id: 'p-S1-handle' } : act))
    }),
    [['same_person', 'S1']]
  ],
  [
    'one person on incompatible nodes',
    (run) => ({
      ...run,
      acts: run.acts.map((act) => (act.step_id === 's-S4' && act.kind === 'review' ? { ...act, person_id: 'p-S1-handle' } : act))
    }),
    [['same_person', 'S4']]
  ],
  [
    'received after the decision',
    (run) => edit(run, 'S4', (step) => ({ received_at: shift(step.decided_at, 2) })),
    [['decided_before_received', 'S4']]
  ],
  [
    'registered six days later',
    (run) => edit(run, 'S1', (step) => ({ registered_at: shift(step.decided_at, 6) })),
    [['back_filled', 'S1']]
  ],
  ['a plan not kept', (run) => edit(run, 'S2', (step) => ({ plan_date: shift(step.decided_at, -3) })), [['behind_plan', 'S2']]],
  [
    'a matter closed after its deadline',
    (run) => ({ ...run, matter: { ...run.matter, deadline: shift(run.matter.closed, -1) } }),
    [['case_overdue', '']]
  ]
]

describe('[#40] [#42] conformance', () => {
  test('a legal run has no mark', () => {
    fc.assert(
      fc.property(legalRun, (run) => {
        expect(marksOf(run)).toEqual([])
      })
    )
  })

  test('a legal run cut short has only what is not yet', () => {
    fc.assert(
      fc.property(legalRun, fc.integer({ min: 0, max: 3 }), (run, length) => {
        const kept = new Set(codes.slice(0, length))
        const open = {
          ...run,
          matter: { ...run.matter, closed: null, deadline: null },
          steps: run.steps.filter((step) => kept.has(step.node))
        }
        expect(marksOf(open).map((mark) => [mark.kind, mark.node])).toEqual(codes.slice(length).map((node) => ['not_yet', node]))
      })
    )
  })

  test.each(disturbances)('%s gives exactly its mark', (_name, disturb, expected) => {
    fc.assert(
      fc.property(legalRun, (run) => {
        expect(marksOf(disturb(run)).map((mark) => [mark.kind, mark.node])).toEqual(expected)
      })
    )
  })

  test('the same facts in another order give the same marks with the same ids', () => {
    fc.assert(
      fc.property(legalRun, fc.constantFrom(...disturbances), (run, [, disturb]) => {
        const disturbed = disturb(run)
        const turned = { ...disturbed, steps: disturbed.steps.toReversed(), acts: disturbed.acts.toReversed() }
        const ids = (marks: readonly Mark[]): readonly string[] => marks.map((mark) => mark.id).toSorted()
        expect(ids(marksOf(turned))).toEqual(ids(marksOf(disturbed)))
      })
    )
  })

  test('an open step is measured against the day asked about, and says by how much', () => {
    const steps = [
      {
        id: 's',
        matter_id: 'm',
        node: 'S2',
        plan_date: null,
        received_at: '2026-06-01',
        decided_at: '2026-08-01',
        due_at: null,
        registered_at: null
      }
    ]
    const matter = { id: 'm', procedure: 'sample', opened: null, closed: null, deadline: null }
    expect(marksOf({ matter, steps, acts: [] }).filter((mark) => mark.kind === 'overdue')).toEqual([
      expect.objectContaining({ node: 'S2', clock: 'working_days', limit_amount: 10, used: 20, over: 10, at: null, other_at: '2026-06-15' })
    ])
  })

  test('times of day settle what the day alone cannot', () => {
    const step = (node: string, decided: string): StepFact => ({
      id: node,
      matter_id: 'm',
      node,
      plan_date: null,
      received_at: null,
      decided_at: decided,
      due_at: null,
      registered_at: null
    })
    const matter = { id: 'm', procedure: 'sample', opened: null, closed: null, deadline: null }
    const kinds = (first: string, second: string): readonly string[] =>
      marksOf({ matter, steps: [step('S1', first), step('S2', second)], acts: [] })
        .filter((mark) => mark.kind !== 'not_yet')
        .map((mark) => mark.kind)
    expect([
      kinds('2026-01-05T09:00:00', '2026-01-05T10:00:00'),
      kinds('2026-01-05T10:00:00', '2026-01-05T09:00:00'),
      kinds('2026-01-05T00:00:00', '2026-01-05T09:00:00')
    ]).toEqual([[], ['out_of_order'], ['order_unknown']])
  })

  test('an act later than the day of asking has not been done yet', () => {
    const step = {
      id: 's',
      matter_id: 'm',
      node: 'S1',
      plan_date: null,
      received_at: '2026-06-01',
      decided_at: null,
      due_at: null,
      registered_at: null
    }
    const matter = { id: 'm', procedure: 'sample', opened: null, closed: null, deadline: null }
    const act = (kind: string, day: string): ActFact => ({
      id: kind,
      at: day,
      step_id: 's',
      matter_id: 'm',
      kind,
      person_id: 'p',
      person_name: '甲'
    })
    const same = (day: string) =>
      marksOf({ matter, steps: [step], acts: [act('handle', '2026-06-02'), act('approve', day), act('review', day)] }).filter(
        (mark) => mark.kind === 'same_person'
      ).length
    expect([same('2026-06-03'), same('2026-07-03')]).toEqual([1, 0])
  })
})

test('vaults keep their marks while this edition stands: what gives other marks raises it', () => {
  const runs = fc.sample(legalRun, { seed: 20_261_122, numRuns: 20 })
  const marks = runs.flatMap((run) => disturbances.map(([, disturb]) => marksOf(disturb(run))))
  const digest = createHash('sha256').update(JSON.stringify(marks)).digest('hex').slice(0, 16)
  expect([conformanceEdition, digest]).toEqual([1, '584885d0c0c0b6af'])
})
