/**
 * The rows of one line → the vault, and what became of the line: new, changed, unchanged, or in conflict with another line of the same file.
 *
 * A row of a record dataset may be told by several ledgers (tender notice, opening, award): each writes only the fields it carries; an empty
 * cell clears a value only where the same mapping wrote the row before and is not `sparse`. The old row is always kept in the history with its source line.
 * Entities (units, firms, people, places): a ledger that mentions them adds what is not known yet; a register replaces, keeping the old.
 * The content hash stands on a line's primary row and covers all its rows, so an unchanged line costs one look-up.
 */
import { hash } from 'node:crypto'
import type { Mapping } from '../../../../shared/packs/mapping.ts'
import { DatasetTable, type RowOrigin, type StoredRow } from '../../queries/dataset-table.ts'
import type { WritableDB } from '../../vault/connection.ts'
import type { CompiledEmission, CompiledMapping } from './compile-mapping.ts'
import type { Value } from './convert-cell.ts'
import { detached } from './detach-text.ts'
import { namePrevails } from './identify-entity.ts'
import type { DraftRow } from './map-record.ts'
import { bothNames, isEarlier, isOlder } from './older-line.ts'

/** `kept`: another line of the file with the same key was preferred; `older`: the vault holds a newer word. */
export type LineOutcome = 'inserted' | 'changed' | 'unchanged' | 'kept' | 'older' | 'conflict'

export interface WriteContext {
  readonly writer: WritableDB
  readonly mapping: Mapping
  readonly importId: number
  readonly at: string
  readonly account: string
  /** mapping that made an import */
  readonly mappingOf: (importId: number) => string | undefined
  /** remember which rows this file names: needed where it may be a newer edition */
  readonly tracks: boolean
}

/** A line's place in the source lines: `id` is what it has or will have, `keep` stores it at first need and gives that id. */
export interface LineSource {
  readonly id: number
  keep(): number
}

/** Hash of a row that a ledger only mentioned: its own ledger's first word on it counts as new. */
const mentioned = 'mentioned'
/** So many references are checked for rows that are not there: enough to tell, and no memory grows with the file. */
const referredAtMost = 20_000
type Effect = 'inserted' | 'changed' | 'same'

export class LineWriter {
  readonly touched = new Map<string, Set<string>>()
  /** rows of earlier imports that this file names again, by import (primary rows only) */
  readonly seen = new Map<number, number>()
  readonly referred = new Map<string, Set<string>>()
  readonly #context: WriteContext
  readonly #tables = new Map<string, DatasetTable>()
  /** what was last written of an entity, by the emission's name and the entity's id: most lines name one that was named before */
  readonly #entities = new Map<string, Map<string, readonly Value[]>>()

  /** the last line's primary row was not there before, so the next one's is likely new as well */
  #expectsNew = true

  constructor(context: WriteContext) {
    this.#context = context
  }

  table(emission: CompiledEmission): DatasetTable {
    let table = this.#tables.get(emission.dataset)
    if (table === undefined) {
      table = new DatasetTable(this.#context.writer, emission.dataset, emission.declared)
      this.#tables.set(emission.dataset, table)
    }
    return table
  }

  /** Writes a line's rows. */
  write(compiled: CompiledMapping, rows: readonly DraftRow[], source: LineSource): LineOutcome {
    const primary = rows.find((row) => row.emission === compiled.primary)
    const content = primary === undefined ? '' : lineHash(this.#context.mapping.id, compiled.primary, rows)
    if (primary !== undefined && this.#isNew(compiled, primary, content, source)) {
      source.keep()
      for (const row of rows) if (row !== primary) this.#writeRow(row, '', null, source)
      this.name(compiled, rows, null)
      return 'inserted'
    }
    const before = new Map<DraftRow, StoredRow | null>()
    if (primary !== undefined && primary.id !== null) {
      const known = this.table(primary.emission).row(primary.id)
      before.set(primary, known)
      this.#expectsNew = known === null
      if (known !== null && known.hash === content) {
        this.name(compiled, rows, known.import)
        return 'unchanged'
      }
    }
    const known = primary === undefined ? null : (before.get(primary) ?? null)
    if (primary !== undefined && known !== null && this.#isOlder(primary, known)) {
      this.#keepReplaced(primary, known)
      this.name(compiled, rows, known.import)
      return 'older'
    }
    const verdict = this.#compare(rows, before)
    if (verdict !== null) {
      this.name(compiled, rows, null)
      return verdict
    }
    let outcome: LineOutcome = 'unchanged'
    for (const row of rows) {
      const effect = this.#writeRow(row, row === primary ? content : '', before.get(row) ?? null, source)
      if (row === primary && effect === 'inserted') outcome = 'inserted'
      else if (effect !== 'same' && outcome === 'unchanged' && (row === primary || row.emission.mode === 'record')) outcome = 'changed'
    }
    if (primary === undefined && outcome === 'changed') outcome = 'inserted'
    this.name(compiled, rows, known?.import ?? null)
    return outcome
  }

  /** Inserts the primary row without looking first, where it is the only row whose stored state decides what becomes of the line. */
  #isNew(compiled: CompiledMapping, { emission, id, values }: DraftRow, content: string, source: LineSource): boolean {
    if (!this.#expectsNew || id === null || !compiled.single) return false
    const { importId } = this.#context
    this.#expectsNew = this.table(emission).insertNew(id, emission.fieldNames, values, {
      source: source.id,
      import: importId,
      hash: content
    })
    return this.#expectsNew
  }

