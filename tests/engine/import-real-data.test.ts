/**
 * The five Zhejiang files and the permit log, imported into one vault (issue 2, "It is done when"). The counts are stated, and explained by
 * a second, short routine that reads the raw lines and counts for itself. The data are not ours: the tests skip where the folder is absent.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTable } from '../../electron/engine/io/open-table.ts'
import { countsOf, newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import type { ImportOutcome } from '../../electron/engine/services/import/import-ledger.ts'

const data = path.join(import.meta.dirname, '../../../shared/data')
const zhejiang = path.join(data, 'zhejiang-tenders-2023')
const files = [
  '杭州市招标项目信息汇总.xlsx',
  '杭州市开标项目信息汇总.xlsx',
  '杭州市中标项目信息汇总.xlsx',
  '杭州市中标项目信息2023-10-30.xlsx',
  '丽水市开标记录2023-08-30.csv'
]
const permitLog = path.join(data, 'eventlog-wabo-receipt', 'receipt.csv')
const present = existsSync(zhejiang) && existsSync(permitLog)
if (!present) console.log('skipped: ../shared/data is not there')

/** Raw cells of a file's first sheet by header, read without any mapping. */
async function rawRows(file: string): Promise<readonly Readonly<Record<string, string>>[]> {
  const table = await openTable(file)
  const sheet = table.sheets[0]
  const rows: Record<string, string>[] = []
  for await (const batch of table.rows(0)) {
    for (const { cells } of batch) rows.push(Object.fromEntries((sheet?.header ?? []).map((name, at) => [name, String(cells[at] ?? '')])))
  }
  table.close()
  return rows
}

