/**
 * Rows of any dataset as a person sees them: with the names of what they refer to and the file, sheet and line they came from. The one place
 * that knows how a dataset row hangs on its source, so that every view's "open the source row" agrees.
 */
import type { Dataset } from '../../../shared/packs/pack.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, identifier, list, sql } from '../vault/sql.ts'

export type RowValue = string | number | null
export interface DatasetRow {
  readonly id: string
  readonly [field: string]: RowValue
}
export interface SourcePlace {
  readonly file: string
  readonly sheet: string
  readonly line: number
}

/** The declaration of a dataset. Throws `unknown_id`. */
export function datasetOf(packs: PackSet, name: string): Dataset {
  const found = packs.datasets[name]
  if (!found) throw new AppError('unknown_id', `没有数据集 ${name}。`)
  return found
}

/** Rows by id, in the order of `ids`; ids that are gone are left out. */
export function rowsById(db: ReadableDB, packs: PackSet, dataset: string, ids: readonly string[]): DatasetRow[] {
  datasetOf(packs, dataset)
  const found = new Map<string, DatasetRow>()
  for (let at = 0; at < ids.length; at += 5000) {
    for (const row of all<DatasetRow>(db, sql`SELECT * FROM ${identifier(dataset)} WHERE id IN (${list(ids.slice(at, at + 5000))})`))
      found.set(row.id, row)
  }
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The shown name of each row: its title field, with references followed once (a bid is known by its bidder). */
export function titlesOf(db: ReadableDB, packs: PackSet, dataset: string, ids: readonly string[]): Map<string, string> {
  const titles = new Map<string, string>()
  const declared = packs.datasets[dataset]
  const unique = [...new Set(ids)]
  if (!declared || unique.length === 0) return titles
  const title =
    declared.title === 'id'
      ? declared.fields['party_id']
        ? 'party_id'
        : declared.fields['contract_id']
          ? 'contract_id'
          : 'id'
      : declared.title
  const second = declared.subtitle ?? title
  const codes = declared.fields[title]?.codes
  for (let at = 0; at < unique.length; at += 5000) {
    const rows = all<{ id: string; title: RowValue; second: RowValue }>(
      db,
      sql`SELECT id, ${identifier(title)} AS title, ${identifier(second)} AS second FROM ${identifier(dataset)} WHERE id IN (${list(unique.slice(at, at + 5000))})`
    )
    for (const row of rows) {
      const first = row.title === null || row.title === '' ? row.id : (codes?.[String(row.title)]?.zh ?? String(row.title))
      titles.set(row.id, declared.subtitle && row.second !== null && row.second !== '' ? `${first} · ${row.second}` : first)
    }
  }
  const target = declared.fields[title]?.ref
  if (!target) return titles
  const names = titlesOf(db, packs, target, [...titles.values()])
  for (const [id, ref] of titles) titles.set(id, names.get(ref) ?? ref)
  return titles
}

/** Names for every reference in these rows: dataset → id → name. */
export function referencedTitles(
  db: ReadableDB,
  packs: PackSet,
  dataset: string,
  rows: readonly DatasetRow[]
): Map<string, Map<string, string>> {
  const wanted = new Map<string, Set<string>>()
  for (const [field, declared] of Object.entries(datasetOf(packs, dataset).fields)) {
    if (!declared.ref) continue
    const ids = wanted.get(declared.ref) ?? new Set<string>()
    for (const row of rows) if (typeof row[field] === 'string') ids.add(row[field])
    wanted.set(declared.ref, ids)
  }
  return new Map([...wanted].map(([ref, ids]) => [ref, titlesOf(db, packs, ref, [...ids])]))
}

/** Where rows came from; rows without a source line (typed in, derived) are absent. */
export function sourcesOf(db: ReadableDB, dataset: string, ids: readonly string[]): Map<string, SourcePlace> {
  const places = new Map<string, SourcePlace>()
  for (let at = 0; at < ids.length; at += 5000) {
    const rows = all<{ id: string; file: string; sheet: string; line: number }>(
      db,
      sql`SELECT r.id AS id, i.file_name AS file, h.name AS sheet, s.line AS line
          FROM ${identifier(dataset)} r
          JOIN sys_source s ON s.id = r._source JOIN sys_sheet h ON h.id = s.sheet_id JOIN sys_import i ON i.id = h.import_id
          WHERE r.id IN (${list(ids.slice(at, at + 5000))})`
    )
    for (const row of rows) places.set(row.id, { file: row.file, sheet: row.sheet, line: row.line })
  }
  return places
}

/** A value as words: references by name, codes by their meaning, the rest as it is. */
export function shownValue(
  declared: Dataset,
  field: string,
  value: RowValue,
  names: Map<string, Map<string, string>>,
  language: 'zh' | 'en'
): RowValue {
  if (value === null) return null
  const about = declared.fields[field]
  if (!about) return value
  if (about.ref && typeof value === 'string') return names.get(about.ref)?.get(value) ?? value
  if (about.codes && typeof value === 'string') return about.codes[value]?.[language] ?? value
  return value
}
