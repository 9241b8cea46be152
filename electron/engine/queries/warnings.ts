/** Warnings as lists: filter, sort, page, facets. Everything a grid shows of a warning is in its one row; nothing is joined per row. */
import type { WarningFilter } from '../../../shared/ipc/commands/warning.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, join, list, sql, type Query } from '../vault/sql.ts'

/** A filter as the table takes it: kinds of units stand as the units themselves (services/units-of-kinds.ts). */
export type ListFilter = Omit<WarningFilter, 'unitKinds' | 'cleanKinds'> & {
  readonly units?: readonly string[]
  readonly unitKinds?: never
  readonly cleanKinds?: never
}

export interface WarningRecord {
  readonly no: number
  readonly id: string
  readonly model_id: string
  readonly model_version: number
  readonly model_hash: string
  readonly pack: string
  readonly level: 'red' | 'orange' | 'yellow'
  readonly subject_kind: 'matter' | 'person' | 'org' | 'party'
  readonly subject: string
  readonly subject_name: string
  readonly key: string
  readonly sentence_zh: string
  readonly sentence_en: string
  readonly figures: string
  readonly params: string
  readonly org_id: string | null
  readonly matter_id: string | null
  readonly month: string | null
  readonly amount: number | null
  readonly first_run: number
  readonly last_run: number
  readonly first_as_of: string
  readonly last_as_of: string
  readonly gone_run: number | null
  readonly denominator_total: number
  readonly state: string
  readonly rule_level: string
  readonly exception_id: number | null
  readonly due_at: string
  readonly returned: number
  readonly recurred: number
  readonly org_name: string | null
}

/** The latest run, or undefined before the first. */
export function latestRun(db: ReadableDB):
  | {
      readonly id: number
      readonly as_of: string
      readonly models: string
      readonly warnings: number
      readonly new: number
      readonly gone: number
    }
  | undefined {
  return get(db, sql`SELECT id, as_of, models, warnings, new, gone FROM sys_run ORDER BY id DESC LIMIT 1`)
}

export interface ModelOutcome {
  readonly id: string
  readonly ran: boolean
  readonly skipped_because: string | null
}

/** What became of each model when it was last tried (left alone since its data did not change counts as run): a run of one model says nothing about the others. Empty before the first run. */
export function lastOutcomes(db: ReadableDB): ReadonlyMap<string, ModelOutcome> {
  const rows = all<{ id: string; ran: number; skipped_because: string | null; run: number }>(
    db,
    sql`SELECT m.value ->> 'id' AS id, m.value ->> 'ran' AS ran, m.value ->> 'skipped_because' AS skipped_because, MAX(r.id) AS run
        FROM sys_run r, json_each(r.models) m GROUP BY m.value ->> 'id'`
  )
  return new Map(
    rows.map(({ id, ran, skipped_because }) => {
      const unchanged = skipped_because?.startsWith('unchanged:') === true
      return [id, { id, ran: ran === 1 || unchanged, skipped_because: unchanged ? null : skipped_because }]
    })
  )
}

/** Milliseconds that each model took when it last ran, as far as the last ten runs tell: of all the runs of years only the latest are read. */
export function lastDurations(db: ReadableDB): ReadonlyMap<string, number> {
  const rows = all<{ id: string; ms: number; run: number }>(
    db,
    sql`SELECT m.value ->> 'id' AS id, m.value ->> 'ms' AS ms, MAX(r.id) AS run
        FROM (SELECT id, models FROM sys_run ORDER BY id DESC LIMIT 10) r, json_each(r.models) m WHERE m.value ->> 'ran' = 1 GROUP BY m.value ->> 'id'`
  )
  return new Map(rows.map(({ id, ms }) => [id, ms]))
}

/** Warnings that still hold; those that no longer do, or that an exception covers, only when asked for. */
function standing({ gone, excepted }: ListFilter): Query {
  if (gone) return sql`w.gone_run IS NOT NULL`
  return excepted ? sql`w.gone_run IS NULL AND w.exception_id IS NOT NULL` : sql`w.gone_run IS NULL AND w.exception_id IS NULL`
}

