/**
 * The facts of power read: by month, by member, and as a list. What is asked without a unit comes from the roll-up; marks and warnings are looked
 * up from their own side, since they are few beside the facts.
 */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, join, list, sql, type Query } from '../vault/sql.ts'
import { markedSteps } from './counted-marks.ts'

export type RankedDimension = 'item' | 'person' | 'org' | 'section' | 'head' | 'post'
export interface PowerFilter {
  readonly dimension: RankedDimension
  readonly member?: string | undefined
  readonly org?: string | undefined
  readonly procedure?: string | undefined
  /** months, both included */
  readonly from?: string | undefined
  readonly to?: string | undefined
}
export type PowerOnly = 'all' | 'marked' | 'warned' | 'warnedMatter'
export interface DaySum {
  readonly key: string
  readonly n: number
  readonly amounts: number
  readonly amount: number
  /** `3:2,10:1`, or one number of days (null: not known) for all `n` */
  readonly days: string | number | null
}

const members: Readonly<Record<RankedDimension, Query>> = {
  item: sql`f.item`,
  org: sql`f.org_id`,
  person: sql`f.person_id`,
  section: sql`f.person_id`,
  head: sql`f.person_id`,
  post: sql`f.post`
}
// Literals, so that SQLite sees that the partial indexes hold.
const grains: Readonly<Record<RankedDimension, Query>> = {
  item: sql`f.grain = 'step'`,
  org: sql`f.grain = 'step' AND f.org_id IS NOT NULL`,
  person: sql`f.grain = 'act'`,
  section: sql`f.grain = 'act' AND f.lane = 'section'`,
  head: sql`f.grain = 'act' AND f.lane = 'head'`,
  post: sql`f.grain = 'act' AND f.post IS NOT NULL`
}
const openWarning = sql`w.gone_run IS NULL AND w.exception_id IS NULL`
const warnedRows = sql`SELECT r.row_id FROM sys_warning w JOIN sys_warning_row r ON r.warning_no = w.no WHERE ${openWarning} AND r.role = 'evidence' AND r.dataset IN ('act', 'step')`
/** The steps they belong to: a step stands for all its acts. */
const warnedSteps = sql`SELECT s.id AS step_id, s.id, s.matter_id FROM step s WHERE s.id IN (${warnedRows})
  UNION SELECT a.step_id, a.id, s.matter_id FROM act a JOIN step s ON s.id = a.step_id WHERE a.id IN (${warnedRows})`
const warnedMatters = sql`SELECT w.matter_id FROM sys_warning w WHERE ${openWarning} AND w.matter_id IS NOT NULL`
/** Rows of each kind, found from the side that is few. */
const onlys: Readonly<Record<PowerOnly, Query>> = {
  all: sql``,
  marked: sql`AND f.no IN (SELECT g.no FROM (SELECT DISTINCT step_id, matter_id FROM (${markedSteps})) k CROSS JOIN sys_power g INDEXED BY sys_power_place ON g.matter_id = k.matter_id AND g.step_id = k.step_id)`,
  warned: sql`AND f.no IN (SELECT g.no FROM (${warnedSteps}) k CROSS JOIN sys_power g INDEXED BY sys_power_place ON g.matter_id = k.matter_id AND g.step_id = k.step_id AND (g.id = k.id OR k.id = k.step_id))`,
  warnedMatter: sql`AND f.matter_id IN (${warnedMatters})`
}

function where(filter: PowerFilter): Query {
  const parts: Query[] = [grains[filter.dimension]]
  if (filter.member !== undefined) parts.push(sql`${members[filter.dimension]} = ${filter.member}`)
  if (filter.org !== undefined) parts.push(sql`f.org_id = ${filter.org}`)
  if (filter.procedure !== undefined) parts.push(sql`f.procedure = ${filter.procedure}`)
  if (filter.from !== undefined) parts.push(sql`f.at >= ${filter.from}`)
  if (filter.to !== undefined) parts.push(sql`f.at < ${`${filter.to}-32`}`)
  return join(parts, ' AND ')
}

const rolled = (filter: PowerFilter): boolean => filter.org === undefined && (filter.procedure === undefined || filter.member === undefined)
const within = ({ from, to }: PowerFilter): Query => sql`month >= ${from ?? '0'} AND month <= ${to ?? '9999-99'}`

