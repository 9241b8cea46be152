/**
 * The payments behind a bar of spending, in the order of the ledger. Only the blocks of the ledger in which the bar has payments are read (kept with its
 * sums), and a block that lies before the page is passed over by its count; so a rare kind costs a block and a late page no more than the first.
 */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, sql, type Query } from '../vault/sql.ts'
import { paymentPlace, rowsAtOnce, type SpendBy, type SpendPeriod } from './power-spend.ts'

export interface PaymentRecord {
  readonly id: string
  readonly pay_date: string | null
  readonly amount: number | null
  readonly kind: string | null
  readonly voucher_no: string | null
  readonly org: string | null
  readonly payee: string | null
  readonly matter_id: string | null
  readonly code: string | null
  readonly matter_name: string | null
  readonly channel: string | null
}

/** Blocks of the ledger with payments of this bar in the period, first to last; `whole`: all of them lie in the period. */
const blocksOf = (db: ReadableDB, by: SpendBy, key: string, { from, to }: SpendPeriod) =>
  all<{ readonly block: number; readonly n: number; readonly whole: number }>(
    db,
    sql`SELECT block, n, first >= ${from} AND last <= ${to} AS whole FROM sys_power_spend_block
        WHERE by = ${by} AND key = ${key} AND last >= ${from} AND first <= ${to} ORDER BY block`
  )

export function paymentPage(
  db: ReadableDB,
  by: SpendBy,
  key: string,
  period: SpendPeriod,
  offset: number,
  limit: number
): { readonly rows: readonly PaymentRecord[]; readonly total: number } {
  const rows: PaymentRecord[] = []
  let before = 0
  for (const { block, n, whole } of blocksOf(db, by, key, period)) {
    if (rows.length >= limit) break
    const within = behind(by, key, period, block)
    const skipped = Math.max(0, offset - before)
    // what lies before the page is only counted
    const own = whole === 1 ? n : skipped === 0 ? null : (get<{ n: number }>(db, sql`SELECT COUNT(*) AS n ${within}`)?.n ?? 0)
    if (own === null || own > skipped) rows.push(...paymentsIn(db, within, skipped, limit - rows.length))
    before += own ?? 0
  }
  return { rows, total: totalOf(db, by, key, period) }
}

const behind = (by: SpendBy, key: string, { from, to }: SpendPeriod, block: number): Query => {
  const column = { domain: sql`COALESCE(m.procedure, '')`, kind: sql`COALESCE(p.kind, '')`, org: sql`COALESCE(p.org_id, m.org_id, '')` }[by]
  return sql`${paymentPlace} WHERE p.rowid > ${block * rowsAtOnce} AND p.rowid <= ${(block + 1) * rowsAtOnce}
    AND p.amount IS NOT NULL AND p.pay_date >= ${from} AND p.pay_date < ${`${to}-32`} AND ${column} = ${key}`
}

const paymentsIn = (db: ReadableDB, within: Query, skipped: number, most: number): readonly PaymentRecord[] =>
  all(
    db,
    sql`SELECT p.id, p.pay_date, p.amount, p.kind, p.voucher_no,
          (SELECT o.name FROM org o WHERE o.id = COALESCE(p.org_id, m.org_id)) AS org, (SELECT y.name FROM party y WHERE y.id = p.payee_id) AS payee,
          m.id AS matter_id, m.code, m.name AS matter_name, m.channel ${within} ORDER BY p.rowid LIMIT ${most} OFFSET ${skipped}`
  )

function totalOf(db: ReadableDB, by: SpendBy, key: string, { from, to }: SpendPeriod): number {
  const column = { domain: sql`domain`, kind: sql`kind`, org: sql`org_id` }[by]
  const sum = sql`SELECT SUM(n) AS n FROM sys_power_spend WHERE ${column} = ${key} AND month >= ${from} AND month <= ${to}`
  return get<{ n: number | null }>(db, sum)?.n ?? 0
}
