/** Everything about one entry: its fields in words, who filled them, its steps and what each filled in, what falls due, what may be done next. */
import { stepsFrom } from '../../../../shared/domain/register.ts'
import type { CommandOutput } from '../../../../shared/ipc/contract.ts'
import type { RegisterControl, RegisterStep } from '../../../../shared/packs/registers.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { typedRows, type TypedRowRead } from '../../queries/form.ts'
import { correctionCounts } from '../../queries/register.ts'
import { causeRows } from '../../queries/register-cause.ts'
import { referencedTitles, shownValue, sourcesOf, titlesOf, type RowValue } from '../../queries/rows.ts'
import type { Session } from '../../session.ts'
import { hindrance } from './do-step.ts'
import { entryIn, openBook, type Book, type BookEntry, type BookStep } from './open-book.ts'
import { lineOf } from './read-register.ts'

type View = CommandOutput<'register.entry'>
type Shown = View['fields'][number]
type Language = 'zh' | 'en'

/** Throws `unknown_id`. */
export function showEntry(
  session: Session,
  order: { readonly register: string; readonly entry: string; readonly language: Language },
  asOf: string,
  today = asOf
): View {
  const { vault, packs, calendar } = session
  const db = vault.reader
  const book = openBook(db, packs, order.register, asOf, calendar)
  const { register } = book
  const entry = entryIn(book, order.entry)
  const ids = entry.walk.steps.map(({ booked }) => booked.id)
  const typedSteps = typedRows(db, 'register_step', ids)
  const sources = sourcesOf(db, 'register_step', ids)
  const corrections = correctionCounts(db, 'register_step', ids)
  const nameOf = (step: string) => register.steps.find(({ id }) => id === step)?.name ?? { zh: step, en: step }
  const lines = (entries: readonly BookEntry[]) => entries.map((one) => lineOf(book, one))
  return {
    asOf,
    today,
    register: register.id,
    dataset: register.dataset,
    entry: lineOf(book, entry),
    fields: fieldsOf(session, book, entry, order.language),
    typed: typedOf(typedRows(db, register.dataset, [entry.id]).get(entry.id)),
    source: sourcesOf(db, register.dataset, [entry.id]).get(entry.id) ?? null,
    corrections: correctionCounts(db, register.dataset, [entry.id]).get(entry.id) ?? 0,
    above: lines(aboveOf(book, entry)),
    subs: lines(book.below.get(entry.id) ?? []),
    steps: entry.walk.steps.map(({ booked, state }) => ({
      id: booked.id,
      step: booked.step,
      name: nameOf(booked.step),
      on: booked.on,
      by: booked.by,
      second: booked.row.second_name ?? '',
      org: booked.org,
      orgName: book.units.get(booked.org)?.name ?? booked.org,
      note: booked.row.note ?? '',
      fields: filledOf(session, book, booked, order.language),
      state,
      why: booked.withdrawn ? 'withdrawn' : state === null ? 'out_of_order' : '',
      typed: typedOf(typedSteps.get(booked.id)),
      source: sources.get(booked.id) ?? null,
      corrections: corrections.get(booked.id) ?? 0
    })),
    duties: entry.duties.map((duty) => ({
      ...duty,
      name: nameOf(duty.step),
      left: duty.state === 'open' || duty.state === 'overdue' ? entry.left(duty.step, duty.due) : null
    })),
    next: stepsFrom(register, entry.walk).map((step) => ({ step: step.id, name: step.name, why: hindrance(book, entry, step) })),
    letters: register.steps.flatMap((step) => lettersOf(entry, step, packs.letters)),
    causes: causeRows(db, entry.id).map(({ row_id: id, ...cause }) => ({ id, ...cause }))
  }
}

