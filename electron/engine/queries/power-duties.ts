/** Duties against acts: at a node, which decided steps lack the act, which acts were done below the post level bound to it, which nodes are missing or late. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, list, sql, type Query } from '../vault/sql.ts'
import { countedMark } from './counted-marks.ts'

export type DutyHow = 'missing' | 'noAct' | 'otherPost' | 'overdue'
export interface DutyPlace {
  readonly procedure: string
  readonly node: string
  readonly act: string
  /** post levels below the one that is bound */
  readonly below: readonly string[]
  readonly org: string | undefined
}
export interface DutyRowRecord {
  readonly matter_id: string
  readonly code: string
  readonly name: string
  readonly org: string | null
  readonly procedure: string
  readonly node: string
  readonly step_id: string | null
  readonly act_id: string | null
  readonly at: string | null
  readonly person: string | null
  readonly post: string | null
}

const orgIs = (org: string | undefined, column: Query): Query => (org === undefined ? sql`` : sql`AND ${column} = ${org}`)
export const itemOf = (place: DutyPlace): string => `${place.procedure}/${place.node}`

const from = {
  /** marks upon nodes, whether there is a step or not */
  marks: (how: DutyHow, place: DutyPlace): Query =>
    sql`FROM mark k JOIN matter m ON m.id = k.matter_id LEFT JOIN org o ON o.id = m.org_id
        WHERE k.kind = ${how} AND ${countedMark('k')} AND k.node = ${place.node} AND m.procedure = ${place.procedure} ${orgIs(place.org, sql`m.org_id`)}`,
  stepsWithout: (place: DutyPlace): Query =>
    sql`FROM sys_power f JOIN matter m ON m.id = f.matter_id LEFT JOIN org o ON o.id = f.org_id
        WHERE f.grain = 'step' AND f.item = ${itemOf(place)} ${orgIs(place.org, sql`f.org_id`)}
          AND NOT EXISTS (SELECT 1 FROM act a WHERE a.step_id = f.step_id AND a.kind = ${place.act})`,
  actsBelow: (place: DutyPlace): Query =>
    sql`FROM sys_power f JOIN matter m ON m.id = f.matter_id LEFT JOIN org o ON o.id = f.org_id LEFT JOIN person p ON p.id = f.person_id
        WHERE f.grain = 'act' AND f.item = ${itemOf(place)} AND f.kind = ${place.act} AND f.lane IN (${list(place.below)}) ${orgIs(place.org, sql`f.org_id`)}`
}

/** How many rows `undoneRows` gives. */
export function countUndone(db: ReadableDB, how: DutyHow, place: DutyPlace): number {
  const rows = how === 'noAct' ? from.stepsWithout(place) : how === 'otherPost' ? from.actsBelow(place) : from.marks(how, place)
  return get<{ n: number }>(db, sql`SELECT COUNT(*) AS n ${rows}`)?.n ?? 0
}

/** What was not done, in one of the four ways; oldest first by matter code. */
export function undoneRows(db: ReadableDB, how: DutyHow, place: DutyPlace): readonly DutyRowRecord[] {
  const matter = sql`m.id AS matter_id, m.code, m.name, o.name AS org, m.procedure`
  switch (how) {
    case 'missing':
    case 'overdue':
      return all(
        db,
        sql`SELECT ${matter}, k.node, k.step_id, NULL AS act_id, k.at, k.person_name AS person, NULL AS post ${from.marks(how, place)} ORDER BY m.code, k.id`
      )
    case 'noAct':
      return all(
        db,
        sql`SELECT ${matter}, f.node, f.step_id, NULL AS act_id, f.at, NULL AS person, NULL AS post ${from.stepsWithout(place)} ORDER BY m.code, f.step_id`
      )
    case 'otherPost':
      return all(
        db,
        sql`SELECT ${matter}, f.node, f.step_id, f.id AS act_id, f.at, p.name AS person, f.post_name AS post ${from.actsBelow(place)} ORDER BY m.code, f.id`
      )
  }
}

export interface StandardRecord {
  readonly id: string
  readonly code: string
  readonly tier: string | null
  readonly post_name: string | null
  readonly lane: string | null
  readonly procedure: string
  readonly node: string
  readonly act: string
  readonly text: string
  readonly basis: string | null
}
/** The office's own list, as imported. */
export const standards = (db: ReadableDB): readonly StandardRecord[] => all(db, sql`SELECT * FROM duty_standard ORDER BY code`)

/** Projects reviewed, and those given to intermediaries without a check of the unit's own: the figures of the model of that name. */
export const reviewsGiven = (db: ReadableDB): { readonly projects: number; readonly given: number } =>
  get(
    db,
    sql`SELECT COUNT(DISTINCT COALESCE(matter_id, code)) AS projects,
          COUNT(DISTINCT CASE WHEN by_whom = 'agency' AND COALESCE(required_doc, '') = '' AND checked_on IS NULL THEN COALESCE(matter_id, code) END) AS given
        FROM review_task WHERE by_whom IN ('own', 'agency')`
  ) ?? { projects: 0, given: 0 }

/** Sanctions by what they were for. */
export const sanctionCauses = (db: ReadableDB): readonly { readonly cause: string | null; readonly n: number }[] =>
  all(
    db,
    sql`SELECT c.category AS cause, COUNT(*) AS n FROM conduct_outcome o JOIN conduct_case c ON c.id = o.case_id WHERE o.kind = 'sanction' GROUP BY c.category ORDER BY n DESC, cause`
  )
