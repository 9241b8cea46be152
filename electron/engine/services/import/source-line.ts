/**
 * The end of every walk (feature 9): a row beside the line it came from, what the file said and what was recognised, under which import, mapping
 * and intake; or, for a typed-in figure, the form. A row that several ledgers told of shows its latest line; the lines before are in its history.
 */
import { openValue, referencedTitles, rowsById, shownValue, titlesOf } from '../../queries/rows.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { SourceView } from '../../../../shared/ipc/commands/intake.ts'
import type { Mapping } from '../../../../shared/packs/mapping.ts'
import type { Dataset } from '../../../../shared/packs/pack.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { formById, typedRows } from '../../queries/form.ts'
import { historyOf, sourceLineById, type SourceLineRow } from '../../queries/source-line.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { findColumn, headerIndex } from './header-name.ts'
import { mappingOfImport } from './plan-file.ts'
import { maskSecretCells } from './secret-columns.ts'

type Row = Readonly<Record<string, string | number | null>>
type Cell = string | number | boolean | null

/** Throws AppError unknown_id (no such dataset or row). */
export function readSourceLine(db: ReadableDB, packSet: PackSet, dataset: string, id: string): SourceView {
  const declared = packSet.datasets[dataset]
  if (declared === undefined) throw new AppError('unknown_id', `没有数据集“${dataset}”。`)
  const [row] = rowsById(db, packSet, dataset, [id])
  if (row === undefined) throw new AppError('unknown_id', `“${declared.name.zh}”中没有这一行。`)
  const names = referencedTitles(db, packSet, dataset, [row])
  const line = typeof row['_source'] === 'number' ? sourceLineById(db, row['_source']) : undefined
  return {
    dataset,
    datasetZh: declared.name.zh,
    datasetEn: declared.name.en,
    id,
    title: titlesOf(db, packSet, dataset, [id]).get(id) ?? id,
    values: Object.entries(declared.fields).map(([field, { name, type, ref }]) => {
      const value = openValue(declared.fields[field], row[field] ?? null)
      const shown = shownValue(declared, field, value, names, 'zh')
      return {
        field,
        nameZh: name.zh,
        nameEn: name.en,
        type,
        value,
        shown: shown === value || shown === null ? null : String(shown),
        ref: ref ?? null
      }
    }),
    source: line === undefined ? null : sourceOf(db, packSet, dataset, declared, row, line),
    form: typeof row['form_id'] === 'string' ? formOf(db, row['form_id']) : typedForm(db, dataset, id),
    history: historyOf(db, dataset, id).map(({ at, change, account, reason, row: text }) => ({
      at,
      change,
      account,
      reason,
      values: Object.fromEntries(
        Object.entries(JSON.parse(text) as Record<string, string | number | null>).map(([field, value]) => [
          field,
          openValue(declared.fields[field], value)
        ])
      )
    }))
  }
}

function sourceOf(
  db: ReadableDB,
  packSet: PackSet,
  dataset: string,
  declared: Dataset,
  row: Row,
  line: SourceLineRow
): NonNullable<SourceView['source']> {
  const header = JSON.parse(line.header) as string[]
  const letters = JSON.parse(line.letters) as string[]
  const mapping = mappingOfImport(db, packSet, line.mapping, line.mapping_version)
  const cells = maskSecretCells(mapping, header, JSON.parse(line.cells) as Cell[])
  const fields = fieldsByColumn(mapping, dataset, row, header)
  return {
    importId: line.import_id,
    importNo: line.import_id,
    at: line.at,
    file: line.file,
    sha256: line.sha256,
    sheet: line.sheet,
    line: line.line,
    mapping: line.mapping,
    mappingVersion: line.mapping_version,
    intake: line.intake ?? '',
    provider: line.provider ?? '',
    letter: line.letter ?? '',
    cells: header.map((name, at) => {
      const raw = cells[at] ?? null
      const read = fields.get(at) ?? []
      const [first] = read
      const value = first === undefined ? null : (row[first] ?? null)
      const secret = first !== undefined && declared.fields[first]?.secret === true
      return {
        letter: letters[at] ?? '',
        header: name,
        raw: raw === null ? '' : String(raw),
        recognised: value === null || secret ? null : String(value),
        fields: [...read]
      }
    })
  }
}

/** Which fields of this row the mapping reads from each column; a line may make several rows of a dataset, told apart by their fixed values (kind: approve). */
function fieldsByColumn(
  mapping: Mapping | null,
  dataset: string,
  row: Row,
  header: readonly string[]
): ReadonlyMap<number, readonly string[]> {
  const index = headerIndex(header)
  const fields = new Map<number, string[]>()
  for (const emission of mapping?.emits ?? []) {
    if (emission.dataset !== dataset || emission.refer) continue
    const other = ([field, { value }]: [string, { value?: unknown }]): boolean =>
      value !== undefined && String(row[field] ?? '') !== String(value)
    if (Object.entries(emission.fields).some(other)) continue
    for (const [field, source] of Object.entries(emission.fields)) {
      const names = source.column ?? (source.from === 'each' ? emission.each : undefined)
      const at = names === undefined ? null : findColumn(index, names)
      if (at === null) continue
      const known = fields.get(at) ?? []
      if (!known.includes(field)) fields.set(at, [...known, field])
    }
  }
  return fields
}

function formOf(db: ReadableDB, id: string): SourceView['form'] {
  const form = formById(db, id)
  if (form === undefined) return null
  const attachment =
    form.attachment_id === null ? null : { id: form.attachment_id, name: form.attachment_name ?? '', bytes: form.attachment_bytes ?? 0 }
  return {
    id,
    name: form.name,
    org: form.org ?? form.org_id,
    period: form.period,
    filledBy: form.filled_by,
    filledAt: form.filled_at,
    checkedBy: form.checked_by,
    checkedAt: form.checked_at,
    attachment
  }
}

/** The form of a row typed into a register: it stands by itself, without a period. */
function typedForm(db: ReadableDB, dataset: string, id: string): SourceView['form'] {
  const row = typedRows(db, dataset, [id]).get(id)
  if (row === undefined) return null
  const attachment =
    row.attachment_id === null ? null : { id: row.attachment_id, name: row.attachment_name ?? '', bytes: row.attachment_bytes ?? 0 }
  return {
    id,
    name: row.form,
    org: row.org ?? row.org_id,
    period: '',
    filledBy: row.filled_by,
    filledAt: row.filled_at,
    checkedBy: row.checked_by,
    checkedAt: row.checked_by === '' ? '' : row.filled_at,
    attachment
  }
}