/** Sums by month, oldest first; a month may come in several rows. */
export function sumsByMonth(db: ReadableDB, filter: PowerFilter): readonly DaySum[] {
  if (rolled(filter))
    return all(
      db,
      sql`SELECT month AS key, n, amounts, amount, days FROM sys_power_roll
          WHERE dimension = ${filter.dimension} AND procedure = ${filter.procedure ?? ''} AND member = ${filter.member ?? ''} AND month <> '' AND ${within(filter)} ORDER BY month`
    )
  return all(
    db,
    sql`SELECT f.month AS key, f.days, COUNT(*) AS n, COUNT(f.counted) AS amounts, COALESCE(SUM(f.counted), 0) AS amount
        FROM sys_power f WHERE ${where(filter)} GROUP BY f.month, f.days ORDER BY f.month`
  )
}

/** Sums by member; a member may come in several rows. */
export function sumsByMember(db: ReadableDB, filter: PowerFilter): readonly DaySum[] {
  const whole = filter.from === undefined && filter.to === undefined
  if (filter.org === undefined && (whole || filter.procedure === undefined)) {
    const months = whole ? sql`month = ''` : sql`month <> '' AND ${within(filter)}`
    const one = filter.member === undefined ? sql`member <> ''` : sql`member = ${filter.member}`
    return all(
      db,
      sql`SELECT member AS key, n, amounts, amount, days FROM sys_power_roll
          WHERE dimension = ${filter.dimension} AND procedure = ${filter.procedure ?? ''} AND ${one} AND ${months}`
    )
  }
  return all(
    db,
    sql`SELECT ${members[filter.dimension]} AS key, f.days, COUNT(*) AS n, COUNT(f.counted) AS amounts, COALESCE(SUM(f.counted), 0) AS amount
        FROM sys_power f WHERE ${where(filter)} GROUP BY key, f.days`
  )
}

/** How many facts of each member stand at a marked step, or are evidence of an open warning. */
export function hitsByMember(db: ReadableDB, filter: PowerFilter, only: 'marked' | 'warned'): ReadonlyMap<string, number> {
  const from =
    only === 'marked'
      ? sql`(SELECT DISTINCT step_id, matter_id FROM (${markedSteps})) k CROSS JOIN sys_power f INDEXED BY sys_power_place ON f.matter_id = k.matter_id AND f.step_id = k.step_id`
      : sql`(${warnedSteps}) k CROSS JOIN sys_power f INDEXED BY sys_power_place ON f.matter_id = k.matter_id AND f.step_id = k.step_id AND (f.id = k.id OR k.id = k.step_id)`
  const rows = all<{ key: string; n: number }>(
    db,
    sql`SELECT ${members[filter.dimension]} AS key, COUNT(DISTINCT f.no) AS n FROM ${from} WHERE ${where(filter)} GROUP BY key`
  )
  return new Map(rows.map((row) => [row.key, row.n]))
}

/** Of each member: matters or facts in hand, and how many of them have an open warning, or stand at a marked step. */
export function ratesByMember(
  db: ReadableDB,
  filter: PowerFilter,
  by: 'warned' | 'marked'
): readonly { readonly key: string; readonly n: number; readonly hits: number }[] {
  if (by === 'warned') {
    const key = members[filter.dimension]
    const hits = all<{ key: string; n: number }>(
      db,
      sql`SELECT ${key} AS key, COUNT(DISTINCT f.matter_id) AS n FROM (SELECT DISTINCT matter_id FROM (${warnedMatters})) k
          CROSS JOIN sys_power f INDEXED BY sys_power_place ON f.matter_id = k.matter_id WHERE ${where(filter)} GROUP BY key`
    )
    const hitsOf = new Map(hits.map((row) => [row.key, row.n]))
    return mattersByMember(db, filter).map((row) => ({ ...row, hits: hitsOf.get(row.key) ?? 0 }))
  }
  const marked = hitsByMember(db, filter, 'marked')
  const sums = new Map<string, number>()
  for (const row of sumsByMember(db, filter)) sums.set(row.key, (sums.get(row.key) ?? 0) + row.n)
  return [...sums].map(([member, n]) => ({ key: member, n, hits: marked.get(member) ?? 0 }))
}

/** How many matters each member had in hand. */
function mattersByMember(db: ReadableDB, filter: PowerFilter): readonly { readonly key: string; readonly n: number }[] {
  if (filter.org === undefined && filter.from === undefined && filter.to === undefined)
    return all(
      db,
      sql`SELECT member AS key, matters AS n FROM sys_power_roll WHERE dimension = ${filter.dimension} AND procedure = ${filter.procedure ?? ''} AND member <> '' AND month = ''`
    )
  return all(
    db,
    sql`SELECT ${members[filter.dimension]} AS key, COUNT(DISTINCT f.matter_id) AS n FROM sys_power f WHERE ${where(filter)} GROUP BY key`
  )
}

