/** Acts of a matter: whole, as an outline of all, what they come to; and the meetings and posts that they name. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, allArrays, get, list, sql, type Query } from '../vault/sql.ts'

export interface ActRecord {
  readonly id: string
  readonly step_id: string
  readonly kind: string
  readonly person_id: string | null
  readonly person_name: string | null
  readonly known_name: string | null
  readonly meeting_id: string | null
  readonly post_name: string | null
  readonly org_id: string | null
  readonly at: string | null
  readonly outcome: string | null
  readonly for_person_id: string | null
  readonly for_name: string | null
}

export interface MeetingRecord {
  readonly id: string
  readonly name: string
  readonly held_on: string | null
  readonly due_count: number | null
  readonly present_count: number | null
  readonly agreed_count: number | null
  readonly minutes_no: string | null
}

export interface AppointmentRecord {
  readonly id: string
  readonly person_id: string
  readonly post_name: string
  readonly lane: string | null
  readonly duties: string | null
  readonly org_id: string | null
  readonly org_name: string | null
  readonly valid_from: string
  readonly valid_to: string | null
  readonly doc_no: string | null
}

/** What the acts of a matter come to, shown or not: people by id or by name, meetings by id. */
export function actTotals(
  db: ReadableDB,
  matter: string
): { readonly acts: number; readonly people: number; readonly meetings: readonly string[] } {
  const totals = get<{ acts: number; people: number }>(
    db,
    sql`SELECT COUNT(*) AS acts, COUNT(DISTINCT COALESCE(person_id, person_name)) AS people FROM act WHERE matter_id = ${matter}`
  )
  const meetings = allArrays<readonly [string]>(
    db,
    sql`SELECT DISTINCT meeting_id FROM act WHERE matter_id = ${matter} AND meeting_id IS NOT NULL ORDER BY meeting_id`
  )
  return { acts: totals?.acts ?? 0, people: totals?.people ?? 0, meetings: meetings.map(([id]) => id) }
}

/** How many of these meetings are in the ledger of meetings. */
export const meetingsThere = (db: ReadableDB, ids: readonly string[]): number =>
  ids.length === 0 ? 0 : (get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM meeting WHERE id IN (${list(ids)})`)?.n ?? 0)

/** All acts of the matter, or those at steps of `only`. */
export const actsOf = (db: ReadableDB, matter: string, only?: readonly string[]): readonly ActRecord[] =>
  actsWhere(db, only === undefined ? sql`a.matter_id = ${matter}` : sql`a.step_id IN (${list(only)})`)

export const actsById = (db: ReadableDB, ids: readonly string[]): readonly ActRecord[] => actsWhere(db, sql`a.id IN (${list(ids)})`)

const actsWhere = (db: ReadableDB, which: Query): readonly ActRecord[] =>
  all(
    db,
    sql`SELECT a.*, p.name AS known_name, f.name AS for_name FROM act a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN person f ON f.id = a.for_person_id WHERE ${which}
        ORDER BY a.at NULLS LAST, CASE a.kind WHEN 'handle' THEN 0 WHEN 'review' THEN 1 WHEN 'countersign' THEN 2 WHEN 'decide' THEN 3 WHEN 'approve' THEN 4 ELSE 5 END, a.id`
  )

/** An act as far as is needed to choose among many; `who` is a person, a meeting or a name as the ledger has it. */
export type ActOutline = readonly [id: string, step: string, kind: string, who: string, at: string | null, person: string | null]

export const actOutlines = (db: ReadableDB, matter: string): readonly ActOutline[] =>
  allArrays(
    db,
    sql`SELECT id, step_id, kind, COALESCE(person_id, meeting_id, person_name, ''), at, person_id FROM act WHERE matter_id = ${matter}`
  )

export function meetingsById(db: ReadableDB, ids: readonly string[]): Map<string, MeetingRecord> {
  return new Map(all<MeetingRecord>(db, sql`SELECT * FROM meeting WHERE id IN (${list(ids)})`).map((row) => [row.id, row]))
}

/** Every appointment of these people, oldest first. */
export function appointmentsOf(db: ReadableDB, people: readonly string[]): readonly AppointmentRecord[] {
  return all(
    db,
    sql`SELECT a.*, o.name AS org_name FROM appointment a LEFT JOIN org o ON o.id = a.org_id WHERE a.person_id IN (${list(people)}) ORDER BY a.person_id, a.valid_from`
  )
}
