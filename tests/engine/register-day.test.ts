/** The day to which a register's limits are counted: an imported ledger to the day of its data, one that is kept here to the day of work. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerDesk, type RegisterDesk } from '../support/register-desk.ts'

let desk: RegisterDesk
const call: RegisterDesk['client']['call'] = (name, input) => desk.client.call(name, input)
const orders = async () => (await call('register.list', {})).registers.find(({ id }) => id === 'orders')

beforeAll(async () => {
  desk = await registerDesk(['core', 'ecology'], '2026-11-20')
  const lines = [
    '令号,标题,承办单位,签发日期,反馈期限,签收日期,签收人',
    '令-1,规范接待,白龙桥镇,2026-09-14,2026-10-20,2026-09-15,镇委员',
    '令-2,村务公开,白龙桥镇,2026-09-15,2026-10-20,,'
  ]
  await desk.take('廉动令台账.csv', lines)
}, 60_000)
afterAll(() => desk.close())

test('[F2] what was only imported is counted to the day of its data: what nobody told is not overdue', async () => {
  expect(await orders()).toMatchObject({ asOf: '2026-09-15', entries: 2, open: 2, overdue: 0 })
  const view = await call('register.entry', { register: 'orders', entry: '令-2' })
  expect([view.asOf, view.today, view.entry.next?.left]).toEqual(['2026-09-15', '2026-11-20', { left: 2, clock: 'working_days' }])
  expect((await call('register.figures', { register: 'orders' })).asOf).toBe('2026-09-15')
  // another day is there for the asking
  expect((await call('register.entries', { register: 'orders', asOf: '2026-11-20', filter: { overdue: true } })).total).toBe(2)
  // an empty register has nothing to count: its first entry begins today
  expect((await call('register.list', {})).registers.find(({ id }) => id === 'talks')?.asOf).toBe('2026-11-20')
})

test('[F2] once a step is done here the register is kept here, and all of it counts to today; a newer ledger moves the other day', async () => {
  expect(
    await desk.take('廉动令台账2.csv', ['令号,标题,承办单位,签发日期,反馈期限', '令-3,清理账款,罗埠镇,2026-09-21,2026-10-20'])
  ).toMatch(/1\+0$/)
  expect(await orders()).toMatchObject({ asOf: '2026-09-21', overdue: 1 }) // 令-2 was to be signed for by the 17th
  const { state } = await call('register.step', { register: 'orders', entry: '令-3', step: 'receipt', by: '罗书记' })
  expect(state).toBe('received')
  const step = (await call('register.entry', { register: 'orders', entry: '令-3' })).steps[0]
  expect([step?.on, await orders()]).toMatchObject(['2026-11-20', { asOf: '2026-11-20', open: 3, overdue: 3 }])
})
