/** One person's course, from what was made with the facts: sums by appointment, acts that stand out or bear marks, and those of others in the same posts. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, list, sql, type Query } from '../vault/sql.ts'

/** Of several entries confirmed to be one person, the one under which the facts stand; undefined without facts. */
export const personWithFacts = (db: ReadableDB, ids: readonly string[]): { readonly id: string; readonly acts: number } | undefined =>
  get(
    db,
    sql`SELECT member AS id, n AS acts FROM sys_power_roll WHERE dimension = 'person' AND procedure = '' AND month = '' AND member IN (${list(ids)}) ORDER BY n DESC LIMIT 1`
  )

/** Sums of acts under these tenures: appointments, or `-` and the person for days when the list names none. */
export const sumsByTenure = (db: ReadableDB, tenures: readonly string[]) =>
  all<{ readonly id: string; readonly acts: number; readonly matters: number; readonly amount: number; readonly marked: number }>(
    db,
    sql`SELECT r.member AS id, r.n AS acts, r.matters, r.amount, (SELECT COUNT(*) FROM sys_power_marked k WHERE k.tenure = r.member) AS marked
        FROM sys_power_roll r WHERE r.dimension = 'tenure' AND r.procedure = '' AND r.month = '' AND r.member IN (${list(tenures)})`
  )

/** What a unit opened, and its open warnings of the months, within a term; `to` null is still running. */
export function unitWithin(
  db: ReadableDB,
  org: string,
  from: string,
  to: string | null
): { readonly opened: number; readonly warnings: number } {
  const end = to ?? '9999-12-31'
  return (
    get(
      db,
      sql`SELECT (SELECT COUNT(*) FROM matter WHERE org_id = ${org} AND opened >= ${from} AND opened <= ${end}) AS opened,
            (SELECT COUNT(*) FROM sys_warning WHERE org_id = ${org} AND month >= ${from.slice(0, 7)} AND month <= ${end.slice(0, 7)} AND gone_run IS NULL AND exception_id IS NULL) AS warnings`
    ) ?? { opened: 0, warnings: 0 }
  )
}

/** Acts and marked acts under a post name, of all who held it but these: people, acts, marked acts. Entries confirmed to be one person are one. */
export const sumsByPostName = (db: ReadableDB, post: string, person: string) =>
  get<{ readonly people: number; readonly n: number; readonly hits: number }>(
    db,
    sql`SELECT COUNT(DISTINCT t.person) AS people, COALESCE(SUM(t.n), 0) AS n, COALESCE(SUM(t.hits), 0) AS hits FROM (
          SELECT COALESCE(k.canonical_id, a.person_id) AS person, r.n, (SELECT COUNT(*) FROM sys_power_marked h WHERE h.tenure = r.member) AS hits
          FROM appointment a JOIN sys_power_roll r ON r.dimension = 'tenure' AND r.procedure = '' AND r.member = a.id AND r.month = ''
          LEFT JOIN alias k ON k.kind = 'person' AND k.entity_id = a.person_id WHERE a.post_name = ${post}) t WHERE t.person <> ${person}`
  ) ?? { people: 0, n: 0, hits: 0 }

export interface StandingRecord {
  readonly no: number
  readonly how: 'late' | 'quick' | 'large' | 'returned' | 'counterparty' | 'marked'
  readonly value: number
  readonly n: number
  readonly low: number | null
  readonly median: number | null
  readonly high: number | null
  readonly party: string | null
  readonly party_name: string | null
}

/** How often a node is gone through again needs no peers; the rest is held against at least so many. */
const standing = (person: string, minimum: number): Query =>
  sql`FROM sys_power_stand WHERE person_id = ${person} AND (n >= ${minimum} OR how = 'returned')`

/** What stands out of a person's acts, newest first, a page of it with how much there is in all. Both tables are read in the order of their keys. */
export function standingPage(
  db: ReadableDB,
  person: string,
  minimum: number,
  offset: number,
  limit: number
): { readonly rows: readonly StandingRecord[]; readonly total: number } {
  const order = sql`ORDER BY at DESC, no DESC, how DESC, party_id DESC`
  const upTo = sql`LIMIT ${offset + limit}`
  return {
    rows: all(
      db,
      sql`SELECT s.no, s.how, s.value, s.n, s.low, s.median, s.high, p.id AS party, p.name AS party_name FROM (
            SELECT * FROM (SELECT at, no, how, value, n, low, median, high, party_id ${standing(person, minimum)} ${order} ${upTo})
            UNION ALL SELECT * FROM (SELECT at, no, 'marked' AS how, kinds AS value, 0 AS n, NULL AS low, NULL AS median, NULL AS high, '' AS party_id
              FROM sys_power_marked WHERE person_id = ${person} ORDER BY at DESC, no DESC ${upTo})
            ${order} LIMIT ${limit} OFFSET ${offset}) s
          LEFT JOIN party p ON p.id = s.party_id ORDER BY s.at DESC, s.no DESC, s.how DESC, s.party_id DESC`
    ),
    total:
      get<{ n: number }>(
        db,
        sql`SELECT (SELECT COUNT(*) ${standing(person, minimum)}) + (SELECT COUNT(*) FROM sys_power_marked WHERE person_id = ${person}) AS n`
      )?.n ?? 0
  }
}

/** Acts that have too few peers to say anything. */
export const actsWithFewPeers = (db: ReadableDB, person: string, minimum: number): number =>
  get<{ n: number | null }>(db, sql`SELECT SUM(acts) AS n FROM sys_power_group WHERE person_id = ${person} AND peers < ${minimum}`)?.n ?? 0

/** Of the peers of these acts: how many acts they did, and how many at marked steps; by act. */
export const peersMarked = (db: ReadableDB, person: string, acts: readonly number[]) =>
  all<{ readonly no: number; readonly peers: number; readonly marked: number }>(
    db,
    sql`WITH own AS (SELECT no, item, kind, lane FROM sys_power_marked WHERE person_id = ${person} AND no IN (${list(acts)})),
          held AS (SELECT g.item, g.kind, g.lane, g.peers,
              (SELECT COUNT(*) FROM sys_power_marked k WHERE k.item = g.item AND k.kind = g.kind AND k.lane = g.lane)
                - (SELECT COUNT(*) FROM sys_power_marked k WHERE k.item = g.item AND k.kind = g.kind AND k.lane = g.lane AND k.person_id = g.person_id) AS marked
            FROM sys_power_group g WHERE g.person_id = ${person} AND (g.item, g.kind, g.lane) IN (SELECT item, kind, lane FROM own))
        SELECT own.no, held.peers, held.marked FROM own JOIN held ON held.item = own.item AND held.kind = own.kind AND held.lane = own.lane`
  )
