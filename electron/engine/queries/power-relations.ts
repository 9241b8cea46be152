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

const managers = (
  day: string,
  org: string | undefined
): Query => sql`SELECT a.person_id, a.org_id, MIN(a.post_name) AS post, MIN(a.lane) AS lane FROM appointment a
  WHERE a.lane IN ('deputy', 'head') AND a.org_id IS NOT NULL AND a.valid_from <= ${day} AND (a.valid_to IS NULL OR a.valid_to >= ${day})
  ${org === undefined ? sql`` : sql`AND a.org_id = ${org}`} GROUP BY a.person_id, a.org_id`
const suppliers = sql`SELECT c.org_id, c.party_id, COUNT(*) AS contracts, COALESCE(SUM(c.amount), 0) AS amount FROM contract c
  WHERE c.party_id IS NOT NULL AND c.org_id IS NOT NULL GROUP BY c.org_id, c.party_id`

/** In office on that day, with what there is to check them by. */
export const managersOn = (db: ReadableDB, day: string, org: string | undefined): readonly ManagerRecord[] =>
  all(
    db,
    sql`SELECT m.person_id AS person, p.name, m.post, m.org_id, o.name AS org, m.lane, p.id_hash IS NOT NULL AS identified,
          (SELECT COUNT(*) FROM relation r WHERE r.person_id = m.person_id) AS relations, COALESCE(s.firms, 0) AS firms
        FROM (${managers(day, org)}) m JOIN person p ON p.id = m.person_id JOIN org o ON o.id = m.org_id
        LEFT JOIN (SELECT org_id, COUNT(DISTINCT party_id) AS firms FROM contract WHERE party_id IS NOT NULL GROUP BY org_id) s ON s.org_id = m.org_id
        ORDER BY o.name, m.lane DESC, p.name`
  )

export function relationHits(db: ReadableDB, day: string, org: string | undefined): readonly RelationHit[] {
  return all(
    db,
    sql`WITH m AS (${managers(day, org)}), s AS (${suppliers})
        SELECT m.person_id AS person, m.org_id, y.id AS party, y.name AS party_name, 'self' AS how, NULL AS relation, NULL AS related, s.contracts, s.amount
        FROM m JOIN person p ON p.id = m.person_id JOIN party y ON y.legal_id_hash = p.id_hash JOIN s ON s.org_id = m.org_id AND s.party_id = y.id
        UNION ALL
        SELECT m.person_id, m.org_id, y.id, y.name, 'declared', r.id, r.name, s.contracts, s.amount
        FROM m JOIN relation r ON r.person_id = m.person_id JOIN party y ON y.id = r.party_id JOIN s ON s.org_id = m.org_id AND s.party_id = y.id
        UNION ALL
        SELECT m.person_id, m.org_id, y.id, y.name, 'kin', r.id, r.name, s.contracts, s.amount
        FROM m JOIN relation r ON r.person_id = m.person_id JOIN party y ON y.legal_id_hash = r.id_hash JOIN s ON s.org_id = m.org_id AND s.party_id = y.id
        WHERE r.party_id IS NULL OR r.party_id <> y.id`
  )
}

/** Firms with a contract, and relations on record, in all. */
export const relationGround = (db: ReadableDB): { readonly firms: number; readonly relations: number; readonly withLegalId: number } =>
  get(
    db,
    sql`SELECT (SELECT COUNT(DISTINCT party_id) FROM contract) AS firms, (SELECT COUNT(*) FROM relation) AS relations,
          (SELECT COUNT(*) FROM party y WHERE y.legal_id_hash IS NOT NULL AND y.id IN (SELECT party_id FROM contract)) AS withLegalId`
  ) ?? { firms: 0, relations: 0, withLegalId: 0 }
