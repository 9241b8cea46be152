/**
 * Trajectories in five dimensions, against a routine of the test's own that knows only the rows: acts, steps, appointments and the days of the
 * State Council's calendar. Every figure is the length of a list, every row of it leads to a line of a ledger.
 */
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { dayOf } from '../../shared/packs/calendar.ts'
import { openCounty, type OpenCounty } from '../support/county.ts'
import { tableRows, type TableRow } from '../support/table-rows.ts'

let county: OpenCounty
let rows: Readonly<Record<'matter' | 'step' | 'act' | 'appointment', readonly TableRow[]>>
beforeAll(async () => {
  county = await openCounty()
  rows = await tableRows(county, ['matter', 'step', 'act', 'appointment'])
}, 120_000)
afterAll(() => county.close())

const text = (value: string | number | null | undefined): string => String(value ?? '')
const calendar = loadCalendar(join(import.meta.dirname, '../../resources/calendars'))

/** Working days between two days by stepping through them one at a time. */
function days(from: string, to: string): number | null {
  const [start, end] = [dayOf(from), dayOf(to)]
  if (start === null || end === null || end < start) return null
  let n = 0
  for (let day = start + 1; day <= end; day += 1) if (calendar.isWorkday(day)) n += 1
  return n
}
function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? null
}

describe('[A2] items and units: decided nodes', () => {
  test.each(['item', 'org'] as const)('%s: count, time and money by month are those of the rows', async (dimension) => {
    const matters = new Map(rows.matter.map((row) => [row['id'], row]))
    const facts = rows.step.flatMap((step) => {
      const matter = matters.get(text(step['matter_id']))
      if (step['decided_at'] === null || matter === undefined) return []
      const member = dimension === 'item' ? `${text(matter['procedure'])}/${text(step['node'])}` : (step['org_id'] ?? matter['org_id'])
      if (member === null) return []
      const at = text(step['decided_at'])
      return [
        { member: text(member), month: at.slice(0, 7), days: days(text(step['received_at']), at), amount: step['amount'] as number | null }
      ]
    })
    const view = await county.client.call('power.view', { dimension })
    expect(view.off).toBeNull()
    expect(view.whole.n).toBe(facts.length)
    const months = Map.groupBy(facts, (fact) => fact.month)
    expect(view.trend.map((one) => one.month)).toEqual([...months.keys()].toSorted())
    for (const one of view.trend) {
      const own = months.get(one.month) ?? []
      const timed = own.flatMap((fact) => (fact.days === null ? [] : [fact.days]))
      const money = own.flatMap((fact) => (fact.amount === null ? [] : [fact.amount]))
      expect(one).toEqual({
        month: one.month,
        n: own.length,
        amounts: money.length,
        amount: money.reduce((sum, value) => sum + value, 0),
        timed: timed.length,
        median: quantile(timed, 0.5),
        p90: quantile(timed, 0.9)
      })
    }
    const shares = [...Map.groupBy(facts, (fact) => fact.member).values()].map((own) => own.length / facts.length).toSorted((a, b) => b - a)
    expect(view.concentration.count?.members).toBe(shares.length)
    expect(view.concentration.count?.top1).toBeCloseTo(shares[0] ?? 0, 10)
    expect(view.concentration.count?.top3).toBeCloseTo(
      shares.slice(0, 3).reduce((sum, share) => sum + share, 0),
      10
    )
    expect(view.concentration.count?.hhi).toBeCloseTo(
      shares.reduce((sum, share) => sum + share * share, 0),
      10
    )
  })
})

