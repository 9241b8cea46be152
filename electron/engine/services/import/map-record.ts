/**
 * One source line → the rows it makes. Every field is read even after a fault, so that the identity of a faulty line is still known and a newer
 * edition does not withdraw what it merely misspells. A row's id is the first 16 hex digits of SHA-256 over its dataset and key, so ledgers
 * refer to one another by key in whatever order they come.
 */
import { hash } from 'node:crypto'
import { parseNames } from '../../../../shared/domain/value/parse-name.ts'
import { isNothing, plainText } from '../../../../shared/domain/value/plain-text.ts'
import type { CellValue } from '../../io/table-file.ts'
import type { CompiledEmission, CompiledMapping, LineState } from './compile-mapping.ts'
import { BadCell, type Told, type Value } from './convert-cell.ts'
import { detached } from './detach-text.ts'
import type { Reason } from './reason.ts'

export interface DraftRow {
  readonly emission: CompiledEmission
  /** null: the name fits several entities, nothing is written */
  readonly id: string | null
  readonly values: readonly Value[]
}

/** Why a line cannot be taken in: the first fault found. */
export interface Problem {
  readonly column: string
  readonly field: string
  readonly value: string
  readonly reason: Reason
}

export interface LineDraft {
  readonly rows: readonly DraftRow[]
  readonly problem: Problem | null
}

/** Finds the entity an emission means; null when it fits several. `keyId` is the id it would get as a new one. */
export type Identify = (emission: CompiledEmission, values: readonly Value[], keyId: string) => string | null

export type MapLine = (cells: readonly CellValue[], line: number) => LineDraft

/** The id of a row: first 16 hex digits of SHA-256 over the JSON of dataset and key values. */
export function rowId(dataset: string, key: readonly Value[]): string {
  return hash('sha256', JSON.stringify([dataset, ...key]), 'hex').slice(0, 16)
}

/** A function that maps the lines of one sheet. `told(what, column, value, line)` hears of what was set aside without stopping the line. */
export function lineMapper(
  compiled: CompiledMapping,
  identify: Identify,
  told: (what: Parameters<Told>[0], column: string, value: string, line: number) => void
): MapLine {
  let line = 0
  const namesIn = rememberedNames()
  const state: LineState = {
    made: compiled.emissions.map(() => []),
    each: null,
    eachAt: 0,
    undecided: false,
    told: (column) => (what, value) => told(what, column, value, line)
  }
  const ids = compiled.emissions.map((one) => (one.mode === 'record' ? null : rememberedId(one.dataset)))
  const repeats = repetition()
  let rows: DraftRow[] = []
  let problem: Problem | null = null
  const fault = (column: string, field: string, value: string, reason: Reason): void => {
    problem ??= { column, field, value, reason }
  }
  const emit = (one: CompiledEmission, cells: readonly CellValue[]): void => {
    const values: Value[] = []
    state.undecided = false
    let lacks = false
    for (const field of one.fields) {
      if (field.nth !== null) {
        values.push(
          repeats(
            one.at,
            field.nth.map((at) => values[at] ?? null)
          )
        )
        continue
      }
      const value = field.read(cells, state)
      if (value instanceof BadCell) {
        fault(field.column, field.name, field.at === null ? (state.each ?? '') : String(cells[field.at] ?? ''), value.reason)
        values.push(null)
        continue
      }
      values.push(value)
      if (value === null && field.required) {
        if (one.emission.optional) lacks = true
        else if (state.undecided) fault(field.column, field.name, '', 'undecided')
        else fault(field.column, field.name, field.at === null ? '' : String(cells[field.at] ?? ''), 'required')
      }
    }
    if (lacks) return
    const key = keyOf(one, values)
    if (key === null) {
      if (one.emission.optional) return
      const first = one.fields[one.key[0] ?? 0]
      fault(first?.column ?? '', first?.name ?? '', '', state.undecided ? 'undecided' : 'key_missing')
      return
    }
    const keyId = ids[one.at]?.(key) ?? rowId(one.dataset, key)
    const id = one.mode === 'entity' ? identify(one, values, keyId) : keyId
    state.made[one.at]?.push({ id, values })
    rows.push({ emission: one, id, values })
  }
  return (cells, at) => {
    line = at
    rows = []
    problem = null
    for (const made of state.made) made.length = 0
    for (const one of compiled.emissions) {
      if (one.when !== null && !one.when(cells)) continue
      state.each = null
      state.eachAt = 0
      if (one.each === null) {
        emit(one, cells)
        continue
      }
      const names = one.each === -1 ? [] : namesIn(cells[one.each])
      for (const [place, name] of names.entries()) {
        state.each = name
        state.eachAt = place
        emit(one, cells)
      }
    }
    return { rows, problem }
  }
}

/** `rowId` for rows that many lines name (units, firms, projects): each key is worked out once. */
function rememberedId(dataset: string): (key: readonly Value[]) => string {
  const known = new Map<string, string>()
  return (key) => {
    const [first, second] = key
    const plain = typeof first === 'string' && key.length <= 2 && (second === undefined || typeof second === 'string')
    const text = plain ? (second === undefined ? first : `${first}\u0000${second}`) : `\u0000\u0000${JSON.stringify(key)}`
    const before = known.get(text)
    if (before !== undefined) return before
    const id = rowId(dataset, key)
    if (known.size < 100_000) known.set(detached(text), id)
    return id
  }
}

/** Counts how often the same values came; null the first time. */
function repetition(): (at: number, values: readonly Value[]) => Value {
  const counts = new Map<string, number>()
  return (at, values) => {
    const key = hash('sha256', JSON.stringify([at, ...values]), 'base64').slice(0, 16)
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    return count === 1 ? null : count
  }
}

/** The values of the key, or null when what must be there is empty. */
function keyOf(one: CompiledEmission, values: readonly Value[]): readonly Value[] | null {
  const key = one.key.map((at) => values[at] ?? null)
  if (one.emission.partial ? key[0] !== null : key.every((value) => value !== null)) return key
  if (one.elseKey === null) return null
  const other = one.elseKey.map((at) => values[at] ?? null)
  return other[0] === null || (!one.emission.partial && other.includes(null)) ? null : ['', ...other]
}

/** The same few people sign again and again: a cell's text is taken apart once. */
function rememberedNames(): (cell: CellValue | undefined) => readonly string[] {
  const known = new Map<CellValue | undefined, readonly string[]>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const names = namesOf(cell)
    if (known.size < 50_000) known.set(cell, names)
    return names
  }
}

/** The names in one cell, each once; what is no list of names (a document number) stays whole. */
function namesOf(cell: CellValue | undefined): readonly string[] {
  if (cell === null || cell === undefined || cell === '') return []
  const text = plainText(cell)
  if (isNothing(text)) return []
  if (/[〔[(（]\d{4}[〕\])）]|第?\d+号/.test(text))
    return [...new Set(text.split(/[;；、\n]/).map((part) => part.trim()))].filter((part) => part !== '')
  return [...new Set(parseNames(cell).map((name) => name.name))].filter((name) => name !== '')
}