  /** Notes that the file names these rows, so that an edition does not withdraw them. `from`: the import that owns the primary row. */
  name(compiled: CompiledMapping, rows: readonly DraftRow[], from: number | null): void {
    if (!this.#context.tracks) return
    for (const { emission, id } of rows) {
      if (id === null || emission.mode !== 'record') continue
      let ids = this.touched.get(emission.dataset)
      if (ids === undefined) this.touched.set(emission.dataset, (ids = new Set()))
      if (emission === compiled.primary && !ids.has(id)) {
        const owner = from ?? this.table(emission).head(id)?.import ?? null
        if (owner !== null && owner !== this.#context.importId) this.seen.set(owner, (this.seen.get(owner) ?? 0) + 1)
      }
      ids.add(id)
    }
  }

  /** Reads what is stored of each record row, and compares with other lines of the same file. */
  #compare(rows: readonly DraftRow[], before: Map<DraftRow, StoredRow | null>): 'conflict' | 'kept' | null {
    for (const row of rows) {
      const { emission, id, values } = row
      if (id === null || emission.mode !== 'record') continue
      const table = this.table(emission)
      const stored = before.get(row) ?? (before.has(row) ? null : table.row(id))
      before.set(row, stored)
      if (stored === null || !this.#isOfThisFile(emission.dataset, id, stored)) continue
      const differs = emission.fieldNames.some((field, at) => {
        const [kept, value] = [stored.values[table.fields.indexOf(field)] ?? null, values[at] ?? null]
        return kept !== null && value !== null && kept !== value
      })
      if (!differs) continue
      const { duplicates } = this.#context.mapping
      if (duplicates === 'quarantine') return 'conflict'
      if (duplicates === 'first_wins') return 'kept'
      if (duplicates === 'latest_wins' && isEarlier(row, stored, table)) return 'kept'
    }
    return null
  }

  /** Does the vault hold a newer word than this line, by the mapping's own measure? */
  #isOlder({ emission, id, values }: DraftRow, stored: StoredRow): boolean {
    const { newer } = this.#context.mapping
    if (newer === undefined || id === null || stored.hash === mentioned || this.#isOfThisFile(emission.dataset, id, stored)) return false
    const { fields } = this.table(emission)
    return isOlder(
      newer,
      emission.declared,
      (field) => values[emission.fieldNames.indexOf(field)] ?? null,
      (field) => stored.values[fields.indexOf(field)] ?? null
    )
  }

  /** A line that is set aside still tells what it stood in place of: so the chain is known whole, whatever file comes next. */
  #keepReplaced({ emission, id, values }: DraftRow, stored: StoredRow): void {
    const field = this.#context.mapping.newer?.replaced?.by
    if (field === undefined || id === null) return
    const table = this.table(emission)
    const kept = stored.values[table.fields.indexOf(field)] ?? null
    const both = bothNames(kept, values[emission.fieldNames.indexOf(field)] ?? null)
    if (both !== kept) table.update(id, [field], [both], { source: stored.source, import: stored.import, hash: stored.hash })
  }

  #isOfThisFile(dataset: string, id: string, stored: StoredRow): boolean {
    return stored.hash !== mentioned && (stored.import === this.#context.importId || this.touched.get(dataset)?.has(id) === true)
  }

  #writeRow(row: DraftRow, content: string, stored: StoredRow | null, source: LineSource): Effect {
    const { emission, id } = row
    if (id === null) return 'same'
    switch (emission.mode) {
      case 'refer': {
        let ids = this.referred.get(emission.dataset)
        if (ids === undefined) this.referred.set(emission.dataset, (ids = new Set()))
        if (ids.size < referredAtMost) ids.add(id)
        return 'same'
      }
      case 'entity':
        return this.#writeEntity(row, id, content, source)
      case 'fill':
        return this.#merge(row, id, this.table(emission).row(id), (kept, value) => (kept === null ? value : kept), mentioned, source)
      case 'record': {
        const same = stored !== null && stored.import !== null && !this.#isOfThisFile(emission.dataset, id, stored)
        const owned = same && !emission.emission.sparse && this.#context.mappingOf(stored.import) === this.#context.mapping.id
        // what was published earlier and comes later fills gaps only
        const stale = emission.emission.sparse && stored !== null && isEarlier(row, stored, this.table(emission))
        const stays = (kept: Value, value: Value): boolean => (stale ? kept !== null : value === null && !owned)
        const names = this.#context.mapping.newer?.replaced?.by
        const choose = (kept: Value, value: Value, field: string): Value =>
          field === names ? bothNames(kept, value) : stays(kept, value) ? kept : value
        const effect = this.#merge(row, id, stored, choose, content, source)
        if (effect === 'same' && stored !== null && content !== '' && stored.hash !== content) this.table(emission).rehash(id, content)
        return stored !== null && stored.hash === mentioned ? 'inserted' : effect
      }
    }
  }

