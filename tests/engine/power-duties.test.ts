/** Spending ranked and duty lists of the training county, against a routine of the test's own that knows only the rows. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'
import { tableRows, type TableRow } from '../support/table-rows.ts'

let county: OpenCounty
let rows: Readonly<
  Record<'matter' | 'step' | 'act' | 'contract' | 'payment' | 'appointment' | 'relation' | 'party' | 'person', readonly TableRow[]>
>
beforeAll(async () => {
  county = await openCounty()
  rows = await tableRows(county, ['matter', 'step', 'act', 'contract', 'payment', 'appointment', 'relation', 'party', 'person'])
}, 120_000)
afterAll(() => county.close())

const text = (value: string | number | null | undefined): string => String(value ?? '')

describe('[A9] spending ranked', () => {
  test.each(['domain', 'kind', 'org'] as const)('by %s: sums, running share and the payments behind each bar', async (by) => {
    const spending = await county.client.call('power.spending', { by })
    const matters = new Map(rows.matter.map((row) => [row['id'], row]))
    const contracts = new Map(rows.contract.map((row) => [row['id'], row]))
    const within = rows.payment.filter(
      (row) =>
        row['amount'] !== null && text(row['pay_date']).slice(0, 7) >= spending.from && text(row['pay_date']).slice(0, 7) <= spending.to
    )
    const keyOf = (row: TableRow): string => {
      const matter = matters.get(row['matter_id'] ?? contracts.get(row['contract_id'] ?? '')?.['matter_id'] ?? '')
      return text(by === 'domain' ? matter?.['procedure'] : by === 'kind' ? row['kind'] : (row['org_id'] ?? matter?.['org_id']))
    }
    const sums = new Map(
      [...Map.groupBy(within, keyOf)].map(([key, own]) => [key, own.reduce((sum, row) => sum + Number(row['amount']), 0)])
    )
    const positive = [...sums].filter(([, amount]) => amount > 0).toSorted((a, b) => b[1] - a[1])
    expect(spending.rows.map((row) => row.amount)).toEqual(positive.slice(0, 200).map(([, amount]) => amount))
    expect(spending.rows.at(-1)?.cumulative).toBeCloseTo(1, 6)
    expect(spending.rows.every((row) => row.online + row.paper + row.unknown === row.amount)).toBe(true)
    // the training county says of its works how they were approved, and of everything else nothing
    const said = spending.rows.reduce((sum, row) => sum + row.online + row.paper, 0)
    expect(said).toBeGreaterThan(0)
    expect(said).toBeLessThan(spending.total)
    const reached = spending.rows[spending.reach.rows - 1]
    expect(reached && reached.cumulative >= spending.reach.share && reached.cumulative - reached.share < spending.reach.share).toBe(true)
    for (const row of spending.rows.slice(0, 3)) {
      const { rows: payments, total } = await county.client.call('power.payments', { by, id: row.id, limit: 1000 })
      expect([row.id, total]).toEqual([row.id, row.n])
      expect(payments.every((one) => one.source !== null)).toBe(true)
    }
  })
})

describe('[A6] duty lists', () => {
  test('22 duties by tier, each bound to nodes; what was not done is counted by its rows, each with its line', async () => {
    const duties = await county.client.call('power.duties', {})
    const shipped = duties.duties.filter((duty) => duty.id.startsWith('duty-'))
    const tiers = Map.groupBy(shipped, (duty) => duty.tier)
    expect([shipped.length, [...tiers.keys()]]).toEqual([22, ['team', 'head', 'member', 'section']])
    expect(duties.standards).toBe(0)
    let undone = 0
    for (const duty of shipped) {
      for (const how of ['missing', 'noAct', 'otherPost', 'overdue'] as const) {
        const listed = await county.client.call('power.undone', { duty: duty.id, how, limit: 1000 })
        expect([duty.id, how, listed.total]).toEqual([duty.id, how, duty[how]])
        expect(listed.rows.every((row) => row.source !== null)).toBe(true)
        undone += listed.total
      }
    }
    expect(undone).toBeGreaterThan(0)
  }, 60_000)

  test('the acts under a duty are those of the rows: approvals below the bound post level, decided steps without the act', async () => {
    const duties = await county.client.call('power.duties', {})
    const matters = new Map(rows.matter.map((row) => [row['id'], row]))
    const at = rows.step.filter(
      (step) =>
        step['decided_at'] !== null && step['node'] === 'GC06' && matters.get(text(step['matter_id']))?.['procedure'] === 'engineering'
    )
    const approved = new Set(rows.act.filter((act) => act['kind'] === 'approve').map((act) => act['step_id']))
    const duty = duties.duties.find((one) => one.id === 'duty-06')
    expect([duty?.steps, duty?.noAct]).toEqual([at.length, at.filter((step) => !approved.has(step['id'])).length])
  })

  test('an office’s own list comes in by import and is held against the same acts', async () => {
    const file = join(county.home, '岗位职责标准.csv')
    writeFileSync(
      file,
      [
        '标准编号,流程,节点代码,行为,职责内容,层级,岗位,岗位层级,依据',
        'ZZ-001,engineering,GC06,审批,审批初步设计及概算,岗位,局长,主要领导,内部制度第3条',
        ''
      ].join('\n')
    )
    await county.client.run('import.run', { files: [county.engine.files.put(file)] })
    const duties = await county.client.call('power.duties', {})
    const [own, shipped] = [duties.duties.find((duty) => duty.tier === 'post'), duties.duties.find((duty) => duty.id === 'duty-06')]
    expect([duties.standards, own?.name.zh, own?.basis.zh]).toEqual([1, '局长：审批初步设计及概算', '内部制度第3条'])
    expect([own?.steps, own?.noAct, own?.otherPost, own?.overdue]).toEqual([
      shipped?.steps,
      shipped?.noAct,
      shipped?.otherPost,
      shipped?.overdue
    ])
  }, 30_000)

  test('reviews given away are counted by project, as the model of dependence counts them', async () => {
    const { intermediary, sanctions } = await county.client.call('power.duties', {})
    expect(intermediary?.given).toBeLessThanOrEqual(intermediary?.projects ?? 0)
    expect(intermediary?.warnings).toBeGreaterThan(0)
    expect(sanctions === null || sanctions.every((one) => one.n > 0)).toBe(true)
  })
})

describe('[C4] managers against suppliers', () => {
  test('everyone from deputy head up is on the sheet, and the matches are those a walk through the rows finds', async () => {
    const sheet = await county.client.call('power.relations', {})
    const inOffice = rows.appointment.filter(
      (one) =>
        (one['lane'] === 'deputy' || one['lane'] === 'head') &&
        text(one['valid_from']) <= sheet.asOf &&
        (one['valid_to'] === null || text(one['valid_to']) >= sheet.asOf)
    )
    expect(sheet.managers.length).toBe(new Set(inOffice.map((one) => `${text(one['person_id'])} ${text(one['org_id'])}`)).size)
    const people = new Map(rows.person.map((row) => [row['id'], row]))
    const firms = new Map(rows.party.map((row) => [row['id'], row]))
    const expected = new Set<string>()
    for (const { person_id: person, org_id: org } of inOffice) {
      const dealt = new Set(rows.contract.filter((one) => one['org_id'] === org).map((one) => one['party_id']))
      for (const party of dealt) {
        const legal = firms.get(party)?.['legal_id_hash'] ?? null
        if (legal !== null && legal === people.get(person)?.['id_hash']) expected.add(`${text(person)} ${text(party)} self`)
        for (const relation of rows.relation.filter((one) => one['person_id'] === person)) {
          if (relation['party_id'] === party) expected.add(`${text(person)} ${text(party)} declared`)
          else if (legal !== null && relation['id_hash'] === legal) expected.add(`${text(person)} ${text(party)} kin`)
        }
      }
    }
    const found = sheet.managers.flatMap((one) => one.matches.map((match) => `${one.person.id} ${match.party.id} ${match.how}`))
    expect(new Set(found)).toEqual(expected)
    expect(expected.size).toBeGreaterThan(0)
    expect(sheet.managers.flatMap((one) => one.matches).every((match) => match.source !== null)).toBe(true)
  })

  test('the appraisal table takes in warnings, how they ended, and vetoes that somebody decided on; it never vetoes by itself', async () => {
    const before = await county.client.call('power.appraisal', {})
    const sheet = await county.client.call('power.relations', {})
    expect(new Set(before.units.map((unit) => unit.org.id))).toEqual(new Set(sheet.managers.map((one) => one.org.id)))
    for (const unit of before.units.slice(0, 6)) {
      const filter = { org: unit.org.id, from: `${before.year}-01`, to: `${before.year}-12` }
      const { rows: warned } = await county.client.call('warning.page', { filter, limit: 1000 })
      for (const level of ['red', 'orange', 'yellow'] as const)
        expect(unit.warnings[level].n).toBe(warned.filter((one) => one.level === level).length)
    }
    const matched = before.units.filter((unit) => unit.matched > 0)
    expect(matched.length > 0 && matched.every((unit) => unit.result === 'to_decide')).toBe(true)
    const quiet = before.units.find((unit) => unit.result === 'none')
    const file = join(county.home, '一票否决.csv')
    writeFileSync(
      file,
      `单位名称,指标编号,期间,事由,决定机关,决定日期,文号\n${quiet?.org.name ?? ''},A111,${before.year}Q3,主要负责人被立案,县纪委监委,${before.year}-08-20,云纪〔${before.year}〕9号`
    )
    await county.client.run('import.run', { files: [county.engine.files.put(file)], mapping: 'veto-ledger', extent: 'increment' })
    const [first] = (await county.client.call('power.appraisal', {})).units
    expect([first?.org.id, first?.result, first?.vetoes.map((one) => [one.reason, one.docNo, one.source?.line])]).toEqual([
      quiet?.org.id,
      'veto',
      [['主要负责人被立案', `云纪〔${before.year}〕9号`, 2]]
    ])
    expect((await county.client.call('power.appraisal', { year: '2019' })).units.every((unit) => unit.vetoes.length === 0)).toBe(true)
  })
})
