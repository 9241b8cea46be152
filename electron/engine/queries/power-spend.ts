/** Spending by month, domain, kind, unit and channel: a roll-up made when it is first asked for after payments changed. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql, type Query } from '../vault/sql.ts'

export type SpendBy = 'domain' | 'kind' | 'org'
export interface SpendPeriod {
  readonly from: string
  readonly to: string
}

export const spendStandsOn = (db: ReadableDB): string =>
  JSON.stringify(
    all(db, sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN ('matter', 'contract', 'payment') ORDER BY dataset`)
  )

/** So many places of the ledger are one block. A change needs a migration that makes the sums anew. */
export const rowsAtOnce = 2000
/** A payment `p` with the matter `m` it belongs to: the one it names, else that of its contract. */
export const paymentPlace = sql`FROM payment p LEFT JOIN contract c ON p.matter_id IS NULL AND c.id = p.contract_id LEFT JOIN matter m ON m.id = COALESCE(p.matter_id, c.matter_id)`

/** Sums anew, a block of the ledger at each turn, and keeps in which blocks each bar has payments; yields how many ledger places are behind it of all. */
export function* rewriteSpend(db: WritableDB): Generator<{ readonly done: number; readonly total: number }> {
  run(db, sql`DELETE FROM sys_power_spend`)
  run(db, sql`DELETE FROM sys_power_spend_block`)
  const total = get<{ last: number | null }>(db, sql`SELECT MAX(rowid) AS last FROM payment`)?.last ?? 0
  for (let block = 0; block * rowsAtOnce < total; block += 1) {
    const [after, upto] = [block * rowsAtOnce, (block + 1) * rowsAtOnce]
    const placed = sql`SELECT SUBSTR(p.pay_date, 1, 7) AS month, COALESCE(m.procedure, '') AS domain, COALESCE(p.kind, '') AS kind,
        COALESCE(p.org_id, m.org_id, '') AS org_id, COALESCE(m.channel, '') AS channel, p.amount ${paymentPlace}
        WHERE p.rowid > ${after} AND p.rowid <= ${upto} AND p.amount IS NOT NULL AND p.pay_date IS NOT NULL`
    run(
      db,
      sql`INSERT INTO sys_power_spend (month, domain, kind, org_id, channel, n, amount)
          SELECT month, domain, kind, org_id, channel, COUNT(*), SUM(amount) FROM (${placed}) WHERE TRUE GROUP BY 1, 2, 3, 4, 5
          ON CONFLICT (month, domain, kind, org_id, channel) DO UPDATE SET n = n + excluded.n, amount = amount + excluded.amount`
    )
    run(
      db,
      sql`WITH placed AS MATERIALIZED (${placed})
          INSERT INTO sys_power_spend_block (by, key, block, n, first, last)
          SELECT 'domain', domain, ${block}, COUNT(*), MIN(month), MAX(month) FROM placed GROUP BY domain
          UNION ALL SELECT 'kind', kind, ${block}, COUNT(*), MIN(month), MAX(month) FROM placed GROUP BY kind
          UNION ALL SELECT 'org', org_id, ${block}, COUNT(*), MIN(month), MAX(month) FROM placed GROUP BY org_id`
    )
    yield { done: Math.min(upto, total), total }
  }
}

const columnOf: Readonly<Record<SpendBy, Query>> = { domain: sql`domain`, kind: sql`kind`, org: sql`org_id` }

/** Sums by one of the three and by channel. */
export const spendSums = (db: ReadableDB, by: SpendBy, { from, to }: SpendPeriod) =>
  all<{ readonly key: string; readonly channel: string; readonly n: number; readonly amount: number }>(
    db,
    sql`SELECT ${columnOf[by]} AS key, channel, SUM(n) AS n, SUM(amount) AS amount FROM sys_power_spend WHERE month >= ${from} AND month <= ${to} GROUP BY key, channel`
  )

export const lastSpendMonth = (db: ReadableDB, until: string): string | null =>
  get<{ month: string | null }>(db, sql`SELECT MAX(month) AS month FROM sys_power_spend WHERE month <= ${until}`)?.month ?? null

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
