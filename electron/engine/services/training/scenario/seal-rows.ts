/** Seals the lines of a played ledger one after another, as a bidding platform would: each group is a chain of its own. */
import { createHash } from 'node:crypto'
import { sealed } from '../../../../../shared/domain/proof/chain.ts'
import type { ScenarioTable } from '../../../../../shared/packs/scenario.ts'
import type { Ledger } from '../ledger.ts'

type Seal = NonNullable<ScenarioTable['seal']>
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** Rows in the order they were played; a line that bears a hash keeps it. Columns that the seal names are known to exist. */
export function sealRows(rows: Ledger['rows'], columns: readonly string[], { group, before, hash, cells, join }: Seal): Ledger['rows'] {
  const at = (header: string): number => columns.indexOf(header)
  const last = new Map<string, string>()
  return rows.map((row) => {
    const text = (header: string): string => String(row.cells[at(header)] ?? '')
    const earlier = last.get(text(group)) ?? ''
    const own = text(hash) === '' ? sealed({ before: earlier, values: cells.map(text) }, join, sha256) : text(hash)
    last.set(text(group), own)
    return { ...row, cells: row.cells.map((cell, place) => (place === at(before) ? earlier : place === at(hash) ? own : cell)) }
  })
}
