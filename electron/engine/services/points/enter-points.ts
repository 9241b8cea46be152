/**
 * Figures typed into the grid: one form a unit and period, rows that are new, corrections that keep the old value with its reason. All or nothing:
 * while one cell is faulty or a leap is not confirmed, nothing is written.
 */
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { parsePeriod } from '../../../../shared/packs/indicator/period.ts'
import { DatasetTable } from '../../queries/dataset-table.ts'
import { insertForm } from '../../queries/form.ts'
import type { Session } from '../../session.ts'
import { transaction } from '../../vault/sql.ts'
import { rowId } from '../import/map-record.ts'
import { mimeOf, storeAttachment, type ReadAttachment } from '../keep-attachment.ts'
import { checkEntries, type CheckedEntries } from './check-entries.ts'

type Entry = ParsedInput<'points.enter'>['cells'][number]
type Entered = CommandOutput<'points.enter'>

export interface Entering {
  readonly at: string
  readonly newId: () => string
  readonly attachment: ReadAttachment | null
}

const fields = ['org_id', 'point', 'period', 'period_end', 'value', 'form_id', 'filled_by', 'checked_by', 'note']

/** The id of a unit's row, the same that an import gives it. */
export function pointRowId(unit: string, period: string, point: string): string {
  return rowId('point_value', [unit, period, point])
}

/** Within `session.write`. Throws `usage` (one hand, no reason), `bad_pack`. */
export function enterPoints(session: Session, input: ParsedInput<'points.enter'>, { at, newId, attachment }: Entering): Entered {
  const { vault, packs } = session
  if (input.filledBy.trim() === input.checkedBy.trim())
    throw new AppError('usage', '填报人与复核人不能是同一人。', { next: '请填写另一名复核人。' })
  const dataset = packs.datasets['point_value']
  if (dataset === undefined) throw new AppError('bad_pack', '没有启用含监测点的领域包。')
  const checked = checkEntries(vault.reader, packs, input.cells)
  const plan = planOf(input.cells, checked)
  const corrected = plan.changed.filter((one) => !one.wasMissing).length
  const counts = { written: plan.fresh.length + plan.changed.length - corrected, corrected, unchanged: plan.same }
  const told = { faults: [...checked.faults], questions: [...checked.questions], forms: [] }
  if (input.dryRun || checked.faults.length + checked.questions.length > 0) return { ...(input.dryRun ? counts : nothingDone), ...told }
  if (corrected > 0 && input.reason.trim().length < 2)
    throw new AppError('usage', `有 ${corrected} 个已有的数被改动，没有说明理由。`, { next: '请填写更正理由，原值会保留。' })
  const forms = transaction(vault.writer, () => {
    const table = new DatasetTable(vault.writer, 'point_value', dataset)
    const attached = attachment === null ? null : newId()
    if (attachment !== null && attached !== null) storeAttachment(session, attached, attachment, mimeOf(attachment.name), at)
    const made = new Map<string, string>()
    const formOf = ({ unit, period }: Entry): string => {
      const known = made.get(`${unit} ${period}`)
      if (known !== undefined) return known
      const id = newId()
      made.set(`${unit} ${period}`, id)
      const hands = { filled_by: input.filledBy.trim(), filled_at: at, checked_by: input.checkedBy.trim(), checked_at: at }
      insertForm(vault.writer, { id, name: '监测点填报', org_id: unit, period, ...hands, attachment_id: attached })
      return id
    }
    const valuesOf = (entry: Entry): readonly (string | number | null)[] => [
      entry.unit,
      entry.point,
      entry.period,
      parsePeriod(entry.period)?.to ?? null,
      entry.value,
      formOf(entry),
      input.filledBy.trim(),
      input.checkedBy.trim(),
      entry.note === '' ? null : entry.note
    ]
    const origin = { source: null, import: null, hash: '' }
    for (const entry of plan.fresh) table.insert(pointRowId(entry.unit, entry.period, entry.point), fields, valuesOf(entry), origin)
    for (const { entry, row } of plan.changed) {
      const stored = table.row(row)
      if (stored === null) throw new AppError('conflict', '这个数刚被改动。', { next: '请刷新后再保存。' })
      const kept = { import: null, at, account: vault.account, reason: input.reason.trim() }
      table.keep(row, stored, 'corrected', kept)
      table.update(row, fields, valuesOf(entry), origin)
    }
    const periods = [...new Set(input.cells.map((cell) => cell.period))]
    for (const [unit, id] of made)
      vault.audit({ action: 'points.enter', subject: id, detail: { unit: unit.split(' ')[0] ?? '', periods: periods.join() } })
    return [...made.values()]
  })
  return { ...counts, ...told, forms }
}

const nothingDone = { written: 0, corrected: 0, unchanged: 0 }

interface Changed {
  readonly entry: Entry
  readonly row: string
  /** the row said that there is no figure: filling it corrects nothing and needs no reason */
  readonly wasMissing: boolean
}

/** Which cells are new rows, which replace one, and how many say what stands already. */
function planOf(
  entries: readonly Entry[],
  { desks }: CheckedEntries
): {
  readonly fresh: readonly Entry[]
  readonly changed: readonly Changed[]
  readonly same: number
} {
  const fresh: Entry[] = []
  const changed: Changed[] = []
  let same = 0
  for (const entry of entries) {
    const desk = desks.get(entry.period)
    const unit = desk?.units.find((one) => one.id === entry.unit)
    const point = desk?.points.find((one) => one.id === entry.point)
    const row = desk === undefined || unit === undefined || point === undefined ? null : desk.cell(unit, point).row
    if (row !== null && row.value === entry.value) same += 1
    else if (row !== null) changed.push({ entry, row: row.id, wasMissing: row.value === null })
    else if (entry.value === null && entry.note === '') same += 1
    else fresh.push(entry)
  }
  return { fresh, changed, same }
}
