/** One typed-in row of a register: stored in its dataset beside imported ones, with the form it ends at, and counted. */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { DatasetTable, type CellOfRow } from '../../queries/dataset-table.ts'
import { insertTypedRow } from '../../queries/form.ts'
import { datasetOf } from '../../queries/rows.ts'
import type { Session } from '../../session.ts'
import { refreshDatasetRollup } from '../refresh-rollups.ts'

/** Who typed it, in words; the account and the moment are the session's. `attachment`: id of a stored one. */
export interface Hand {
  readonly by: string
  readonly second: string
  /** ISO */
  readonly now: string
  readonly attachment: string | null
}

/** Inserts a row under the id. Throws `conflict` when one of that id is there. */
export function insertRow(
  { vault, packs }: Session,
  dataset: string,
  id: string,
  values: Readonly<Record<string, CellOfRow>>,
  form: { readonly name: string; readonly org: string },
  hand: Hand
): void {
  const { writer, account } = vault
  const table = new DatasetTable(writer, dataset, datasetOf(packs, dataset))
  if (!table.insertNew(id, Object.keys(values), Object.values(values), { source: null, import: null, hash: '' }))
    throw new AppError('conflict', '已经有同样的一条。', { next: '请核对编号。' })
  insertTypedRow(writer, {
    dataset,
    row_id: id,
    form: form.name,
    org_id: form.org,
    filled_by: hand.by,
    filled_at: hand.now,
    account,
    checked_by: hand.second,
    attachment_id: hand.attachment
  })
}

/** Changes values of a row; what stood before is kept with the reason. Nothing is written where nothing changes. Throws `unknown_id`. */
export function changeRow(
  { vault, packs }: Session,
  dataset: string,
  id: string,
  values: Readonly<Record<string, CellOfRow>>,
  why: { readonly change: 'changed' | 'corrected'; readonly reason: string; readonly now: string }
): void {
  const { writer, account } = vault
  const table = new DatasetTable(writer, dataset, datasetOf(packs, dataset))
  const row = table.row(id)
  if (row === null) throw new AppError('unknown_id', '没有这一行。')
  const differs = Object.entries(values).filter(([field, value]) => (row.values[table.fields.indexOf(field)] ?? null) !== value)
  if (differs.length === 0) return
  table.keep(id, row, why.change, { import: null, at: why.now, account, reason: why.reason })
  const fields = differs.map(([field]) => field)
  const cells = differs.map(([, value]) => value)
  table.update(id, fields, cells, { source: row.source, import: row.import, hash: row.hash })
}

/** Brings the counts of these datasets up to date. Cheap: only theirs. */
export function recount({ vault, packs }: Session, datasets: readonly string[]): void {
  for (const name of new Set(datasets)) refreshDatasetRollup(vault.writer, name, datasetOf(packs, name))
}
