/**
 * A register as it stands on a day: every entry with its state, duties and unit, computed from the rows when first asked for. Registers hold an
 * office's own work, thousands of rows and not millions, so one is read whole; nothing is kept between calls that could grow stale.
 */
import { daysLeft, type DaysLeft } from '../../../../shared/domain/days-left.ts'
import { dutiesOf, nextDuty, walkSteps, type Duty, type Walk } from '../../../../shared/domain/register.ts'
import {
  push,
  type FigureEntry,
  type FigureStep,
  type FigureWorld,
  type Participant
} from '../../../../shared/domain/register-participation.ts'
import { cleanKindOf, type CleanKind } from '../../../../shared/packs/clean-kinds.ts'
import type { Dataset } from '../../../../shared/packs/pack.ts'
import type { WorkCalendar } from '../../../../shared/packs/calendar.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { LoadedRegister, PackSet } from '../../packs/pack-set.ts'
import {
  entryRows,
  isKeptByHand,
  leaderRows,
  registerStepRows,
  unitRows,
  type RegisterStepRow,
  type UnitRow
} from '../../queries/register.ts'
import { datasetOf, titlesOf, type DatasetRow } from '../../queries/rows.ts'
import { localDay } from '../../local-day.ts'
import type { Session } from '../../session.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { readMeta } from '../../vault/meta.ts'

export interface BookStep extends FigureStep {
  readonly row: RegisterStepRow
}
export interface BookEntry extends FigureEntry {
  readonly walk: Walk<BookStep>
  readonly no: string
  readonly title: string
  readonly due: string
  readonly row: DatasetRow
  readonly next: ReturnType<typeof nextDuty>
  readonly overdue: boolean
  /** until a duty's last day, or the entry's own (step ''), on its clock */
  left(step: string, due: string): DaysLeft | null
}
export interface Book {
  readonly register: LoadedRegister
  readonly dataset: Dataset
  readonly asOf: string
  readonly entries: readonly BookEntry[]
  readonly byId: ReadonlyMap<string, BookEntry>
  /** entries below each */
  readonly below: ReadonlyMap<string, readonly BookEntry[]>
  readonly units: ReadonlyMap<string, UnitRow>
  readonly people: ReadonlyMap<string, string>
  readonly cleanKinds: readonly CleanKind[]
}

/** A register by id. Throws `unknown_id`. */
export function registerOf(packs: PackSet, id: string): LoadedRegister {
  const found = packs.registers.find((register) => register.id === id)
  if (!found) throw new AppError('unknown_id', `没有台账 ${id}。`, { next: '请核对台账编号，或启用含这本台账的领域包。' })
  return found
}

/** The day on which work is done: the engine's own or the vault's data date, whichever is later. `now` ISO. */
export function dayOfWork(session: Session, now: string): string {
  const today = localDay(now)
  const data = readMeta(session.vault.reader, 'data_date') ?? ''
  return data > today ? data : today
}

/**
 * The day that a register's limits are counted to. One that is kept here (an entry or a step was typed in) counts to the day of work. One that was only
 * imported counts to the day of the data: what was done after it nobody has told, and what is not told is not overdue. Throws `unknown_id`.
 */
export function dayOfBook(session: Session, register: string, now: string): string {
  const data = readMeta(session.vault.reader, 'data_date')
  const { dataset } = registerOf(session.packs, register)
  return data === null || isKeptByHand(session.vault.reader, register, dataset) ? dayOfWork(session, now) : data
}

/** Throws `unknown_id`. */
export function openBook(db: ReadableDB, packs: PackSet, id: string, asOf: string, calendar: WorkCalendar): Book {
  const register = registerOf(packs, id)
  const dataset = datasetOf(packs, register.dataset)
  const units = new Map(unitRows(db, asOf).map((unit) => [unit.id, unit]))
  const steps = new Map<string, RegisterStepRow[]>()
  for (const row of registerStepRows(db, register.id)) push(steps, row.entry_id, row)
  const byId = new Map<string, BookEntry>()
  const { cleanKinds } = packs
  const ground = { register, units, asOf, calendar, byId, cleanKinds }
  const entries = entryRows(db, register.dataset).map((row) => new Entry(row, steps.get(row.id) ?? [], ground))
  for (const entry of entries) byId.set(entry.id, entry)
  const below = new Map<string, BookEntry[]>()
  for (const entry of entries) if (entry.parent !== '') push(below, entry.parent, entry)
  const people = titlesOf(db, packs, 'person', [...new Set(entries.map(({ person }) => person).filter((one) => one !== ''))])
  return { register, dataset, asOf, entries, byId, below, units, people, cleanKinds }
}

function bookStep(row: RegisterStepRow): BookStep {
  const { id, step, on_date: on, seq, by_name: by, org_id: org, person_id: person, withdrawn } = row
  return {
    id,
    step,
    on: on.slice(0, 10),
    seq: seq ?? 0,
    by: by ?? '',
    org: org ?? '',
    person: person ?? '',
    withdrawn: withdrawn === 1,
    row
  }
}

type Ground = Pick<Book, 'register' | 'units' | 'asOf' | 'byId' | 'cleanKinds'> & { readonly calendar: WorkCalendar }