export interface FactRecord {
  readonly grain: 'act' | 'step'
  readonly id: string
  readonly step_id: string
  readonly matter_id: string
  readonly code: string
  readonly matter_name: string
  readonly procedure: string
  readonly node: string
  readonly at: string
  readonly kind: string | null
  readonly person_id: string | null
  readonly person_name: string | null
  readonly post_name: string | null
  readonly post_from: 'appointment' | 'ledger' | null
  readonly org_name: string | null
  readonly days: number | null
  readonly amount: number | null
}
const columns = sql`f.grain, f.id, f.step_id, f.matter_id, m.code, m.name AS matter_name, f.procedure, f.node, f.at, f.kind, f.person_id, p.name AS person_name,
  f.post_name, f.post_from, o.name AS org_name, f.days, f.amount`
const joins = sql`JOIN matter m ON m.id = f.matter_id LEFT JOIN person p ON p.id = f.person_id LEFT JOIN org o ON o.id = f.org_id`

/** Facts newest first. The page's numbers come from an index alone. */
export function factPage(
  db: ReadableDB,
  filter: PowerFilter,
  only: PowerOnly,
  offset: number,
  limit: number
): { readonly rows: readonly FactRecord[]; readonly total: number } {
  const wanted = sql`${where(filter)} ${onlys[only]}`
  const rows = all<FactRecord>(
    db,
    sql`SELECT ${columns} FROM (SELECT f.no FROM sys_power f WHERE ${wanted} ORDER BY f.at DESC, f.no LIMIT ${limit} OFFSET ${offset}) n
        JOIN sys_power f ON f.no = n.no ${joins} ORDER BY f.at DESC, f.no`
  )
  return {
    rows,
    total:
      only === 'all' ? countOf(db, filter) : (get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_power f WHERE ${wanted}`)?.n ?? 0)
  }
}

/** How many facts there are: from the roll-up where it knows. */
export function countOf(db: ReadableDB, filter: PowerFilter): number {
  if (rolled(filter)) return sumsByMonth(db, filter).reduce((sum, row) => sum + row.n, 0)
  return get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_power f WHERE ${where(filter)}`)?.n ?? 0
}

/** By their numbers, in any order. */
export const factsByNumber = (db: ReadableDB, numbers: readonly number[]): readonly (FactRecord & { readonly no: number })[] =>
  all(db, sql`SELECT f.no, ${columns} FROM sys_power f ${joins} WHERE f.no IN (${list(numbers)})`)

/** People who acted at these steps, each once. */
export const peopleAtSteps = (
  db: ReadableDB,
  steps: readonly string[]
): readonly { readonly step_id: string; readonly id: string; readonly name: string; readonly post: string | null }[] =>
  all(
    db,
    sql`SELECT DISTINCT f.step_id, f.person_id AS id, p.name, f.post_name AS post FROM step s CROSS JOIN sys_power f INDEXED BY sys_power_place ON f.matter_id = s.matter_id AND f.step_id = s.id JOIN person p ON p.id = f.person_id
        WHERE s.id IN (${list(steps)}) AND f.grain = 'act'`
  )

/** Months in which anything was done, oldest first. */
export const powerMonths = (db: ReadableDB): readonly string[] =>
  all<{ month: string }>(
    db,
    sql`SELECT month FROM sys_power_roll WHERE dimension IN ('item', 'person') AND procedure = '' AND member = '' AND month <> '' GROUP BY month ORDER BY month`
  ).map((row) => row.month)

export const powerProcedures = (db: ReadableDB): readonly string[] =>
  all<{ procedure: string }>(db, sql`SELECT DISTINCT procedure FROM sys_roll_matter WHERE month = '' ORDER BY procedure`).map(
    (row) => row.procedure
  )

export const hasAppointments = (db: ReadableDB): boolean => get(db, sql`SELECT 1 AS n FROM appointment LIMIT 1`) !== undefined

/** Names of people with their unit and post of now; of units; of posts with their unit and graded risk. */
export const peopleNamed = (db: ReadableDB, ids: readonly string[]) =>
  all<{ readonly id: string; readonly name: string; readonly org: string | null; readonly post: string | null }>(
    db,
    sql`SELECT p.id, p.name, o.name AS org, p.post_name AS post FROM person p LEFT JOIN org o ON o.id = p.org_id WHERE p.id IN (${list(ids)})`
  )
export const orgsNamed = (db: ReadableDB, ids: readonly string[]) =>
  all<{ readonly id: string; readonly name: string; readonly kind: string | null }>(
    db,
    sql`SELECT id, name, unit_kind AS kind FROM org WHERE id IN (${list(ids)})`
  )
export const postRisks = (db: ReadableDB) =>
  all<{ readonly id: string; readonly risk: string }>(
    db,
    sql`SELECT COALESCE(org_id, '') || '/' || name AS id, risk FROM post WHERE risk IS NOT NULL`
  )
