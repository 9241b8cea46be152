/**
 * A step of an entry: checked against its state, its day, its people and its sub-entries, then written as a row that nobody changes silently.
 * A step may make an order of another unit beneath this one, and may set a field of the entry anew.
 */
import { countedOf, stepsFrom } from '../../../../shared/domain/register.ts'
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { RegisterStep } from '../../../../shared/packs/registers.ts'
import type { CellOfRow } from '../../queries/dataset-table.ts'
import type { Session } from '../../session.ts'
import { rowId } from '../import/map-record.ts'
import { addEntry, checkSecond } from './add-entry.ts'
import type { Book, BookEntry } from './open-book.ts'
import { askedOf, personKnown, readValue, type Given } from './read-value.ts'
import { changeRow, insertRow, type Hand } from './write-row.ts'

type Order = ParsedInput<'register.step'>
interface Words {
  readonly zh: string
  readonly en: string
}

/** Why a step that the state allows may not be done now, whoever asks; null when it may. */
export function hindrance(book: Book, entry: BookEntry, step: RegisterStep): Words | null {
  const open = (book.below.get(entry.id) ?? []).filter(({ walk }) => !walk.final)
  if (step.subs_closed && open.length > 0)
    return { zh: `还有 ${open.length} 条下级条目没有办结`, en: `${open.length} entries below have not come to their end` }
  return null
}

/** Inside the caller's transaction. Throws `not_allowed` (state, people, order of days, sub-entries), `usage` (what is missing), `unknown_id`. */
export function doStep(
  session: Session,
  book: Book,
  entry: BookEntry,
  order: Order,
  hand: Hand
): Omit<CommandOutput<'register.step'>, 'state'> {
  const { register } = book
  const step = register.steps.find(({ id }) => id === order.step)
  if (!step)
    throw new AppError('unknown_id', `台账“${register.name.zh}”没有步骤 ${order.step}。`, {
      next: `有：${register.steps.map(({ id }) => id).join('、')}。`
    })
  const on = order.on ?? book.asOf
  checkStep(book, entry, step, on, hand)
  const org = readValue(session.vault.writer, session.packs, askedOf({ zh: '办理单位' }, 'unit', false), order.org, '') ?? entry.org
  const filled = readFields(session, book, step, order.fields, String(org))
  const seq = 1 + Math.max(0, ...entry.walk.steps.filter(({ booked }) => booked.on === on).map(({ booked }) => booked.seq))
  const key = [register.id, entry.id, step.id, on]
  const taken = entry.walk.steps.some(({ booked }) => booked.id === rowId('register_step', key))
  const id = rowId('register_step', taken ? [...key, String(seq)] : key)
  const row: Record<string, CellOfRow> = {
    register: register.id,
    entry_id: entry.id,
    step: step.id,
    step_name: step.name.zh,
    seq,
    on_date: on,
    org_id: org === '' ? null : org,
    person_id: personKnown(session.vault.writer, session.packs, hand.by, String(org)),
    by_name: hand.by,
    second_name: hand.second === '' ? null : hand.second,
    note: order.note.trim() === '' ? null : order.note.trim(),
    filled: filled.size === 0 ? null : JSON.stringify(Object.fromEntries(filled)),
    withdrawn: 0
  }
  insertRow(session, 'register_step', id, row, { name: `${register.name.zh} · ${step.name.zh}`, org: String(org) }, hand)
  const writes = step.fields.flatMap(({ id: field, writes: to }) =>
    to !== undefined && filled.has(field) ? [[to, filled.get(field) ?? null] as const] : []
  )
  const why = { change: 'changed', reason: step.name.zh, now: hand.now } as const
  if (writes.length > 0) changeRow(session, register.dataset, entry.id, Object.fromEntries(writes), why)
  return { id, sub: step.issues_sub === undefined ? null : issueSub(session, book, entry, step, { ...order, on }, hand) }
}

