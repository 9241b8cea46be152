/** The end of every walk: also for a row that a newer ledger no longer has, and never with more of an id number than its mask. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { rowsById, sourcesOf, titlesOf } from '../../queries/rows.ts'
import { newDesk, type Desk } from './import-fixture.ts'
import { readSourceLine } from './source-line.ts'

let desk: Desk
beforeEach(async () => {
  desk = await newDesk()
})
afterEach(() => desk.close())

const header = '项目编码,项目名称,建设单位,核定概算（万元）,立项日期'
const one = 'XM001,云溪大道,云溪县住建局,1200.5,2024-01-02'

test('[#9] a withdrawn row is still walked to: its values, its line, and that it was withdrawn', async () => {
  await desk.take('旧版.csv', [header, one, 'XM002,云溪小学,云溪县教育局,800,2024-02-03'])
  const id = desk.rows<{ id: string }>(`SELECT id FROM matter WHERE code = 'XM002'`)[0]?.id ?? ''
  await desk.take('新版.csv', [header, one])
  expect(desk.rows(`SELECT code FROM matter`)).toEqual([{ code: 'XM001' }])
  const { reader } = desk.vault
  const view = readSourceLine(reader, desk.packSet, 'matter', id)
  expect([view.title, view.source?.file, view.source?.line, view.source?.cells[3]?.raw, view.history.map((entry) => entry.change)]).toEqual(
    ['云溪小学', '旧版.csv', 3, '800', ['withdrawn']]
  )
  expect(rowsById(reader, desk.packSet, 'matter', [id]).map((row) => [row['code'], row['approved_budget']])).toEqual([
    ['XM002', 800_000_000]
  ])
  expect([titlesOf(reader, desk.packSet, 'matter', [id]).get(id), sourcesOf(reader, 'matter', [id]).get(id)?.line]).toEqual(['云溪小学', 3])
  expect(view.values.find((value) => value.field === 'org_id')?.shown).toBe('云溪县教育局')
})

test('[#80] a keyed hash is not shown, neither as it stands nor as it was', async () => {
  const { writer, reader } = desk.vault
  writer.exec(`INSERT INTO person (id, name, id_hash, id_mask) VALUES ('p1', '何静', 'abc123', '3311**********0022');
    INSERT INTO sys_history (dataset, row_id, change, import_id, source_id, row, at, account, reason)
      VALUES ('person', 'p1', 'changed', NULL, NULL, '{"name":"何静","id_hash":"older"}', '2026-01-01', 'admin', '')`)
  const text = JSON.stringify(readSourceLine(reader, desk.packSet, 'person', 'p1'))
  expect([text.includes('abc123'), text.includes('older'), text.includes('3311**********0022')]).toEqual([false, false, true])
})
