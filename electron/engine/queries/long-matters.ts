/** What is kept of long matters: surveys as JSON, and steps and acts in the order they are shown. Valid as long as the rows they were read from stand. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, allArrays, get, run, sql } from '../vault/sql.ts'

export type Surveyed = 'steps' | 'acts' | 'hands'

/** The editions of all rows a survey is read from, as text. */
export const rowsStand = (db: ReadableDB): string =>
  all<{ dataset: string; version: number }>(
    db,
    sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN ('step', 'act') ORDER BY dataset`
  )
    .map(({ dataset, version }) => `${dataset} ${version}`)
    .join(', ')

/** What is kept of this matter, if rows have not changed since. The type is the caller's claim about what it kept. */
export function keptSurvey<Survey>(db: ReadableDB, matter: string, of: Surveyed): Survey | undefined {
  const kept = get<{ survey: string; stands_on: string }>(
    db,
    sql`SELECT survey, stands_on FROM sys_long_matter WHERE matter_id = ${matter} AND surveyed = ${of}`
  )
  return kept === undefined || kept.stands_on !== rowsStand(db) ? undefined : (JSON.parse(kept.survey) as Survey)
}

/** The first ids of the order that was kept. Ask only where `keptSurvey` answered. */
export const keptOrder = (db: ReadableDB, matter: string, of: 'steps' | 'acts', most: number): readonly string[] =>
  allArrays<readonly [string]>(
    db,
    sql`SELECT row_id FROM sys_long_matter_order WHERE matter_id = ${matter} AND surveyed = ${of} AND place < ${most} ORDER BY place`
  ).map(([id]) => id)

export function forgetSurveys(writer: WritableDB): void {
  run(writer, sql`DELETE FROM sys_long_matter`)
  run(writer, sql`DELETE FROM sys_long_matter_order`)
}

export function keepSurvey(writer: WritableDB, matter: string, of: Surveyed, standsOn: string, survey: unknown): void {
  run(
    writer,
    sql`INSERT INTO sys_long_matter (matter_id, surveyed, stands_on, survey) VALUES (${matter}, ${of}, ${standsOn}, ${JSON.stringify(survey)})`
  )
}

export function keepOrder(writer: WritableDB, matter: string, of: 'steps' | 'acts', ids: readonly string[]): void {
  for (const [place, id] of ids.entries())
    run(writer, sql`INSERT INTO sys_long_matter_order (matter_id, surveyed, place, row_id) VALUES (${matter}, ${of}, ${place}, ${id})`)
}
