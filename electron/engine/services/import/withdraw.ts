/**
 * Newer editions (feature 5). A file that holds at least half of the live rows of an earlier import with the same mapping is its newer edition:
 * rows it no longer has are withdrawn, that is kept in the history and taken out of the table. Editions form a line; what any of them owns
 * counts. Entities are never withdrawn, nor are rows that another ledger wrote last.
 */
import type { EarlierImport } from '../../queries/import.ts'
import type { CompiledMapping } from './compile-mapping.ts'
import type { LineWriter, WriteContext } from './write-line.ts'

/** Imports that are editions of one ledger, each list one ledger. */
export function editionLines(imports: readonly EarlierImport[], mapping: string): readonly (readonly number[])[] {
  const lines: number[][] = []
  for (const one of imports) {
    if (one.mapping !== mapping) continue
    const joined = lines.filter((line) => line.some((id) => one.editionOf.includes(id)))
    for (const line of joined) lines.splice(lines.indexOf(line), 1)
    lines.push([...joined.flat(), one.id])
  }
  return lines
}

/** Which earlier imports this file is a newer edition of, by the rows it named. `live`: rows each import owned when the file began. */
export function editionOf(
  lines: readonly (readonly number[])[],
  live: ReadonlyMap<number, number>,
  seen: ReadonlyMap<number, number>
): readonly number[] {
  const sum = (line: readonly number[], counts: ReadonlyMap<number, number>): number =>
    line.reduce((total, id) => total + (counts.get(id) ?? 0), 0)
  return lines.filter((line) => sum(line, live) > 0 && sum(line, seen) * 2 >= sum(line, live)).flat()
}

/** Withdraws what these imports own and the file did not name. Returns how many primary rows went. */
export function withdrawMissing(compiled: CompiledMapping, imports: readonly number[], lines: LineWriter, context: WriteContext): number {
  let withdrawn = 0
  const done = new Set<string>()
  for (const emission of compiled.emissions) {
    if (emission.mode !== 'record' || done.has(emission.dataset)) continue
    done.add(emission.dataset)
    const table = lines.table(emission)
    const named = lines.touched.get(emission.dataset)
    for (const id of table.idsOf(imports)) {
      if (named?.has(id) === true) continue
      const row = table.row(id)
      if (row === null) continue
      table.keep(id, row, 'withdrawn', {
        import: context.importId,
        at: context.at,
        account: context.account,
        reason: '新版台账中已没有这一行'
      })
      table.remove(id)
      if (emission.dataset === compiled.primary.dataset) withdrawn += 1
    }
  }
  return withdrawn
}
