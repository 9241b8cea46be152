/** A unit switches the payment pack on alone and brings its bank journal: the mapping is chosen by the headers, and each model finds its case. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportOutcome } from '../../electron/engine/services/import/import-ledger.ts'
import { modelDesk, type ModelDesk } from '../support/model-desk.ts'

const header = '交易流水号,本方户名,对方户名,对方账号,借方发生额,交易时间,凭证号,发票号码,经济分类,授权人,摘要,作废标志'
interface Line {
  readonly payee?: string
  readonly account?: string
  readonly yuan: number
  readonly at: string
  readonly invoice?: string
  readonly kind?: string
  readonly voucher?: string
  readonly cancelled?: string
}
/** Ordinary payments: each amount of its own, every working day of March at ten o'clock, vouchers running on. */
const ordinary: readonly Line[] = Array.from({ length: 60 }, (_, index) => ({
  payee: `云溪第${index % 12}供应站`,
  account: `62220000${String(index % 12).padStart(4, '0')}`,
  yuan: 812.37 + index * 131.17,
  at: `2026-03-${String(2 + (index % 5)).padStart(2, '0')} 10:00`,
  invoice: `2633200000${String(5000 + index * 7)}`
}))
const cases: readonly Line[] = [
  // one invoice paid twice, and one paid twice but reversed
  { payee: '甲建材公司', account: '6222111100', yuan: 4321.5, at: '2026-03-03 09:00', invoice: '26332000007001' },
  { payee: '甲建材公司', account: '6222111100', yuan: 4321.5, at: '2026-03-24 09:00', invoice: '26332000007001' },
  { payee: '甲建材公司', account: '6222111100', yuan: 999.99, at: '2026-03-03 09:00', invoice: '26332000007002' },
  { payee: '甲建材公司', account: '6222111100', yuan: 999.99, at: '2026-03-04 09:00', invoice: '26332000007002' },
  { payee: '甲建材公司', account: '6222111100', yuan: -999.99, at: '2026-03-05 09:00', invoice: '26332000007002' },
  // one invoice to two payees, who share an account
  { payee: '乙商贸公司', account: '6222333300', yuan: 15_678.9, at: '2026-03-05 09:00', invoice: '26332000008001' },
  { payee: '丙经营部', account: '6222333300', yuan: 15_678.9, at: '2026-03-05 09:00', invoice: '26332000008001' },
  // an invoice number written otherwise
  { payee: '丁印刷厂', account: '6222444400', yuan: 2345.67, at: '2026-03-05 09:00', invoice: '00871234' },
  { payee: '丁印刷厂', account: '6222444400', yuan: 2345.67, at: '2026-03-12 09:00', invoice: 'NO-871234' },
  // at night, and the same in a cancelled line
  { payee: '戊服务公司', account: '6222555500', yuan: 61_234.5, at: '2026-03-18 23:10', invoice: '26332000009001' },
  { payee: '戊服务公司', account: '6222555500', yuan: 71_234.5, at: '2026-03-18 23:15', invoice: '26332000009002', cancelled: '是' }
]
const cells = (line: Line, index: number): string =>
  [
    `LS${String(index + 1).padStart(5, '0')}`,
    '云溪城投公司',
    line.payee,
    line.account,
    line.yuan.toFixed(2),
    line.at,
    // number 31 is missing
    `记-${String(index < 30 ? index + 1 : index + 2).padStart(3, '0')}`,
    line.invoice,
    line.kind ?? '材料费',
    '李明',
    '货款',
    line.cancelled ?? ''
  ].join(',')

describe('[C2] payment analytics on a bank journal', () => {
  const asOf = '2026-03-31'
  let desk: ModelDesk
  let outcome: ImportOutcome
  beforeAll(async () => {
    desk = await modelDesk(['core', 'payments'])
    outcome = await desk.take('银行流水.csv', [header, ...[...ordinary, ...cases].map(cells)])
  })
  afterAll(() => desk.close())

  test('the journal is read by its own mapping, with hour, invoice, hashed account and cancelled lines', () => {
    expect([outcome.mapping, outcome.rows, outcome.inserted, outcome.quarantined]).toEqual(['payment-detail', 71, 71, 0])
    const [line] = desk.rows<Record<string, unknown>>(
      `SELECT pay_date, paid_at, invoice_no, cancelled, LENGTH(payee_account) AS account FROM payment WHERE serial_no = 'LS00071'`
    )
    expect(line).toMatchObject({ pay_date: '2026-03-18', paid_at: '2026-03-18T23:15', invoice_no: '26332000009002', cancelled: 1 })
    expect(JSON.stringify(desk.rows('SELECT payee_account FROM payment'))).not.toContain('6222333300')
  })

  test('[#18] each case is found once, ordinary payments not at all', () => {
    const found = Object.fromEntries(
      desk.packSet.models.map(({ id: model }) => [model, desk.hits(model, asOf).length] as const).filter(([, n]) => n > 0)
    )
    expect(found).toEqual({
      'pay-account-shared': 1,
      'pay-duplicate': 1,
      'pay-near-duplicate': 1,
      'pay-off-hours': 1,
      'pay-same-different': 1,
      'pay-voucher-gap': 1
    })
    expect(desk.hits('pay-duplicate', asOf)).toMatchObject([{ n: 2, paid: 432_150, amount: 432_150, evidence: 3 }])
    expect(desk.hits('pay-voucher-gap', asOf)).toMatchObject([{ from_no: 31, to_no: 31, missing: 1 }])
    expect(desk.hits('pay-off-hours', asOf)).toMatchObject([{ clock: '23:10', amount: 6_123_450 }])
  })

  test('without its guards a model finds what is in order too', () => {
    expect(desk.hits('pay-off-hours', asOf, { with_cancelled: 1 })).toHaveLength(2)
    expect(desk.hits('pay-same-different', asOf, { need_number: 0, min_payees: 2 })).toHaveLength(1)
    expect(desk.hits('pay-voucher-gap', asOf, { min_n: 100 })).toHaveLength(0)
  })
})
