/** A table as one file for the person: written, entered as an export, and handed over by its handle. */
import { sessionOf, type EngineContext } from '../context.ts'
import { writeTable, type WrittenSheet } from '../io/write-table.ts'
import { enterExport } from '../services/enter-export.ts'

interface Handed {
  readonly handle: string
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

/** The last line of `sheet` is its stamp and counts as no row. `title` is the file's name without its ending. Throws `usage`, `disk_full`. */
export async function handOutTable(
  context: EngineContext,
  title: string,
  sheet: WrittenSheet,
  out: { readonly format: 'csv' | 'xlsx'; readonly at: string; readonly filter: string }
): Promise<Handed> {
  const session = sessionOf(context)
  const name = `${title}.${out.format}`
  const kept = context.files.keep(name)
  const { bytes, sha256, rows } = await writeTable(kept.path, [sheet], { format: out.format })
  const copy = { at: out.at, kind: 'table', what: name, sha256, bytes, filter: out.filter, rows: rows - 1 }
  await session.write(() => enterExport(session, copy))
  return { handle: kept.handle, name, bytes, sha256 }
}
