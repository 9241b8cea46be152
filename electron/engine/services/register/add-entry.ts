/** A new entry of a register: its values read and checked, its number given, who filled it and who checked kept with it. */
import { nextNumber } from '../../../../shared/domain/register.ts'
import { parseProjectCode } from '../../../../shared/domain/value/parse-code.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { CellOfRow } from '../../queries/dataset-table.ts'
import type { Session } from '../../session.ts'
import { rowId } from '../import/map-record.ts'
import type { Book, BookEntry } from './open-book.ts'
import { askedOf, readValue, type Given } from './read-value.ts'
import { insertRow, type Hand } from './write-row.ts'

export interface NewEntry {
  readonly fields: Readonly<Record<string, Given>>
  /** the entry above, of a sub-entry */
  readonly above?: BookEntry | undefined
  /** the day it begins where the fields do not say; ISO */
  readonly begin: string
}

/** What of a register a new entry is held against. */
export interface EntryPlace extends Pick<Book, 'register' | 'dataset'> {
  /** those there are, also the ones just added */
  readonly entries: readonly { readonly id: string; readonly no: string }[]
}

/** Inside the caller's transaction. Throws `usage`, `unknown_id`, `conflict` (number taken). */
export function addEntry(session: Session, book: EntryPlace, entry: NewEntry, hand: Hand): { readonly id: string; readonly no: string } {
  const { register, dataset } = book
  const { writer } = session.vault
  const given = byField(book, entry.fields)
  if (register.second) checkSecond(hand, '新建')
  if (register.attachment === 'required' && hand.attachment === null && entry.above === undefined)
    throw new AppError('usage', '新建须附材料。')
  const values: Record<string, CellOfRow> = {}
  // the unit first: a person is looked for in it
  const ordered = register.fields.toSorted((a, b) => Number(b.field === register.org) - Number(a.field === register.org))
  for (const { field, control, required } of ordered) {
    const declared = dataset.fields[field]
    const asked = askedOf(declared?.name ?? { zh: field }, control, required && field !== register.begin, declared)
    values[field] = readValue(writer, session.packs, asked, given.get(field), orgIn(values, register.org))
  }
  const begin = readValue(writer, session.packs, askedOf({ zh: '起始日期' }, 'date', false), given.get(register.begin), '') ?? entry.begin
  const no = numberOf(book, given.get(register.number.field), String(begin), entry.above?.no)
  values[register.begin] = begin
  values[register.number.field] = no
  if (register.parent !== undefined && entry.above !== undefined) values[register.parent] = entry.above.id
  const id = rowId(register.dataset, [no])
  if (book.entries.some((one) => one.no === no || one.id === id))
    throw new AppError('conflict', `编号 ${no} 已经有了。`, { next: '请换一个编号，或打开原来那一条。' })
  insertRow(session, register.dataset, id, values, { name: register.name.zh, org: orgIn(values, register.org) }, hand)
  return { id, no }
}

/** A second person is named, and is another. Throws `usage`. */
export function checkSecond({ by, second }: Pick<Hand, 'by' | 'second'>, what: string): void {
  if (second === '') throw new AppError('usage', `“${what}”须由第二人复核。`, { next: '请写明复核人。' })
  if (second === by) throw new AppError('usage', '办理人与复核人不能是同一人。', { next: '请填写另一名复核人。' })
}

const orgIn = (values: Readonly<Record<string, CellOfRow>>, field: string | undefined): string =>
  field === undefined ? '' : String(values[field] ?? '')

/** Given values by field; a field may be named as the window names it. Throws `usage` for one that the register does not ask for. */
function byField({ register, dataset }: EntryPlace, fields: NewEntry['fields']): ReadonlyMap<string, Given> {
  const open = new Set([...register.fields.map(({ field }) => field), register.begin, register.number.field])
  return new Map(
    Object.entries(fields).map(([key, value]) => {
      const field = [...open].find((one) => one === key || dataset.fields[one]?.name.zh === key || dataset.fields[one]?.name.en === key)
      if (field !== undefined) return [field, value]
      throw new AppError('usage', `台账“${register.name.zh}”没有“${key}”这一栏。`, { next: `可以填：${[...open].join('、')}。` })
    })
  )
}

function numberOf({ register, entries }: EntryPlace, given: Given, begin: string, parent: string | undefined): string {
  const code = given === undefined || given === null || given === '' ? null : parseProjectCode(given)
  if (code !== null) {
    if (code.ok) return code.code
    throw new AppError('usage', '编号不能这样写。', { next: '请核对编号，或留空由系统编号。' })
  }
  const { pattern, sub } = register.number
  return nextNumber(
    parent === undefined ? pattern : sub,
    begin,
    parent ?? '',
    entries.map(({ no }) => no)
  )
}
