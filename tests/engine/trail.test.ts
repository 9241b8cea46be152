/** The trail of a matter over the contract, on the training county: time line, hands, and a matter of 2,000 steps within its time. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { handsOf } from '../../shared/domain/hands.ts'
import { openCounty, type OpenCounty } from '../support/county.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())
const call: OpenCounty['client']['call'] = (name, input) => county.client.call(name, input)

/** A works project with contracts, bids, payments and a warning. */
async function project() {
  const { rows } = await call('matter.page', { procedure: 'engineering', limit: 200 })
  for (const row of rows.filter((one) => one.warnings.length > 0)) {
    const timeline = await call('trail.timeline', { matter: row.id })
    const datasets = new Set(timeline.kinds.map((kind) => kind.dataset))
    if (['tender', 'contract', 'payment', 'meeting'].every((name) => datasets.has(name))) return { row, timeline }
  }
  throw new Error('no such project')
}

describe('[A2] [A4] [#39] a matter on one time line', () => {
  test('tenders, contracts, payments, meetings and warnings stand in time order, each date with its field, amount and source line', async () => {
    const { row, timeline } = await project()
    expect(timeline.events.map((event) => event.at)).toEqual(timeline.events.map((event) => event.at).toSorted())
    for (const { dataset, total, shown } of timeline.kinds) {
      const rows = new Set(timeline.events.filter((event) => event.dataset === dataset && event.main).map((event) => event.row))
      expect([rows.size <= shown, shown <= total]).toEqual([true, true])
    }
    const [contract] = timeline.events.filter((event) => event.dataset === 'contract' && event.main)
    const source = await call('source.row', { dataset: 'contract', id: contract?.row ?? '' })
    expect(source.values.find((one) => one.field === 'sign_date')?.value).toBe(contract?.at)
    expect(source.values.find((one) => one.field === 'amount')?.value).toBe(contract?.amount)
    expect(source.source?.line).toBe(contract?.source?.line)
    const warned = timeline.events.filter((event) => event.kind === 'warning')
    expect(warned.map((event) => event.level).toSorted()).toEqual([...row.warnings].toSorted())
  })

  test('a row without a name of its own bears that of what it belongs to, never our own id', async () => {
    const { rows } = await call('matter.page', { procedure: 'engineering', limit: 40 })
    const lines = await Promise.all(
      rows.map(async ({ id, name }) => ({ name, events: (await call('trail.timeline', { matter: id })).events }))
    )
    const events = lines.flatMap(({ events: all }) => all.filter((event) => event.kind === 'row'))
    expect(events.filter((event) => event.title === event.row)).toEqual([])
    const accepted = lines.flatMap(({ name, events: all }) =>
      all.filter(({ dataset }) => dataset === 'acceptance').map(({ title }) => [title, name])
    )
    expect(accepted.length).toBeGreaterThan(0)
    for (const [title, name] of accepted) expect(title).toBe(name)
  })

  test('what is done about a warning joins the line', async () => {
    const { row } = await project()
    const warning = (await call('warning.page', { filter: { matter: row.id }, limit: 1 })).rows[0]?.id ?? ''
    await call('warning.dispose', { ids: [warning], action: 'sign' })
    const { events } = await call('trail.timeline', { matter: row.id })
    expect(events.filter((event) => event.kind === 'disposal').map((event) => [event.row, event.title])).toEqual([[warning, 'sign']])
  })

  test('working days in hand add up, and no person holds more than the whole', async () => {
    const { row } = await project()
    const { people, total, nobody, shared } = await call('trail.hands', { matter: row.id })
    expect(people.length).toBeGreaterThan(3)
    expect(total).toBeGreaterThan(0)
    expect(people.reduce((sum, one) => sum + one.days, 0) + nobody + shared).toBe(total)
  })

  test('every stay of everybody leads to a step and an act of theirs in this trail, and makes up their days', async () => {
    const { row } = await project()
    const { people } = await call('trail.hands', { matter: row.id })
    const trail = await call('trail.matter', { matter: row.id })
    const acts = new Map(trail.steps.flatMap((step) => step.acts.map((act) => [act.id, { step, act }] as const)))
    for (const { person, name, days, shared, acts: done } of people) {
      const { rows, total } = await call('trail.stays', { matter: row.id, person, name, limit: 1000 })
      expect([rows.length, total <= done]).toEqual([total, true])
      const sum = (alone: boolean): number =>
        rows.filter((stay) => (stay.others === 0) === alone).reduce((all, stay) => all + (stay.days ?? 0), 0)
      expect([name, sum(true), sum(false)]).toEqual([name, days, shared])
      for (const stay of rows) {
        const found = acts.get(stay.act)
        expect([found?.step.id, found?.step.node, found?.step.round]).toEqual([stay.step, stay.node, stay.round])
        expect(found?.act.person?.id ?? found?.act.nameInLedger).toBe(person ?? name)
        expect(stay.to).toBe(found?.act.at?.slice(0, 10) ?? null)
      }
    }
    const [first] = people
    const of = { matter: row.id, person: first?.person ?? null, name: first?.name ?? '' }
    const whole = await call('trail.stays', { ...of, limit: 1000 })
    expect((await call('trail.stays', { ...of, offset: 1, limit: 1 })).rows).toEqual(whole.rows.slice(1, 2))
  })

  test('one that is not there is told so', async () => {
    await expect(call('trail.timeline', { matter: 'nothing' })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
  })
})

describe('[A2] a signature for another, and papers of a node', () => {
  test('the act names for whom it was signed', async () => {
    const { rows } = await call('matter.page', { procedure: 'engineering', limit: 200 })
    const signed = []
    for (const row of rows) {
      const trail = await call('trail.matter', { matter: row.id })
      signed.push(...trail.steps.flatMap((step) => step.acts.filter((act) => act.kind === 'sign_for')))
      if (signed.length > 0) break
    }
    expect(signed[0]?.forPerson?.name).toMatch(/\p{Script=Han}{2,}/u)
  })
})

describe('[#39] size', () => {
  test('a trail of 2,000 steps is read within its time and whole', async () => {
    const { rows } = await call('matter.page', { procedure: 'engineering', limit: 1 })
    const code = rows[0]?.code ?? ''
    const header = '项目编码,节点,轮次,受理时间,办结时间,经办人,审核人,审批人'
    const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + (n % 500))).toISOString().slice(0, 10)
    const lines = Array.from({ length: 2000 }, (_, n) => `${code},GC16,${n + 2},${day(n)},${day(n + 1)},甲${n % 7},乙${n % 5},丙${n % 3}`)
    const file = join(county.home, '变更审批.csv')
    writeFileSync(file, [header, ...lines].join('\n'))
    const made = await county.client.run('import.run', {
      files: [county.engine.files.put(file)],
      mapping: 'approval-ledger',
      extent: 'increment'
    })
    expect(JSON.stringify(made)).toContain('"quarantined":0')
    const times: number[] = []
    for (let round = 0; round < 5; round += 1) {
      const begun = performance.now()
      const trail = await call('trail.matter', { matter: code })
      times.push(performance.now() - begun)
      expect(trail.steps.filter((step) => step.node === 'GC16').length).toBeGreaterThanOrEqual(2000)
    }
    // 2,000 steps and 6,000 acts: it grows with the matter, not with its square (that took seconds)
    expect(times.toSorted((a, b) => a - b)[2]).toBeLessThan(1000)
    // a window opens a part of it: every node, every marked step and the latest rounds, with the counts of the whole
    const [whole, part] = [await call('trail.matter', { matter: code }), await call('trail.matter', { matter: code, most: 100 })]
    const { steps: allSteps, stepsShown: _all, ...ofWhole } = whole
    const { steps: someSteps, stepsShown, ...ofPart } = part
    expect(ofPart).toEqual(ofWhole)
    expect([whole.stepsShown, whole.actsTotal]).toEqual([whole.stepsTotal, allSteps.reduce((sum, step) => sum + step.acts.length, 0)])
    expect(someSteps.filter((step) => step.id !== null).length).toBe(stepsShown)
    expect(new Set(someSteps.map((step) => step.node))).toEqual(new Set(allSteps.map((step) => step.node)))
    const kept = new Map(someSteps.map((step) => [step.id ?? step.node, step]))
    const marked = (step: (typeof allSteps)[number]): boolean => step.marks.some((mark) => mark.kind !== 'not_yet')
    const left = allSteps.filter((step) => !kept.has(step.id ?? step.node))
    expect(left.some(marked)).toBe(false)
    const bare = (steps: typeof allSteps) => steps.map((step) => ({ ...step, seq: 0 }))
    expect(bare(someSteps)).toEqual(bare(allSteps.filter((step) => !left.includes(step))))
    const latest = allSteps
      .filter((step) => step.node === 'GC16')
      .map((step) => step.decided ?? '~')
      .toSorted()
      .at(-1)
    expect(someSteps.some((step) => step.node === 'GC16' && (step.decided ?? '~') === latest)).toBe(true)
    expect(stepsShown).toBeLessThan(whole.stepsTotal)
    // a step that is not among them, and the one at which an act was done, are fetched beside them; what is of another matter is not
    const [hidden, other] = [
      left.filter(({ acts }) => acts.length > 0),
      await call('matter.page', { procedure: 'engineering', limit: 1, offset: 1 })
    ]
    const [first, second] = [hidden.at(0), hidden.at(-1)]
    for (const [also, step] of [
      [first?.id, first?.id],
      [second?.acts[0]?.id, second?.id],
      [other.rows[0]?.id, undefined]
    ] as const) {
      const beside = await call('trail.matter', { matter: code, most: 100, ...(also ? { also } : {}) })
      expect(beside.steps.flatMap(({ id }) => (kept.has(id ?? '') || id === null ? [] : [id]))).toEqual(step ? [step] : [])
    }
    // everyone responsible: all when all is asked for; of a part nobody is left out, and what is listed is as it is in the whole
    const [everyone, some] = [await call('power.project', { matter: code }), await call('power.project', { matter: code, most: 100 })]
    const linesOf = ({ nodes }: typeof everyone) => nodes.flatMap(({ node, people }) => people.map((part) => ({ node, ...part })))
    const [all, listed] = [linesOf(everyone), new Map(linesOf(some).map((line) => [line.act, line]))]
    expect([everyone.acts, everyone.shown, some.acts, some.shown]).toEqual([all.length, all.length, all.length, listed.size])
    expect(listed.size).toBeLessThan(150)
    expect([some.people, some.nodes.map((node) => node.acts)]).toEqual([everyone.people, everyone.nodes.map((node) => node.people.length)])
    expect([...listed.values()]).toEqual(all.filter((line) => listed.has(line.act)))
    const doings = Map.groupBy(all, (line) => `${line.node} ${line.kind} ${line.person?.id ?? line.named}`)
    for (const lines of doings.values()) {
      const last = lines
        .map((line) => line.at ?? '~')
        .toSorted()
        .at(-1)
      expect(lines.some((line) => listed.has(line.act) && (line.at ?? '~') === last)).toBe(true)
    }
    // hands: from the whole trail, one step at a time
    const hands = await call('trail.hands', { matter: code })
    const own = handsOf(
      allSteps.flatMap(({ id, node, received, decided, acts }) =>
        id === null
          ? []
          : [
              {
                id,
                node,
                received,
                decided,
                acts: acts.map(({ person, nameInLedger, at }) => ({ person: person?.id ?? null, name: person?.name ?? nameInLedger, at }))
              }
            ]
      ),
      whole.asOf,
      loadCalendar(join(import.meta.dirname, '../../resources/calendars'))
    )
    expect(hands.people.length).toBeGreaterThan(14)
    expect(hands).toEqual(own)
    // one person's stays: only when asked for, page by page, every one of them, without reading the rest of the trail
    const holder = hands.people.toSorted((a, b) => b.acts - a.acts)[0]
    const of = { matter: code, person: holder?.person ?? null, name: holder?.name ?? '' }
    const stays = [await call('trail.stays', { ...of, limit: 400 }), await call('trail.stays', { ...of, offset: 400, limit: 400 })]
    const begun = performance.now()
    const page = await call('trail.stays', { ...of, limit: 100 })
    expect(performance.now() - begun).toBeLessThan(400)
    expect(page.rows).toEqual(stays[0]?.rows.slice(0, 100))
    expect(page.total).toBeGreaterThan(600)
    expect(new Set(stays.flatMap(({ rows }) => rows.map((stay) => stay.act))).size).toBe(page.total)
  }, 60_000)

  test('of hundreds of warnings the first two hundred are listed with how many there are, and none behind a step that is shown is left out', async () => {
    const { rows } = await call('matter.page', { procedure: 'engineering', limit: 1 })
    const code = rows[0]?.code ?? ''
    const header = '项目编码,节点,轮次,受理时间,办结时间,经办人,审核人,审批人'
    const lines = Array.from({ length: 300 }, (_, n) => `${code},GC16,${n + 5000},2025-01-02,2025-07-02,甲,乙,丙`)
    const file = join(county.home, '逾期审批.csv')
    writeFileSync(file, [header, ...lines].join('\n'))
    await county.client.run('import.run', { files: [county.engine.files.put(file)], mapping: 'approval-ledger', extent: 'increment' })
    await county.client.run('check.run', {})
    const listed = await call('warning.page', { filter: { matter: rows[0]?.id ?? '' }, limit: 1 })
    expect(listed.total).toBeGreaterThan(200)
    const whole = await call('trail.matter', { matter: code })
    expect(whole.warningsTotal).toBe(listed.total)
    expect(whole.warnings.length).toBeGreaterThanOrEqual(200)
    const known = new Set(whole.warnings.map((one) => one.id))
    expect(known.size).toBe(whole.warnings.length)
    expect(whole.steps.flatMap((step) => step.warnings).filter((id) => !known.has(id))).toEqual([])
    const line = await call('trail.timeline', { matter: code })
    expect([line.warnings, line.events.filter((event) => event.kind === 'warning').length]).toEqual([
      { total: listed.total, shown: 200 },
      200
    ])
  }, 120_000)
})
