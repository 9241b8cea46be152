/** What the OCDS flags ask of their tables in memory beyond the models: the currency met first, and which organisations stand behind a process. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, iterate, sql } from '../vault/sql.ts'

/**
 * Bids whose price some indicator looks at, in the order in which Cardinal comes upon them: process by process, first as the ratio of R024 and
 * R058 does, then as R036 does. The first one's currency is the one that counts. `passed`: processes whose prices are not compared.
 */
export function firstCurrency(
  db: ReadableDB,
  use: { readonly ratio: boolean; readonly lowest: boolean },
  passed: ReadonlySet<string>
): string | null {
  const rows = iterate<{ process_id: string; currency: string }>(
    db,
    sql`SELECT b.process_id, 1 AS pass, b.currency, CAST(SUBSTR(b.process_id, 2) AS INTEGER) AS place, b.seq AS seq
        FROM ocds_bid b
        JOIN ocds_bidder d ON d.bid_id = b.id
        WHERE ${use.ratio ? 1 : 0} = 1 AND b.status = 'valid' AND b.tenderers = 1 AND b.amount IS NOT NULL AND b.currency IS NOT NULL
          AND (SELECT COUNT(*) FROM ocds_award a WHERE a.process_id = b.process_id AND a.status = 'active') = 1
          AND NOT EXISTS (SELECT 1 FROM ocds_award a WHERE a.process_id = b.process_id AND a.status NOT IN ('active', 'cancelled', 'unsuccessful'))
          AND EXISTS (
            SELECT 1 FROM ocds_award a JOIN ocds_supplier s ON s.award_id = a.id
            WHERE a.process_id = b.process_id AND a.status = 'active' AND a.suppliers = 1
          )
        UNION ALL
        SELECT b.process_id, 2 AS pass, b.currency, CAST(SUBSTR(b.process_id, 2) AS INTEGER) AS place, b.seq AS seq
        FROM ocds_bid b
        WHERE ${use.lowest ? 1 : 0} = 1 AND b.status NOT IN ('invited', 'withdrawn') AND b.amount IS NOT NULL AND b.currency IS NOT NULL
          AND EXISTS (SELECT 1 FROM ocds_award a WHERE a.process_id = b.process_id AND a.status = 'active')
        ORDER BY place, pass, seq`
  )
  for (const row of rows) if (!passed.has(row.process_id)) return row.currency
  return null
}

/** Bids with a price in another currency than this one. */
export function otherCurrencyBids(db: ReadableDB, currency: string): number {
  return get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM ocds_bid WHERE amount IS NOT NULL AND currency <> ${currency}`)?.n ?? 0
}

/** Each process with its method details. */
export function processMethods(db: ReadableDB): readonly { readonly id: string; readonly details: string | null }[] {
  return all(db, sql`SELECT id, method_details AS details FROM ocds_process`)
}

/** Tenderer of each row of `ocds_bidder`. */
export function bidderParties(db: ReadableDB): ReadonlyMap<string, string> {
  const rows = all<{ id: string; party_id: string }>(db, sql`SELECT id, party_id FROM ocds_bidder`)
  return new Map(rows.map((row) => [row.id, row.party_id]))
}

export interface Behind {
  readonly ocid: string
  readonly buyer: string | null
  readonly entity: string | null
}

/** Processes in which a submitted bid was disqualified, in the order of the file. */
export function refusingProcesses(db: ReadableDB): readonly Behind[] {
  return all(
    db,
    sql`SELECT p.ocid, p.org_id AS buyer, p.entity_id AS entity FROM ocds_process p
        WHERE EXISTS (SELECT 1 FROM ocds_bid b WHERE b.process_id = p.id AND b.status = 'disqualified')
        ORDER BY CAST(SUBSTR(p.id, 2) AS INTEGER)`
  )
}

/** Who submitted bids in each process. */
export function submittingTenderers(db: ReadableDB): readonly { readonly ocid: string; readonly party: string }[] {
  return all(
    db,
    sql`SELECT DISTINCT p.ocid, d.party_id AS party FROM ocds_process p
        JOIN ocds_bid b ON b.process_id = p.id JOIN ocds_bidder d ON d.bid_id = b.id
        WHERE b.status NOT IN ('invited', 'withdrawn')`
  )
}
