/** The real files of ../shared/data: how many rows each has, their headers, and what is dirty in them. Skipped, with the reason, without them. */
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openTable } from '../../electron/engine/io/open-table.ts'
import { parseDate } from '../../shared/domain/value/parse-date.ts'
import { moneyUnitOf, parseMoney } from '../../shared/domain/value/parse-money.ts'
import type { ReadTable } from '../support/table-files.ts'
import { readSheet } from '../support/table-files.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const absent = !existsSync(data)
if (absent) console.log(`skipped: real files are not at ../shared/data`)

async function read(path: string): Promise<ReadTable> {
  const file = await openTable(`${data}${path}`)
  try {
    return await readSheet(file)
  } finally {
    file.close()
  }
}

function column(table: ReadTable, name: string): ReadTable['rows'][number][number][] {
  const at = table.header.indexOf(name)
  expect(at).toBeGreaterThanOrEqual(0)
  return table.rows.map((row) => row[at] ?? null)
}

function tally(items: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const item of items) counts[item] = (counts[item] ?? 0) + 1
  return counts
}

const dateOutcomes = (cells: ReadTable['rows'][number]): Record<string, number> =>
  tally(
    cells.map((cell) => {
      const read = parseDate(cell)
      return read.ok ? (read.note ?? read.precision) : read.reason
    })
  )

describe.skipIf(absent)('real tables', () => {
  it.each([
    [
      'zhejiang-tenders-2023/丽水市开标记录2023-08-30.csv',
      5836,
      'id|项目名称|网址|项目类型|项目所在地|招标方式|zbkzj|下浮率|kbjj|投标单位数量|开标时间'
    ],
    ['zhejiang-tenders-2023/杭州市中标项目信息汇总.xlsx', 1137, 'ID|项目编号|项目名称|地址|中标金额|网址'],
    [
      'zhejiang-tenders-2023/杭州市开标项目信息汇总.xlsx',
      1629,
      'id|tenderid|项目编号|项目名称|参数抽取类型|project_type|投标单位数量|开标时间|参数抽取网址|开标网址'
    ],
    [
      'zhejiang-tenders-2023/杭州市招标项目信息汇总.xlsx',
      1909,
      '项目名称|项目编号|开标时间|工程分类|是否联合体投标|资格审查方式|预算|备注|企业资质|人员资质|招标公告网址'
    ],
    ['cn-hospital-drug-sales/朝阳医院2018年销售数据.xlsx', 6577, '购药时间|社保卡号|商品编码|商品名称|销售数量|应收金额|实收金额'],
    [
      'eventlog-misc/reviewing.csv',
      3730,
      'Result by Reviewer A|Result by Reviewer B|Result by Reviewer C|Result by Reviewer X|accepts|case:concept:name|case:description|concept:name|lifecycle:transition|org:resource|rejects|time:timestamp'
    ],
    [
      'eventlog-misc/roadtraffic100traces.csv',
      390,
      'amount|article|case:concept:name|concept:name|dismissal|expense|lastSent|lifecycle:transition|notificationType|org:resource|paymentAmount|points|time:timestamp|totalPaymentAmount|vehicleClass'
    ],
    [
      'eventlog-wabo-receipt/receipt.csv',
      8577,
      'case:channel|case:concept:name|case:deadline|case:department|case:enddate|case:enddate_planned|case:group|case:responsible|case:startdate|concept:instance|concept:name|lifecycle:transition|org:group|org:resource|time:timestamp'
    ],
    ['cn-admin-divisions/villages_zhejiang.csv', 25_547, 'code|name|streetCode|provinceCode|cityCode|areaCode']
  ])('%s has %d rows and needs nothing done to it', async (path, rows, header) => {
    const table = await read(path)
    expect([table.rows.length, table.header.join('|'), table.notes, table.lines[0]]).toEqual([rows, header, [], 2])
  })

  it('[#91] 杭州市中标项目信息2023-10-30.xlsx: 16,383 columns cut to 36, 741 rows, 97 formula errors', async () => {
    const table = await read('zhejiang-tenders-2023/杭州市中标项目信息2023-10-30.xlsx')
    expect([table.rows.length, table.header.length, table.header.slice(0, 7), table.lines.at(-1)]).toEqual([
      741,
      36,
      ['id', '项目编号', '项目名称', '参数抽取类型', 'project_type', '工程分类', '预算'],
      742
    ])
    expect(table.notes).toEqual([
      { kind: 'range_cut', from: 16_383, to: 36 },
      { kind: 'error_cells', count: 97, lines: expect.anything() }
    ])
  })

  it('running-example.csv: the index column without a name is called 列1', async () => {
    const table = await read('eventlog-misc/running-example.csv')
    expect([table.rows.length, table.header[0], table.notes]).toEqual([42, '列1', [{ kind: 'columns_named', columns: ['列1'] }]])
  })

  it('the five years of purchase orders have 8,625 rows under one header of 24 columns', async () => {
    const names = (await readdir(`${data}wvu-purchase-orders`)).sort()
    const tables = await Promise.all(names.map((name) => read(`wvu-purchase-orders/${name}`)))
    expect(Object.fromEntries(tables.map((table, index) => [/- (1-\d+-\d\d) -/.exec(names[index] ?? '')?.[1], table.rows.length]))).toEqual(
      { '1-26-17': 3898, '1-1-18': 1204, '1-1-19': 1313, '1-1-20': 1728, '1-1-21': 482 }
    )
    expect(new Set(tables.map((table) => table.header.join('|'))).size).toBe(1)
    expect(dateOutcomes(tables.flatMap((table) => column(table, 'Approved Date')))).toEqual({ second: expect.any(Number) })
    expect(tables[0]?.header).toHaveLength(24)
  })

  it('pharmacy sales: 23 days that never were, and nearly every weekday wrong, all told and none moved', async () => {
    const table = await read('cn-hospital-drug-sales/朝阳医院2018年销售数据.xlsx')
    expect(dateOutcomes(column(table, '购药时间'))).toEqual({ weekday_mismatch: 6553, no_such_day: 23, empty: 1 })
    expect(column(table, '销售数量').filter((cell) => Number(cell) <= 0 && cell !== null)).toHaveLength(43)
  })

  it('the permit log keeps its zones and milliseconds', async () => {
    const table = await read('eventlog-wabo-receipt/receipt.csv')
    expect(parseDate(column(table, 'case:startdate')[0])).toEqual({
      ok: true,
      iso: '2011-10-11T13:42:22.688+02:00',
      precision: 'second',
      zone: '+02:00'
    })
    expect(dateOutcomes(column(table, 'time:timestamp'))).toEqual({ second: 8577 })
  })

  it('Hangzhou awards: of 1,137 only 35 carry an amount', async () => {
    const table = await read('zhejiang-tenders-2023/杭州市中标项目信息汇总.xlsx')
    const outcomes = tally(
      column(table, '中标金额').map((cell) => {
        const read = parseMoney(cell, moneyUnitOf('中标金额') ?? '元')
        return read.ok ? (read.note ?? 'amount') : read.reason
      })
    )
    expect(outcomes).toEqual({ amount: 35, empty: 1102 })
  })
})
