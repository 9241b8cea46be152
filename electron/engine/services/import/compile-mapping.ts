/**
 * A mapping made ready for one sheet: header names become positions, fields become closures, so that a line costs no look-ups by name. Also
 * says which optional columns the sheet lacks and which columns no field reads.
 */
import type { Emission, FieldSource, Mapping } from '../../../../shared/packs/mapping.ts'
import type { Dataset, Procedure } from '../../../../shared/packs/pack.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { CellValue } from '../../io/table-file.ts'
import { knownAs } from '../../queries/known-names.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { BadCell, cellConverter, type Convert, type Told, type Value } from './convert-cell.ts'
import { findColumn, headerIndex, headerName } from './header-name.ts'
import type { IdentitySeal } from './seal-identity.ts'

/** What an emission's row is to the import. */
export type EmissionMode = 'record' | 'fill' | 'entity' | 'refer'

/** One row that an emission made (or found) from the current line. `id` null: undecided between several. */
export interface Instance {
  id: string | null
  values: readonly Value[]
}

/** State of the line being mapped, shared by all closures of a sheet. */
export interface LineState {
  /** instances made so far, by emission */
  readonly made: Instance[][]
  each: string | null
  eachAt: number
  /** a `from` that was empty because the name fits several */
  undecided: boolean
  told: (column: string) => Told
}

export type Read = (cells: readonly CellValue[], state: LineState) => Value | BadCell

export interface CompiledField {
  readonly name: string
  readonly column: string
  readonly at: number | null
  readonly required: boolean
  readonly read: Read
  /** positions of the fields whose repetition this one counts */
  readonly nth: readonly number[] | null
}

export interface CompiledEmission {
  readonly at: number
  readonly as: string
  readonly dataset: string
  readonly declared: Dataset
  readonly emission: Emission
  readonly mode: EmissionMode
  readonly fields: readonly CompiledField[]
  readonly fieldNames: readonly string[]
  /** positions in `fields` */
  readonly key: readonly number[]
  readonly elseKey: readonly number[] | null
  /** column of names: one row for each; -1 when the sheet lacks it */
  readonly each: number | null
  readonly when: ((cells: readonly CellValue[]) => boolean) | null
}

export interface CompiledMapping {
  readonly mapping: Mapping
  readonly emissions: readonly CompiledEmission[]
  readonly primary: CompiledEmission
  /** a line makes one record, the primary row; all else it only mentions */
  readonly single: boolean
  /** position of the field that dates the primary row, else -1 */
  readonly dateField: number
}

export interface CompileContext {
  readonly datasets: Readonly<Record<string, Dataset>>
  readonly procedure: Procedure | undefined
  readonly seal: IdentitySeal
  /** the vault as it was before this file */
  readonly reader: ReadableDB
}

/** Compiles `mapping` for a sheet with this header. The caller has checked that the required columns are there. */
export function compileMapping(mapping: Mapping, header: readonly string[], context: CompileContext): CompiledMapping {
  const index = headerIndex(header)
  const emissions: CompiledEmission[] = []
  for (const [at, emission] of mapping.emits.entries()) emissions.push(compileEmission(at, emission, emissions, header, index, context))
  const primary =
    emissions.find((one) => one.emission.primary) ??
    emissions.find((one) => one.mode === 'record') ??
    emissions.find((one) => one.mode !== 'refer')
  if (primary === undefined) throw new AppError('bad_pack', `对照表“${mapping.name.zh}”没有写入任何数据。`, { file: mapping.id })
  const date = primary.declared.date
  const stored = emissions.filter((one) => one.mode === 'record' || (one.mode === 'fill' && one.dataset === primary.dataset))
  const single = stored.length === 1 && stored[0] === primary && primary.each === null
  return { mapping, emissions, primary, single, dateField: date === undefined ? -1 : primary.fieldNames.indexOf(date) }
}