/** From the top down, without itself; a circle in imported rows ends where it began. */
function aboveOf({ byId }: Book, entry: BookEntry): readonly BookEntry[] {
  const path: BookEntry[] = []
  const seen = new Set([entry.id])
  for (let up = byId.get(entry.parent); up !== undefined && !seen.has(up.id); up = byId.get(up.parent)) {
    seen.add(up.id)
    path.unshift(up)
  }
  return path
}

function fieldsOf({ vault, packs }: Session, { register, dataset }: Book, { row }: BookEntry, language: Language): Shown[] {
  const names = referencedTitles(vault.reader, packs, register.dataset, [row])
  const controls = new Map(register.fields.map(({ field, control }) => [field, control]))
  const asked = register.fields.map(({ field }) => field)
  const rest = Object.keys(dataset.fields).filter((field) => !asked.includes(field) && (row[field] ?? null) !== null)
  return [
    ...rest.filter((field) => field === register.number.field),
    ...asked,
    ...rest.filter((field) => field !== register.number.field)
  ].map((field) => {
    const declared = dataset.fields[field]
    const value = declared?.secret === true ? null : (row[field] ?? null)
    const shown = shownValue(dataset, field, row[field] ?? null, names, language)
    return {
      field,
      name: declared?.name ?? { zh: field, en: field },
      control: controls.get(field) ?? null,
      value,
      shown: words(shown, declared?.type === 'boolean' ? 'yes_no' : null, language)
    }
  })
}

function filledOf(session: Session, { register, dataset }: Book, { step, row }: BookStep, language: Language): Shown[] {
  const declared = register.steps.find(({ id }) => id === step)
  const values = JSON.parse(row.filled ?? '{}') as Record<string, RowValue>
  return Object.entries(values).map(([field, value]) => {
    const about = declared?.fields.find(({ id }) => id === field)
    const control = about?.control ?? null
    const named =
      control === null
        ? value
        : inWords(session, { value, control, codes: about?.codes ?? dataset.fields[about?.writes ?? '']?.codes }, language)
    return { field, name: about?.name ?? { zh: field, en: field }, control, value, shown: words(named, control, language) }
  })
}

const datasetOfControl: Partial<Record<RegisterControl, string>> = { unit: 'org', person: 'person', matter: 'matter' }

function inWords(
  { vault, packs }: Session,
  {
    value,
    control,
    codes
  }: { readonly value: RowValue; readonly control: RegisterControl; readonly codes: RegisterStep['fields'][number]['codes'] },
  language: Language
): RowValue {
  const ref = datasetOfControl[control]
  if (ref !== undefined && typeof value === 'string') return titlesOf(vault.reader, packs, ref, [value]).get(value) ?? value
  return codes?.[String(value)]?.[language] ?? value
}

function words(value: RowValue, control: RegisterControl | null, language: Language): string {
  if (value === null) return ''
  if (control !== 'yes_no') return String(value)
  return language === 'zh' ? (value === 1 ? '是' : '否') : value === 1 ? 'yes' : 'no'
}

function typedOf(row: TypedRowRead | undefined): View['typed'] {
  if (row === undefined) return null
  const attachment = row.attachment_id === null ? null : { name: row.attachment_name ?? '', bytes: row.attachment_bytes ?? 0 }
  return { filledBy: row.filled_by, filledAt: row.filled_at, account: row.account, checkedBy: row.checked_by, attachment }
}

/** Letters that steps make: those of steps done, and those of steps that may be done now. */
function lettersOf(entry: BookEntry, { id, name, letter, from }: RegisterStep, known: PackSet['letters']): View['letters'] {
  if (letter === undefined) return []
  const of = { letter, title: known.get(letter)?.name ?? name, step: id, name }
  const done = entry.walk.steps.filter(({ booked, state }) => booked.step === id && state !== null).map(({ booked }) => booked.on)
  if (done.length === 0) return !entry.walk.final && from.includes(entry.walk.state) ? [{ ...of, done: '' }] : []
  return done.map((on) => ({ ...of, done: on }))
}
