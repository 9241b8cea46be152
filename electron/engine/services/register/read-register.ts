/** Registers as lists: which there are and how they stand, their declaration as a window needs it, and entries by filter. */
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { countedOf } from '../../../../shared/domain/register.ts'
import { groupingsOf } from '../../../../shared/domain/register-figure.ts'
import type { Dataset } from '../../../../shared/packs/pack.ts'
import type { Register, RegisterStep } from '../../../../shared/packs/registers.ts'
import type { Session } from '../../session.ts'
import { openBook, worldOf, type Book, type BookEntry } from './open-book.ts'
import { behindFigure, groupingName } from './read-figures.ts'
import { entryOrder, type EntrySort } from './sort-entries.ts'

type RegisterView = CommandOutput<'register.list'>['registers'][number]
type FieldView = RegisterView['fields'][number]
export type EntryLine = CommandOutput<'register.entries'>['rows'][number]
type Filter = ParsedInput<'register.entries'>['filter']

/** `dayOf`: the day that a register's limits are counted to. */
export function listRegisters({ vault, packs, calendar }: Session, dayOf: (register: string) => string): RegisterView[] {
  return packs.registers.map((declared) => {
    const asOf = dayOf(declared.id)
    const { entries, dataset } = openBook(vault.reader, packs, declared.id, asOf, calendar)
    const open = entries.filter(({ walk }) => !walk.final)
    return {
      ...declarationOf(declared, declared.pack, dataset, packs.cleanKinds.length > 0),
      asOf,
      entries: entries.length,
      open: open.length,
      overdue: open.filter(({ overdue }) => overdue).length,
      closed: entries.length - open.length
    }
  })
}

function declarationOf(
  register: Register,
  pack: string,
  dataset: Dataset,
  /** a pack tells kinds of clean-governance unit */
  cleanKinds: boolean
): Omit<RegisterView, 'asOf' | 'entries' | 'open' | 'overdue' | 'closed'> {
  const { id, version, name, summary, systems, number, title, begin, second, attachment, states, figures } = register
  return {
    id,
    version,
    pack,
    name,
    summary,
    systems,
    dataset: register.dataset,
    roles: {
      number: number.field,
      title,
      begin,
      org: register.org ?? null,
      person: register.person ?? null,
      region: register.region ?? null,
      parent: register.parent ?? null,
      due: register.due ?? null
    },
    fields: register.fields.map(({ field, control, required, hint }) => ({
      field,
      name: dataset.fields[field]?.name ?? { zh: field, en: field },
      control,
      required,
      hint: hint ?? null,
      codes: codesOf(control === 'choice' ? dataset.fields[field]?.codes : undefined)
    })),
    second,
    attachment,
    states,
    steps: register.steps.map((step) => stepView(step, dataset)),
    figures: figures.map(({ id: figure, name: called, kind }) => ({ id: figure, name: called, kind })),
    groupings: groupingsOf(register)
      .filter((by) => by !== 'clean_kind' || cleanKinds)
      .map((by) => ({ id: by, name: groupingName(by, dataset) })),
    propose: register.propose?.note ?? null
  }
}

const codesOf = (codes: Dataset['fields'][string]['codes']): FieldView['codes'] =>
  Object.entries(codes ?? {}).map(([code, name]) => ({ code, name }))

function stepView(step: RegisterStep, dataset: Dataset): RegisterView['steps'][number] {
  const clock = (one: RegisterStep['limit'] | RegisterStep['every']) =>
    one === undefined ? null : { clock: one.clock, amount: one.amount, basis: one.basis, mark: one.mark }
  return {
    id: step.id,
    name: step.name,
    from: step.from,
    to: step.to ?? null,
    repeats: step.repeats,
    second: step.second,
    notBy: step.not_by,
    fields: step.fields.map(({ id, name, control, required, codes, writes }) => ({
      field: id,
      name,
      control,
      required,
      hint: null,
      codes: codesOf(control === 'choice' ? (codes ?? (writes === undefined ? undefined : dataset.fields[writes]?.codes)) : undefined)
    })),
    attachment: step.attachment,
    issuesSub: step.issues_sub ?? null,
    subsClosed: step.subs_closed,
    limit: clock(step.limit),
    every: clock(step.every),
    letter: step.letter ?? null
  }
}

/** One entry as a line of the list. */
export function lineOf(book: Book, entry: BookEntry): EntryLine {
  const { register, units, people, below } = book
  const subs = below.get(entry.id) ?? []
  const step = entry.next === null ? undefined : register.steps.find(({ id }) => id === entry.next?.step)
  return {
    id: entry.id,
    no: entry.no,
    title: entry.title,
    org: entry.org,
    orgName: units.get(entry.org)?.name ?? entry.org,
    person: entry.person,
    personName: people.get(entry.person) ?? entry.person,
    begin: entry.begin,
    due: entry.due,
    state: entry.walk.state,
    stateName: stateName(register, entry.walk.state),
    final: entry.walk.final,
    overdue: entry.overdue,
    next:
      entry.next === null
        ? null
        : {
            ...entry.next,
            name: step?.name ?? { zh: '办结', en: 'Coming to its end' },
            left: entry.left(entry.next.step, entry.next.due)
          },
    last: lastOf(register, entry),
    parent: entry.parent,
    subs: subs.length,
    subsOpen: subs.filter(({ walk }) => !walk.final).length,
    odd: entry.walk.odd
  }
}

function lastOf(register: Register, { walk }: BookEntry): EntryLine['last'] {
  const booked = countedOf(walk).at(-1)
  if (booked === undefined) return null
  const { step, on } = booked
  return { step, name: register.steps.find(({ id }) => id === step)?.name ?? { zh: step, en: step }, on }
}

export function stateName(register: Register, state: string): { zh: string; en: string } {
  return register.states.find(({ id }) => id === state)?.name ?? { zh: state, en: state }
}

/** Entries that a filter lets through, in the order asked for. Throws `unknown_id` (figure). */
export function entriesBy(
  session: Session,
  book: Book,
  filter: Filter,
  sort: EntrySort = { by: 'rank', descending: false }
): readonly BookEntry[] {
  const wanted = filter.text.trim().toLowerCase()
  const behind = filter.figure === undefined ? null : behindFigure(book, worldOf(session.vault.reader, book), filter.figure)
  const fields = Object.entries(filter.fields)
  const said = (entry: BookEntry): string =>
    [entry.no, entry.title, book.units.get(entry.org)?.name ?? '', book.people.get(entry.person) ?? ''].join('\n').toLowerCase()
  return book.entries
    .filter(
      (entry) =>
        (filter.states === undefined || filter.states.includes(entry.walk.state)) &&
        (filter.org === undefined || entry.org === filter.org) &&
        (!filter.overdue || entry.overdue) &&
        (!filter.open || !entry.walk.final) &&
        (filter.parent === undefined || entry.parent === filter.parent) &&
        fields.every(([field, value]) => String(entry.value(field) ?? '') === value) &&
        (behind === null || behind.has(entry.id)) &&
        (wanted === '' || said(entry).includes(wanted))
    )
    .toSorted(entryOrder(book, sort))
}
