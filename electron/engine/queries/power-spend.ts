/** Spending by month, domain, kind, unit and channel: a roll-up made when it is first asked for after payments changed, and the payments behind a bar. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, join, run, sql, type Query } from '../vault/sql.ts'

export type SpendBy = 'domain' | 'kind' | 'org'
export interface SpendPeriod {
  readonly from: string
  readonly to: string
}

export const spendStandsOn = (db: ReadableDB): string =>
  JSON.stringify(
    all(db, sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN ('matter', 'contract', 'payment') ORDER BY dataset`)
  )

/** Sums anew, some thousand payments at each turn; yields how many ledger places are behind it of all. A payment belongs to the matter it names, else to that of its contract. */
export function* rewriteSpend(db: WritableDB): Generator<{ readonly done: number; readonly total: number }> {
  run(db, sql`DELETE FROM sys_power_spend`)
  const total = get<{ last: number | null }>(db, sql`SELECT MAX(rowid) AS last FROM payment`)?.last ?? 0
  for (let done = 0; done < total; done += rowsAtOnce) {
    run(
      db,
      sql`INSERT INTO sys_power_spend (month, domain, kind, org_id, channel, n, amount)
          SELECT SUBSTR(p.pay_date, 1, 7), COALESCE(m.procedure, ''), COALESCE(p.kind, ''), COALESCE(p.org_id, m.org_id, ''), COALESCE(m.channel, ''), COUNT(*), SUM(p.amount)
          FROM payment p LEFT JOIN contract c ON p.matter_id IS NULL AND c.id = p.contract_id LEFT JOIN matter m ON m.id = COALESCE(p.matter_id, c.matter_id)
          WHERE p.rowid > ${done} AND p.rowid <= ${done + rowsAtOnce} AND p.amount IS NOT NULL AND p.pay_date IS NOT NULL GROUP BY 1, 2, 3, 4, 5
          ON CONFLICT (month, domain, kind, org_id, channel) DO UPDATE SET n = n + excluded.n, amount = amount + excluded.amount`
    )
    yield { done: Math.min(done + rowsAtOnce, total), total }
  }
}
const rowsAtOnce = 2000

const columnOf: Readonly<Record<SpendBy, Query>> = { domain: sql`domain`, kind: sql`kind`, org: sql`org_id` }

/** Sums by one of the three and by channel. */
export const spendSums = (db: ReadableDB, by: SpendBy, { from, to }: SpendPeriod) =>
  all<{ readonly key: string; readonly channel: string; readonly n: number; readonly amount: number }>(
    db,
    sql`SELECT ${columnOf[by]} AS key, channel, SUM(n) AS n, SUM(amount) AS amount FROM sys_power_spend WHERE month >= ${from} AND month <= ${to} GROUP BY key, channel`
  )

export const lastSpendMonth = (db: ReadableDB, until: string): string | null =>
  get<{ month: string | null }>(db, sql`SELECT MAX(month) AS month FROM sys_power_spend WHERE month <= ${until}`)?.month ?? null

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

/** The payments behind a bar, in the order of the ledger. */
export function paymentPage(
  db: ReadableDB,
  by: SpendBy,
  id: string,
  { from, to }: SpendPeriod,
  offset: number,
  limit: number
): { readonly rows: readonly PaymentRecord[]; readonly total: number } {
  const parts: Query[] = [sql`p.amount IS NOT NULL`, sql`p.pay_date >= ${from}`, sql`p.pay_date < ${`${to}-32`}`]
  if (by === 'kind') parts.push(id === '' ? sql`p.kind IS NULL` : sql`p.kind = ${id}`)
  if (by === 'org') parts.push(id === '' ? sql`p.org_id IS NULL AND m.org_id IS NULL` : sql`COALESCE(p.org_id, m.org_id) = ${id}`)
  if (by === 'domain') parts.push(id === '' ? sql`m.id IS NULL` : sql`m.procedure = ${id}`)
  return {
    rows: all(
      db,
      sql`SELECT p.id, p.pay_date, p.amount, p.kind, p.voucher_no, o.name AS org, y.name AS payee, m.id AS matter_id, m.code, m.name AS matter_name, m.channel
          FROM payment p LEFT JOIN contract c ON p.matter_id IS NULL AND c.id = p.contract_id LEFT JOIN matter m ON m.id = COALESCE(p.matter_id, c.matter_id)
          LEFT JOIN org o ON o.id = COALESCE(p.org_id, m.org_id) LEFT JOIN party y ON y.id = p.payee_id
          WHERE ${join(parts, ' AND ')} ORDER BY p.rowid LIMIT ${limit} OFFSET ${offset}`
    ),
    total:
      get<{ n: number | null }>(
        db,
        sql`SELECT SUM(n) AS n FROM sys_power_spend WHERE ${columnOf[by]} = ${id} AND month >= ${from} AND month <= ${to}`
      )?.n ?? 0
  }
}

/** Typed-in counts of approvals, in all and on paper: of each unit the latest period that has both. */
export const approvalFigures = (db: ReadableDB) =>
  all<{
    readonly org_id: string
    readonly org: string
    readonly period: string
    readonly total: number
    readonly paper: number
    readonly total_row: string
    readonly paper_row: string
  }>(
    db,
    sql`SELECT t.org_id, o.name AS org, t.period, t.value AS total, p.value AS paper, t.id AS total_row, p.id AS paper_row
        FROM figure t JOIN figure p ON p.org_id = t.org_id AND p.period = t.period AND p.item = 'approvals_paper' JOIN org o ON o.id = t.org_id
        WHERE t.item = 'approvals_total' AND t.value IS NOT NULL AND p.value IS NOT NULL
          AND t.period_end = (SELECT MAX(l.period_end) FROM figure l WHERE l.org_id = t.org_id AND l.item = 'approvals_total') ORDER BY p.value / t.value DESC, o.name`
  )