/** What costs something to work out is worked out once, when first asked for: one entry shown does not walk all the others. */
class Entry implements BookEntry {
  readonly row: DatasetRow
  readonly #steps: readonly RegisterStepRow[]
  readonly #ground: Ground
  #walk: Walk<BookStep> | undefined
  #duties: readonly Duty[] | undefined

  constructor(row: DatasetRow, steps: readonly RegisterStepRow[], ground: Ground) {
    this.row = row
    this.#steps = steps
    this.#ground = ground
  }

  get walk(): Walk<BookStep> {
    return (this.#walk ??= walkSteps(this.#ground.register, this.#steps.map(bookStep)))
  }
  get duties(): readonly Duty[] {
    const { register, asOf, calendar } = this.#ground
    return (this.#duties ??= dutiesOf(
      register,
      { begin: this.#date(register.begin), field: (name) => this.#date(name), code: (name) => this.#text(name) },
      this.walk,
      asOf,
      calendar
    ))
  }
  get next(): ReturnType<typeof nextDuty> {
    return nextDuty(this.duties, this.due, this.walk.final, this.#ground.asOf)
  }
  get overdue(): boolean {
    return this.next?.overdue ?? false
  }
  left(step: string, due: string): DaysLeft | null {
    const { register, asOf, calendar } = this.#ground
    const declared = register.steps.find(({ id }) => id === step)
    return daysLeft(due, asOf, (declared?.limit ?? declared?.every)?.clock ?? 'calendar_days', calendar)
  }
  get id(): string {
    return this.row.id
  }
  get no(): string {
    return this.#text(this.#ground.register.number.field)
  }
  get title(): string {
    return this.#text(this.#ground.register.title)
  }
  get org(): string {
    return this.#text(this.#ground.register.org)
  }
  get person(): string {
    return this.#text(this.#ground.register.person)
  }
  get parent(): string {
    return this.#text(this.#ground.register.parent)
  }
  get top(): string {
    const top = topOf(this, this.#ground.byId)
    return `${top.no} ${top.title}`
  }
  get unitKind(): string {
    return this.#ground.units.get(this.org)?.unit_kind ?? ''
  }
  get cleanKind(): string {
    return cleanKindIn(this.#ground, this.#ground.units.get(this.org))
  }
  get region(): string {
    return this.#text(this.#ground.register.region) || (this.#ground.units.get(this.org)?.region_id ?? '')
  }
  get begin(): string {
    return this.#date(this.#ground.register.begin) ?? ''
  }
  get due(): string {
    const { due } = this.#ground.register
    return due === undefined ? '' : (this.#date(due) ?? '')
  }
  value(field: string): string | number | null {
    return this.row[field] ?? null
  }
  #text(field: string | undefined): string {
    return field === undefined ? '' : String(this.row[field] ?? '')
  }
  #date(field: string): string | null {
    const value = this.row[field]
    return typeof value === 'string' && value !== '' ? value.slice(0, 10) : null
  }
}

/** Kind of clean-governance unit; '' of a unit of none, or of no unit. */
function cleanKindIn({ cleanKinds }: Pick<Book, 'cleanKinds'>, unit: UnitRow | undefined): string {
  return unit === undefined ? '' : cleanKindOf(cleanKinds, { said: unit.clean_kind, unitKind: unit.unit_kind })
}

/** The entry at the top of this one's line; a circle in imported rows ends where it began. */
function topOf(entry: BookEntry, byId: ReadonlyMap<string, BookEntry>): BookEntry {
  const seen = new Set([entry.id])
  let top = entry
  for (let up = byId.get(top.parent); up !== undefined && !seen.has(up.id); up = byId.get(up.parent)) {
    seen.add(up.id)
    top = up
  }
  return top
}

/** An entry by id or number. Throws `unknown_id`, also for a number that two entries bear. */
export function entryIn(book: Book, key: string): BookEntry {
  const byNo = book.entries.filter(({ no }) => no === key)
  const found = book.byId.get(key) ?? (byNo.length === 1 ? byNo[0] : undefined)
  if (found) return found
  const many = byNo.length > 1 ? `编号 ${key} 有 ${byNo.length} 条，请用条目标识。` : `台账“${book.register.name.zh}”中没有 ${key}。`
  throw new AppError('unknown_id', many, { next: '请核对编号。' })
}

/** What figures look at: the entries, and every unit and leader that could take part. */
export function worldOf(db: ReadableDB, book: Book): FigureWorld {
  const units = [...book.units.values()].filter(({ closed }) => closed === 0)
  const asked = units.map((unit): Participant => ({
    id: unit.id,
    unit: unit.id,
    unitKind: unit.unit_kind ?? '',
    cleanKind: cleanKindIn(book, unit),
    region: unit.region_id ?? ''
  }))
  const open = new Map(asked.map((unit) => [unit.id, unit]))
  const leaders = leaderRows(db).flatMap(({ id, org_id: org }) => {
    const home = open.get(org)
    return home === undefined ? [] : [{ ...home, id }]
  })
  return { entries: book.entries, units: asked, leaders }
}
