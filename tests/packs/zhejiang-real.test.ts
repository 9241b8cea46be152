/**
 * The engineering models on five real tables of Zhejiang tenders (Hangzhou and Lishui, 2023). They tell of notices, openings and awards: no
 * bidders by name, no contracts, no payments, no dates of award. So every model says why it is silent; and where a guard is taken away, what
 * it would have said falsely is counted. The data are not ours: skipped where the folder is absent.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTable } from '../../electron/engine/io/open-table.ts'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { runModel } from '../../electron/engine/packs/run-model.ts'
import { registerSqlFunctions } from '../../electron/engine/packs/sql-functions.ts'
import { forkRunner } from '../../electron/engine/ports/fork-runner.ts'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { importFiles } from '../../electron/engine/services/import/import-ledger.ts'
import { findGaps } from '../../electron/engine/services/model-coverage.ts'
import { runModels } from '../../electron/engine/services/run-models.ts'
import type { ParamOverrides } from '../../shared/packs/params.ts'

const folder = path.join(import.meta.dirname, '../../../shared/data/zhejiang-tenders-2023')
const files = [
  '杭州市招标项目信息汇总.xlsx',
  '杭州市开标项目信息汇总.xlsx',
  '杭州市中标项目信息汇总.xlsx',
  '杭州市中标项目信息2023-10-30.xlsx',
  '丽水市开标记录2023-08-30.csv'
].map((name) => path.join(folder, name))
const present = files.every((file) => existsSync(file))
if (!present) console.log('skipped: ../shared/data/zhejiang-tenders-2023 is not there')
const calendars = path.join(import.meta.dirname, '../../resources/calendars')
const asOf = '2023-10-31'

/** Guards of eng-tender-times, each with what its SQL reads without it. */
const guards = {
  'the lot was awarded': [['l.bidders < :min_bidders AND l.award_notice_date IS NOT NULL', 'l.bidders < :min_bidders']],
  'zero is no number': [['COALESCE(NULLIF(t.bidder_count, 0), c.n)', 'COALESCE(t.bidder_count, c.n)']],
  'the lot has a matter': [
    ['JOIN matter m ON m.id = j.matter_id', 'LEFT JOIN matter m ON m.id = j.matter_id'],
    ['SELECT m.id AS subject', 'SELECT j.id AS subject']
  ],
  'the tender was open': [[`t.method = 'open' AND `, '']]
} as const satisfies Record<string, readonly (readonly [guard: string, without: string])[]>
type Guard = keyof typeof guards
const [awarded, told, joined, open] = ['the lot was awarded', 'zero is no number', 'the lot has a matter', 'the tender was open'] as const

/** Vault, guards taken out, parameters; how many hits then, and why. `bare` was imported without the least amounts of the mappings. */
const counts: readonly (readonly [
  vault: 'guarded' | 'bare',
  without: readonly Guard[],
  params: ParamOverrides,
  hits: number,
  why: string
])[] = [
  ['guarded', [], {}, 0, 'no table gives a date of award: few bidders are a finding only where the lot was awarded all the same'],
  ['guarded', [awarded], {}, 8, 'openings with one or two bidders; whether they were awarded is not told'],
  ['guarded', [awarded], { min_bidders: 4 }, 147, 'three bidders are enough in law: a limit set one too high'],
  ['guarded', [awarded, joined], {}, 43, 'lots without a project code, which no matter can be made of'],
  ['guarded', [awarded, joined, open], {}, 43, 'the one invited lot has bidders enough'],
  ['bare', [], {}, 0, 'the model holds without the guards of the mappings'],
  ['bare', [awarded, joined], {}, 43, 'a zero that a mapping let pass is no number for the model either'],
  ['bare', [awarded, joined, told], {}, 151, 'the 108 zeros of Lishui: most of what would be reported']
]

