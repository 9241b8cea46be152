/** The register of villagers' items over the contract: typed in from raising to rating, and filled by the ledger that feeds the procedure too. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { figureCells, refusal, registerDesk, type RegisterDesk } from '../support/register-desk.ts'

let desk: RegisterDesk
beforeAll(async () => {
  desk = await registerDesk(['core', 'ecology', 'village'], '2026-10-20')
}, 60_000)
afterAll(() => desk.close())

const items = 'village-items'
const call: RegisterDesk['client']['call'] = (name, input) => desk.client.call(name, input)
const lineOf = async (entry: string) => (await call('register.entry', { register: items, entry })).entry

describe('[B7] what villagers raise', () => {
  const act = (entry: string, name: string, more: object = {}) => call('register.step', { register: items, entry, step: name, ...more })

  test('[B7] raised, discussed, done, rated; not satisfied it is done again; the rating stands on the item', async () => {
    const { no } = await call('register.add', { register: items, fields: { title: '路灯不亮', org_id: '后陈村', raised_by: '村民甲' } })
    expect(no).toBe('说事2026-0001')
    await act(no, 'discuss', { by: '村书记', fields: { decision: '换灯' } })
    await act(no, 'do', { by: '电工', fields: { outcome: '换了三盏', cost: '1200元' } })
    expect(await refusal(act(no, 'rate', { by: '电工', fields: { rating: '满意' } }))).toContain('“办理”也是电工办的')
    expect((await act(no, 'redo', { by: '村民甲', fields: { reason: '还有一盏' } })).state).toBe('discussed')
    await act(no, 'do', { by: '电工', fields: { outcome: '又换一盏', cost: '1500元' } })
    expect((await act(no, 'rate', { by: '村民甲', fields: { rating: '基本满意' } })).state).toBe('rated')
    const view = await call('register.entry', { register: items, entry: no })
    expect(view.fields.find(({ field }) => field === 'rating')?.shown).toBe('基本满意')
    expect(view.steps.at(-1)?.fields[0]?.shown).toBe('基本满意')
    expect((await figureCells(desk, items, '')).total).toMatchObject({
      items: [1, 1, null],
      settled_share: [1, 1, 1],
      satisfied_share: [1, 1, 1],
      redone: [1, 1, null],
      cost: [150_000, 150_000, null],
      villages: [1 / 2, 1, 2]
    })
    const source = await call('source.row', { dataset: 'village_item', id: view.entry.id })
    expect(source.history.map(({ reason }) => reason)).toEqual(['评议', '办理', '办理'])
  })

  test('[B7] the ledger that feeds the procedure fills the register too; what takes too long is overdue', async () => {
    const head = '说事编号,村社,镇街,说事内容,登记日期,登记人,议定日期,主持人,办结日期,承办人,评议日期,评议人,评议结果'
    await desk.take('说事.csv', [
      head,
      'S1,旭拱岙村,墙头镇,路灯不亮,2025-03-03,文书,2025-03-05,书记,2025-03-20,电工,2025-03-24,村民,满意',
      'S2,旭拱岙村,墙头镇,沟渠淤塞,2025-03-03,文书,2025-03-05,书记,,,,,'
    ])
    expect([(await lineOf('S1')).state, await lineOf('S2')]).toMatchObject(['rated', { state: 'discussed', overdue: true }])
    const early = await call('register.entry', { register: items, entry: 'S2', asOf: '2025-04-17' })
    expect([early.entry.next?.due, early.entry.overdue]).toEqual(['2025-04-17', false])
    const { registers } = await call('register.list', {})
    expect(registers.slice(0, 2).map(({ id, entries, open, overdue, closed }) => [id, entries, open, overdue, closed])).toEqual([
      ['village-items', 3, 1, 1, 2],
      ['orders', 0, 0, 0, 0]
    ])
  })
})
