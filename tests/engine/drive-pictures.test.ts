/** The drive's two pictures [F4]: activity by month and results by unit, each bar held against the entries behind it and against the ledger's own lines. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DrivePicture } from '../../shared/ipc/commands/register.ts'
import { registerDesk, type RegisterDesk } from '../support/register-desk.ts'

let desk: RegisterDesk
beforeAll(async () => {
  desk = await registerDesk(['core', 'drive'], '2026-04-10')
  await desk.take('改革事项.csv', [
    '改革事项编号,改革事项,牵头单位,牵头领导,领域,启动日期,完成期限,进展(%)',
    'G1,清廉村居建设,白龙桥镇,镇书记,清廉村居,2026-01-05,2026-12-31,40',
    'G2,清廉机关建设,区住建局,,清廉机关,2026-01-20,2026-03-31,100',
    'G3,清廉交通建设,白龙桥镇,,清廉机关,2026-03-02,2026-12-31,'
  ])
  const head =
    '专项编号,所属专项编号,专项名称,责任单位,阶段,开始日期,完成期限,检查单位数,发现问题数,整改问题数,建章立制数,处理人数,清退资金(元)'
  await desk.take('专项.csv', [
    head,
    'Z1,,涉粮专项,婺城区纪委监委,,2026-02-01,2026-03-31,,,,,,',
    'Z1-1,Z1,涉粮专项,白龙桥镇,,2026-02-03,2026-03-31,3,7,5,2,1,125000',
    'Z1-2,Z1,涉粮专项,罗埠镇,,2026-02-04,2026-03-31,2,1,0,1,0,0',
    'Z1-3,Z1,涉粮专项,白龙桥镇,,2026-03-04,2026-03-31,1,1,1,1,0,5000'
  ])
}, 60_000)
afterAll(() => desk.close())

/** row → column → value, of what is drawn */
const drawn = ({ columns, rows }: DrivePicture): Readonly<Record<string, Readonly<Record<string, number>>>> =>
  Object.fromEntries(
    rows.map((row) => [
      row.name.zh,
      Object.fromEntries(
        columns.flatMap(({ register, figure }, at) => (row.values[at] === null ? [] : [[`${register} ${figure}`, row.values[at] ?? -1]]))
      )
    ])
  )

test('[F4] activity by month and kind, as the ledgers say', async () => {
  const { activity } = await desk.client.call('register.pictures', { asOf: '2026-04-10' })
  expect(activity.columns.map(({ register, figure }) => `${register} ${figure}`)).toEqual([
    'reform-items items',
    'research-reports reports',
    'common-faults fed_back',
    'typical-deeds cases',
    'station-rounds rounds',
    'campaigns entries'
  ])
  expect(drawn(activity)).toEqual({
    '2026-01': { 'reform-items items': 2 },
    '2026-02': { 'campaigns entries': 2 },
    '2026-03': { 'reform-items items': 1, 'campaigns entries': 1 }
  })
})

test('[F4] results by unit: problems solved, rules made, money returned; a reported nought is a nought, no entry is nothing', async () => {
  const { results } = await desk.client.call('register.pictures', { asOf: '2026-04-10' })
  expect(drawn(results)).toEqual({
    白龙桥镇: { 'campaigns solved': 6, 'campaigns rules': 3, 'campaigns returned': 13_000_000 },
    罗埠镇: { 'campaigns solved': 0, 'campaigns rules': 1, 'campaigns returned': 0 }
  })
  // by name, never by how much
  expect(results.rows.map((row) => row.name.zh)).toEqual(results.rows.map((row) => row.name.zh).toSorted((a, b) => (a < b ? -1 : 1)))
})

test('[F4] every bar opens entries of its register: as many as a count says, of its month or unit', async () => {
  const { activity, results } = await desk.client.call('register.pictures', { asOf: '2026-04-10' })
  let opened = 0
  for (const { by, columns, rows } of [activity, results])
    for (const row of rows)
      for (const [at, { register, figure, unit }] of columns.entries()) {
        const value = row.values[at] ?? null
        if (value === null) continue
        const found = await desk.client.call('register.entries', {
          register,
          asOf: '2026-04-10',
          filter: { figure: { id: figure, by, group: row.id, part: 'counted' } }
        })
        opened += 1
        // a sum is made of any number of entries, a count of exactly as many
        expect(unit === 'count' ? found.total : Math.min(1, found.total), `${row.name.zh} ${figure}`).toBe(unit === 'count' ? value : 1)
      }
  expect(opened).toBe(4 + 6)
})
