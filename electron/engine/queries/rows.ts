/**
 * Rows of any dataset as a person sees them: with the names of what they refer to and the file, sheet and line they came from. The one place
 * that knows how a dataset row hangs on its source, so that every view's "open the source row" agrees.
 */
import type { Dataset, DatasetField } from '../../../shared/packs/pack.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { PackSet } from '../packs/pack-set.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { all, allArrays, identifier, list, sql } from '../vault/sql.ts'

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

/**
 * Rows by id, in the order of `ids`. One that a newer edition of its ledger withdrew is the row as it last stood: what a warning or a case was
 * founded on must be shown years later. Ids that never were are left out.
 */
export function rowsById(db: ReadableDB, packs: PackSet, dataset: string, ids: readonly string[]): DatasetRow[] {
  datasetOf(packs, dataset)
  const found = new Map<string, DatasetRow>()
  for (let at = 0; at < ids.length; at += 5000) {
    for (const row of all<DatasetRow>(db, sql`SELECT * FROM ${identifier(dataset)} WHERE id IN (${list(ids.slice(at, at + 5000))})`))
      found.set(row.id, row)
  }
  for (const row of withdrawnRows(db, dataset, missingFrom(ids, found))) found.set(row.id, row)
  return ids.flatMap((id) => found.get(id) ?? [])
}

const missingFrom = (ids: readonly string[], found: ReadonlyMap<string, unknown>): readonly string[] => ids.filter((id) => !found.has(id))

/** Rows taken out of the table, as the history kept them; of several the latest. */
function withdrawnRows(db: ReadableDB, dataset: string, ids: readonly string[]): readonly DatasetRow[] {
  const rows = new Map<string, DatasetRow>()
  for (let at = 0; at < ids.length; at += 5000) {
    const kept = all<{ id: string; row: string; source: number | null }>(
      db,
      sql`SELECT row_id AS id, row, source_id AS source FROM sys_history
          WHERE dataset = ${dataset} AND change = 'withdrawn' AND row_id IN (${list(ids.slice(at, at + 5000))}) ORDER BY sys_history.id`
    )
    for (const { id, row, source } of kept) rows.set(id, { ...(JSON.parse(row) as Record<string, RowValue>), id, _source: source })
  }
  return [...rows.values()]
}

/** The shown name of each row: its title field, with references followed once (a bid is known by its bidder). */
export function titlesOf(db: ReadableDB, packs: PackSet, dataset: string, ids: readonly string[], depth = 0): Map<string, string> {
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
  const name = (id: string, value: RowValue, more: RowValue): void =>
    void titles.set(id, titleOfRow({ ...declared, title }, id, value, more))
  for (let at = 0; at < unique.length; at += 5000) {
    const rows = all<{ id: string; title: RowValue; second: RowValue }>(
      db,
      sql`SELECT id, ${identifier(title)} AS title, ${identifier(second)} AS second FROM ${identifier(dataset)} WHERE id IN (${list(unique.slice(at, at + 5000))})`
    )
    for (const row of rows) name(row.id, row.title, row.second)
  }
  for (const row of withdrawnRows(db, dataset, missingFrom(unique, titles))) name(row.id, row[title] ?? null, row[second] ?? null)
  const target = declared.fields[title]?.ref
  if (!target || depth >= 4) return titles // titles of a pack may refer to one another in a circle
  const names = titlesOf(db, packs, target, [...titles.values()], depth + 1)
  for (const [id, ref] of titles) titles.set(id, names.get(ref) ?? ref)
  return titles
}

/** A row's title from its fields; a title that refers to another row is that row's id. `more`: the field of the subtitle. */
export function titleOfRow(
  declared: Pick<Dataset, 'fields' | 'title' | 'subtitle'>,
  id: string,
  value: RowValue | undefined,
  more: RowValue | undefined
): string {
  const word = (field: string, coded: string | number): string => declared.fields[field]?.codes?.[String(coded)]?.zh ?? String(coded)
  const first = value === null || value === undefined || value === '' ? id : word(declared.title, value)
  const { subtitle } = declared
  return subtitle !== undefined && more !== null && more !== undefined && more !== '' ? `${first} · ${word(subtitle, more)}` : first
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
    const rows = allArrays<readonly [id: string, sheet: number, line: number]>(
      db,
      sql`SELECT r.id, s.sheet_id, s.line FROM ${identifier(dataset)} r JOIN sys_source s ON s.id = r._source
          WHERE r.id IN (${list(ids.slice(at, at + 5000))})`
    )
    // many rows of few sheets: each sheet is named once
    const sheets = sheetsOf(db, [...new Set(rows.map(([, sheet]) => sheet))])
    for (const [id, sheet, line] of rows) {
      const named = sheets.get(sheet)
      if (named !== undefined) places.set(id, { ...named, line })
    }
  }
  const gone = withdrawnRows(db, dataset, missingFrom(ids, places))
  const lines = linesOf(
    db,
    gone.map((row) => row['_source'] ?? null)
  )
  for (const { id, _source } of gone) {
    const place = lines.get(_source ?? null)
    if (place !== undefined) places.set(id, place)
  }
  return places
}

const sheetsOf = (db: ReadableDB, ids: readonly number[]): ReadonlyMap<number, Omit<SourcePlace, 'line'>> =>
  new Map(
    all<{ id: number; file: string; sheet: string }>(
      db,
      sql`SELECT h.id, i.file_name AS file, h.name AS sheet FROM sys_sheet h JOIN sys_import i ON i.id = h.import_id WHERE h.id IN (${list(ids)})`
    ).map(({ id, file, sheet }) => [id, { file, sheet }])
  )

function linesOf(db: ReadableDB, sources: readonly RowValue[]): ReadonlyMap<RowValue, SourcePlace> {
  const lines = new Map<RowValue, SourcePlace>()
  for (let at = 0; at < sources.length; at += 5000) {
    const rows = all<SourcePlace & { source: number }>(
      db,
      sql`SELECT s.id AS source, i.file_name AS file, h.name AS sheet, s.line AS line
          FROM sys_source s JOIN sys_sheet h ON h.id = s.sheet_id JOIN sys_import i ON i.id = h.import_id WHERE s.id IN (${list(sources.slice(at, at + 5000))})`
    )
    for (const { source, file, sheet, line } of rows) lines.set(source, { file, sheet, line })
  }
  return lines
}

/** A value as it may be shown: of a secret field only what is masked (feature 80). */
export function openValue(field: DatasetField | undefined, value: RowValue): RowValue {
  return value === null || field?.secret !== true || String(value).includes('*') ? value : '（密文）'
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
  if (about.secret) return openValue(about, value)
  if (about.ref && typeof value === 'string') return names.get(about.ref)?.get(value) ?? value
  if (about.codes && typeof value === 'string') return about.codes[value]?.[language] ?? value
  return value
}
