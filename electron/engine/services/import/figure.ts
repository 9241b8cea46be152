/**
 * Typed-in figures end at the form they came from (design §4): who filled it, who checked, the attachment, and every correction. A figure is
 * never overwritten silently: the old value stays in the history with who, when and why.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { DatasetTable } from '../../queries/dataset-table.ts'
import { allForms, formById, insertForm, type FormRow } from '../../queries/form.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { transaction } from '../../vault/sql.ts'
import type { Vault } from '../../vault/vault.ts'
import { rowId } from './map-record.ts'
import type { By } from './quarantine.ts'

export interface FormEntry {
  readonly name: string
  /** id of the unit */
  readonly org: string
  /** `2026Q3`, `2026-09` */
  readonly period: string
  /** ISO date */
  readonly periodEnd: string
  readonly filledBy: string
  readonly checkedBy: string
  /** id of a stored attachment */
  readonly attachment?: string | undefined
  readonly figures: readonly { readonly item: string; readonly value: number | null; readonly unit: string; readonly note: string }[]
}

/** Ids of the form and of its figures, in order. Throws AppError unknown_id (unit), conflict (that form is already entered), usage (one hand). */
export function enterFigure(
  vault: Vault,
  packSet: PackSet,
  entry: FormEntry,
  by: By
): { readonly form: string; readonly figures: readonly string[] } {
  if (entry.checkedBy !== '' && entry.checkedBy === entry.filledBy) {
    throw new AppError('usage', '填报人与审核人不能是同一人。', { next: '请填写另一名审核人。' })
  }
  const { writer } = vault
  return transaction(writer, () => {
    const org = packSet.datasets['org']
    if (org === undefined || new DatasetTable(writer, 'org', org).row(entry.org) === null)
      throw new AppError('unknown_id', '没有这个单位。')
    const form = rowId('form', [entry.org, entry.period, entry.name])
    if (formById(writer, form) !== undefined) {
      throw new AppError('conflict', `“${entry.name}”（${entry.period}）已经录入。`, { next: '如有差错，请对具体数字作更正，原值会保留。' })
    }
    const at = by.clock().toISOString()
    insertForm(writer, {
      id: form,
      name: entry.name,
      org_id: entry.org,
      period: entry.period,
      filled_by: entry.filledBy,
      filled_at: at,
      checked_by: entry.checkedBy,
      checked_at: entry.checkedBy === '' ? '' : at,
      attachment_id: entry.attachment ?? null
    })
    const table = figureTable(writer, packSet)
    const fields = ['form_id', 'org_id', 'period', 'period_end', 'item', 'value', 'unit', 'note']
    const figures = entry.figures.map(({ item, value, unit, note }) => {
      const id = rowId('figure', [form, item])
      if (table.row(id) !== null) throw new AppError('usage', `项目“${item}”在这张表上出现了两次。`)
      const values = [form, entry.org, entry.period, entry.periodEnd, item, value, unit, note]
      table.insert(id, fields, values, { source: null, import: null, hash: '' })
      return id
    })
    vault.audit({ action: 'form.enter', subject: form, detail: { name: entry.name, period: entry.period, figures: figures.length } })
    return { form, figures }
  })
}

/** Replaces one figure's value and keeps the old one. Throws AppError unknown_id. */
export function correctFigure(
  vault: Vault,
  packSet: PackSet,
  correction: { readonly id: string; readonly value: number | null; readonly reason: string },
  by: By
): void {
  const { writer } = vault
  transaction(writer, () => {
    const table = figureTable(writer, packSet)
    const row = table.row(correction.id)
    if (row === null) throw new AppError('unknown_id', '没有这个填报数。')
    table.keep(correction.id, row, 'corrected', {
      import: null,
      at: by.clock().toISOString(),
      account: by.account,
      reason: correction.reason
    })
    table.update(correction.id, ['value'], [correction.value], { source: row.source, import: row.import, hash: row.hash })
    vault.audit({ action: 'figure.correct', subject: correction.id, detail: { reason: correction.reason } })
  })
}

/** Every form with the number of its figures, by period. */
export function listForms(db: ReadableDB): readonly (FormRow & { readonly figures: number })[] {
  return allForms(db)
}

function figureTable(writer: WritableDB, packSet: PackSet): DatasetTable {
  const dataset = packSet.datasets['figure']
  if (dataset === undefined) throw new AppError('bad_pack', '没有启用含“填报数”的领域包。')
  return new DatasetTable(writer, 'figure', dataset)
}
