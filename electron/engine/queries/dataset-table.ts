/**
 * Writing one dataset's table during an import: prepared statements that take and give plain arrays, because a million rows pass through here.
 * Knows nothing of mappings; every row carries its source line, its import and a content hash (design §4).
 */
import type { Dataset } from '../../../shared/packs/pack.ts'
import type { WritableDB } from '../vault/connection.ts'
import { identifier } from '../vault/sql.ts'
import type Database from '../vault/sqlite.ts'

export type CellOfRow = string | number | null

/** A row as stored: the dataset's fields in order, and where it came from. */
export interface StoredRow {
  readonly values: CellOfRow[]
  readonly source: number | null
  readonly import: number | null
  readonly hash: string
}

export interface RowOrigin {
  readonly source: number | null
  readonly import: number | null
  readonly hash: string
}

export class DatasetTable {
  readonly name: string
  readonly fields: readonly string[]
  readonly #writer: WritableDB
  readonly #select: Database.Statement
  readonly #head: Database.Statement
  readonly #rehash: Database.Statement
  readonly #remove: Database.Statement
  readonly #history: Database.Statement
  readonly #stale: Database.Statement
  readonly #inserts = new Map<string, Database.Statement>()
  readonly #updates = new Map<string, Database.Statement>()
  #changed = false

  constructor(writer: WritableDB, name: string, dataset: Dataset) {
    const table = identifier(name).text
    this.name = name
    this.fields = Object.keys(dataset.fields)
    this.#writer = writer
    const columns = this.fields.map((field) => identifier(field).text)
    this.#select = writer.prepare(`SELECT ${[...columns, '_source', '_import', '_hash'].join(', ')} FROM ${table} WHERE id = ?`).raw(true)
    this.#head = writer.prepare(`SELECT _hash, _import FROM ${table} WHERE id = ?`).raw(true)
    this.#rehash = writer.prepare(`UPDATE ${table} SET _hash = ? WHERE id = ?`)
    this.#remove = writer.prepare(`DELETE FROM ${table} WHERE id = ?`)
    this.#history = writer.prepare(
      `INSERT INTO sys_history (dataset, row_id, change, import_id, source_id, row, at, account, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
    )
    this.#stale = writer.prepare(`INSERT OR IGNORE INTO sys_search_stale (dataset, row) SELECT ?, rowid FROM ${table} WHERE id = ?`)
  }

  /** Content hash and import of a row, without its values. */
  head(id: string): { readonly hash: string; readonly import: number | null } | null {
    const row = this.#head.get(id) as [string, number | null] | undefined
    return row === undefined ? null : { hash: row[0], import: row[1] }
  }

  row(id: string): StoredRow | null {
    const row = this.#select.get(id) as CellOfRow[] | undefined
    if (row === undefined) return null
    const width = this.fields.length
    const [source, from, hash] = [row[width], row[width + 1], row[width + 2]]
    return {
      values: row.slice(0, width),
      source: typeof source === 'number' ? source : null,
      import: typeof from === 'number' ? from : null,
      hash: typeof hash === 'string' ? hash : ''
    }
  }

  /** Inserts the row unless one of that id is there; says whether it did. Cheaper than looking first where most rows are new. */
  insertNew(id: string, fields: readonly string[], values: readonly CellOfRow[], origin: RowOrigin): boolean {
    const { changes } = this.#insert(fields, ' ON CONFLICT (id) DO NOTHING').run(id, ...values, origin.source, origin.import, origin.hash)
    if (changes === 1) this.#touch()
    return changes === 1
  }

  insert(id: string, fields: readonly string[], values: readonly CellOfRow[], origin: RowOrigin): void {
    this.#insert(fields, '').run(id, ...values, origin.source, origin.import, origin.hash)
    this.#touch()
  }

  #insert(fields: readonly string[], clause: '' | ' ON CONFLICT (id) DO NOTHING'): Database.Statement {
    const key = fields.join() + clause
    let statement = this.#inserts.get(key)
    if (statement === undefined) {
      const columns = ['id', ...fields.map((field) => identifier(field).text), '_source', '_import', '_hash']
      statement = this.#writer.prepare(
        `INSERT INTO ${identifier(this.name).text} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})${clause}`
      )
      this.#inserts.set(key, statement)
    }
    return statement
  }

  update(id: string, fields: readonly string[], values: readonly CellOfRow[], origin: RowOrigin): void {
    const key = fields.join()
    let statement = this.#updates.get(key)
    if (statement === undefined) {
      const sets = [...fields.map((field) => `${identifier(field).text} = ?`), '_source = ?', '_import = ?', '_hash = ?']
      statement = this.#writer.prepare(`UPDATE ${identifier(this.name).text} SET ${sets.join(', ')} WHERE id = ?`)
      this.#updates.set(key, statement)
    }
    statement.run(...values, origin.source, origin.import, origin.hash, id)
    this.#stale.run(this.name, id)
    this.#touch()
  }

  rehash(id: string, hash: string): void {
    this.#rehash.run(hash, id)
  }

  /** Keeps the row as it was: its fields as JSON, with the import and source line they came from. */
  keep(
    id: string,
    row: StoredRow,
    change: 'changed' | 'withdrawn' | 'corrected',
    by: { readonly import: number | null; readonly at: string; readonly account: string; readonly reason: string }
  ): void {
    const values: Record<string, CellOfRow> = {}
    for (const [at, field] of this.fields.entries()) values[field] = row.values[at] ?? null
    values['_import'] = row.import
    this.#history.run(this.name, id, change, by.import, row.source, JSON.stringify(values), by.at, by.account, by.reason)
  }

  remove(id: string): void {
    this.#stale.run(this.name, id)
    this.#remove.run(id)
    this.#touch()
  }

  /** Notes once that this dataset's rows are no longer what results were found on. A table object lives within one transaction. */
  #touch(): void {
    if (this.#changed) return
    this.#changed = true
    this.#writer
      .prepare('INSERT INTO sys_dataset_version (dataset, version) VALUES (?, 1) ON CONFLICT (dataset) DO UPDATE SET version = version + 1')
      .run(this.name)
  }

  /** How many live rows each of these imports still owns. */
  liveRows(imports: readonly number[]): ReadonlyMap<number, number> {
    const counts = new Map<number, number>()
    if (imports.length === 0) return counts
    const rows = this.#writer
      .prepare(
        `SELECT _import, COUNT(*) FROM ${identifier(this.name).text} WHERE _import IN (${imports.map(() => '?').join(', ')}) GROUP BY _import`
      )
      .raw(true)
      .all(...imports) as [number, number][]
    for (const [from, count] of rows) counts.set(from, count)
    return counts
  }

  /** Ids of the live rows of these imports. */
  idsOf(imports: readonly number[]): readonly string[] {
    if (imports.length === 0) return []
    return this.#writer
      .prepare(`SELECT id FROM ${identifier(this.name).text} WHERE _import IN (${imports.map(() => '?').join(', ')})`)
      .pluck(true)
      .all(...imports) as string[]
  }
}
