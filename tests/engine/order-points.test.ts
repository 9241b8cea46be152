/** Orders counted into the index by themselves: what the register holds of a unit goes before its report, and a unit that it holds nothing of is as it reported. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerDesk, type RegisterDesk } from '../support/register-desk.ts'
import { sheetsOf } from '../support/report-file.ts'

let desk: RegisterDesk
const call: RegisterDesk['client']['call'] = (name, input) => desk.client.call(name, input)
const [counted, period] = [['P011', 'P012', 'P013', 'P014', 'P015'], '2026Q3']

beforeAll(async () => {
  desk = await registerDesk(['core', 'ecology'], '2026-07-01')
  // every unit reported: 白龙桥镇 is kept in the register too, 罗埠镇 is not
  const report = (unit: string) => counted.map((point, at) => `${unit},${point},${period},${9 - at}`)
  await desk.take('监测点.csv', ['单位,监测点,期间,数值', ...report('白龙桥镇'), ...report('罗埠镇')])
}, 60_000)
afterAll(() => desk.close())

interface Course {
  readonly received?: string
  readonly recorded?: string
  readonly fedBack?: string
  readonly closed?: string
}
async function order(title: string, due: string | null, { received, recorded, fedBack, closed }: Course): Promise<string> {
  desk.today('2026-07-01')
  const fields = { title, org_id: '白龙桥镇', issued_on: '2026-07-01', ...(due === null ? {} : { due_on: due }) }
  const { no } = await call('register.add', { register: 'orders', fields })
  const step = async (name: string, on: string | undefined, more: object = {}) => {
    if (on === undefined) return
    desk.today(on)
    await call('register.step', { register: 'orders', entry: no, step: name, on, by: '镇委员', ...more })
  }
  await step('receipt', received)
  await step('record', recorded, { fields: { doing: '核对' } })
  await step('feedback', fedBack, { fields: { outcome: '已办' } })
  await step('close', closed, { by: '室主任', second: '分管领导', fields: { opinion: '同意' } })
  return no
}
async function figures(unit: string) {
  const grid = await call('points.grid', { period })
  const row = grid.cells[grid.units.findIndex(({ name }) => name === unit)]
  return counted.map((point) => {
    const at = grid.points.findIndex(({ id }) => id === point)
    return [row?.values[at], row?.states[at]]
  })
}

test('[F2] until the register holds an order, every unit is known by its report', async () => {
  desk.today('2026-10-08')
  await desk.client.run('score.count', {})
  expect(await figures('白龙桥镇')).toEqual([9, 8, 7, 6, 5].map((value) => [value, 'reported']))
})

test('[F2] orders due are counted by what was done in time, each with its rows; nothing of another unit changes', async () => {
  const inTime = { received: '2026-07-03', recorded: '2026-07-06', fedBack: '2026-07-31', closed: '2026-08-03' }
  const first = await order('按期', '2026-07-31', inTime)
  await order('签收迟', '2026-07-31', { ...inTime, received: '2026-07-06' })
  const late = await order('反馈迟', '2026-07-31', { ...inTime, fedBack: '2026-08-01' })
  await order('没有办', '2026-08-31', {})
  await order('还没到期', '2026-10-31', { received: '2026-07-02' })
  await order('没写期限', null, inTime)
  const recalled = await order('撤回', '2026-07-31', {})
  desk.today('2026-10-09')
  await call('register.step', { register: 'orders', entry: recalled, step: 'recall', by: '甲', second: '乙', fields: { reason: '重复' } })
  expect((await desk.client.run('score.count', {})).asOf).toBe('2026-10-09')
  // four due; closed in time two, signed for in time two, fed back in time two, recorded three
  expect(await figures('白龙桥镇')).toEqual([4, 2, 2, 2, 3].map((value) => [value, 'counted']))
  expect(await figures('罗埠镇')).toEqual([9, 8, 7, 6, 5].map((value) => [value, 'reported']))

  const units = await call('points.grid', { period })
  const unit = units.units.find(({ name }) => name === '白龙桥镇')?.id ?? ''
  const leaf = await call('score.leaf', { unit, indicator: 'A212', period })
  const rows = new Map(leaf.points.map(({ id, counted: behind }) => [id, behind.map(({ title }) => title.split(' · ')[0]).toSorted()]))
  expect([rows.get('P013'), rows.get('P014')]).toEqual([
    ['反馈迟', '按期'],
    ['按期', '签收迟']
  ])
  expect([leaf.of, leaf.to]).toEqual([4, 8])
  // the report says of each unit where its figure is from: counted here, or reported by the unit
  const origin = async (name: string): Promise<string> => {
    const made = await call('report.make', { unit: name, period, format: 'xlsx' })
    const figures = (await sheetsOf(desk.engine.files.path(made.handle))).get('全部数值')?.rows ?? []
    return String(figures.find((row) => String(row[1]).startsWith('P012 '))?.[4])
  }
  expect(await origin('白龙桥镇')).toMatch(/^系统计数（.+；截至 2026-10-09），共 2 行：/u)
  expect(await origin('罗埠镇')).toMatch(/^[0-9a-f]{16} \[1\] 第 \d+ 行$/u)
  // a step that was withdrawn is no step
  const view = await call('register.entry', { register: 'orders', entry: late })
  const close = view.steps.findLast(({ step }) => step === 'close')?.id ?? ''
  await call('register.correct', { register: 'orders', entry: late, step: close, withdraw: true, reason: '误销号' })
  const other =
    (await call('register.entry', { register: 'orders', entry: first })).steps.findLast(({ step }) => step === 'close')?.id ?? ''
  await call('register.correct', { register: 'orders', entry: first, step: other, withdraw: true, reason: '误销号' })
  desk.today('2026-10-10')
  await desk.client.run('score.count', {})
  expect(await figures('白龙桥镇')).toEqual([4, 1, 2, 2, 3].map((value) => [value, 'counted']))
})

test('[F2] a quarter that has not ended when it was counted is as the unit reported it', async () => {
  desk.today('2026-08-15')
  await desk.client.run('score.count', {})
  const states = (await figures('白龙桥镇')).map(([, state]) => state)
  expect(states).toEqual(counted.map(() => 'reported'))
})
