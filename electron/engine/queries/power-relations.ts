/** Managers from deputy head up against the firms their unit has contracts with: themselves, declared relations, and relatives who are a firm's legal person. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, sql, type Query } from '../vault/sql.ts'

export interface ManagerRecord {
  readonly person: string
  readonly name: string
  readonly post: string
  readonly org_id: string
  readonly org: string
  readonly lane: string
  readonly identified: number
  readonly relations: number
  readonly firms: number
}
export interface RelationHit {
  readonly person: string
  readonly org_id: string
  readonly party: string
  readonly party_name: string
  readonly how: 'self' | 'declared' | 'kin'
  readonly relation: string | null
  readonly related: string | null
  readonly contracts: number
  readonly amount: number
}

/** Entries confirmed to be one person or one firm count as one, under the id of the group. */
const canonical = (kind: 'person' | 'party', id: Query): Query =>
  sql`COALESCE((SELECT k.canonical_id FROM alias k WHERE k.kind = ${kind} AND k.entity_id = ${id}), ${id})`

/** Of somebody who holds several posts in a unit the highest. */
const managers = (day: string, org: string | undefined): Query => sql`SELECT person_id, org_id, post_name AS post, lane FROM (
    SELECT c.*, ROW_NUMBER() OVER (PARTITION BY c.person_id, c.org_id ORDER BY c.lane DESC, c.post_name, c.id) AS place FROM (
      SELECT a.id, ${canonical('person', sql`a.person_id`)} AS person_id, a.org_id, a.post_name, a.lane FROM appointment a
      WHERE a.lane IN ('deputy', 'head') AND a.org_id IS NOT NULL AND a.valid_from <= ${day} AND (a.valid_to IS NULL OR a.valid_to >= ${day})
      ${org === undefined ? sql`` : sql`AND a.org_id = ${org}`}) c) WHERE place = 1`
const suppliers = sql`SELECT org_id, party_id, COUNT(*) AS contracts, COALESCE(SUM(amount), 0) AS amount FROM (
    SELECT c.org_id, ${canonical('party', sql`c.party_id`)} AS party_id, c.amount FROM contract c WHERE c.party_id IS NOT NULL AND c.org_id IS NOT NULL) GROUP BY org_id, party_id`
const numbers = sql`SELECT DISTINCT ${canonical('person', sql`p.id`)} AS person_id, p.id_hash FROM person p WHERE p.id_hash IS NOT NULL`
const legals = sql`SELECT DISTINCT ${canonical('party', sql`y.id`)} AS party_id, y.legal_id_hash FROM party y WHERE y.legal_id_hash IS NOT NULL`
const relations = sql`SELECT r.id, ${canonical('person', sql`r.person_id`)} AS person_id, r.name, r.id_hash,
    CASE WHEN r.party_id IS NULL THEN NULL ELSE ${canonical('party', sql`r.party_id`)} END AS party_id FROM relation r`

/** In office on that day, with what there is to check them by. */
export const managersOn = (db: ReadableDB, day: string, org: string | undefined): readonly ManagerRecord[] =>
  all(
    db,
    sql`WITH m AS (${managers(day, org)}), r AS (${relations}), s AS (${suppliers})
        SELECT m.person_id AS person, p.name, m.post, m.org_id, o.name AS org, m.lane,
          i.person_id IS NOT NULL AS identified,
          COALESCE(c.n, 0) AS relations, COALESCE(f.n, 0) AS firms
        FROM m JOIN person p ON p.id = m.person_id JOIN org o ON o.id = m.org_id
        LEFT JOIN (SELECT DISTINCT person_id FROM (${numbers})) i ON i.person_id = m.person_id
        LEFT JOIN (SELECT person_id, COUNT(*) AS n FROM r GROUP BY person_id) c ON c.person_id = m.person_id
        LEFT JOIN (SELECT org_id, COUNT(*) AS n FROM s GROUP BY org_id) f ON f.org_id = m.org_id
        ORDER BY o.name, m.lane DESC, p.name`
  )

export function relationHits(db: ReadableDB, day: string, org: string | undefined): readonly RelationHit[] {
  return all(
    db,
    sql`WITH m AS (${managers(day, org)}), s AS (${suppliers}), n AS (${numbers}), l AS (${legals}), r AS (${relations}), hit AS (
          SELECT m.person_id, m.org_id, l.party_id, 'self' AS how, NULL AS relation, NULL AS related
          FROM m JOIN n ON n.person_id = m.person_id JOIN l ON l.legal_id_hash = n.id_hash
          UNION ALL
          SELECT m.person_id, m.org_id, r.party_id, 'declared', r.id, r.name FROM m JOIN r ON r.person_id = m.person_id WHERE r.party_id IS NOT NULL
          UNION ALL
          SELECT m.person_id, m.org_id, l.party_id, 'kin', r.id, r.name
          FROM m JOIN r ON r.person_id = m.person_id JOIN l ON l.legal_id_hash = r.id_hash WHERE r.party_id IS NULL OR r.party_id <> l.party_id)
        SELECT h.person_id AS person, h.org_id, y.id AS party, y.name AS party_name, h.how, h.relation, h.related, s.contracts, s.amount
        FROM hit h JOIN s ON s.org_id = h.org_id AND s.party_id = h.party_id JOIN party y ON y.id = h.party_id ORDER BY h.person_id, h.how, y.name, h.relation`
  )
}

/** Firms with a contract, and relations on record, in all. */
export const relationGround = (db: ReadableDB): { readonly firms: number; readonly relations: number; readonly withLegalId: number } =>
  get(
    db,
    sql`SELECT (SELECT COUNT(DISTINCT ${canonical('party', sql`party_id`)}) FROM contract WHERE party_id IS NOT NULL) AS firms, (SELECT COUNT(*) FROM relation) AS relations,
          (SELECT COUNT(*) FROM party y WHERE y.legal_id_hash IS NOT NULL AND y.id IN (SELECT party_id FROM contract)) AS withLegalId`
  ) ?? { firms: 0, relations: 0, withLegalId: 0 }