  #writeEntity(row: DraftRow, id: string, content: string, source: LineSource): Effect {
    const { emission, values } = row
    const register = emission.emission.identify === 'register'
    if (this.#isWritten(emission.as, id, values, register)) return 'same'
    const table = this.table(emission)
    const stored = table.row(id)
    const choose = (kept: Value, value: Value, field: string): Value =>
      kept === null || (value !== null && (register || namePrevails(emission, field, kept, value) || isMarker(emission, field, kept)))
        ? value
        : kept
    const effect = this.#merge(row, id, stored, choose, content, source)
    if (effect === 'same' && content !== '' && stored !== null && stored.hash !== content) table.rehash(id, content)
    return effect
  }

  /** Was this told of the entity before? A register's word replaces, so there only the last one counts; mentions only add what is not known. */
  #isWritten(as: string, id: string, values: readonly Value[], register: boolean): boolean {
    let written = this.#entities.get(as)
    if (written === undefined) this.#entities.set(as, (written = new Map()))
    const key = register ? id : `${id}\u0000${values.join('\u0000')}`
    const last = written.get(key)
    if (last !== undefined && values.every((value, at) => value === last[at])) return true
    if (written.size > 100_000) written.clear()
    const kept = values.map((value) => (typeof value === 'string' ? detached(value) : value))
    written.set(register ? key : detached(key), kept)
    return false
  }

  /** Inserts or updates, field by field as `choose` says; keeps the old row in the history. */
  #merge(
    row: DraftRow,
    id: string,
    stored: StoredRow | null,
    choose: (kept: Value, value: Value, field: string) => Value,
    content: string,
    source: LineSource
  ): Effect {
    const { emission, values } = row
    const table = this.table(emission)
    const { fieldNames } = emission
    const { importId, at, account } = this.#context
    const origin = (hashText: string): RowOrigin => ({ source: source.keep(), import: importId, hash: hashText })
    if (stored === null) {
      table.insert(id, fieldNames, values, origin(content))
      return 'inserted'
    }
    let differs = false
    const merged = fieldNames.map((field, place) => {
      const kept = stored.values[table.fields.indexOf(field)] ?? null
      const value = choose(kept, values[place] ?? null, field)
      if (value !== kept) differs = true
      return value
    })
    if (!differs) return 'same'
    table.keep(id, stored, 'changed', { import: importId, at, account, reason: '' })
    table.update(id, fieldNames, merged, origin(emission.mode === 'fill' ? stored.hash : content))
    return 'changed'
  }
}

/** A place known only as "somewhere under 3311" takes its own code. */
function isMarker(emission: CompiledEmission, field: string, kept: Value): boolean {
  return emission.dataset === 'region' && field === 'code' && typeof kept === 'string' && kept.endsWith('*')
}

/** Covers every row a line tells of, entities that it only mentions left out. */
function lineHash(mapping: string, primary: CompiledEmission, rows: readonly DraftRow[]): string {
  const parts: unknown[] = [mapping]
  for (const { emission, id, values } of rows) {
    if (emission === primary || emission.mode === 'record' || emission.mode === 'fill') parts.push(emission.at, id, values)
  }
  return hash('sha256', JSON.stringify(parts), 'hex').slice(0, 32)
}
