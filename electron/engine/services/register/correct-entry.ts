/** Puts values of an entry or of a step right, or withdraws a step. What stood before stays in the history with who, when and why. */
import type { ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { CellOfRow } from '../../queries/dataset-table.ts'
import type { Session } from '../../session.ts'
import { readFields } from './do-step.ts'
import { entryIn, openBook, type Book, type BookEntry } from './open-book.ts'
import { askedOf, readValue } from './read-value.ts'
import { changeRow } from './write-row.ts'

type Order = ParsedInput<'register.correct'>

/** Inside the caller's transaction. Gives the state after. Throws `usage`, `unknown_id`, `not_allowed` when later steps would no longer follow. */
export function correctEntry(session: Session, book: Book, entry: BookEntry, order: Order, now: string): string {
  const why = { change: 'corrected', reason: order.reason, now } as const
  if (order.step === undefined) {
    if (order.withdraw || order.on !== undefined) throw new AppError('usage', '只有步骤可以撤销或改日期。', { next: '请指明步骤。' })
    changeRow(session, book.register.dataset, entry.id, entryValues(session, book, entry, order), why)
  } else {
    changeRow(session, 'register_step', order.step, stepValues(session, book, entry, order.step, order), why)
  }
  const after = entryIn(openBook(session.vault.writer, session.packs, book.register.id, book.asOf, session.calendar), entry.id)
  if (after.walk.odd > entry.walk.odd)
    throw new AppError('not_allowed', '更正后，后面的步骤就接不上了。', { next: '请先更正或撤销后面的步骤。' })
  return after.walk.state
}

function entryValues(session: Session, { register, dataset }: Book, entry: BookEntry, { fields }: Order): Record<string, CellOfRow> {
  if (Object.keys(fields).length === 0) throw new AppError('usage', '没有写明要更正什么。')
  const values: Record<string, CellOfRow> = {}
  for (const [key, given] of Object.entries(fields)) {
    const asked =
      register.fields.find(({ field }) => field === key || dataset.fields[field]?.name.zh === key) ??
      (key === register.begin ? { field: key, control: 'date' as const, required: true } : undefined)
    if (asked === undefined)
      throw new AppError('usage', `“${key}”不能更正。`, { next: `可以更正：${register.fields.map(({ field }) => field).join('、')}。` })
    const declared = dataset.fields[asked.field]
    const wanted = askedOf(declared?.name ?? { zh: key }, asked.control, asked.required, declared)
    values[asked.field] = readValue(session.vault.writer, session.packs, wanted, given, entry.org)
  }
  return values
}

function stepValues(session: Session, book: Book, entry: BookEntry, id: string, order: Order): Record<string, CellOfRow> {
  const booked = entry.walk.steps.find((one) => one.booked.id === id)?.booked
  const step = book.register.steps.find((one) => one.id === booked?.step)
  if (booked === undefined || step === undefined) throw new AppError('unknown_id', `${entry.no} 没有这一步：${id}。`)
  if (booked.withdrawn) throw new AppError('not_allowed', '这一步已经撤销。')
  if (order.withdraw) return { withdrawn: 1 }
  const values: Record<string, CellOfRow> = {}
  if (order.on !== undefined) {
    if (order.on > book.asOf) throw new AppError('not_allowed', '办理日期在今天之后。', { next: '请核对日期。' })
    values['on_date'] = order.on
  }
  if (Object.keys(order.fields).length > 0) {
    const read = readFields(session, book, step, order.fields, booked.org, true)
    const before = JSON.parse(booked.row.filled ?? '{}') as Record<string, CellOfRow>
    const kept = Object.entries(before).filter(([field]) => order.fields[field] === undefined)
    values['filled'] = JSON.stringify({ ...Object.fromEntries(kept), ...Object.fromEntries(read) })
  }
  if (Object.keys(values).length === 0) throw new AppError('usage', '没有写明要更正什么。')
  return values
}
