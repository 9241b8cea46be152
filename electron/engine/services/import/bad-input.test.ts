/** Issue 2, "Bad input to meet": each is refused whole or kept aside line by line, with words a person can act on; nothing is half imported. */
import { appendFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { countsOf, newDesk, type Desk } from './import-fixture.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.close())

const header = '凭证号,收款单位,金额,支付日期'
const good = 'PZ1,云溪建设有限公司,100,2024-01-02'
const nothingImported = (): void => {
  expect(
    desk.rows(
      'SELECT (SELECT COUNT(*) FROM sys_import) AS imports, (SELECT COUNT(*) FROM sys_source) AS sources, (SELECT COUNT(*) FROM payment) AS rows'
    )
  ).toEqual([{ imports: 0, sources: 0, rows: 0 }])
}

test('an empty file is refused', async () => {
  await expect(desk.takeFile(desk.write('空.csv', ''))).rejects.toMatchObject({ value: { code: 'bad_file' } })
  nothingImported()
})

test('a header without rows is told', async () => {
  await expect(desk.take('表头.csv', [header])).rejects.toMatchObject({
    value: { code: 'bad_file', message: expect.stringContaining('只有表头') }
  })
  nothingImported()
})

test('a csv with NUL bytes is refused with its line; NUL inside json text is dropped', async () => {
  await expect(desk.take('空字节.csv', [header, good, 'PZ2,云溪\u0000,1,2024-01-02'])).rejects.toMatchObject({
    value: { code: 'bad_file', line: 3 }
  })
  nothingImported()
  const json = JSON.stringify([{ 凭证号: 'PZ1', 收款单位: '云溪\u0000建设有限公司', 金额: 1, 支付日期: '2024-01-08', 用途: 'a\u0000b' }])
  expect(countsOf(await desk.takeFile(desk.write('空字节.json', json)))).toEqual([1, 1, 0, 0, 0, 0])
  expect(desk.rows('SELECT purpose FROM payment')).toEqual([{ purpose: 'a b' }])
})

test('GB18030 is read as what it is', async () => {
  expect(countsOf(await desk.takeFile(desk.write('国标.csv', iconv.encode(`${header}\n${good}\n`, 'gb18030'))))).toEqual([1, 1, 0, 0, 0, 0])
  expect(desk.rows('SELECT name FROM party')).toEqual([{ name: '云溪建设有限公司' }])
})

test('a broken quote at line 90,000 is told with its line, and nothing is imported', async () => {
  const lines = Array.from({ length: 90_010 }, (_, at) =>
    at === 89_998 ? `PZ${at},"云溪"建设,1,2024-01-02` : `PZ${at},云溪建设有限公司,1,2024-01-02`
  )
  await expect(desk.take('引号.csv', [header, ...lines])).rejects.toMatchObject({ value: { code: 'bad_file', line: 90_000 } })
  nothingImported()
}, 60_000)

test('a web page that calls itself xlsx is refused', async () => {
  const file = desk.write('付款.xlsx', '<html><table><tr><td>凭证号</td></tr></table></html>')
  await expect(desk.takeFile(file)).rejects.toMatchObject({ value: { code: 'bad_file', message: expect.stringContaining('网页') } })
  nothingImported()
})

test('a file that changes while it is read is told, and nothing is imported', async () => {
  const lines = Array.from({ length: 30_000 }, (_, at) => `PZ${at},云溪建设有限公司,1,2024-01-02`)
  const file = desk.write('变.csv', `${[header, ...lines].join('\n')}\n`)
  let changed = false
  const promise = desk.takeFile(file, {
    onProgress: ({ rows }) => {
      if (rows === 0 || changed) return
      changed = true
      appendFileSync(file, 'PZX,云溪建设有限公司,1,2024-01-02\n')
    }
  })
  await expect(promise).rejects.toMatchObject({ value: { code: 'file_changed' } })
  expect(changed).toBe(true)
  nothingImported()
})

test('万元 beside 元, impossible days, formulas, markup and 20,000 characters: each line kept or set aside, none lost', async () => {
  const long = '长'.repeat(20_000)
  const outcome = await desk.take('杂.csv', [
    `${header},用途`,
    'PZ1,云溪建设有限公司,12.5万元,2024-01-02,一',
    'PZ2,云溪建设有限公司,125000,2018-02-29 星期一,二',
    "PZ3,云溪建设有限公司,１２３４．５,2024/1/3,=cmd|'/c calc'!A0",
    'PZ4,云溪建设有限公司,1,2024年1月4日,<img onerror=alert(1)>',
    `PZ5,云溪建设有限公司,1,45296,${long}`,
    'PZ6,云溪建设有限公司,不详金额,2024-01-06,三',
    ',云溪建设有限公司,1,2024-01-07,四'
  ])
  expect(countsOf(outcome)).toEqual([7, 4, 0, 0, 0, 3])
  expect(desk.rows('SELECT voucher_no AS no, amount AS fen, pay_date AS day, LENGTH(purpose) AS n FROM payment ORDER BY no')).toEqual([
    { no: 'PZ1', fen: 12_500_000, day: '2024-01-02', n: 1 },
    { no: 'PZ3', fen: 123_450, day: '2024-01-03', n: 17 },
    { no: 'PZ4', fen: 100, day: '2024-01-04', n: 22 },
    { no: 'PZ5', fen: 100, day: '2024-01-05', n: 20_000 }
  ])
  expect(
    desk.rows(
      `SELECT s.line, q.column_name AS c, q.value, q.reason FROM sys_quarantine q JOIN sys_source s ON s.id = q.source_id ORDER BY s.line`
    )
  ).toEqual([
    { line: 3, c: '支付日期', value: '2018-02-29 星期一', reason: 'no_such_day' },
    { line: 7, c: '金额', value: '不详金额', reason: 'not_money' },
    { line: 8, c: '凭证号', value: '', reason: 'required' }
  ])
})
