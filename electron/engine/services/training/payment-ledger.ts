/** 付款台账 in the columns of its mapping; day-to-day payments share the header. */
import { headerOf, ledgerOf, type Column, type Ledger } from './ledger.ts'
import { plannedDate } from './work-days.ts'
import type { PaymentRecord } from './world.ts'

const paymentColumns: readonly Column<PaymentRecord>[] = [
  ['凭证号', (payment) => payment.voucher],
  ['收款单位', (payment) => payment.firm.name],
  ['金额', (payment) => payment.amount],
  ['支付日期', (payment) => plannedDate(payment.paid)],
  ['合同编号', (payment) => payment.contract],
  ['项目编码', (payment) => payment.project],
  ['付款单位', (payment) => payment.unit.name],
  ['收款账户', (payment) => payment.firm.account],
  ['款项', (payment) => payment.kind],
  ['申请日期', (payment) => plannedDate(payment.applied)],
  ['形象进度', (payment) => payment.progress],
  ['审批人', (payment) => payment.approver.name],
  ['用途', (payment) => payment.purpose]
]
export const paymentHeader = headerOf(paymentColumns)

export function paymentLedger(payments: readonly PaymentRecord[]): Ledger {
  return ledgerOf('payment-ledger', paymentColumns, payments, (payment) => `payment:${payment.voucher}`)
}