function checkStep(book: Book, entry: BookEntry, step: RegisterStep, on: string, hand: Hand): void {
  const { register, asOf } = book
  const refuse = (why: string, next: string): never => {
    throw new AppError('not_allowed', `“${step.name.zh}”不能办理：${why}。`, { next })
  }
  if (!stepsFrom(register, entry.walk).some(({ id }) => id === step.id)) {
    const state = register.states.find(({ id }) => id === entry.walk.state)?.name.zh ?? entry.walk.state
    const open = stepsFrom(register, entry.walk).map(({ id, name }) => `${name.zh} ${id}`)
    refuse(`当前状态是“${state}”`, open.length === 0 ? '这一条已经终了。' : `现在可以：${open.join('、')}。`)
  }
  const hindered = hindrance(book, entry, step)
  if (hindered !== null) refuse(hindered.zh, '请先办结下级条目。')
  const last = countedOf(entry.walk).at(-1)?.on ?? entry.begin
  if (on < last) refuse(`办理日期 ${on} 早于上一步（${last}）`, '请核对日期。')
  if (on > asOf) refuse(`办理日期 ${on} 在今天之后`, '请核对日期。')
  if (step.second) checkSecond(hand, step.name.zh)
  const before = step.not_by.flatMap((id) => countedOf(entry.walk).findLast((one) => one.step === id) ?? [])
  const own = before.find(({ by }) => by === hand.by || by === hand.second)
  if (own !== undefined)
    refuse(`“${register.steps.find(({ id }) => id === own.step)?.name.zh ?? own.step}”也是${own.by}办的`, '须由另一人办理。')
  if (step.attachment === 'required' && hand.attachment === null) throw new AppError('usage', `“${step.name.zh}”须附材料。`)
}

/** Values of a step's own fields that were filled in. Throws `usage` for one it does not ask for. */
export function readFields(
  session: Session,
  { dataset }: Book,
  step: RegisterStep,
  given: Readonly<Record<string, Given>>,
  org: string,
  only = false
): ReadonlyMap<string, string | number> {
  const filled = new Map<string, string | number>()
  const known = new Map(step.fields.flatMap(({ id, name }) => [id, name.zh, name.en].map((key) => [key, id])))
  for (const key of Object.keys(given)) {
    if (!known.has(key))
      throw new AppError('usage', `“${step.name.zh}”没有“${key}”这一栏。`, {
        next: `可以填：${step.fields.map(({ id }) => id).join('、')}。`
      })
  }
  const values = new Map(Object.entries(given).map(([key, value]) => [known.get(key), value]))
  for (const { id, name, control, required, codes, writes } of step.fields) {
    if (only && !values.has(id)) continue
    const target = writes === undefined ? undefined : dataset.fields[writes]
    const asked = { ...askedOf(name, control, required, target), ...(codes === undefined ? {} : { codes }) }
    const value = readValue(session.vault.writer, session.packs, asked, values.get(id), org)
    if (value !== null) filled.set(id, value)
  }
  return filled
}

/** The entry beneath: another unit's, never that of one above it, one at a time. What is not said is taken from the entry. */
function issueSub(
  session: Session,
  book: Book,
  entry: BookEntry,
  step: RegisterStep,
  order: Order & { readonly on: string },
  hand: Hand
): { readonly id: string; readonly no: string } {
  const { register } = book
  const own = new Set([register.number.field, register.begin, register.org, register.person, register.region, register.parent])
  const taken = register.fields.filter(({ field }) => !own.has(field)).map(({ field }) => [field, entry.row[field] ?? null] as const)
  const given = order.sub ?? {}
  const named = given[register.org ?? ''] ?? given[book.dataset.fields[register.org ?? '']?.name.zh ?? '']
  const unit = readValue(session.vault.writer, session.packs, askedOf({ zh: '下级单位' }, 'unit', true), named, '')
  checkSubUnit(book, entry, String(unit), step.issues_sub === 'next_level')
  const fields = { ...Object.fromEntries(taken), ...given }
  return addEntry(session, book, { fields, above: entry, begin: order.on }, { ...hand, attachment: null })
}

function checkSubUnit(book: Book, entry: BookEntry, unit: string, nextLevel: boolean): void {
  const { units, byId, below } = book
  const name = units.get(unit)?.name ?? unit
  const refuse = (why: string): never => {
    throw new AppError('not_allowed', `不能下发给“${name}”：${why}。`, { next: '请另选单位。' })
  }
  const seen = new Set<string>()
  for (let up: BookEntry | undefined = entry; up !== undefined && !seen.has(up.id); up = byId.get(up.parent)) {
    seen.add(up.id)
    if (up.org === unit) refuse(`${up.no} 就是它的`)
  }
  if ((below.get(entry.id) ?? []).some((sub) => sub.org === unit && !sub.walk.final)) refuse('它已有一条未办结的下级条目')
  if (!nextLevel) return
  const path: string[] = []
  for (let at = units.get(unit)?.parent_id; at && !path.includes(at); at = units.get(at)?.parent_id) path.push(at)
  if (path.indexOf(entry.org) > 0) refuse(`须逐级下发，先发给“${units.get(path[0] ?? '')?.name ?? path[0]}”`)
}
