/**
 * What an import would make of a file, before it is made (feature 1): sheets and what was recognised about the file, which mappings fit and what
 * the others lack, and the first fifty lines with each cell's value, unit and problem. Nothing is written.
 */
import type * as z from 'zod'
import type { importPreview } from '../../../../shared/ipc/commands/intake.ts'
import type { Mapping } from '../../../../shared/packs/mapping.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { openTable, type LegacyReader } from '../../io/open-table.ts'
import type { SourceRecord, TableFile } from '../../io/table-file.ts'
import { tableNoteText } from '../../io/table-note.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import type { Vault } from '../../vault/vault.ts'
import { rankMappings } from './choose-mapping.ts'
import { compileMapping, type CompiledMapping, type Instance } from './compile-mapping.ts'
import { BadCell } from './convert-cell.ts'
import { eventLogMappings } from './event-log.ts'
import { findColumn, headerIndex, headerName, type MoneyUnit } from './header-name.ts'
import type { ImportFile } from './import-ledger.ts'
import { choosableMappings, knownMappings } from './plan-file.ts'
import { reasonWords } from './reason.ts'
import { draftedMapping, type MappingDraft } from './save-mapping.ts'
import { maskSecretCells } from './secret-columns.ts'
import { identitySeal } from './seal-identity.ts'

export type ImportPreview = z.infer<typeof importPreview>
const shownLines = 50

export interface PreviewOptions {
  /** position of the sheet; else the first with rows */
  readonly sheet?: number | undefined
  readonly mapping?: string | undefined
  /** columns and units as the person is choosing them */
  readonly draft?: MappingDraft | undefined
  readonly signal?: AbortSignal | undefined
  readonly readLegacySheet?: LegacyReader | undefined
}

