/** What collection points hold: values that units reported, counts that the vault made, units as they stood, vetoes, ratings from elsewhere. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, list, run, sql } from '../vault/sql.ts'

export interface ReportedValue {
  readonly id: string
  readonly org_id: string
  readonly point: string
  readonly period: string
  readonly value: number | null
}

/** Reported values of these years (`2026`), by the start of their period. */
export function reportedValues(db: ReadableDB, years: readonly [string, string]): readonly ReportedValue[] {
  return all(
    db,
    sql`SELECT id, org_id, point, period, value FROM point_value WHERE period >= ${years[0]} AND period < ${`${Number(years[1]) + 1}`} ORDER BY org_id, point, period, id`
  )
}

export interface StandingRow extends ReportedValue {
  /** typed into a form; empty when imported */
  readonly form: string
  readonly filled_by: string
  readonly checked_by: string
}

/** Rows that stand for exactly this period, with who said so. */
export function rowsOfPeriod(db: ReadableDB, period: string): readonly StandingRow[] {
  return all(
    db,
    sql`SELECT id, org_id, point, period, value, COALESCE(form_id, '') AS form, COALESCE(filled_by, '') AS filled_by, COALESCE(checked_by, '') AS checked_by
        FROM point_value WHERE period = ${period}`
  )
}

/** All reported values of a unit's point, newest period first, with who said so. */
export function valuesOfPoint(
  db: ReadableDB,
  org: string,
  point: string
): readonly (ReportedValue & {
  readonly filled_by: string
  readonly checked_by: string
  readonly note: string
  readonly form_id: string
})[] {
  return all(
    db,
    sql`SELECT id, org_id, point, period, value, COALESCE(filled_by, '') AS filled_by, COALESCE(checked_by, '') AS checked_by, COALESCE(note, '') AS note, COALESCE(form_id, '') AS form_id
        FROM point_value WHERE org_id = ${org} AND point = ${point} ORDER BY period DESC, id`
  )
}