function compileEmission(
  at: number,
  emission: Emission,
  before: readonly CompiledEmission[],
  header: readonly string[],
  index: ReadonlyMap<string, number>,
  context: CompileContext
): CompiledEmission {
  const declared = context.datasets[emission.dataset]
  if (declared === undefined) throw new AppError('bad_pack', `没有数据集“${emission.dataset}”。`)
  const fieldNames = Object.keys(emission.fields)
  const mode: EmissionMode = emission.refer ? 'refer' : declared.kind === 'entity' ? 'entity' : emission.fill ? 'fill' : 'record'
  const positions = (names: readonly string[]): readonly number[] => names.map((name) => fieldNames.indexOf(name))
  const fields = fieldNames.map((name): CompiledField => {
    const source = emission.fields[name]
    const field = declared.fields[name]
    if (source === undefined || field === undefined) throw new AppError('bad_pack', `数据集 ${emission.dataset} 没有字段“${name}”。`)
    const found = source.column === undefined ? null : findColumn(index, source.column)
    const make = (): Convert =>
      cellConverter(source, field, {
        seal: context.seal,
        procedure: context.procedure,
        headerUnit: found === null ? null : headerName(header[found] ?? '').unit
      })
    const column = found === null ? '' : (header[found] ?? '')
    const required = source.required || (field.required && mode !== 'refer')
    const read = knownReader(reader(source, found, column, make, before), source, column, index, context.reader)
    const nth = source.nth === undefined ? null : positions(source.nth)
    return { name, column, at: found, required, read: source.also === undefined ? read : alsoReader(read, source.also, index), nth }
  })
  return {
    at,
    as: emission.as ?? emission.dataset,
    dataset: emission.dataset,
    declared,
    emission,
    mode,
    fields,
    fieldNames,
    key: positions(emission.key),
    elseKey: emission.else_key === undefined ? null : positions(emission.else_key),
    each: emission.each === undefined ? null : (findColumn(index, emission.each) ?? -1),
    when: whenOf(emission, index)
  }
}

function reader(source: FieldSource, at: number | null, column: string, make: () => Convert, before: readonly CompiledEmission[]): Read {
  if (source.from !== undefined) return source.from === 'each' ? eachReader(make()) : fromReader(source.from, before)
  const constant = (value: string | number | boolean): Value => (typeof value === 'boolean' ? Number(value) : value)
  if (source.value !== undefined) {
    const value = constant(source.value)
    return () => value
  }
  const instead = source.default === undefined ? null : constant(source.default)
  if (at === null) return () => instead
  const convert = make()
  let told: Told | null = null
  const read: Read = (cells, state) => convert(cells[at], (told ??= state.told(column)))
  return instead === null ? read : (cells, state) => read(cells, state) ?? instead
}

/** The name under which the thing stands in the vault already, else what `read` gives. Names that lead to several things are told, and the last one counts. */
function knownReader(read: Read, { known }: FieldSource, column: string, index: ReadonlyMap<string, number>, db: ReadableDB): Read {
  const at = known === undefined ? null : findColumn(index, known.column)
  if (known === undefined || at === null) return read
  return (cells, state) => {
    const value = read(cells, state)
    if (value === null || value instanceof BadCell) return value
    const names = String(cells[at] ?? '')
      .split(' ')
      .filter((name) => name !== '')
    const found = [...new Set(names.flatMap((name) => knownAs(db, known.dataset, known.by, known.take, name)))]
    if (found.length > 1) state.told(column)('known_as_several', found.slice(0, 5).join('、'))
    return found.at(-1) ?? value
  }
}

/** What `read` gives, with the text of a second column behind it. */
function alsoReader(read: Read, also: NonNullable<FieldSource['also']>, index: ReadonlyMap<string, number>): Read {
  const at = findColumn(index, also.column)
  if (at === null) return read
  const but = new Set(also.but)
  return (cells, state) => {
    const value = read(cells, state)
    const behind = String(cells[at] ?? '').trim()
    return typeof value !== 'string' || behind === '' || but.has(behind.toLowerCase()) ? value : `${value} (${behind})`
  }
}

function eachReader(convert: Convert): Read {
  return (_cells, state) => convert(state.each, state.told(''))
}

/** `<as>.<field>` or `<as>.id` of the latest emission of that name before this one; of one made per name, the one of the same name. */
function fromReader(from: string, before: readonly CompiledEmission[]): Read {
  const dot = from.lastIndexOf('.')
  const [as, field] = [from.slice(0, dot), from.slice(dot + 1)]
  const target = before.findLast((one) => one.as === as)
  if (target === undefined) throw new AppError('bad_pack', `“${from}”所指的行在它之前没有产生。`)
  const at = field === 'id' ? -1 : target.fieldNames.indexOf(field)
  if (field !== 'id' && at === -1) throw new AppError('bad_pack', `“${from}”所指的字段没有取值。`)
  return (_cells, state) => {
    const instances = state.made[target.at] ?? []
    const instance = instances[target.each === null ? 0 : Math.min(state.eachAt, instances.length - 1)]
    if (instance === undefined) return null
    if (at === -1) {
      if (instance.id === null) state.undecided = true
      return instance.id
    }
    return instance.values[at] ?? null
  }
}

function whenOf(emission: Emission, index: ReadonlyMap<string, number>): CompiledEmission['when'] {
  const { when } = emission
  if (when === undefined) return null
  const at = findColumn(index, when.column)
  const allowed = when.in === undefined ? null : new Set(when.in)
  return (cells) => {
    const text = at === null ? '' : String(cells[at] ?? '').trim()
    if (allowed !== null && !allowed.has(text)) return false
    return when.filled === undefined || when.filled === (text !== '')
  }
}
