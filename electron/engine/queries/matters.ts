/** The spine as rows: a matter with its steps, acts, marks, meetings and money; lists of matters. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, allArrays, get, join, list, sql, type Query } from '../vault/sql.ts'
import { goesBy, procedureInForce } from './goes-by.ts'

/** A matter as it is, but with the procedure it goes by in place of the one its ledger names: of two columns of a name the later holds. */
const matterColumns = sql`m.*, ${procedureInForce} AS procedure`

export interface MatterRecord {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly procedure: string
  readonly org_id: string | null
  readonly org_name: string | null
  readonly opened: string | null
  readonly closed: string | null
  readonly deadline: string | null
  readonly status: string | null
  readonly approved_budget: number | null
}
export interface StepRecord {
  readonly id: string
  readonly node: string
  readonly org_id: string | null
  readonly round: number | null
  readonly plan_date: string | null
  readonly received_at: string | null
  readonly decided_at: string | null
  readonly due_at: string | null
  readonly registered_at: string | null
  readonly doc_no: string | null
  readonly amount: number | null
  readonly outcome: string | null
}
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
export interface MarkRecord {
  readonly id: string
  readonly matter_id: string
  readonly step_id: string | null
  readonly node: string
  readonly kind: string
  readonly other_node: string | null
  readonly other_name: string | null
  readonly person_name: string | null
  readonly used: number | null
  readonly limit_amount: number | null
  readonly clock: string | null
  readonly over: number | null
  readonly at: string | null
  readonly other_at: string | null
  /** the acceptance that covers it, if any */
  readonly accepted: number | null
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

/** Matters by id or code; an id goes before all codes. At most ten. */
export function mattersByIdOrCode(db: ReadableDB, idOrCode: string): readonly MatterRecord[] {
  const found = all<MatterRecord>(
    db,
    sql`SELECT ${matterColumns}, o.name AS org_name FROM matter m LEFT JOIN org o ON o.id = m.org_id WHERE m.id = ${idOrCode} OR m.code = ${idOrCode} ORDER BY m.id = ${idOrCode} DESC, m.id LIMIT 10`
  )
  return found[0]?.id === idOrCode ? found.slice(0, 1) : found
}

/** All steps of the matter, or those of `only`. */
export function stepsOf(db: ReadableDB, matter: string, only?: readonly string[]): readonly StepRecord[] {
  const which = only === undefined ? sql`matter_id = ${matter}` : sql`id IN (${list(only)})`
  return all(db, sql`SELECT * FROM step WHERE ${which} ORDER BY COALESCE(decided_at, received_at, plan_date) NULLS LAST, node, round, id`)
}

/** The step of this matter that an id names, be it its own or that of an act at it; none where neither is there. */
export const stepNamed = (db: ReadableDB, matter: string, stepOrAct: string): readonly string[] =>
  allArrays<readonly [string]>(
    db,
    sql`SELECT id FROM step WHERE id = ${stepOrAct} AND matter_id = ${matter}
        UNION SELECT s.id FROM act a JOIN step s ON s.id = a.step_id WHERE a.id = ${stepOrAct} AND s.matter_id = ${matter}`
  ).map(([id]) => id)

/** A step as far as is needed to choose among many. */
export type StepOutline = readonly [id: string, node: string, round: number | null, at: string | null, decided: 0 | 1]
/** Every step of the matter in outline: a long trail is counted and chosen from without reading it whole. */
export const outlineOf = (db: ReadableDB, matter: string): readonly StepOutline[] =>
  allArrays(
    db,
    sql`SELECT id, node, round, COALESCE(decided_at, received_at, plan_date), decided_at IS NOT NULL FROM step WHERE matter_id = ${matter}`
  )

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

export interface DocumentRecord {
  readonly id: string
  readonly step_id: string | null
  readonly doc_no: string | null
  readonly title: string
  readonly issued_on: string | null
}
export function documentsOfMatter(db: ReadableDB, matter: string): readonly DocumentRecord[] {
  return all(
    db,
    sql`SELECT id, step_id, doc_no, title, issued_on FROM document WHERE matter_id = ${matter} ORDER BY issued_on NULLS LAST, id LIMIT 2000`
  )
}

export function marksOf(db: ReadableDB, matter: string): readonly MarkRecord[] {
  return all(
    db,
    sql`SELECT k.*, a.acceptance_id AS accepted FROM mark k LEFT JOIN sys_accepted_mark a ON a.mark_id = k.id WHERE k.matter_id = ${matter} ORDER BY k.node, k.kind, k.id`
  )
}

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

/** Contract sum, payments and the (largest) contractor of a matter, in 分. */
export function moneyOf(
  db: ReadableDB,
  matter: string
): { readonly contracted: number | null; readonly paid: number | null; readonly contractor: string | null } {
  return {
    contracted:
      get<{ n: number | null }>(db, sql`SELECT SUM(amount) AS n FROM contract WHERE matter_id = ${matter} AND parent_id IS NULL`)?.n ??
      null,
    paid: get<{ n: number | null }>(db, sql`SELECT SUM(amount) AS n FROM payment WHERE matter_id = ${matter}`)?.n ?? null,
    contractor:
      get<{ name: string }>(
        db,
        sql`SELECT p.name FROM contract c JOIN party p ON p.id = c.party_id WHERE c.matter_id = ${matter} ORDER BY c.amount DESC NULLS LAST, c.id LIMIT 1`
      )?.name ?? null
  }
}

export interface MatterListRecord extends MatterRecord {
  readonly marks: number
}
const orders: Readonly<Record<string, readonly [Query, Query]>> = {
  code: [sql`m.code`, sql`m.code DESC`],
  name: [sql`m.name`, sql`m.name DESC`],
  opened: [sql`m.opened ASC NULLS LAST, m.code`, sql`m.opened DESC NULLS LAST, m.code`],
  amount: [sql`m.approved_budget ASC NULLS LAST, m.code`, sql`m.approved_budget DESC NULLS LAST, m.code`],
  marks: [sql`marks, m.code`, sql`marks DESC, m.code`]
}

export interface MatterFilter {
  readonly procedure?: string | undefined
  readonly org?: string | undefined
  readonly mark?: string | undefined
  readonly text?: string | undefined
}

export function matterPage(
  db: ReadableDB,
  filter: MatterFilter,
  sort: string,
  descending: boolean,
  offset: number,
  limit: number
): { rows: MatterListRecord[]; total: number } {
  const parts: Query[] = [sql`1 = 1`]
  if (filter.procedure) parts.push(goesBy(filter.procedure))
  if (filter.org) parts.push(sql`m.org_id = ${filter.org}`)
  if (filter.mark)
    parts.push(sql`m.id IN (SELECT matter_id FROM mark WHERE kind = ${filter.mark} AND id NOT IN (SELECT mark_id FROM sys_accepted_mark))`)
  if (filter.text) {
    const wanted = `%${filter.text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`
    parts.push(sql`(m.name LIKE ${wanted} ESCAPE '\\' OR m.code LIKE ${wanted} ESCAPE '\\')`)
  }
  const where = join(parts, ' AND ')
  const order = orders[sort]?.[descending ? 1 : 0] ?? sql`m.code`
  return {
    rows: all(
      db,
      sql`SELECT ${matterColumns}, o.name AS org_name, COALESCE(k.marks, 0) AS marks FROM matter m LEFT JOIN org o ON o.id = m.org_id LEFT JOIN sys_roll_marks k ON k.matter_id = m.id
          WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}`
    ),
    total: get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM matter m WHERE ${where}`)?.n ?? 0
  }
}

/** These matters in this order. */
export function mattersById(db: ReadableDB, ids: readonly string[]): readonly MatterListRecord[] {
  const rows = all<MatterListRecord>(
    db,
    sql`SELECT ${matterColumns}, o.name AS org_name, COALESCE(k.marks, 0) AS marks FROM matter m LEFT JOIN org o ON o.id = m.org_id LEFT JOIN sys_roll_marks k ON k.matter_id = m.id
        WHERE m.id IN (${list(ids)})`
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

export function matterCountsByProcedure(db: ReadableDB): readonly { readonly procedure: string; readonly n: number }[] {
  return all(db, sql`SELECT ${procedureInForce} AS procedure, COUNT(*) AS n FROM matter m GROUP BY 1 ORDER BY n DESC`)
}

/** Levels of the open warnings of each matter. */
export function levelsOfMatters(db: ReadableDB, ids: readonly string[]): Map<string, ('red' | 'orange' | 'yellow')[]> {
  const levels = new Map<string, ('red' | 'orange' | 'yellow')[]>()
  const rows = all<{ matter_id: string; level: 'red' | 'orange' | 'yellow' }>(
    db,
    sql`SELECT matter_id, level FROM sys_warning WHERE gone_run IS NULL AND exception_id IS NULL AND matter_id IN (${list(ids)}) ORDER BY CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END`
  )
  for (const row of rows) levels.set(row.matter_id, [...(levels.get(row.matter_id) ?? []), row.level])
  return levels
}
