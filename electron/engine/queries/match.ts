/** Pairs of entries that may be the same, the answers given, and the rows of the registers that are compared. */
import type { PartyRecord } from '../../../shared/domain/match/compare-parties.ts'
import type { PersonRecord } from '../../../shared/domain/match/compare-people.ts'
import type { MatchReason } from '../../../shared/domain/match/match-reason.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, join, list, sql, type Query } from '../vault/sql.ts'

export type MatchKind = 'party' | 'person'
export type MatchState = 'proposed' | 'confirmed' | 'rejected'
export interface MatchRecord {
  readonly id: number
  readonly kind: MatchKind
  readonly left: string
  readonly right: string
  readonly score: number
  readonly reasons: readonly MatchReason[]
  readonly state: MatchState
  readonly at: string
  readonly account: string
  readonly reason: string
}

const columns = sql`id, kind, left_id AS "left", right_id AS "right", score, reasons, state, at, account, reason`
type Raw = Omit<MatchRecord, 'reasons'> & { readonly reasons: string }
const parsed = (row: Raw): MatchRecord => ({ ...row, reasons: JSON.parse(row.reasons) as MatchReason[] })

/** Records behind an id, in the order of their ids; all when nothing is said. */
interface RecordPage {
  readonly after: string
  readonly limit: number
}
const allRecords: RecordPage = { after: '', limit: -1 }

export const partyRecords = (db: ReadableDB, { after, limit } = allRecords): PartyRecord[] =>
  all(
    db,
    sql`SELECT id, name, credit_code, legal_person, legal_id_hash, phone, address, email, registered_on FROM party
        WHERE name IS NOT NULL AND id > ${after} ORDER BY id LIMIT ${limit}`
  )
export const personRecords = (db: ReadableDB, { after, limit } = allRecords): PersonRecord[] =>
  all(
    db,
    sql`SELECT id, name, id_hash, id_mask, phone, org_id, post_name FROM person
        WHERE name IS NOT NULL AND id > ${after} ORDER BY id LIMIT ${limit}`
  )

export function matchPage(
  db: ReadableDB,
  filter: { readonly kind?: MatchKind | undefined; readonly state?: MatchState | undefined },
  offset: number,
  limit: number
): { readonly rows: MatchRecord[]; readonly total: number } {
  const conditions: Query[] = [sql`1 = 1`]
  if (filter.kind !== undefined) conditions.push(sql`kind = ${filter.kind}`)
  if (filter.state !== undefined) conditions.push(sql`state = ${filter.state}`)
  const where = join(conditions, ' AND ')
  const order = filter.state === 'proposed' ? sql`score DESC, id` : sql`at DESC, score DESC, id`
  return {
    rows: all<Raw>(db, sql`SELECT ${columns} FROM sys_match WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`).map(parsed),
    total: get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_match WHERE ${where}`)?.n ?? 0
  }
}

export function matchCounts(db: ReadableDB): Readonly<Record<MatchState, number>> {
  const found = all<{ state: MatchState; n: number }>(db, sql`SELECT state, COUNT(*) AS n FROM sys_match GROUP BY state`)
  const of = (state: MatchState): number => found.find((one) => one.state === state)?.n ?? 0
  return { proposed: of('proposed'), confirmed: of('confirmed'), rejected: of('rejected') }
}

export function matchesById(db: ReadableDB, ids: readonly number[]): MatchRecord[] {
  return all<Raw>(db, sql`SELECT ${columns} FROM sys_match WHERE id IN (${list(ids)}) ORDER BY id`).map(parsed)
}

export function matchesIn(db: ReadableDB, state: MatchState, kind?: MatchKind): MatchRecord[] {
  const only = kind === undefined ? sql`` : sql`AND kind = ${kind}`
  return all<Raw>(db, sql`SELECT ${columns} FROM sys_match WHERE state = ${state} ${only} ORDER BY id`).map(parsed)
}

export interface AnswerRecord {
  readonly id: number
  readonly match: number
  readonly kind: MatchKind
  readonly leftName: string
  readonly rightName: string
  readonly answer: 'confirm' | 'reject' | 'undo'
  readonly score: number
  readonly reasons: readonly MatchReason[]
  readonly reason: string
  readonly at: string
  readonly account: string
}

/** Every answer ever given, the latest first; of one pair when `match` is given. */
export function answerPage(
  db: ReadableDB,
  match: number | undefined,
  offset: number,
  limit: number
): { readonly rows: AnswerRecord[]; readonly total: number } {
  const where = match === undefined ? sql`1 = 1` : sql`match_id = ${match}`
  const rows = all<Omit<AnswerRecord, 'reasons'> & { readonly reasons: string }>(
    db,
    sql`SELECT id, match_id AS "match", kind, left_name AS leftName, right_name AS rightName, answer, score, reasons, reason, at, account
        FROM sys_match_answer WHERE ${where} ORDER BY id DESC LIMIT ${limit} OFFSET ${offset}`
  )
  return {
    rows: rows.map((row) => ({ ...row, reasons: JSON.parse(row.reasons) as MatchReason[] })),
    total: get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_match_answer WHERE ${where}`)?.n ?? 0
  }
}