describe('[A2] people, section heads and top leaders: acts under the post of the day', () => {
  const lanes = { person: null, section: 'section', head: 'head' } as const
  /** Acts with the lane held on that day in that unit, else in whatever post began last. */
  function actsBy(lane: string | null): readonly { person: string; step: string; at: string; id: string }[] {
    const steps = new Map(rows.step.map((row) => [row['id'], row]))
    const matters = new Map(rows.matter.map((row) => [row['id'], row]))
    return rows.act.flatMap((act) => {
      const step = steps.get(text(act['step_id']))
      const at = act['at'] ?? step?.['decided_at'] ?? null
      if (act['person_id'] === null || at === null || step === undefined) return []
      const day = text(at).slice(0, 10)
      const org = act['org_id'] ?? step['org_id'] ?? matters.get(text(act['matter_id']))?.['org_id']
      const held = rows.appointment
        .filter(
          (one) =>
            one['person_id'] === act['person_id'] &&
            text(one['valid_from']) <= day &&
            (one['valid_to'] === null || text(one['valid_to']) >= day)
        )
        .toSorted((a, b) => (text(a['valid_from']) + text(a['id']) < text(b['valid_from']) + text(b['id']) ? 1 : -1))
      const post = held.find((one) => one['org_id'] === org) ?? held[0]
      if (lane !== null && post?.['lane'] !== lane) return []
      return [{ person: text(act['person_id']), step: text(step['id']), at: text(at), id: text(act['id']) }]
    })
  }

  test.each(['person', 'section', 'head'] as const)('%s: counts and money, each step’s money once for each person', async (dimension) => {
    const acts = actsBy(lanes[dimension])
    const view = await county.client.call('power.view', { dimension })
    expect([view.whole.n, view.memberTotal]).toEqual([acts.length, new Set(acts.map((act) => act.person)).size])
    const amounts = new Map(rows.step.map((row) => [text(row['id']), row['amount'] as number | null]))
    const byPerson = Map.groupBy(acts, (act) => act.person)
    const [first] = view.members
    const own = byPerson.get(first?.id ?? '') ?? []
    expect(own.length).toBe(Math.max(...[...byPerson.values()].map((one) => one.length)))
    expect(first?.n).toBe(own.length)
    // a step whose first act was under another lane counts its money there
    const money = [...new Set(own.map((act) => act.step))].reduce((sum, step) => sum + (amounts.get(step) ?? 0), 0)
    expect(first?.amount).toBe(money)
    const listed = await county.client.call('power.list', { dimension, member: first?.id ?? '', limit: 1000 })
    expect(listed.total).toBe(own.length)
    expect(new Set(listed.rows.map((row) => row.id))).toEqual(new Set(own.map((act) => act.id)))
  })

  test('the list goes on in pages, names the post of the day, and every row leads to its line', async () => {
    const all = await county.client.call('power.list', { dimension: 'head', limit: 1000 })
    const next = await county.client.call('power.list', { dimension: 'head', offset: 3, limit: 4 })
    expect(next.rows.map((row) => row.id)).toEqual(all.rows.slice(3, 7).map((row) => row.id))
    for (const row of all.rows.slice(0, 100)) {
      expect([row.postFrom, row.source !== null, row.matter.name.length > 0]).toEqual(['appointment', true, true])
    }
    const { source } = await county.client.call('source.row', { dataset: 'act', id: all.rows[0]?.id ?? '' })
    expect(source?.line).toBe(all.rows[0]?.source?.line)
  })

  test('unit, procedure and months narrow the view and its list alike', async () => {
    const asked = { dimension: 'person' as const, procedure: 'engineering', from: '2025-10', to: '2026-03' }
    const [view, listed] = await Promise.all([
      county.client.call('power.view', asked),
      county.client.call('power.list', { ...asked, limit: 1 })
    ])
    expect(view.whole.n).toBe(listed.total)
    expect(view.trend.every((one) => one.month >= '2025-10' && one.month <= '2026-03')).toBe(true)
    expect(view.members.reduce((sum, one) => sum + one.n, 0)).toBeLessThanOrEqual(view.whole.n)
    const [unit] = (await county.client.call('power.view', { dimension: 'org' })).members
    const within = { ...asked, org: unit?.id ?? '' }
    expect((await county.client.call('power.view', within)).whole.n).toBe((await county.client.call('power.list', within)).total)
  })
})

