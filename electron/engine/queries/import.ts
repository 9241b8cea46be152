/** The record of what was brought in: imports, their sheets and source lines, id numbers under seal. */
import type { WritableDB, ReadableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'
import type Database from '../vault/sqlite.ts'

export interface ImportHead {
  readonly intakeId: number | null
  readonly at: string
  readonly account: string
  readonly fileName: string
  readonly sha256: string
  readonly bytes: number
  readonly format: string
  readonly encoding: string
  readonly mapping: string
  readonly mappingVersion: number
  readonly procedure: string
}
export interface ImportCounts {
  readonly rows: number
  readonly inserted: number
  readonly changed: number
  readonly unchanged: number
  readonly withdrawn: number
  readonly quarantined: number
}
export interface ImportTail extends ImportCounts {
  readonly newerEditionOf: readonly number[]
  readonly dataDate: string
  /** JSON of [{code, zh, en}] */
  readonly notes: string
}

/** Writes the import's head with no counts yet. Returns its id. */
export function insertImport(writer: WritableDB, head: ImportHead): number {
  const { lastInsertRowid } = run(
    writer,
    sql`INSERT INTO sys_import (intake_id, at, account, file_name, sha256, bytes, format, encoding, mapping, mapping_version, procedure,
          rows, inserted, changed, unchanged, withdrawn, quarantined, newer_edition_of, data_date, notes)
        VALUES (${head.intakeId}, ${head.at}, ${head.account}, ${head.fileName}, ${head.sha256}, ${head.bytes}, ${head.format}, ${head.encoding},
          ${head.mapping}, ${head.mappingVersion}, ${head.procedure}, 0, 0, 0, 0, 0, 0, '', '', '[]')`
  )
  return Number(lastInsertRowid)
}

export function finishImport(writer: WritableDB, id: number, tail: ImportTail): void {
  run(
    writer,
    sql`UPDATE sys_import SET rows = ${tail.rows}, inserted = ${tail.inserted}, changed = ${tail.changed}, unchanged = ${tail.unchanged},
          withdrawn = ${tail.withdrawn}, quarantined = ${tail.quarantined}, newer_edition_of = ${tail.newerEditionOf.join(',')},
          data_date = ${tail.dataDate}, notes = ${tail.notes} WHERE id = ${id}`
  )
}

export function insertSheet(
  writer: WritableDB,
  sheet: {
    readonly importId: number
    readonly name: string
    readonly header: readonly string[]
    readonly letters: readonly string[]
    readonly headerLine: number
  }
): number {
  const { lastInsertRowid } = run(
    writer,
    sql`INSERT INTO sys_sheet (import_id, name, header, letters, header_line)
        VALUES (${sheet.importId}, ${sheet.name}, ${JSON.stringify(sheet.header)}, ${JSON.stringify(sheet.letters)}, ${sheet.headerLine})`
  )
  return Number(lastInsertRowid)
}

/** Stores source lines; prepared once, called for every new or changed line. */
export interface SourceStore {
  /** the id that the next line to be stored will get */
  readonly next: number
  /** Stores one line and returns its id. */
  store(sheetId: number, line: number, cells: string): number
}

export function sourceWriter(writer: WritableDB): SourceStore {
  let next = (get<{ id: number | null }>(writer, sql`SELECT MAX(id) AS id FROM sys_source`)?.id ?? 0) + 1
  const insert: Database.Statement = writer.prepare('INSERT INTO sys_source (id, sheet_id, line, cells) VALUES (?, ?, ?, ?)')
  return {
    get next() {
      return next
    },
    store(sheetId, line, cells) {
      const id = next
      next += 1
      insert.run(id, sheetId, line, cells)
      return id
    }
  }
}

/** Keeps sealed id numbers, each once. */
export function keepIdentities(writer: WritableDB, numbers: readonly { readonly hash: string; readonly sealed: Buffer }[]): void {
  for (const { hash, sealed } of numbers) run(writer, sql`INSERT OR IGNORE INTO sys_identity (id_hash, sealed) VALUES (${hash}, ${sealed})`)
}

export interface EarlierImport {
  readonly id: number
  readonly sha256: string
  readonly mapping: string
  readonly mappingVersion: number
  readonly editionOf: readonly number[]
  readonly rows: number
  readonly dataDate: string
}

/** Every import so far, oldest first. */
export function earlierImports(db: ReadableDB): readonly EarlierImport[] {
  const rows = all<{ id: number; sha256: string; mapping: string; version: number; edition: string; rows: number; data_date: string }>(
    db,
    sql`SELECT id, sha256, mapping, mapping_version AS version, newer_edition_of AS edition, rows, data_date FROM sys_import ORDER BY id`
  )
  return rows.map((row) => ({
    id: row.id,
    sha256: row.sha256,
    mapping: row.mapping,
    mappingVersion: row.version,
    editionOf: row.edition === '' ? [] : row.edition.split(',').map(Number),
    rows: row.rows,
    dataDate: row.data_date
  }))
}