/** The rows of the register as they are shown side by side; the unit of a person by name. */
export function entriesById(
  db: ReadableDB,
  kind: MatchKind,
  ids: readonly string[]
): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const rows =
    kind === 'party'
      ? all<Record<string, unknown>>(db, sql`SELECT * FROM party WHERE id IN (${list(ids)})`)
      : all<Record<string, unknown>>(
          db,
          sql`SELECT p.*, o.name AS org_name FROM person p LEFT JOIN org o ON o.id = p.org_id WHERE p.id IN (${list(ids)})`
        )
  return new Map(rows.map((row) => [String(row['id']), row]))
}

/** All entries confirmed to be the same as this one, itself first; only itself when none is. */
export function sameAs(db: ReadableDB, id: string): readonly string[] {
  const others = all<{ id: string }>(
    db,
    sql`WITH top AS (SELECT COALESCE((SELECT canonical_id FROM alias WHERE entity_id = ${id}), ${id}) AS id)
        SELECT a.entity_id AS id FROM alias a JOIN top t ON a.canonical_id = t.id UNION SELECT t.id AS id FROM top t`
  )
  return [id, ...others.map((other) => other.id).filter((other) => other !== id)]
}

/** The same of many at once: every id with all entries confirmed to be the same, itself among them. */
export function sameAsEach(db: ReadableDB, ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map(ids.map((id) => [id, new Set([id])]))
  const pairs = all<{ id: string; same: string }>(
    db,
    sql`WITH top AS (SELECT entity_id AS id, canonical_id AS top FROM alias WHERE entity_id IN (${list(ids)})
          UNION SELECT canonical_id, canonical_id FROM alias WHERE canonical_id IN (${list(ids)}))
        SELECT t.id, a.entity_id AS same FROM top t JOIN alias a ON a.canonical_id = t.top UNION SELECT id, top FROM top`
  )
  for (const { id, same } of pairs) found.get(id)?.add(same)
  return new Map([...found].map(([id, same]) => [id, [...same]]))
}

/** For each of these entries the first, by id, of all that are confirmed to be one with it: the same for all of them. */
export function firstOfSame(db: ReadableDB, ids: readonly string[]): ReadonlyMap<string, string> {
  const tops = new Map(ids.map((id) => [id, id]))
  const known = sql`SELECT entity_id AS id, canonical_id AS top FROM alias WHERE entity_id IN (${list(ids)})`
  for (const { id, top } of all<{ id: string; top: string }>(db, known)) tops.set(id, top)
  const wanted = [...new Set(tops.values())]
  const firsts = new Map(wanted.map((top) => [top, top]))
  const others = sql`SELECT canonical_id AS top, MIN(entity_id) AS id FROM alias WHERE canonical_id IN (${list(wanted)}) GROUP BY canonical_id`
  for (const { top, id } of all<{ top: string; id: string }>(db, others)) if (id < top) firsts.set(top, id)
  return new Map(ids.map((id) => [id, firsts.get(tops.get(id) ?? id) ?? id]))
}