describe('[A2] rankings with fairness', () => {
  test.each(['person', 'post', 'org'] as const)('%s: by rate from the least sample up, each bar is the length of its list', async (of) => {
    const ranking = await county.client.call('power.ranking', { of })
    const [least, rates] = [ranking.minimum.value, ranking.rows.map((row) => row.rate)]
    expect(rates.length).toBeGreaterThan(3)
    expect(rates).toEqual(rates.toSorted((a, b) => b - a))
    expect(ranking.rows.every((row) => row.n >= least && row.low <= row.rate && row.rate <= row.high)).toBe(true)
    expect(ranking.few.every((row) => row.n < least)).toBe(true)
    for (const row of [...ranking.rows.slice(0, 3), ...ranking.few.slice(0, 1)]) {
      const every = await county.client.call('power.list', { dimension: of, member: row.id, limit: 1000 })
      const warned = await county.client.call('power.list', { dimension: of, member: row.id, only: 'warnedMatter', limit: 1000 })
      const matters = (list: typeof every): number => new Set(list.rows.map((one) => one.matter.id)).size
      expect([row.id, row.n, row.hits]).toEqual([row.id, matters(every), matters(warned)])
    }
  })

  test('frequent problems count the warnings that the list of warnings holds', async () => {
    const problems = await county.client.call('power.problems', {})
    for (const model of problems.models.slice(0, 5)) {
      const page = await county.client.call('warning.page', { filter: { models: [model.id] }, limit: 1 })
      expect([model.id, model.n]).toEqual([model.id, page.total])
    }
    const [mark] = problems.marks
    const listed = await county.client.call('power.list', { dimension: 'item', member: mark?.item ?? '', only: 'marked', limit: 1000 })
    expect(listed.rows.filter((row) => row.marks.some((kind) => kind === mark?.kind)).length).toBe(mark?.n)
  })
})

describe('[A2] everyone responsible, and a course that survives transfer', () => {
  test('a project names everyone who acted, in the post of that day, in the order of the procedure', async () => {
    const [busiest] = [...Map.groupBy(rows.act, (act) => text(act['matter_id']))].toSorted((a, b) => b[1].length - a[1].length)
    const project = await county.client.call('power.project', { matter: busiest?.[0] ?? '' })
    const parts = project.nodes.flatMap((node) => node.people)
    expect(new Set(parts.map((part) => part.act))).toEqual(new Set(busiest?.[1].map((act) => text(act['id']))))
    for (const part of parts) {
      const held = rows.appointment.find(
        (one) =>
          one['person_id'] === part.person?.id &&
          one['post_name'] === part.post?.name &&
          text(one['valid_from']) <= text(part.at).slice(0, 10) &&
          (one['valid_to'] === null || text(one['valid_to']) >= text(part.at).slice(0, 10))
      )
      expect([part.named, held !== undefined]).toEqual([part.named, part.post?.from === 'appointment'])
    }
  })

  test('whoever moved keeps every act, each under the post of its day, and the terms add up', async () => {
    const moved = rows.appointment.filter((one) => one['valid_to'] !== null).map((one) => text(one['person_id']))
    const withActs = moved.filter((person) => rows.act.some((act) => act['person_id'] === person))
    expect(withActs.length).toBeGreaterThan(2)
    for (const person of withActs.slice(0, 5)) {
      const course = await county.client.call('power.course', { person, reason: '测试' })
      const own = await county.client.call('power.list', { dimension: 'person', member: person, limit: 1 })
      expect(course.tenures.length).toBe(rows.appointment.filter((one) => one['person_id'] === person).length)
      expect(course.tenures.reduce((sum, one) => sum + one.acts, course.outside)).toBe(own.total)
      expect(course.tenures.every((one) => one.source !== null)).toBe(true)
    }
  })

  test('[#90] acts that stand out are those beyond 95 of 100 peers, each with the peers it was held against', async () => {
    const people = (await county.client.call('power.view', { dimension: 'person' })).members
    const seen = new Set<string>()
    for (const { id } of people.slice(0, 120)) {
      const { outstanding } = await county.client.call('power.course', { person: id })
      for (const one of outstanding) {
        seen.add(one.how)
        const { low, high } = one.peers
        const beyond = {
          late: high !== null && one.value > high,
          large: high !== null && one.value > high,
          quick: low !== null && one.value < low
        }
        expect([
          one.how,
          one.row.source !== null,
          Object.hasOwn(beyond, one.how) ? beyond[one.how as 'late'] && one.peers.n >= 20 : true
        ]).toEqual([one.how, true, true])
      }
    }
    expect(seen.has('late')).toBe(true)
    expect(seen.has('marked')).toBe(true)
  }, 60_000)
})
