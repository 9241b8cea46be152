/**
 * Half a year of one hospital pharmacy's sales, imported and put through every model of the pack: what runs, what it finds, and why the rest
 * cannot say anything. The export names neither hospital, department nor doctor. The data are not ours: skipped where the folder is absent.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTable } from '../../electron/engine/io/open-table.ts'
import type { ImportOutcome } from '../../electron/engine/services/import/import-ledger.ts'
import type { RunModelsResult } from '../../electron/engine/services/run-models.ts'
import { modelDesk, type ModelDesk } from '../support/model-desk.ts'

const file = path.join(import.meta.dirname, '../../../shared/data/cn-hospital-drug-sales/朝阳医院2018年销售数据.xlsx')
const present = existsSync(file)
if (!present) console.log('skipped: ../shared/data/cn-hospital-drug-sales is not there')

describe.skipIf(!present)('[D5] pharmacy sales of January to July 2018', () => {
  let desk: ModelDesk
  let outcome: ImportOutcome
  let result: RunModelsResult
  beforeAll(async () => {
    desk = await modelDesk()
    outcome = await desk.takeFile(file)
    // the last day of the data: July is not over, and says nothing
    result = await desk.check('2018-07-19', 'hospital')
  }, 120_000)
  afterAll(() => desk.close())

  test('every line is taken in or set aside with its reason', () => {
    expect(outcome.mapping).toBe('pharmacy-sales')
    // four lines repeat another to the letter (card, day, item, quantity, amount) and are one row
    expect(outcome).toMatchObject({ rows: 6577, inserted: 6549, changed: 0, unchanged: 4, quarantined: 24 })
    // 29 February 2018 and the like; one line without a date
    expect(desk.rows('SELECT reason, COUNT(*) AS n FROM sys_quarantine GROUP BY reason ORDER BY reason')).toEqual([
      { reason: 'no_such_day', n: 23 },
      { reason: 'required', n: 1 }
    ])
    expect(
      desk.rows(
        'SELECT SUM(CASE WHEN qty <= 0 THEN 1 ELSE 0 END) AS returned, MIN(used_on) AS first, MAX(used_on) AS last, COUNT(DISTINCT drug_id) AS drugs FROM drug_use'
      )
    ).toEqual([{ returned: 43, first: '2018-01-01', last: '2018-07-19', drugs: 78 }])
    expect(JSON.stringify(desk.rows('SELECT notes FROM sys_import'))).toContain('星期与日期不符，共 6553 处')
  })

  test('which models run, what they find, and why the others cannot', () => {
    expect(result.models.filter((model) => model.ran).map((model) => [model.id, model.warnings])).toEqual([['hosp-drug-growth', 18]])
    const reasons = result.models
      .filter((model) => !model.ran)
      .map((model) => [model.id, model.skipped_because?.split('｜').slice(0, 2).join(' ')])
    expect(Object.fromEntries(reasons)).toEqual(skipped)
  })

  test('a finding agrees with the raw lines', async () => {
    const months: Record<string, number> = {}
    const seen = new Set<string>()
    const table = await openTable(file)
    for await (const batch of table.rows(0)) {
      for (const { cells } of batch) {
        const [when, , , name, quantity] = cells
        // a line repeated to the letter is one sale, here as in the import
        if (name !== '苯磺酸氨氯地平片(安内真)' || seen.has(JSON.stringify(cells))) continue
        seen.add(JSON.stringify(cells))
        const month = String(when).slice(0, 7)
        months[month] = (months[month] ?? 0) + Number(quantity)
      }
    }
    table.close()
    const [found] = desk.rows<{ text: string }>(`SELECT sentence_zh AS text FROM sys_warning WHERE sentence_zh LIKE '%安内真%'`)
    expect([months['2018-03'], months['2018-04']]).toEqual([222, 578])
    expect(found?.text).toBe(
      '本院（台账未载院名）“苯磺酸氨氯地平片(安内真)” 2018-04 用量 578，上月 222（环比 160.4%），去年同月 —（同比 —），较此前月份偏离 — 倍标准差，待核实。'
    )
  })
})

const skipped = {
  'hosp-applicant-user': 'no_rows:matter 没有“事项”数据',
  'hosp-charge-over-price': 'no_rows:charge 没有“收费明细”数据',
  'hosp-charge-repeat': 'no_rows:charge 没有“收费明细”数据',
  'hosp-consumable-expired': 'no_rows:consumable_use 没有“耗材使用”数据',
  'hosp-consumable-no-id': 'no_rows:consumable_use 没有“耗材使用”数据',
  'hosp-consumable-not-bought': 'no_rows:consumable_use 没有“耗材使用”数据',
  'hosp-consumable-other-patient': 'no_rows:consumable_use 没有“耗材使用”数据',
  'hosp-consumable-reused': 'no_rows:consumable_use 没有“耗材使用”数据',
  'hosp-doctor-drug': 'no_rows:person 没有“人员”数据',
  'hosp-doctor-item': 'no_rows:consumable_use 没有“耗材使用”数据',
  'hosp-drug-quota': 'no_rows:drug_quota 没有“药品限额”数据',
  'hosp-grid': 'no_rows:grid_member 没有“网格员”数据',
  'hosp-introduction': 'no_rows:step 没有“节点”数据',
  'hosp-off-platform': 'no_rows:med_purchase 没有“药品耗材采购”数据',
  'hosp-over-listed-price': 'no_rows:med_purchase 没有“药品耗材采购”数据',
  'hosp-peer-outlier': 'no_rows:visit_count 没有“诊疗人次”数据',
  'hosp-prescription': 'no_rows:prescription 没有“处方”数据',
  'hosp-query': 'no_rows:his_query 没有“统方查询日志”数据',
  'hosp-readmission': 'no_rows:admission 没有“住院”数据',
  'hosp-receipt-coverage': 'no_rows:receipt 没有“医疗收费票据”数据',
  'hosp-repeat-test': 'no_rows:test_result 没有“检查检验”数据',
  'hosp-review': 'no_rows:rx_review 没有“处方点评”数据'
}
