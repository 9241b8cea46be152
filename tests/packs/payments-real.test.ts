/**
 * The payment models on real purchase orders (8,625 lines of a university, 2017 to 2021; SOURCES.md, wvu-purchase-orders). Counts are stated
 * with the guards and without them: a guard that changed nothing here would not be worth its parameter. The data are not ours: the tests
 * skip where the folder is absent. Amounts are dollars, so limits are set for dollars.
 */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ParamOverrides } from '../../shared/packs/params.ts'
import { modelDesk, type ModelDesk } from '../support/model-desk.ts'

const folder = path.join(import.meta.dirname, '../../../shared/data/wvu-purchase-orders')
const present = existsSync(folder)
if (!present) console.log('skipped: ../shared/data/wvu-purchase-orders is not there')

/** A limit for the test; the university's own limits of those years are not known. */
const limit = { single_limit: 2_500_000, combined_limit: 2_500_000 }
/** model, with its guards, then without some; what each change lets in. */
const counts: readonly (readonly [model: string, params: ParamOverrides, hits: number, why: string])[] = [
  ['pay-duplicate', {}, 0, 'no order number is used twice for one amount but in lines of one order'],
  ['pay-duplicate', { by_line: 0 }, 337, 'lines of one order with equal amounts: the same item ordered for several people'],
  ['pay-duplicate', { by_line: 0, with_cancelled: 1 }, 377, 'and those of cancelled lines'],
  ['pay-duplicate', { need_number: 0 }, 27, 'equal amounts of one day on different orders: half are one temporary-work firm, week by week'],
  ['pay-same-different', {}, 0, 'the table has no invoice numbers, so nothing can be said'],
  [
    'pay-same-different',
    { need_number: 0 },
    34,
    'equal amounts of one day to different suppliers: clinical placements paid at one rate, small fees'
  ],
  ['pay-same-different', { need_number: 0, with_cancelled: 1 }, 56, 'and orders cancelled and placed anew'],
  ['pay-near-duplicate', {}, 0, 'no invoice numbers, and no two suppliers whose names differ in legal form only'],
  ['pay-split-invoice', {}, 0, 'none of 50,000 and more'],
  ['pay-split-invoice', { least: 100_000 }, 45, 'small sums at fixed prices add up by chance'],
  ['pay-split-limit', limit, 11, 'two or more orders of one supplier, kind, day and buyer that together exceed 25,000'],
  ['pay-split-limit', { ...limit, by_document: 0 }, 100, 'every line taken for an order: the largest source of false alarms'],
  [
    'pay-split-limit',
    { ...limit, by_document: 0, same_kind: 0, with_cancelled: 1 },
    156,
    'kinds mixed and cancelled lines counted as well'
  ],
  ['pay-below-limit', { limit_amount: 2_500_000 }, 0, '13 orders just below 25,000 where the bands beside lead one to expect 10.5'],
  ['pay-below-limit', { limit_amount: 2_500_000, times: 1 }, 1, 'without the multiple the unit as a whole would be named'],
  ['pay-round-sums', {}, 2, 'a supplier of devices and an architect, both priced in whole hundreds'],
  ['pay-round-sums', { once: 0 }, 4, 'equal amounts counted each time: subcontracts at one rate'],
  ['pay-round-sums', { min_share: 0.02 }, 11, 'Z alone: any supplier with some round prices'],
  ['pay-voucher-gap', {}, 0, 'order numbers run through several units: no continuous series, so no gaps'],
  ['pay-voucher-gap', { least_filled: 0 }, 5, 'each of five years a series with gaps, if a sparse series is taken for a continuous one'],
  ['pay-relative-size', {}, 4, 'single large works of suppliers otherwise paid small sums'],
  ['pay-relative-size', { least_large: 100 }, 16, 'small suppliers too'],
  ['pay-relative-size', { least_large: 100, min_n: 2 }, 51, 'and those with hardly any orders'],
  ['pay-benford', {}, 2, 'second and first-two digits: round prices; never a ground of its own'],
  ['pay-last-two', {}, 0, 'no ending stands out once round prices and equal amounts are set aside'],
  ['pay-last-two', { skip_round: 0, once: 0 }, 2, 'the endings 00 and 50 of round prices'],
  [
    'pay-off-hours',
    {},
    14,
    'days off of the Chinese calendar (the October holiday), on which this office works: the calendar must fit the unit'
  ],
  ['pay-off-hours', { least: 0 }, 171, 'small sums too'],
  ['pay-off-hours', { with_cancelled: 1 }, 23, 'and cancelled orders'],
  ['pay-dormant', {}, 12, 'suppliers that came back after a year with far larger orders, many of them orders of many lines'],
  ['pay-dormant', { times: 1 }, 15, 'and those whose orders were as before'],
  ['pay-dormant', { min_before: 1, times: 1, least: 0 }, 52, 'and those known from a single or a small order'],
  ['pay-same-amounts', {}, 0, 'no odd amount five times to several suppliers'],
  ['pay-same-amounts', { min_payees: 1 }, 13, 'the same part in many lines of one large order'],
  ['pay-same-amounts', { min_payees: 1, round_step: 1_000_000_000, with_cancelled: 1 }, 33, 'round prices and cancelled lines as well'],
  ['pay-decimal-shift', {}, 0, 'no supplier with steady amounts has one that is ten or a hundred times too large'],
  ['pay-decimal-shift', { tight_share: 0 }, 253, 'scattered amounts have no usual range: the guard is what makes the test usable'],
  ['pay-account-shared', {}, 0, 'the table has no accounts'],
  ['pay-account-changes', {}, 0, 'the table has no accounts'],
  ['pay-payee-contract', {}, 0, 'the contract column is empty throughout'],
  ['pay-contract-gap', {}, 0, 'the contract column is empty throughout']
]

describe.skipIf(!present)('[C2] [#17] [#18] payment analytics on real purchase orders', () => {
  const asOf = '2021-12-31'
  let desk: ModelDesk
  const outcomes: unknown[] = []
  beforeAll(async () => {
    desk = await modelDesk(['core', 'payments'])
    for (const file of readdirSync(folder)) {
      const { mapping, quarantined } = await desk.takeFile(path.join(folder, file))
      outcomes.push([mapping, quarantined])
    }
  }, 120_000)
  afterAll(() => desk.close())

  test('all lines are there; 2,500 are cancelled, 1,352 have no amount left', () => {
    expect(outcomes).toEqual(Array.from({ length: 5 }, () => ['wvu-purchase-orders', 0]))
    expect(desk.rows('SELECT COUNT(*) AS n, SUM(cancelled) AS cancelled, SUM(amount = 0) AS empty_amount FROM payment')).toEqual([
      { n: 8625, cancelled: 2500, empty_amount: 1352 }
    ])
  })

  test.each(counts)('%s %j: %i', (model, params, hits) => {
    expect(desk.hits(model, asOf, params)).toHaveLength(hits)
  })

  test('every model of the pack is counted with all its guards', () => {
    const counted = counts
      .filter(([model, params]) => Object.keys(params).length === 0 || model === 'pay-split-limit')
      .map(([model]) => model)
    const models = desk.packSet.models.map((model) => model.id)
    expect(models.filter((model) => !counted.includes(model) && model !== 'pay-below-limit')).toEqual([])
  })
})
