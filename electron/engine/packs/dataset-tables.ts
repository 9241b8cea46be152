/**
 * Tables of datasets: generated from datasets.yaml, never written by hand, so that every engine that runs models (SQLite here; DuckDB and
 * PostgreSQL in the tests) has the same columns. Columns are only ever added; a vault never loses one because a pack no longer names it.
 */
import type { Dataset, FieldType } from '../../../shared/packs/pack.ts'
import type { WritableDB } from '../vault/connection.ts'
import type Database from '../vault/sqlite.ts'
import type { PackSet } from './pack-set.ts'

export type EngineName = 'sqlite' | 'duckdb' | 'postgres'

/** The only place that says what a field's type is on an engine (contracts.md §3). */
export const columnTypes = {
  sqlite: { text: 'TEXT', date: 'TEXT', timestamp: 'TEXT', integer: 'INTEGER', fen: 'INTEGER', boolean: 'INTEGER', real: 'REAL' },
  duckdb: { text: 'TEXT', date: 'TEXT', timestamp: 'TEXT', integer: 'BIGINT', fen: 'BIGINT', boolean: 'BIGINT', real: 'DOUBLE PRECISION' },
  postgres: { text: 'TEXT', date: 'TEXT', timestamp: 'TEXT', integer: 'BIGINT', fen: 'BIGINT', boolean: 'BIGINT', real: 'DOUBLE PRECISION' }
} as const satisfies Record<EngineName, Record<FieldType, string>>

/** CREATE TABLE and CREATE INDEX of one dataset. The hidden columns carry provenance: source line, import, content hash. */
export function datasetDdl(name: string, dataset: Dataset, engine: EngineName = 'sqlite'): readonly string[] {
  const types = columnTypes[engine]
  const columns = [
    'id TEXT PRIMARY KEY NOT NULL',
    ...Object.entries(dataset.fields).map(([field, { type }]) => `"${field}" ${types[type]}`),
    `_source ${types.integer}`,
    `_import ${types.integer}`,
    `_hash TEXT NOT NULL DEFAULT ''`
  ]
  return [`CREATE TABLE "${name}" (${columns.join(', ')})${engine === 'sqlite' ? ' STRICT' : ''}`, ...indexDdl(name, dataset)]
}

function indexDdl(name: string, dataset: Dataset): readonly string[] {
  const single = Object.entries(dataset.fields)
    .filter(([, field]) => field.index)
    .map(([field]) => [field])
  return [...single, ...(dataset.indexes ?? [])].map(
    (fields) =>
      `CREATE INDEX IF NOT EXISTS "${name}_${fields.join('_')}_index" ON "${name}" (${fields.map((field) => `"${field}"`).join(', ')})`
  )
}

/** Creates missing tables, adds missing columns and indexes, in one transaction. Never drops or changes anything. */
export function ensureDatasetTables(writer: WritableDB, packSet: PackSet): void {
  writer.transaction(() => ensureTables(writer, packSet.datasets)).immediate()
}

/** The same inside a transaction of the caller's, or in a scratch database. */
export function ensureTables(db: Database.Database, datasets: PackSet['datasets']): void {
  const columnsOf = db.prepare('SELECT name FROM pragma_table_info(?)')
  for (const [name, dataset] of Object.entries(datasets)) {
    const present = new Set((columnsOf.all(name) as { name: string }[]).map((column) => column.name))
    if (present.size === 0) {
      for (const statement of datasetDdl(name, dataset)) db.exec(statement)
      continue
    }
    for (const [field, { type }] of Object.entries(dataset.fields)) {
      if (!present.has(field)) db.exec(`ALTER TABLE "${name}" ADD COLUMN "${field}" ${columnTypes.sqlite[type]}`)
    }
    for (const statement of indexDdl(name, dataset)) db.exec(statement)
  }
}

/** Rewrites dataset `node` (the procedures' nodes in order; id = procedure/code) from the packs. */
export function fillReferenceTables(writer: WritableDB, packSet: PackSet): void {
  writer.transaction(() => fillNodes(writer, packSet)).immediate()
}

/** The same inside a transaction of the caller's, or in a scratch database. Does nothing without a dataset `node`. */
export function fillNodes(db: Database.Database, packSet: Pick<PackSet, 'datasets' | 'procedures'>): void {
  if (packSet.datasets['node'] === undefined) return
  db.prepare('DELETE FROM node').run()
  const insert = db.prepare(
    `INSERT INTO node (id, procedure, code, seq, stage, name, required, limit_amount, limit_clock)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  for (const procedure of packSet.procedures.values()) {
    procedure.nodes.forEach((node, index) => {
      const { code, stage, name, required, limit } = node
      const row = [`${procedure.id}/${code}`, procedure.id, code, index + 1, stage.zh, name.zh, required ? 1 : 0]
      insert.run(...row, limit?.amount ?? null, limit?.clock ?? null)
    })
  }
}
