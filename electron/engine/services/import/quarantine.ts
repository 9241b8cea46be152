/**
 * The repair desk for lines that did not fit: list, repair one or the same fault everywhere, set aside with a reason. The source line stays as the
 * file had it; the repaired cells stand beside it. A repaired line goes through the same mapping as at import and belongs to that import.
 */
import type { Mapping } from '../../../../shared/packs/mapping.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { earlierImports, keepIdentities } from '../../queries/import.ts'
import {
  alikeQuarantine,
  closeQuarantine,
  moveQuarantine,
  quarantineById,
  quarantinePage,
  type QuarantineFilter,
  type QuarantineRow
} from '../../queries/quarantine.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'
import type { Vault } from '../../vault/vault.ts'
import { compileMapping } from './compile-mapping.ts'
import { entityFinder } from './identify-entity.ts'
import { lineMapper, type Problem } from './map-record.ts'
import { mappingOfImport } from './plan-file.ts'
import { reasonWords } from './reason.ts'
import { maskSecretCells } from './secret-columns.ts'
import { identitySeal, type IdentitySeal } from './seal-identity.ts'
import { LineWriter } from './write-line.ts'

type Cell = string | number | boolean | null

export interface QuarantineView {
  readonly id: number
  readonly importId: number
  readonly file: string
  readonly sheet: string
  readonly line: number
  readonly column: string
  readonly field: string
  readonly value: string
  readonly reason: string
  readonly detailZh: string
  readonly detailEn: string
  readonly state: 'open' | 'repaired' | 'dismissed'
  readonly header: readonly string[]
  /** with repairs so far; id and account numbers masked, except the cell in question */
  readonly cells: readonly Cell[]
}

/** A page of quarantined lines, oldest first. */
export function listQuarantine(
  db: ReadableDB,
  packSet: PackSet,
  filter: QuarantineFilter,
  page: { readonly offset: number; readonly limit: number }
): { readonly rows: readonly QuarantineView[]; readonly total: number } {
  const { rows, total } = quarantinePage(db, filter, page)
  return {
    total,
    rows: rows.map((row) => {
      const words = reasonWords(row.reason)
      const mapping = mappingOfImport(db, packSet, row.mapping, row.mappingVersion)
      const { id, importId, file, sheet, line, column, field, value, reason, state, header } = row
      const cells = maskSecretCells(mapping, header, row.repaired ?? row.cells, column)
      return { id, importId, file, sheet, line, column, field, value, reason, detailZh: words.zh, detailEn: words.en, state, header, cells }
    })
  }
}

export interface Repair {
  readonly id: number
  readonly column: string
  readonly value: string
  /** every open line of this mapping with the same value and fault in this column */
  readonly everywhere?: boolean | undefined
}
export interface By {
  readonly account: string
  readonly clock: () => Date
}

/**
 * Puts `value` into the column and tries the line (or all alike) again. `still` lines do not fit yet and stay open with their next fault.
 * Throws AppError unknown_id (no such line or column), conflict (already closed).
 */
export function repairQuarantine(
  vault: Vault,
  packSet: PackSet,
  repair: Repair,
  by: By
): { readonly repaired: number; readonly still: number } {
  const { writer } = vault
  return transaction(writer, () => {
    const row = openRow(writer, repair.id)
    const ids = repair.everywhere === true ? [...new Set([row.id, ...alikeQuarantine(writer, row)])] : [row.id]
    const desk = new RepairDesk(vault, packSet, by)
    let repaired = 0
    for (const id of ids) if (desk.retry(openRow(writer, id), repair.column, repair.value)) repaired += 1
    vault.audit({ action: 'quarantine.repair', subject: String(repair.id), detail: { column: repair.column, lines: ids.length, repaired } })
    return { repaired, still: ids.length - repaired }
  })
}