describe.skipIf(!present)('[C1] engineering models on tenders of Hangzhou and Lishui', () => {
  let guarded: Desk
  let bare: Desk
  const hits = (vault: 'guarded' | 'bare', id: string, without: readonly Guard[] = [], overrides: ParamOverrides = {}): number => {
    const desk = vault === 'bare' ? bare : guarded
    const model = desk.packSet.model(id)
    if (model === undefined) throw new Error(`no model ${id}`)
    const sql = without
      .flatMap((name) => [...guards[name]])
      .reduce((text, [guard, changed]) => {
        expect(text.split(guard), guard).toHaveLength(2)
        return text.replace(guard, changed)
      }, model.sql)
    const context = registerSqlFunctions(desk.vault.writer, loadCalendar(calendars))
    return [...runModel(desk.vault.writer, context, { ...model, sql }, { asOf, overrides, datasets: desk.packSet.datasets })].length
  }
  const count = (desk: Desk, where: string): number =>
    desk.rows<{ n: number }>(`SELECT COUNT(*) AS n FROM tender WHERE ${where}`)[0]?.n ?? -1

  beforeAll(async () => {
    guarded = await newDesk(['core', 'engineering'])
    for (const file of files) await guarded.takeFile(file)
    bare = await newDesk(['core', 'engineering'])
    const { packSet, vault, by } = bare
    const mappings = packSet.mappings.map((mapping) => ({
      ...mapping,
      emits: mapping.emits.map((emission) => ({
        ...emission,
        fields: Object.fromEntries(Object.entries(emission.fields).map(([name, source]) => [name, { ...source, least: undefined }]))
      }))
    }))
    for (const file of files) {
      await importFiles(vault, { ...packSet, mappings, mapping: (id) => mappings.find((one) => one.id === id) }, [{ path: file }], by)
    }
  }, 240_000)
  afterAll(() => {
    guarded.close()
    bare.close()
  })

  test('every model says why it does not run', async () => {
    const result = await runModels(guarded.vault, guarded.packSet, {
      asOf,
      packs: ['engineering'],
      account: 'admin',
      spawnRunner: () => forkRunner(),
      calendar: loadCalendar(calendars),
      calendars,
      clock: guarded.by.clock
    })
    expect(result.warnings).toBe(0)
    const reasons = result.models.map((model) => [
      model.id,
      model.ran ? model.warnings : model.skipped_because?.split('｜').slice(0, 2).join(' ')
    ])
    expect(Object.fromEntries(reasons)).toEqual(skipped)
    const times = guarded.packSet.model('eng-tender-times')
    expect(times && findGaps(guarded.vault.reader, times, guarded.packSet.datasets).map((gap) => gap.what)).toEqual([
      'bid',
      'tender.award_notice_date'
    ])
  }, 60_000)

  test('nor does any find something when it is made to run: what is not there is not a finding', () => {
    const found = guarded.packSet.models.map((model) => [model.id, hits('guarded', model.id), hits('bare', model.id)])
    expect(found).toEqual(Object.keys(skipped).map((id) => [id, 0, 0]))
  })

  test.each(counts)('eng-tender-times, %s, without %j, %j: %i', (vault, without, params, expected) => {
    expect(hits(vault, 'eng-tender-times', without, params)).toBe(expected)
  })

  test('fewer than three bidders in the table of Lishui: 149 lines, 108 of which are 0, that is, tell no number', async () => {
    const numbers: number[] = []
    const table = await openTable(files[4] ?? '')
    const at = table.sheets[0]?.header.indexOf('投标单位数量') ?? -1
    for await (const batch of table.rows(0)) for (const { cells } of batch) numbers.push(Number(cells[at]))
    table.close()
    expect([numbers.filter((n) => n < 3).length, numbers.filter((n) => n === 0).length]).toEqual([149, 108])
    const lishui = `notice_url LIKE '%lishui%'`
    expect([guarded, bare].map((desk) => count(desk, `${lishui} AND bidder_count < 3`))).toEqual([41, 149])
  })

  test('placeholders: 1.00 yuan is no award; 0, 65 or 75 is no price; bids of a discount are no prices', () => {
    const figures = [
      'bidder_count = 0',
      'award_amount = 100',
      'award_amount < budget / 100',
      'control_price < 100000',
      // what is bid is a discount: eng-price-pattern leaves such lots out, should the bids ever be there
      'control_price > 0 AND discount_pct > 0',
      'award_amount > 0 AND discount_pct > 0'
    ]
    expect(figures.map((where) => [where, count(guarded, where), count(bare, where)])).toEqual([
      ['bidder_count = 0', 0, 108],
      ['award_amount = 100', 0, 12],
      ['award_amount < budget / 100', 0, 12],
      ['control_price < 100000', 0, 3950],
      ['control_price > 0 AND discount_pct > 0', 1595, 1595],
      ['award_amount > 0 AND discount_pct > 0', 428, 428]
    ])
  })
})

const none = {
  bid: 'no_rows:bid 没有“投标”数据',
  contract: 'no_rows:contract 没有“合同”数据',
  step: 'no_rows:step 没有“节点”数据'
}
const skipped: Readonly<Record<string, string>> = {
  'eng-affiliated-bidders': none.bid,
  'eng-approval-late': none.step,
  'eng-behind-plan': none.step,
  'eng-change-orders': 'no_rows:change 没有“变更”数据',
  'eng-contract-late': none.contract,
  'eng-filing-late': 'no_rows:acceptance 没有“竣工验收”数据',
  'eng-identical-bids': none.bid,
  'eng-interest-link': none.contract,
  'eng-node-missing': none.step,
  'eng-order-inverted': none.step,
  'eng-over-budget': none.contract,
  'eng-over-payment': 'no_rows:payment 没有“付款”数据',
  'eng-paper-approvals': 'no_rows:figure 没有“填报数”数据',
  'eng-price-pattern': none.bid,
  'eng-serious-delay': none.contract,
  'eng-settlement-deviates': 'no_rows:settlement 没有“结算”数据',
  'eng-split-tender': none.contract,
  'eng-subcontract': 'no_rows:subcontract 没有“分包”数据',
  'eng-supplier-share': none.contract,
  'eng-supplier-status': none.bid,
  'eng-tender-skipped': none.contract,
  'eng-tender-times': none.bid,
  'eng-works-before-award': none.step,
  'eng-works-passed-on': none.contract,
  'eng-works-permit': 'no_rows:works_permit 没有“施工许可证”数据'
}