/** The WHERE of a filter. Warnings that no longer hit are shown only when asked for. */
function warningWhere(filter: ListFilter, run: number): Query {
  const parts: Query[] = [standing(filter)]
  if (filter.levels?.length) parts.push(sql`w.level IN (${list(filter.levels)})`)
  if (filter.packs?.length) parts.push(sql`w.pack IN (${list(filter.packs)})`)
  if (filter.models?.length) parts.push(sql`w.model_id IN (${list(filter.models)})`)
  if (filter.states?.length) parts.push(sql`w.state IN (${list(filter.states)})`)
  if (filter.org) parts.push(sql`w.org_id = ${filter.org}`)
  if (filter.units) parts.push(sql`w.org_id IN (SELECT value FROM json_each(${JSON.stringify(filter.units)}))`)
  if (filter.subject) parts.push(sql`w.subject = ${filter.subject}`)
  if (filter.matter) parts.push(sql`w.matter_id = ${filter.matter}`)
  if (filter.month) parts.push(sql`w.month = ${filter.month}`)
  if (filter.from) parts.push(sql`w.month >= ${filter.from}`)
  if (filter.to) parts.push(sql`w.month <= ${filter.to}`)
  if (filter.newOnly) parts.push(sql`w.first_run = ${run}`)
  if (filter.person) {
    parts.push(
      sql`(w.subject = ${filter.person} OR w.no IN (SELECT r.warning_no FROM act a JOIN sys_warning_row r ON r.dataset = 'act' AND r.role = 'evidence' AND r.row_id = a.id WHERE a.person_id = ${filter.person}))`
    )
  }
  if (filter.text) {
    const wanted = `%${filter.text.toLowerCase().replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`
    parts.push(sql`(w.search LIKE ${wanted} ESCAPE '\\' OR LOWER(w.id) LIKE ${wanted} ESCAPE '\\')`)
  }
  return join(parts, ' AND ')
}

const orders: Readonly<Record<string, readonly [Query, Query]>> = {
  no: [sql`w.no`, sql`w.no DESC`],
  level: [
    sql`CASE w.level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END, w.no DESC`,
    sql`CASE w.level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END DESC, w.no DESC`
  ],
  amount: [sql`w.amount ASC NULLS LAST, w.no`, sql`w.amount DESC NULLS LAST, w.no DESC`],
  model: [sql`w.model_id, w.no`, sql`w.model_id DESC, w.no DESC`],
  subject: [sql`w.subject_name, w.no`, sql`w.subject_name DESC, w.no DESC`],
  state: [sql`w.state, w.no`, sql`w.state DESC, w.no DESC`],
  month: [sql`w.month ASC NULLS LAST, w.no`, sql`w.month DESC NULLS LAST, w.no DESC`]
}

/** A page of warnings with their unit's name. The page's numbers come from an index alone, so that a page deep down skips no whole rows. */
export function warningPage(
  db: ReadableDB,
  filter: ListFilter,
  run: number,
  sort: string,
  descending: boolean,
  offset: number,
  limit: number
): { rows: WarningRecord[]; total: number } {
  const where = warningWhere(filter, run)
  const order = orders[sort]?.[descending ? 1 : 0] ?? sql`w.no DESC`
  const rows = all<WarningRecord>(
    db,
    sql`SELECT w.*, o.name AS org_name FROM (SELECT w.no FROM sys_warning w WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${offset}) p
        JOIN sys_warning w ON w.no = p.no LEFT JOIN org o ON o.id = w.org_id ORDER BY ${order}`
  )
  const total = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_warning w WHERE ${where}`)?.n ?? 0
  return { rows, total }
}

/** What stands of one model, exceptions included, as far as a trial of its thresholds shows it. */
export function standingOfModel(db: ReadableDB, model: string): readonly StandingRecord[] {
  return all(
    db,
    sql`SELECT id, subject, key, subject_name, sentence_zh, sentence_en, level, state, exception_id
        FROM sys_warning WHERE model_id = ${model} AND gone_run IS NULL ORDER BY no`
  )
}
export type StandingRecord = Pick<
  WarningRecord,
  'id' | 'subject' | 'key' | 'subject_name' | 'sentence_zh' | 'sentence_en' | 'level' | 'state' | 'exception_id'
>

/** One warning by its id, or undefined. */
export function warningById(db: ReadableDB, id: string): WarningRecord | undefined {
  return get<WarningRecord>(
    db,
    sql`SELECT w.*, o.name AS org_name FROM sys_warning w LEFT JOIN org o ON o.id = w.org_id WHERE w.id = ${id}`
  )
}

/** Counts of the filtered warnings by one column. */
export function countBy(
  db: ReadableDB,
  filter: ListFilter,
  run: number,
  column: 'level' | 'pack' | 'model_id' | 'state'
): readonly { readonly value: string; readonly n: number }[] {
  const name = { level: sql`w.level`, pack: sql`w.pack`, model_id: sql`w.model_id`, state: sql`w.state` }[column]
  return all(
    db,
    sql`SELECT ${name} AS value, COUNT(*) AS n FROM sys_warning w WHERE ${warningWhere(filter, run)} GROUP BY ${name} ORDER BY n DESC, value`
  )
}

/** Counts of the filtered warnings by unit; those that concern none are left out. */
export function countByUnit(db: ReadableDB, filter: ListFilter, run: number): readonly { readonly org: string; readonly n: number }[] {
  return all(
    db,
    sql`SELECT w.org_id AS org, COUNT(*) AS n FROM sys_warning w WHERE ${warningWhere(filter, run)} AND w.org_id IS NOT NULL GROUP BY w.org_id`
  )
}

/** How many of the filtered warnings are new in the latest run. */
export function countNew(db: ReadableDB, filter: ListFilter, run: number): number {
  return (
    get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_warning w WHERE ${warningWhere(filter, run)} AND w.first_run = ${run}`)?.n ?? 0
  )
}

