/**
 * A large ledger goes in several times faster when a table's secondary indexes are made once at the end, sorted, instead of row by row in random
 * order. All of it stands in the import's transaction: a kill or a cancel leaves the indexes as they were, and readers see them until the commit.
 */
import type { WritableDB } from '../vault/connection.ts'
import { all, identifier, run, sql } from '../vault/sql.ts'

/** Fewer lines than this are not worth it. */
const fewest = 20_000

/**
 * Takes away the secondary indexes of the tables that this import will at least double. Gives the statements that make them anew, to be run one
 * by one in the same transaction. `expected`: how many rows the file may bring.
 */
export function deferIndexes(writer: WritableDB, tables: readonly string[], expected: number): readonly (() => void)[] {
  if (expected < fewest) return []
  return [...new Set(tables)].flatMap((table) => {
    const present = all<{ one: number }>(writer, sql`SELECT 1 AS one FROM ${identifier(table)} LIMIT ${expected + 1}`).length
    if (present > expected) return []
    const indexes = all<{ name: string; sql: string }>(
      writer,
      sql`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ${table} AND sql IS NOT NULL ORDER BY name`
    )
    for (const { name } of indexes) run(writer, { text: `DROP INDEX ${identifier(name).text}`, params: [] })
    return indexes.map((index) => () => void writer.exec(index.sql))
  })
}
