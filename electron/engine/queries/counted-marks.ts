/**
 * Which marks count where steps, people and matters are told apart by them: neither states and remarks, nor deviations that the office has accepted
 * with a reason. One definition, so that a figure and the list behind it agree whichever view asks.
 */
import { lightMarkKinds } from '../../../shared/domain/mark.ts'
import { identifier, list, sql, type Query } from '../vault/sql.ts'

/** The condition upon rows of `mark` by the name they have in the statement. */
export function countedMark(name: string): Query {
  const of = identifier(name)
  return sql`${of}.kind NOT IN (${list(lightMarkKinds)}) AND ${of}.id NOT IN (SELECT mark_id FROM sys_accepted_mark)`
}

/** Steps that bear such a mark, by `step_id` with their `matter_id`; one may come several times. */
export const markedSteps = sql`SELECT step_id, matter_id FROM mark WHERE step_id IS NOT NULL AND ${countedMark('mark')}`