/** Sets lines aside for good, with a reason. Already closed ones are left alone. */
export function dismissQuarantine(vault: Vault, ids: readonly number[], reason: string, by: By): { readonly dismissed: number } {
  return transaction(vault.writer, () => {
    const closing = { state: 'dismissed', detail: reason, cells: null, at: by.clock().toISOString(), account: by.account } as const
    const dismissed = closeQuarantine(vault.writer, ids, closing)
    vault.audit({ action: 'quarantine.dismiss', subject: ids.join(','), detail: { reason, dismissed } })
    return { dismissed }
  })
}

function openRow(db: WritableDB, id: number): QuarantineRow {
  const row = quarantineById(db, id)
  if (row === null) throw new AppError('unknown_id', `没有第 ${id} 号隔离行。`)
  if (row.state !== 'open') throw new AppError('conflict', `第 ${id} 号隔离行已经处理过。`, { next: '请刷新列表。' })
  return row
}

/** Mappings, entities and keys shared by the lines of one repair. */
class RepairDesk {
  readonly #vault: Vault
  readonly #packSet: PackSet
  readonly #by: By
  readonly #seal: IdentitySeal
  readonly #imports: ReadonlyMap<number, string>
  readonly #find: ReturnType<typeof entityFinder>

  constructor(vault: Vault, packSet: PackSet, by: By) {
    this.#vault = vault
    this.#packSet = packSet
    this.#by = by
    this.#seal = identitySeal((purpose) => vault.macKey(purpose))
    this.#imports = new Map(earlierImports(vault.writer).map((one) => [one.id, one.mapping]))
    this.#find = entityFinder(vault.writer)
  }

  /** True when the line fits now. */
  retry(row: QuarantineRow, column: string, value: string): boolean {
    const { writer } = this.#vault
    const at = row.header.indexOf(column)
    if (at === -1) throw new AppError('unknown_id', `“${row.file}”没有“${column}”列。`)
    const cells: Cell[] = [...(row.repaired ?? row.cells)]
    cells[at] = value === '' ? null : value
    const now = this.#by.clock().toISOString()
    const stamp = { at: now, account: this.#by.account }
    const problem = this.#write(row, cells, now)
    const numbers = this.#seal.taken()
    if (problem === null) keepIdentities(writer, numbers)
    if (problem === null) closeQuarantine(writer, [row.id], { state: 'repaired', detail: '', cells: JSON.stringify(cells), ...stamp })
    else moveQuarantine(writer, row.id, { ...problem, ...stamp }, JSON.stringify(cells))
    return problem === null
  }

  #write(row: QuarantineRow, cells: readonly Cell[], at: string): Problem | null {
    const mapping = this.#mappingOf(row)
    const procedure = mapping.procedure === undefined ? undefined : this.#packSet.procedures.get(mapping.procedure)
    const { reader } = this.#vault
    const compiled = compileMapping(mapping, row.header, { datasets: this.#packSet.datasets, procedure, seal: this.#seal, reader })
    const { rows, problem } = lineMapper(compiled, this.#find, () => undefined)(cells, row.line)
    if (problem !== null) return problem
    const lines = new LineWriter({
      writer: this.#vault.writer,
      mapping,
      importId: row.importId,
      at,
      account: this.#by.account,
      mappingOf: (id) => this.#imports.get(id),
      tracks: false
    })
    const outcome = lines.write(compiled, rows, { id: row.sourceId, keep: () => row.sourceId })
    if (outcome !== 'conflict') return null
    return { column: row.column, field: row.field, value: row.value, reason: 'duplicate_key' }
  }

  #mappingOf(row: QuarantineRow): Mapping {
    const mapping = mappingOfImport(this.#vault.writer, this.#packSet, row.mapping, row.mappingVersion)
    if (mapping !== null) return mapping
    throw new AppError('unknown_id', `对照表“${row.mapping}”已不在，无法重试。`, { next: '请重新启用包含该对照表的领域包。' })
  }
}
