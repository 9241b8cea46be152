/** Lines that did not fit: kept with file, line, column, value and reason until they are repaired or set aside. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, list, run, sql, type Query } from '../vault/sql.ts'

export type QuarantineState = 'open' | 'repaired' | 'dismissed'
export interface QuarantineRow {
  readonly id: number
  readonly importId: number
  readonly sourceId: number
  readonly file: string
  readonly mapping: string
  readonly mappingVersion: number
  readonly sheetId: number
  readonly sheet: string
  readonly header: readonly string[]
  readonly line: number
  readonly column: string
  readonly field: string
  readonly value: string
  readonly reason: string
  readonly state: QuarantineState
  /** cells as the file had them */
  readonly cells: readonly (string | number | boolean | null)[]
  /** cells after repairs so far; null before the first */
  readonly repaired: readonly (string | number | boolean | null)[] | null
}
export interface NewQuarantine {
  readonly importId: number
  readonly sourceId: number
  readonly column: string
  readonly field: string
  readonly value: string
  readonly reason: string
  readonly at: string
  readonly account: string
}

export function insertQuarantine(writer: WritableDB, row: NewQuarantine): void {
  run(
    writer,
    sql`INSERT INTO sys_quarantine (import_id, source_id, column_name, field, value, reason, detail, state, repaired_cells, at, account)
        VALUES (${row.importId}, ${row.sourceId}, ${row.column}, ${row.field}, ${row.value.slice(0, 20_000)}, ${row.reason}, '', 'open', '', ${row.at}, ${row.account})`
  )
}

interface Stored {
  id: number
  import_id: number
  source_id: number
  file: string
  mapping: string
  mapping_version: number
  sheet_id: number
  sheet: string
  header: string
  line: number
  column_name: string
  field: string
  value: string
  reason: string
  state: QuarantineState
  cells: string
  repaired_cells: string
}
const select = sql`SELECT q.id, q.import_id, q.source_id, i.file_name AS file, i.mapping, i.mapping_version, h.id AS sheet_id, h.name AS sheet, h.header,
  s.line, q.column_name, q.field, q.value, q.reason, q.state, s.cells, q.repaired_cells
  FROM sys_quarantine q JOIN sys_source s ON s.id = q.source_id JOIN sys_sheet h ON h.id = s.sheet_id JOIN sys_import i ON i.id = q.import_id`

export function quarantineById(db: ReadableDB, id: number): QuarantineRow | null {
  const row = get<Stored>(db, sql`${select} WHERE q.id = ${id}`)
  return row === undefined ? null : toRow(row)
}

export interface QuarantineFilter {
  readonly importId?: number | undefined
  readonly state?: QuarantineState | undefined
}

export function quarantinePage(
  db: ReadableDB,
  filter: QuarantineFilter,
  page: { readonly offset: number; readonly limit: number }
): { readonly rows: readonly QuarantineRow[]; readonly total: number } {
  const where = whereOf(filter)
  const total = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_quarantine q ${where}`)?.n ?? 0
  const rows = all<Stored>(db, sql`${select} ${where} ORDER BY q.id LIMIT ${page.limit} OFFSET ${page.offset}`)
  return { rows: rows.map(toRow), total }
}

/** Open rows of one mapping with the same fault: same column, value and reason. */
export function alikeQuarantine(db: ReadableDB, row: QuarantineRow): readonly number[] {
  const rows = all<{ id: number }>(
    db,
    sql`SELECT q.id FROM sys_quarantine q JOIN sys_import i ON i.id = q.import_id
        WHERE q.state = 'open' AND i.mapping = ${row.mapping} AND q.column_name = ${row.column} AND q.value = ${row.value} AND q.reason = ${row.reason} ORDER BY q.id`
  )
  return rows.map((found) => found.id)
}

/** The line still does not fit after a repair: the next fault takes the place of the last. */
export function moveQuarantine(
  writer: WritableDB,
  id: number,
  fault: Pick<NewQuarantine, 'column' | 'field' | 'value' | 'reason' | 'at' | 'account'>,
  cells: string
): void {
  run(
    writer,
    sql`UPDATE sys_quarantine SET column_name = ${fault.column}, field = ${fault.field}, value = ${fault.value}, reason = ${fault.reason},
          repaired_cells = ${cells}, at = ${fault.at}, account = ${fault.account} WHERE id = ${id}`
  )
}

export function closeQuarantine(
  writer: WritableDB,
  ids: readonly number[],
  closing: {
    readonly state: 'repaired' | 'dismissed'
    readonly detail: string
    readonly cells: string | null
    readonly at: string
    readonly account: string
  }
): number {
  return run(
    writer,
    sql`UPDATE sys_quarantine SET state = ${closing.state}, detail = ${closing.detail}, repaired_cells = COALESCE(${closing.cells}, repaired_cells),
          at = ${closing.at}, account = ${closing.account} WHERE state = 'open' AND id IN (${list(ids)})`
  ).changes
}

/** How many rows of these imports are still open, by import. */
export function openQuarantine(db: ReadableDB, imports: readonly number[]): ReadonlyMap<number, number> {
  const rows = all<{ import_id: number; n: number }>(
    db,
    sql`SELECT import_id, COUNT(*) AS n FROM sys_quarantine WHERE state = 'open' AND import_id IN (${list(imports)}) GROUP BY import_id`
  )
  return new Map(rows.map((row) => [row.import_id, row.n]))
}

function whereOf(filter: QuarantineFilter): Query {
  const { importId, state } = filter
  if (importId !== undefined && state !== undefined) return sql`WHERE q.import_id = ${importId} AND q.state = ${state}`
  if (importId !== undefined) return sql`WHERE q.import_id = ${importId}`
  return state === undefined ? sql`` : sql`WHERE q.state = ${state}`
}

function toRow(row: Stored): QuarantineRow {
  return {
    id: row.id,
    importId: row.import_id,
    sourceId: row.source_id,
    file: row.file,
    mapping: row.mapping,
    mappingVersion: row.mapping_version,
    sheetId: row.sheet_id,
    sheet: row.sheet,
    header: JSON.parse(row.header) as string[],
    line: row.line,
    column: row.column_name,
    field: row.field,
    value: row.value,
    reason: row.reason,
    state: row.state,
    cells: JSON.parse(row.cells) as QuarantineRow['cells'],
    repaired: row.repaired_cells === '' ? null : (JSON.parse(row.repaired_cells) as QuarantineRow['cells'])
  }
}