describe.skipIf(!present)('the Zhejiang tenders and the permit log', () => {
  let desk: Desk
  const outcomes = new Map<string, ImportOutcome>()
  beforeAll(async () => {
    desk = await newDesk()
    for (const file of files) outcomes.set(file, await desk.takeFile(path.join(zhejiang, file)))
    outcomes.set('receipt.csv', await desk.takeFile(permitLog))
  }, 120_000)
  afterAll(() => desk.close())

  test('counts: rows, inserted, changed, unchanged, withdrawn, quarantined', () => {
    expect(Object.fromEntries([...outcomes].map(([file, one]) => [file, [one.mapping, ...countsOf(one)]]))).toEqual({
      // 1,545 codes; 12 lines quarantined; 358 lines publish a notice again unchanged, 6 correct it
      '杭州市招标项目信息汇总.xlsx': ['hangzhou-tender-notice', 1909, 1533, 6, 358, 0, 12],
      // 1,203 lines add the opening to a tender known from its notice (or open it again later), 122 open one without a notice
      '杭州市开标项目信息汇总.xlsx': ['hangzhou-opening', 1629, 122, 1203, 299, 0, 5],
      // one award is published twice
      '杭州市中标项目信息汇总.xlsx': ['hangzhou-award', 1137, 18, 1118, 1, 0, 0],
      // everything here is known from the other three: 436 lines add an amount, a discount or a later opening, 305 say nothing new
      '杭州市中标项目信息2023-10-30.xlsx': ['hangzhou-award-detail', 741, 0, 436, 305, 0, 0],
      // known by address: every line is an opening of its own
      '丽水市开标记录2023-08-30.csv': ['lishui-opening', 5836, 5836, 0, 0, 0, 0],
      'receipt.csv': ['permit-receipt', 8577, 8577, 0, 0, 0, 0]
    })
    expect([...outcomes].filter(([, one]) => one.procedure !== undefined).map(([file, one]) => [file, one.procedure])).toEqual([
      ['receipt.csv', 'permit']
    ])
  })

  test('every line is accounted for, and what is quarantined says why', () => {
    for (const one of outcomes.values()) expect(one.inserted + one.changed + one.unchanged + one.quarantined).toBe(one.rows)
    expect(
      desk.rows(
        `SELECT i.file_name AS file, q.reason, COUNT(*) AS n FROM sys_quarantine q JOIN sys_import i ON i.id = q.import_id GROUP BY 1, 2 ORDER BY 1, 2`
      )
    ).toEqual(quarantined)
  })

  test('inserted rows are exactly the codes that no file before had', async () => {
    const known = new Set<string>()
    const ruined = /E\+/i
    for (const file of files.slice(0, 4)) {
      const fresh = new Set<string>()
      const faulty = new Set(
        desk
          .rows<{ line: string }>(`SELECT json_extract(s.cells, '$') AS line FROM sys_quarantine q JOIN sys_source s ON s.id = q.source_id`)
          .map((row) => row.line)
      )
      for (const row of await rawRows(path.join(zhejiang, file))) {
        const code = row['项目编号'] ?? ''
        const bad = [...faulty].some((line) => line.includes(JSON.stringify(code)) && line.includes(JSON.stringify(row['开标时间'] ?? '')))
        if (!known.has(code) && !ruined.test(code) && !bad) fresh.add(code)
      }
      expect([file, fresh.size]).toEqual([file, outcomes.get(file)?.inserted])
      for (const code of fresh) known.add(code)
    }
  })

  test('project codes join notice, opening and award on one tender row and one matter', async () => {
    const codes = async (file: string): Promise<Set<string>> =>
      new Set((await rawRows(path.join(zhejiang, file))).map((row) => row['项目编号'] ?? ''))
    const [notices, openings, awards] = await Promise.all([codes(files[0] ?? ''), codes(files[1] ?? ''), codes(files[2] ?? '')])
    const all3 = [...awards].filter((code) => notices.has(code) && openings.has(code))
    const joined = desk.rows<{ code: string; lines: number }>(
      `SELECT t.code, (SELECT COUNT(DISTINCT import_of.import_id) FROM (
          SELECT sh.import_id FROM sys_source s JOIN sys_sheet sh ON sh.id = s.sheet_id WHERE s.id = t._source
          UNION SELECT sh.import_id FROM sys_history h JOIN sys_source s ON s.id = h.source_id JOIN sys_sheet sh ON sh.id = s.sheet_id
            WHERE h.dataset = 'tender' AND h.row_id = t.id) import_of) AS lines
        FROM tender t JOIN matter m ON m.id = t.matter_id AND m.code = t.code WHERE t.code IS NOT NULL`
    )
    const several = new Set(joined.filter((row) => row.lines >= 3).map((row) => row.code))
    expect(all3.length).toBeGreaterThan(1000)
    expect(all3.filter((code) => !several.has(code)).length).toBeLessThanOrEqual(8)
  })

  test('万元 and 元, placeholders, empty and zero: told apart', async () => {
    const [one] = desk.rows(`SELECT budget, award_amount, bidder_count, open_at FROM tender WHERE code = 'A3301300180280009001231'`)
    expect(one).toEqual({ budget: 231_193_000, award_amount: 201_796_800, bidder_count: 30, open_at: '2023-06-26T14:00' })
    expect(
      desk.rows('SELECT COUNT(*) AS n FROM tender WHERE award_amount = 0 OR budget = 0 OR control_price = 0 OR bidder_count = 0')
    ).toEqual([{ n: 0 }])
    const notes = JSON.stringify(desk.rows('SELECT notes FROM sys_import'))
    for (const told of [
      '“中标金额”列的“1”明显是占位数，共 12 处',
      '“项目类型”列的“6”不在代码表中，共 11 处',
      '“项目类型”列的“9”不在代码表中，共 9 处',
      '声明 16383 列'
    ])
      expect(notes).toContain(told)
    const awards = (await rawRows(path.join(zhejiang, files[2] ?? ''))).filter((row) => row['中标金额'] === '')
    expect(awards.length).toBe(1102)
  })

  test('丽水, 丽水市, 莲都, 莲都区 are two places, and each is one', () => {
    expect(desk.rows(`SELECT name FROM region WHERE name LIKE '%丽水%' OR name LIKE '%莲都%' OR name LIKE '%云和%' ORDER BY name`)).toEqual(
      [{ name: '丽水市' }, { name: '云和县' }, { name: '莲都区' }]
    )
  })

  test('the permit trail answers: cases ended after their deadline, and same officer at check and determine, with the list', () => {
    const late = desk.rows<{ code: string }>(
      `SELECT code FROM matter WHERE procedure = 'permit' AND closed IS NOT NULL AND julianday(closed) > julianday(deadline) ORDER BY code`
    )
    const same = desk.rows<{ code: string }>(
      `SELECT DISTINCT m.code FROM matter m JOIN step a ON a.matter_id = m.id AND a.node = 'T02' JOIN act x ON x.step_id = a.id
       JOIN step b ON b.matter_id = m.id AND b.node = 'T04' JOIN act y ON y.step_id = b.id WHERE x.person_id = y.person_id AND m.procedure = 'permit' ORDER BY m.code`
    )
    const [names = [], ...lines] = readFileSync(permitLog, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.replace('\r', '').split(','))
    const at = (name: string): number => names.indexOf(name)
    const lateCases = new Set<string>()
    const officers = new Map<string, { check: Set<string>; determine: Set<string> }>()
    for (const cells of lines) {
      const code = cells[at('case:concept:name')] ?? ''
      const [end, deadline] = [cells[at('case:enddate')] ?? '', cells[at('case:deadline')] ?? '']
      if (end !== '' && Date.parse(end) > Date.parse(deadline)) lateCases.add(code)
      const both = officers.get(code) ?? { check: new Set(), determine: new Set() }
      officers.set(code, both)
      const officer = cells[at('org:resource')] ?? ''
      if (cells[at('concept:name')]?.startsWith('T02 ') === true) both.check.add(officer)
      if (cells[at('concept:name')]?.startsWith('T04 ') === true) both.determine.add(officer)
    }
    const sameCases = [...officers]
      .filter(([, { check, determine }]) => [...check].some((officer) => determine.has(officer)))
      .map(([code]) => code)
    expect(late.map((row) => row.code)).toEqual([...lateCases].toSorted())
    expect(same.map((row) => row.code)).toEqual(sameCases.toSorted())
    expect({ late: late.length, same: same.length }).toEqual({ late: 377, same: 1042 })
  })

  test('the same files again change nothing', async () => {
    for (const file of [...files.map((name) => path.join(zhejiang, name)), permitLog]) {
      const again = await desk.takeFile(file)
      const before = outcomes.get(path.basename(file))
      expect(countsOf(again)).toEqual([before?.rows, 0, 0, (before?.rows ?? 0) - (before?.quarantined ?? 0), 0, before?.quarantined])
    }
  })
})

const quarantined = [
  // project codes that Excel turned into 1.32011E+16
  { file: '杭州市开标项目信息汇总.xlsx', reason: 'ruined_by_excel', n: 5 },
  // 2023/10/914:00:00: day and hour run together, so that 9 or 91 cannot be told
  { file: '杭州市招标项目信息汇总.xlsx', reason: 'no_such_day', n: 4 },
  // 2023-10-11 8;45
  { file: '杭州市招标项目信息汇总.xlsx', reason: 'not_a_date', n: 4 },
  // 2223/7/7
  { file: '杭州市招标项目信息汇总.xlsx', reason: 'out_of_range', n: 1 },
  { file: '杭州市招标项目信息汇总.xlsx', reason: 'ruined_by_excel', n: 3 }
]