/** Who reported these values, by the value's id. */
export function reportersOf(
  db: ReadableDB,
  ids: readonly string[]
): ReadonlyMap<string, { readonly filled_by: string; readonly checked_by: string; readonly form_id: string }> {
  const rows: { id: string; filled_by: string; checked_by: string; form_id: string }[] = []
  for (let at = 0; at < ids.length; at += 5000)
    rows.push(
      ...all<(typeof rows)[number]>(
        db,
        sql`SELECT id, COALESCE(filled_by, '') AS filled_by, COALESCE(checked_by, '') AS checked_by, COALESCE(form_id, '') AS form_id
            FROM point_value WHERE id IN (${list(ids.slice(at, at + 5000))})`
      )
    )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Periods that values were reported for, and how many points each tells of. */
export function reportedPeriods(db: ReadableDB): readonly { readonly period: string; readonly points: number }[] {
  return all(db, sql`SELECT period, COUNT(DISTINCT point) AS points FROM point_value GROUP BY period ORDER BY period`)
}

export interface ScoredUnit {
  readonly id: string
  readonly name: string
  readonly short: string
  readonly kind: string
  /** what the register says of its kind of clean-governance unit */
  readonly clean: string
  readonly region: string
  readonly parent: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly merged_into: string | null
}

const unitColumns = sql`SELECT o.id, o.name, COALESCE(o.short_name, o.name) AS short, COALESCE(o.unit_kind, '') AS kind, COALESCE(o.clean_kind, '') AS clean, COALESCE(r.name, '') AS region, o.parent_id AS parent,
          o.valid_from, o.valid_to, o.merged_into
        FROM org o LEFT JOIN region r ON r.id = o.region_id`

/** Units that reported anything, with what they are; those that were merged or abolished too. */
export function unitsWithPoints(db: ReadableDB): readonly ScoredUnit[] {
  return all(
    db,
    sql`${unitColumns} WHERE o.id IN (SELECT DISTINCT org_id FROM point_value) ORDER BY COALESCE(o.unit_kind, '~'), o.name, o.id`
  )
}

/** Units that were merged into this one, whether or not they reported anything. */
export function mergedInto(db: ReadableDB, unit: string): readonly { readonly id: string; readonly name: string }[] {
  return all(db, sql`SELECT id, name FROM org WHERE merged_into = ${unit} ORDER BY name, id`)
}

/** Units whose kind is known: who could be asked where nobody has reported yet. */
export function unitsOfAnyKind(db: ReadableDB): readonly ScoredUnit[] {
  return all(db, sql`${unitColumns} WHERE o.unit_kind IS NOT NULL ORDER BY o.unit_kind, o.name, o.id`)
}

export interface CountedValue {
  readonly point: string
  readonly org_id: string
  readonly month: string
  readonly value: number
}
export function countedValues(db: ReadableDB): readonly CountedValue[] {
  return all(db, sql`SELECT point, org_id, month, value FROM sys_point_count`)
}

/** Points that the vault counted, and the day it counted as of. */
export function countedPoints(db: ReadableDB): ReadonlyMap<string, string> {
  return new Map(
    all<{ point: string; as_of: string }>(db, sql`SELECT point, as_of FROM sys_point_run WHERE counted = 1`).map((row) => [
      row.point,
      row.as_of
    ])
  )
}

export interface CountedRow {
  readonly dataset: string
  readonly row_id: string
  readonly month: string
}

/** Rows behind a count of these months, the first five hundred, and how many there are. */
export function countedRows(
  db: ReadableDB,
  { point, org, months }: { readonly point: string; readonly org: string; readonly months: readonly string[] }
): { readonly rows: readonly CountedRow[]; readonly total: number } {
  const found = all<CountedRow & { readonly total: number }>(
    db,
    sql`SELECT dataset, row_id, month, COUNT(*) OVER () AS total FROM sys_point_row WHERE point = ${point} AND org_id = ${org} AND month IN (${list(months)})
        ORDER BY month, dataset, row_id LIMIT 500`
  )
  return { rows: found.map(({ dataset, row_id, month }) => ({ dataset, row_id, month })), total: found[0]?.total ?? 0 }
}

/** Vetoes by decision in a period: unit, indicator. */
export function vetoesIn(db: ReadableDB, period: string): readonly { readonly org_id: string; readonly indicator: string }[] {
  return all(db, sql`SELECT DISTINCT org_id, indicator FROM veto_record WHERE period = ${period} ORDER BY org_id, indicator`)
}

/** Marks that others gave, by unit. */
export function ratingsIn(
  db: ReadableDB,
  period: string
): readonly { readonly org_id: string; readonly kind: string; readonly mark: number; readonly grade: string }[] {
  return all(
    db,
    sql`SELECT org_id, kind, mark, COALESCE(grade, '') AS grade FROM outside_rating WHERE period = ${period} ORDER BY kind, org_id`
  )
}

/** Text that changes whenever anything a score stands on changes. */
export function pointsState(db: ReadableDB): string {
  const versions = all<{ dataset: string; version: number }>(
    db,
    sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN ('point_value', 'veto_record', 'org', 'region') ORDER BY dataset`
  )
  const counted = get<{ value: string }>(db, sql`SELECT value FROM sys_setting WHERE key = 'point_counts'`)
  const trees = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_tree`)
  return JSON.stringify([versions, counted?.value ?? '', trees?.n ?? 0])
}

/** Replaces all counts of a point. `why` is told when it was not counted. Scores kept in memory notice by a number that goes up. */
export function replaceCounts(
  writer: WritableDB,
  point: string,
  counted: {
    readonly asOf: string
    readonly at: string
    readonly why: string
    readonly rows: readonly {
      readonly org: string
      readonly month: string
      readonly value: number
      readonly evidence: readonly { readonly dataset: string; readonly id: string }[]
    }[]
  }
): void {
  run(
    writer,
    sql`INSERT INTO sys_setting (key, value) VALUES ('point_counts', '1') ON CONFLICT (key) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT)`
  )
  run(writer, sql`DELETE FROM sys_point_count WHERE point = ${point}`)
  run(writer, sql`DELETE FROM sys_point_row WHERE point = ${point}`)
  for (const { org, month, value, evidence } of counted.rows) {
    run(writer, sql`INSERT INTO sys_point_count (point, org_id, month, value) VALUES (${point}, ${org}, ${month}, ${value})`)
    for (const { dataset, id } of evidence)
      run(
        writer,
        sql`INSERT OR IGNORE INTO sys_point_row (point, org_id, month, dataset, row_id) VALUES (${point}, ${org}, ${month}, ${dataset}, ${id})`
      )
  }
  run(
    writer,
    sql`INSERT INTO sys_point_run (point, as_of, counted, why, at) VALUES (${point}, ${counted.asOf}, ${counted.why === '' ? 1 : 0}, ${counted.why}, ${counted.at})
        ON CONFLICT (point) DO UPDATE SET as_of = excluded.as_of, counted = excluded.counted, why = excluded.why, at = excluded.at`
  )
}
