/** Steps, people and marks of a procedure's matters, as the process view works them out. */
import type { ActFact, MatterFact, StepFact } from '../../../shared/domain/mark.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { goesBy, procedureInForce } from './goes-by.ts'
import { all, join, sql, type Query } from '../vault/sql.ts'

/** Which matters: of a procedure, of a unit; begun (opened, else first decided) from a day to a day, both included. */
export interface ProcessFilter {
  readonly procedure: string
  readonly org?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}
export interface ProcessMatterRow {
  readonly id: string
  readonly opened: string | null
  readonly closed: string | null
  readonly deadline: string | null
}
export interface ProcessStepRow {
  readonly id: string
  readonly matter_id: string
  readonly node: string
  readonly decided_at: string | null
  readonly source: number
}

/** The condition on `m` that all reads of a procedure share. */
function within({ procedure, org, from, to }: ProcessFilter): Query {
  const begun = sql`SUBSTR(COALESCE(m.opened, (SELECT MIN(s.decided_at) FROM step s WHERE s.matter_id = m.id)), 1, 10)`
  const parts = [goesBy(procedure)]
  if (org !== undefined) parts.push(sql`m.org_id = ${org}`)
  if (from !== undefined) parts.push(sql`${begun} >= ${from}`)
  if (to !== undefined) parts.push(sql`${begun} <= ${to}`)
  return join(parts, ' AND ')
}

export function processMatters(db: ReadableDB, filter: ProcessFilter): readonly ProcessMatterRow[] {
  return all(db, sql`SELECT m.id, m.opened, m.closed, m.deadline FROM matter m WHERE ${within(filter)} ORDER BY m.code, m.id`)
}

export function processSteps(db: ReadableDB, filter: ProcessFilter): readonly ProcessStepRow[] {
  return all(
    db,
    sql`SELECT t.id, t.matter_id, t.node, t.decided_at, COALESCE(t._source, 0) AS source FROM step t JOIN matter m ON m.id = t.matter_id WHERE ${within(filter)}`
  )
}

/** People known for sure who acted in each step; whoever only handed it on did not. */
export function processPeople(db: ReadableDB, filter: ProcessFilter): readonly { readonly step_id: string; readonly person_id: string }[] {
  return all(
    db,
    sql`SELECT DISTINCT a.step_id, a.person_id FROM act a JOIN matter m ON m.id = a.matter_id WHERE a.person_id IS NOT NULL AND a.kind <> 'delegate' AND ${within(filter)}`
  )
}

export function processMarks(
  db: ReadableDB,
  filter: ProcessFilter
): readonly { readonly matter: string; readonly kind: string; readonly node: string; readonly acceptance: number | null }[] {
  return all(
    db,
    sql`SELECT k.matter_id AS matter, k.kind, k.node, a.acceptance_id AS acceptance FROM mark k JOIN matter m ON m.id = k.matter_id
        LEFT JOIN sys_accepted_mark a ON a.mark_id = k.id WHERE ${within(filter)}`
  )
}

/** Every procedure that matters go by, with how many, and the days between which they lie. */
export function processesInUse(db: ReadableDB): readonly {
  readonly procedure: string
  readonly n: number
  readonly steps: number
  readonly first: string | null
  readonly last: string | null
}[] {
  return all(
    db,
    sql`SELECT ${procedureInForce} AS procedure, COUNT(DISTINCT m.id) AS n, COUNT(s.id) AS steps, SUBSTR(MIN(s.decided_at), 1, 10) AS first, SUBSTR(MAX(s.decided_at), 1, 10) AS last
        FROM matter m LEFT JOIN step s ON s.matter_id = m.id GROUP BY 1 ORDER BY n DESC, 1`
  )
}

/** Everything that conformance looks at in these matters, in the order of their ids. `which` is a condition on `m`. */
export function conformanceFacts(
  db: ReadableDB,
  which: Query
): { readonly matters: readonly MatterFact[]; readonly steps: readonly StepFact[]; readonly acts: readonly ActFact[] } {
  const of = sql`JOIN matter m ON m.id = t.matter_id WHERE ${which}`
  return {
    matters: all(
      db,
      sql`SELECT m.id, ${procedureInForce} AS procedure, m.opened, m.closed, m.deadline FROM matter m WHERE ${which} ORDER BY m.id`
    ),
    steps: all(db, sql`SELECT t.* FROM step t ${of}`),
    acts: all(db, sql`SELECT t.* FROM act t ${of}`)
  }
}