/** The rows behind a warning: evidence (numerator) and denominator. */
export function rowsBehind(
  db: ReadableDB,
  no: number
): readonly { readonly role: 'evidence' | 'denominator'; readonly dataset: string; readonly row_id: string }[] {
  return all(db, sql`SELECT role, dataset, row_id FROM sys_warning_row WHERE warning_no = ${no} ORDER BY role, dataset, row_id`)
}

/** The model as it was when the warning was made. */
export function modelTextOf(db: ReadableDB, model: string, version: number, hash: string): string | undefined {
  return get<{ yaml: string }>(
    db,
    sql`SELECT yaml FROM sys_model_version WHERE model_id = ${model} AND version = ${version} AND hash = ${hash}`
  )?.yaml
}

/** How a model's hits ended here: open, confirmed, dismissed. */
export function hitHistory(db: ReadableDB, model: string): { hits: number; confirmed: number; dismissed: number; open: number } {
  return (
    get<{ hits: number; confirmed: number; dismissed: number; open: number }>(
      db,
      sql`SELECT COUNT(*) AS hits, COALESCE(SUM(state IN ('confirmed', 'handling', 'review', 'done', 'signed_off', 'lead')), 0) AS confirmed, COALESCE(SUM(state = 'dismissed'), 0) AS dismissed,
          COALESCE(SUM(state IN ('to_sign', 'to_verify')), 0) AS open FROM sys_warning WHERE model_id = ${model}`
    ) ?? { hits: 0, confirmed: 0, dismissed: 0, open: 0 }
  )
}

/** Which verification items are ticked. */
export function ticks(db: ReadableDB, no: number): ReadonlySet<number> {
  return new Set(
    all<{ item: number }>(db, sql`SELECT item FROM sys_warning_check WHERE warning_no = ${no} AND done = 1`).map((row) => row.item)
  )
}

/** Warnings whose evidence names any of these rows. */
export function warningsOfRows(
  db: ReadableDB,
  dataset: string,
  ids: readonly string[]
): readonly { readonly row_id: string; readonly id: string; readonly level: 'red' | 'orange' | 'yellow' }[] {
  return all(
    db,
    sql`SELECT r.row_id, w.id, w.level FROM sys_warning_row r JOIN sys_warning w ON w.no = r.warning_no
        WHERE r.dataset = ${dataset} AND r.role = 'evidence' AND w.gone_run IS NULL AND w.exception_id IS NULL AND r.row_id IN (${list(ids)})`
  )
}

/** Warnings of a unit that happened in these months (both inside), by level; exceptions and what is gone are left out. */
export function warnedOfUnit(
  db: ReadableDB,
  org: string,
  from: string,
  to: string
): { readonly red: number; readonly orange: number; readonly yellow: number } {
  const rows = all<{ level: string; n: number }>(
    db,
    sql`SELECT level, COUNT(*) AS n FROM sys_warning WHERE org_id = ${org} AND month BETWEEN ${from} AND ${to} AND gone_run IS NULL AND exception_id IS NULL GROUP BY level`
  )
  const of = (level: string): number => rows.find((row) => row.level === level)?.n ?? 0
  return { red: of('red'), orange: of('orange'), yellow: of('yellow') }
}

/** The same warnings one by one, the most severe first. */
export function warningsOfUnit(
  db: ReadableDB,
  org: string,
  from: string,
  to: string
): readonly (Pick<WarningRecord, 'id' | 'level' | 'model_id' | 'state' | 'sentence_zh' | 'sentence_en'> & { readonly month: string })[] {
  return all(
    db,
    sql`SELECT id, level, model_id, month, state, sentence_zh, sentence_en FROM sys_warning
        WHERE org_id = ${org} AND month BETWEEN ${from} AND ${to} AND gone_run IS NULL AND exception_id IS NULL
        ORDER BY CASE level WHEN 'red' THEN 0 WHEN 'orange' THEN 1 ELSE 2 END, month, no`
  )
}

/** Number of the warning that a row of dataset `alert` stands for. */
export function alertIds(db: ReadableDB, rows: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    all<{ id: string; warning_id: string | null }>(db, sql`SELECT id, warning_id FROM alert WHERE id IN (${list(rows)})`).flatMap((row) =>
      row.warning_id === null ? [] : [[row.id, row.warning_id] as const]
    )
  )
}
