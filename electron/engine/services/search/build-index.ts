/**
 * Brings the search index up to what the vault holds: rows that came, changed or went since. It runs after an import, never within it, in short
 * transactions between which other work goes on; stopped at any moment it goes on from there. What is not caught up yet is told beside every
 * answer, so nothing is silently not found.
 */
import { setImmediate } from 'node:timers/promises'
import { searchFields, searchRule } from '../../../../shared/packs/search-fields.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import {
  beginDataset,
  dropStale,
  dropTerms,
  indexedDatasets,
  joinParts,
  lastRow,
  lastRows,
  putTerms,
  rowsAt,
  rowsBehind,
  setUpto,
  staleCount,
  staleRows
} from '../../queries/search-index.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'
import { rowTerms, type RowTerms } from './row-terms.ts'

/** A step takes about a twentieth of a second. */
const rowsAStep = 4000
/** After so many rows the index is joined into one part. */
const worthJoining = 20_000

export interface IndexWork {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number) => void
}

/** About how many rows are not in the index yet: rowids that came since, and rows that changed or went. */
export function rowsNotIndexed(db: ReadableDB, packs: PackSet): number {
  const known = new Map(indexedDatasets(db).map((one) => [one.dataset, one]))
  let behind = staleCount(db)
  const searched = Object.entries(packs.datasets).filter(([, dataset]) => searchFields(dataset).length > 0)
  const last = lastRows(
    db,
    searched.map(([name]) => name)
  )
  for (const [name, dataset] of searched) {
    const done = known.get(name)
    behind += Math.max(0, (last.get(name) ?? 0) - (done?.rule === searchRule(dataset) ? done.upto : 0))
  }
  return behind
}

/** Returns how many rows were put in. Throws whatever the vault throws; a stop is no error, it only ends the work. */
export async function buildIndex(session: Session, { signal, progress }: IndexWork): Promise<number> {
  const { writer } = session.vault
  const total = rowsNotIndexed(writer, session.packs)
  let done = 0
  for (const [name, dataset] of Object.entries(session.packs.datasets)) {
    const fields = searchFields(dataset)
    if (fields.length === 0) continue
    const known = await session.write(() => begun(writer, name, searchRule(dataset)))
    const step: DatasetStep = { writer, name, no: known.no, fields: fields.map((field) => field.field), terms: rowTerms(fields) }
    for (let more = true; more && !signal.aborted;) {
      const went = await session.write(() => transaction(writer, () => catchUp(step)))
      more = went.more
      done += went.rows
      if (total > 0) progress(Math.min(done, total), total)
      await setImmediate()
    }
    if (signal.aborted) break
  }
  for (let more = done >= worthJoining, first = true; more && !signal.aborted; first = false) {
    const begin = first
    more = await session.write(() => transaction(writer, () => joinParts(writer, begin)))
    await setImmediate()
  }
  return done
}

interface DatasetStep {
  readonly writer: WritableDB
  readonly name: string
  readonly no: number
  readonly fields: readonly string[]
  readonly terms: RowTerms
}

/** The dataset's place in the index; made, or emptied where another set of fields was indexed. */
function begun(writer: WritableDB, name: string, rule: string): { readonly no: number } {
  const find = () => indexedDatasets(writer).find((one) => one.dataset === name)
  const known = find()
  if (known?.rule === rule) return known
  transaction(writer, () => beginDataset(writer, name, rule, known))
  return find() ?? { no: 0 }
}

/** One step: stale rows first, so that a rowid used again is not taken for known; then new ones. `more`: there may be another step's worth. */
function catchUp({ writer, name, no, fields, terms }: DatasetStep): { readonly rows: number; readonly more: boolean } {
  const upto = indexedDatasets(writer).find((one) => one.no === no)?.upto ?? 0
  const put = (row: number, values: readonly (string | number | null)[]): void => {
    const found = terms(values)
    if (found.length > 0) putTerms(writer, no, row, found.join(' '))
  }
  const stale = staleRows(writer, name, rowsAStep)
  if (stale.length > 0) {
    const indexed = stale.filter((row) => row <= upto)
    for (const row of indexed) dropTerms(writer, no, row)
    for (const [row, , ...values] of rowsAt(writer, name, fields, indexed)) put(row, values)
    dropStale(writer, name, stale)
    // a rowid that went at the end may be used again
    setUpto(writer, no, Math.min(upto, lastRow(writer, name)))
    return { rows: stale.length, more: true }
  }
  const rows = rowsBehind(writer, name, fields, upto, rowsAStep)
  for (const [row, , ...values] of rows) put(row, values)
  const last = rows.at(-1)
  if (last !== undefined) setUpto(writer, no, last[0])
  return { rows: rows.length, more: rows.length === rowsAStep }
}
