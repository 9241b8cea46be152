/** Everything dated that hangs on a matter beside its steps: rows of whatever datasets refer to it, its meetings, its warnings and what was done about them. */
import type { Dataset } from '../../../shared/packs/pack.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, identifier, join, list, sql } from '../vault/sql.ts'

export interface DatedRow {
  readonly id: string
  readonly amount: number | null
  /** by field: the dates of this row that are filled in */
  readonly dates: Readonly<Record<string, string>>
}
export interface DatedRows {
  readonly dataset: string
  readonly declared: Dataset
  readonly rows: readonly DatedRow[]
  /** rows in all; more than `rows` when there are too many to show */
  readonly total: number
}

const spine = new Set(['matter', 'step', 'act', 'mark'])
const isDate = (type: string | undefined): boolean => type === 'date' || type === 'timestamp'

/** The datasets whose rows belong to a matter and bear a date. */
export function datedDatasets({ datasets }: Pick<PackSet, 'datasets'>): readonly (readonly [string, Dataset])[] {
  return Object.entries(datasets).filter(
    ([name, { kind, date, fields }]) =>
      kind === 'record' && !spine.has(name) && fields['matter_id']?.ref === 'matter' && date !== undefined && isDate(fields[date]?.type)
  )
}

/** Rows of one dataset that belong to the matter, the earliest `most` by its own date. */
export function datedRowsOf(db: ReadableDB, dataset: string, declared: Dataset, matter: string, most: number): DatedRows {
  const where = sql`WHERE matter_id = ${matter}`
  const total = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM ${identifier(dataset)} ${where}`)?.n ?? 0
  if (total === 0) return { dataset, declared, rows: [], total }
  return { dataset, declared, total, rows: readDated(db, dataset, declared, where, most) }
}

/** Meetings that took a decision at the matter's steps, the earliest `most` of them. */
export function meetingsOfMatter(db: ReadableDB, declared: Dataset, matter: string, most: number): DatedRows {
  const where = sql`WHERE id IN (SELECT meeting_id FROM act WHERE matter_id = ${matter} AND meeting_id IS NOT NULL)`
  const total = get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM meeting ${where}`)?.n ?? 0
  return { dataset: 'meeting', declared, total, rows: total === 0 ? [] : readDated(db, 'meeting', declared, where, most) }
}

function readDated(db: ReadableDB, dataset: string, declared: Dataset, where: ReturnType<typeof sql>, most: number): readonly DatedRow[] {
  const fields = Object.keys(declared.fields).filter((field) => isDate(declared.fields[field]?.type))
  const amount = declared.amount === undefined ? sql`NULL` : identifier(declared.amount)
  const columns = join(fields.map(identifier), ', ')
  const order = identifier(declared.date ?? fields[0] ?? 'id')
  const rows = all<{ id: string; amount_: number | null } & Record<string, string | number | null>>(
    db,
    sql`SELECT id, ${amount} AS amount_, ${columns} FROM ${identifier(dataset)} ${where} ORDER BY ${order} NULLS LAST, id LIMIT ${most}`
  )
  return rows.map((row) => ({
    id: row.id,
    amount: row.amount_,
    dates: Object.fromEntries(
      fields.flatMap((field) => {
        const value = row[field]
        return typeof value === 'string' && value !== '' ? [[field, value] as const] : []
      })
    )
  }))
}

export interface DisposalOfMatter {
  readonly id: number
  readonly warning: string
  readonly action: string
  readonly on: string
  readonly level: 'red' | 'orange' | 'yellow'
  readonly model: string
}
/** What was done about these warnings, in its order. */
export function disposalsOf(db: ReadableDB, warnings: readonly string[]): readonly DisposalOfMatter[] {
  return all(
    db,
    sql`SELECT d.id, w.id AS warning, d.action, d.on_date AS "on", w.level, w.model_id AS model FROM sys_disposal d
        JOIN sys_warning w ON w.no = d.warning_no WHERE w.id IN (${list(warnings)}) ORDER BY d.on_date, d.id`
  )
}
