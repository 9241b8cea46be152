/** Workbooks as offices hand them in: several ledgers on several sheets, titles above the header, subtotals below, one transaction for all. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as sheets from 'xlsx'
import { newDesk, type Desk } from './import-fixture.ts'
import { importFiles } from './import-ledger.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.close())

function workbook(pages: Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>, type: 'xlsx' | 'biff8'): Buffer {
  const book = sheets.utils.book_new()
  for (const [name, rows] of Object.entries(pages))
    sheets.utils.book_append_sheet(book, sheets.utils.aoa_to_sheet(rows.map((row) => [...row])), name)
  return sheets.write(book, { type: 'buffer', bookType: type }) as Buffer
}
const pages = {
  说明: [['填表说明'], ['本表由各单位填写']],
  项目: [
    ['云溪县二〇二四年工程项目台账'],
    ['项目编码', '项目名称', '建设单位', '核定概算(万元)'],
    ['XM1', '甲路', '云溪县住建局', 100],
    ['XM2', '乙路', '同上', 200],
    ['合计', null, null, 300]
  ],
  合同: [
    ['合同编号', '合同名称', '承包单位', '合同金额', '项目编码', '签订日期'],
    ['HT1', '甲路施工', '云溪建设有限公司', 990_000, 'XM1', 45_296]
  ]
}

test.each(['xlsx', 'biff8'] as const)(
  '[#91] a %s workbook with two ledgers gives an outcome for each, titles and subtotals left out and told',
  async (type) => {
    const file = desk.write(type === 'xlsx' ? '台账.xlsx' : '台账.et', workbook(pages, type))
    const { imports } = await importFiles(desk.vault, desk.packSet, [{ path: file }], desk.by)
    expect(imports.map(({ mapping, rows, inserted, quarantined }) => ({ mapping, rows, inserted, quarantined }))).toEqual([
      { mapping: 'project-ledger', rows: 2, inserted: 2, quarantined: 0 },
      { mapping: 'contract-ledger', rows: 1, inserted: 1, quarantined: 0 }
    ])
    expect(
      desk.rows(`SELECT c.code, c.amount, c.sign_date, m.name AS matter, o.name AS unit, h.name AS sheet, s.line FROM contract c JOIN matter m ON m.id = c.matter_id
      JOIN org o ON o.id = m.org_id JOIN sys_source s ON s.id = c._source JOIN sys_sheet h ON h.id = s.sheet_id`)
    ).toEqual([{ code: 'HT1', amount: 99_000_000, sign_date: '2024-01-05', matter: '甲路', unit: '云溪县住建局', sheet: '合同', line: 2 }])
    expect(
      desk.rows(
        'SELECT m.code, o.name AS unit, s.line FROM matter m JOIN org o ON o.id = m.org_id JOIN sys_source s ON s.id = m._source ORDER BY m.code'
      )
    ).toEqual([
      { code: 'XM1', unit: '云溪县住建局', line: 3 },
      { code: 'XM2', unit: '云溪县住建局', line: 4 }
    ])
    const notes = JSON.stringify(desk.rows('SELECT notes FROM sys_import'))
    for (const told of ['小计、合计行已剔除 1 行', '标题行已跳过', '“同上”', '未读取工作表：说明']) expect(notes).toContain(told)
  }
)

test('a fault on the second sheet takes the first one back as well', async () => {
  const broken = { ...pages, 合同: [pages.合同[0] ?? [], ['HT1', '甲路施工', '云溪建设有限公司', 1, 'XM1', 45_296]] }
  const file = desk.write('台账.xlsx', workbook(broken, 'xlsx'))
  const abort = new AbortController()
  const onProgress = ({ rows }: { readonly rows: number }): void => {
    if (rows === 3) abort.abort()
  }
  await expect(
    importFiles(desk.vault, desk.packSet, [{ path: file }], { ...desk.by, onProgress, signal: abort.signal })
  ).rejects.toMatchObject({ value: { code: 'cancelled' } })
  expect(desk.rows('SELECT (SELECT COUNT(*) FROM matter) AS matters, (SELECT COUNT(*) FROM sys_import) AS imports')).toEqual([
    { matters: 0, imports: 0 }
  ])
})
