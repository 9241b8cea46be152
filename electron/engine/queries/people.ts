/** People as rows: their acts with marks and matter, their posts, how they compare with others in the same post. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, join, list, sql, type Query } from '../vault/sql.ts'
import { countedMark } from './counted-marks.ts'

export interface PersonRecord {
  readonly id: string
  readonly name: string
  readonly id_mask: string | null
  readonly org_id: string | null
  readonly org_name: string | null
  readonly post_name: string | null
  readonly is_official: number | null
  readonly party_member: number | null
  readonly managed_by: string | null
}
export interface PersonActRecord {
  readonly id: string
  readonly at: string | null
  readonly kind: string
  readonly step_id: string
  readonly node: string
  readonly procedure: string
  readonly matter_id: string
  readonly code: string
  readonly matter_name: string
  readonly post_name: string | null
  readonly org_name: string | null
  readonly amount: number | null
}

export function personById(db: ReadableDB, id: string): PersonRecord | undefined {
  return get(db, sql`SELECT p.*, o.name AS org_name FROM person p LEFT JOIN org o ON o.id = p.org_id WHERE p.id = ${id}`)
}

/** Acts newest first, of all entries that are this person; `markedOnly` keeps those whose step bears a mark. */
export function actsOfPerson(
  db: ReadableDB,
  people: readonly string[],
  markedOnly: boolean,
  offset: number,
  limit: number
): { rows: PersonActRecord[]; total: number } {
  const marked = markedOnly ? sql`AND EXISTS (SELECT 1 FROM mark k WHERE k.step_id = act.step_id AND ${countedMark('k')})` : sql``
  // the page is found in the index of acts by person and time, and only its rows are looked up
  return {
    rows: all(
      db,
      sql`SELECT a.id, a.at, a.kind, a.step_id, s.node, m.procedure, m.id AS matter_id, m.code, m.name AS matter_name, a.post_name, o.name AS org_name, s.amount
          FROM (SELECT id FROM act WHERE person_id IN (${list(people)}) ${marked} ORDER BY at DESC, id LIMIT ${limit} OFFSET ${offset}) p
          JOIN act a ON a.id = p.id JOIN step s ON s.id = a.step_id JOIN matter m ON m.id = a.matter_id LEFT JOIN org o ON o.id = COALESCE(a.org_id, s.org_id, m.org_id)
          ORDER BY a.at DESC, a.id`
    ),
    total: markedOnly
      ? (get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM act WHERE person_id IN (${list(people)}) ${marked}`)?.n ?? 0)
      : rollOfPerson(db, people).acts
  }
}

export function monthsOfPerson(
  db: ReadableDB,
  people: readonly string[]
): readonly { readonly month: string; readonly acts: number; readonly marked: number }[] {
  return all(
    db,
    sql`SELECT month, SUM(acts) AS acts, SUM(marked) AS marked FROM sys_roll_person_month
        WHERE person_id IN (${list(people)}) AND month <> '' GROUP BY month ORDER BY month`
  )
}

export function kindsOfPerson(db: ReadableDB, people: readonly string[]): readonly { readonly kind: string; readonly n: number }[] {
  return all(
    db,
    sql`SELECT kind, SUM(acts) AS n FROM sys_roll_person_kind WHERE person_id IN (${list(people)}) GROUP BY kind ORDER BY n DESC, kind`
  )
}

/** The kinds of mark on these steps, remarks included; neither states nor what the office has accepted. */
export function marksOfSteps(db: ReadableDB, steps: readonly string[]): readonly { readonly step_id: string; readonly kind: string }[] {
  return all(
    db,
    sql`SELECT step_id, kind FROM mark WHERE step_id IN (${list([...new Set(steps)])}) AND kind NOT IN ('not_yet', 'order_unknown')
          AND id NOT IN (SELECT mark_id FROM sys_accepted_mark)`
  )
}

/** Others who hold the same post name now: people, acts, marked acts. */
export function peersOf(db: ReadableDB, post: string): { readonly people: number; readonly acts: number; readonly marked: number } {
  return (
    get(
      db,
      sql`SELECT COUNT(*) AS people, COALESCE(SUM(r.acts), 0) AS acts, COALESCE(SUM(r.marked), 0) AS marked FROM sys_roll_person r
          WHERE r.person_id IN (SELECT person_id FROM appointment WHERE post_name = ${post} AND valid_to IS NULL)`
    ) ?? { people: 0, acts: 0, marked: 0 }
  )
}

export function rollOfPerson(db: ReadableDB, people: readonly string[]): { readonly acts: number; readonly marked: number } {
  return (
    get(
      db,
      sql`SELECT COALESCE(SUM(acts), 0) AS acts, COALESCE(SUM(marked), 0) AS marked FROM sys_roll_person WHERE person_id IN (${list(people)})`
    ) ?? { acts: 0, marked: 0 }
  )
}

export interface PersonListRecord extends PersonRecord {
  readonly acts: number
  readonly marked: number
  readonly warnings: number
}

/** People with what they did; `names` narrows to ids found by a name search. */
export function personPage(
  db: ReadableDB,
  filter: { readonly ids?: readonly string[] | undefined; readonly org?: string | undefined },
  sort: string,
  descending: boolean,
  offset: number,
  limit: number
): { rows: PersonListRecord[]; total: number } {
  const parts: Query[] = [sql`1 = 1`]
  if (filter.ids) parts.push(sql`p.id IN (${list(filter.ids)})`)
  if (filter.org) parts.push(sql`p.org_id = ${filter.org}`)
  const where = join(parts, ' AND ')
  const by = { name: sql`p.name`, acts: sql`acts`, marked: sql`marked`, warnings: sql`warnings` }[sort] ?? sql`p.name`
  const direction = descending ? sql`DESC` : sql`ASC`
  return {
    rows: all(
      db,
      sql`SELECT p.*, o.name AS org_name, COALESCE(r.acts, 0) AS acts, COALESCE(r.marked, 0) AS marked,
          (SELECT COUNT(*) FROM sys_warning w WHERE w.subject = p.id AND w.subject_kind = 'person' AND w.gone_run IS NULL AND w.exception_id IS NULL) AS warnings
          FROM person p LEFT JOIN org o ON o.id = p.org_id LEFT JOIN sys_roll_person r ON r.person_id = p.id
          WHERE ${where} ORDER BY ${by} ${direction}, p.name, p.id LIMIT ${limit} OFFSET ${offset}`
    ),
    total: get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM person p WHERE ${where}`)?.n ?? 0
  }
}