/** Throws AppError bad_file, unknown_id (mapping, sheet), cancelled. */
export async function previewFile(vault: Vault, packSet: PackSet, file: ImportFile, options: PreviewOptions = {}): Promise<ImportPreview> {
  const table = await openTable(file.path, {
    ...(file.name === undefined ? {} : { name: file.name }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
    ...(options.readLegacySheet === undefined ? {} : { readLegacySheet: options.readLegacySheet })
  })
  try {
    return await preview(vault, packSet, table, options)
  } finally {
    table.close()
  }
}

async function preview(vault: Vault, packSet: PackSet, table: TableFile, options: PreviewOptions): Promise<ImportPreview> {
  const chosen = choosableMappings(vault.reader, packSet)
  const logs = await eventLogMappings(table)
  const fits = (one: TableFile['sheets'][number]): boolean => rankMappings(chosen, one.header)[0]?.fits === true || logs.has(one.index)
  const sheet = options.sheet === undefined ? (table.sheets.find(fits) ?? table.sheets[0]) : table.sheets[options.sheet]
  if (sheet === undefined) throw new AppError('unknown_id', '文件中没有这个工作表。')
  // an event log that a pack reads is the pack's; else it is read as a procedure of its own
  const log = logs.get(sheet.index)
  const packed = rankMappings(chosen, sheet.header)
  const ranked = log === undefined ? packed : rankMappings([...chosen, log], sheet.header)
  const best = packed[0]?.fits === true ? packed[0].mapping : (log ?? null)
  const known = knownMappings(vault.reader, packSet)
  const mappings = log === undefined || known.some((one) => one.id === log.id) ? known : [...known, log]
  const mapping = mappingFor(mappings, best, options)
  const records = await firstRecords(table, sheet.index, options.signal)
  const read = mapping === null ? null : reading(vault, packSet, mapping, sheet.header)
  const rows = records.map(({ line, cells }) => {
    const shown = maskSecretCells(mapping, sheet.header, cells)
    const values = read?.values(cells) ?? new Map<number, { value: string | null; problem: string | null }>()
    return {
      line,
      cells: sheet.header.map((_, at) => ({
        raw: shown[at] === null || shown[at] === undefined ? '' : String(shown[at]),
        value: values.get(at)?.value ?? null,
        problem: values.get(at)?.problem ?? null
      }))
    }
  })
  return {
    file: table.name,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    bytes: table.bytes,
    sheets: table.sheets.map(({ index, name, header, headerLine, notes }) => ({
      index,
      name,
      header: [...header],
      headerLine,
      notes: notes.map((note) => ({ code: note.kind, ...tableNoteText(note) }))
    })),
    sheet: sheet.index,
    candidates: ranked.slice(0, 12).map(({ mapping: one, matched, of, missing, fits }) => ({
      mapping: one.id,
      nameZh: one.name.zh,
      nameEn: one.name.en,
      matched,
      of,
      missing: [...missing],
      fits
    })),
    mapping: mapping?.id ?? null,
    fields: mapping === null ? [] : previewFields(packSet, mapping, sheet.header),
    rows,
    problems: rows.filter((row) => row.cells.some((cell) => cell.problem !== null)).length
  }
}

function mappingFor(mappings: readonly Mapping[], best: Mapping | null, options: PreviewOptions): Mapping | null {
  const wanted = options.draft?.base ?? options.mapping
  if (wanted === undefined) return best
  const found = mappings.find((mapping) => mapping.id === wanted)
  if (found === undefined) throw new AppError('unknown_id', `没有对照表“${wanted}”。`)
  return options.draft === undefined ? found : draftedMapping(found, options.draft)
}

async function firstRecords(table: TableFile, sheet: number, signal: AbortSignal | undefined): Promise<readonly SourceRecord[]> {
  for await (const batch of table.rows(sheet, signal === undefined ? {} : { signal })) return batch.slice(0, shownLines)
  return []
}

/**
 * Fields that read a column, with the column found (or null) and the unit in force. Fields of one name, and names
 * of units, firms and people (buyer or supplier?), are told apart by the column their mapping looks for first.
 */
function previewFields(packSet: PackSet, mapping: Mapping, header: readonly string[]): ImportPreview['fields'] {
  const index = headerIndex(header)
  const found = mapping.emits.flatMap((emission) =>
    Object.entries(emission.fields).flatMap(([field, source]) => {
      const declared = packSet.datasets[emission.dataset]?.fields[field]
      const names = source.column ?? (source.from === 'each' ? emission.each : undefined)
      if (declared === undefined || names === undefined) return []
      const at = findColumn(index, names)
      const column = at === null ? null : (header[at] ?? null)
      const unit: MoneyUnit | null =
        declared.type === 'fen' ? ((column === null ? null : headerName(column).unit) ?? source.unit ?? 'yuan') : null
      const { name, type } = declared
      return [
        {
          dataset: emission.dataset,
          as: emission.as ?? emission.dataset,
          field,
          nameZh: name.zh,
          nameEn: name.en,
          type,
          column,
          unit,
          required: source.required || declared.required,
          wanted: typeof names === 'string' ? names : (names[0] ?? field)
        }
      ]
    })
  )
  return found.map(({ wanted, ...one }) => {
    const twins = found.some((other) => other.nameZh === one.nameZh && (other.as !== one.as || other.field !== one.field))
    const told = (twins || packSet.datasets[one.dataset]?.kind === 'entity') && wanted !== one.nameZh
    return told ? { ...one, nameZh: `${one.nameZh}（${wanted}）`, nameEn: `${one.nameEn} (${wanted})` } : one
  })
}

/** Reads single cells as the mapping would, without the vault's entities and without sealing anything. */
function reading(
  vault: Vault,
  packSet: PackSet,
  mapping: Mapping,
  header: readonly string[]
): { values(cells: SourceRecord['cells']): Map<number, { value: string | null; problem: string | null }> } {
  const seal = identitySeal((purpose) => vault.macKey(purpose))
  const procedure = mapping.procedure === undefined ? undefined : packSet.procedures.get(mapping.procedure)
  const compiled: CompiledMapping = compileMapping(mapping, header, { datasets: packSet.datasets, procedure, seal, reader: vault.reader })
  return {
    values(cells) {
      const found = new Map<number, { value: string | null; problem: string | null }>()
      const made: Instance[][] = compiled.emissions.map(() => [])
      const state = { made, each: null, eachAt: 0, undecided: false, told: () => () => undefined }
      for (const emission of compiled.emissions) {
        for (const field of emission.fields) {
          if (field.at === null) continue
          const value = field.read(cells, state)
          const secret = emission.declared.fields[field.name]?.secret === true
          const bad =
            value instanceof BadCell
              ? reasonWords(value.reason).zh
              : value === null && field.required && !emission.emission.optional
                ? reasonWords('required').zh
                : null
          const known = found.get(field.at)
          const shown = value instanceof BadCell || value === null || secret ? null : String(value)
          found.set(field.at, { value: known?.value ?? shown, problem: known?.problem ?? bad })
        }
      }
      return found
    }
  }
}
