/** Registers (台账): lists, entries, new ones, steps, corrections, figures, and the table to hand out. */
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { sessionOf, type EngineContext } from '../context.ts'
import { letterHtml } from '../io/letter-html.ts'
import { enterExport } from '../services/enter-export.ts'
import { mimeOf, readAttachment, storeAttachment } from '../services/keep-attachment.ts'
import { addEntry } from '../services/register/add-entry.ts'
import { correctEntry } from '../services/register/correct-entry.ts'
import { doStep } from '../services/register/do-step.ts'
import { dayOfBook, dayOfWork, entryIn, openBook, registerOf, type Book } from '../services/register/open-book.ts'
import { readPictures } from '../services/register/read-pictures.ts'
import { readFigures } from '../services/register/read-figures.ts'
import { entriesBy, lineOf, listRegisters } from '../services/register/read-register.ts'
import { registerTable } from '../services/register/register-table.ts'
import { showEntry } from '../services/register/show-entry.ts'
import { writeLetter } from '../services/register/write-letter.ts'
import { recount, type Hand } from '../services/register/write-row.ts'
import type { Session } from '../session.ts'
import { transaction } from '../vault/sql.ts'
import { handOutTable } from './hand-out-table.ts'
import type { NamesUnder, Part } from './handler.ts'

const nowOf = (context: EngineContext): string => context.deps.clock().toISOString()
const dayIn = (session: Session, context: EngineContext, register: string, asOf?: string): string =>
  asOf ?? dayOfBook(session, register, nowOf(context))
const bookOf = (session: Session, context: EngineContext, register: string, asOf?: string): Book =>
  openBook(session.vault.reader, session.packs, register, dayIn(session, context, register, asOf), session.calendar)

export const registerHandlers: Part<Exclude<NamesUnder<'register'>, 'register.propose' | 'register.adopt'>> = {
  'register.list': ({ asOf }, context) => {
    const session = sessionOf(context)
    const now = nowOf(context)
    const today = asOf ?? dayOfWork(session, now)
    return { asOf: today, registers: listRegisters(session, (register) => asOf ?? dayOfBook(session, register, now)) }
  },
  'register.entries': ({ register, asOf, filter, sort, descending, offset, limit }, context) => {
    const session = sessionOf(context)
    const book = bookOf(session, context, register, asOf)
    const entries = entriesBy(session, book, filter, { by: sort, descending })
    return { asOf: book.asOf, total: entries.length, rows: entries.slice(offset, offset + limit).map((entry) => lineOf(book, entry)) }
  },
  'register.entry': (input, context) => {
    const session = sessionOf(context)
    const view = showEntry(
      session,
      input,
      dayIn(session, context, input.register, input.asOf),
      input.asOf ?? dayOfWork(session, nowOf(context))
    )
    session.looked({ action: 'view.register', subject: `${input.register}/${view.entry.no}` })
    return view
  },
  'register.add': (input, context) =>
    writing(context, input, (session, book, hand) => {
      const made = addEntry(session, book, { fields: input.fields, begin: book.asOf }, hand)
      const detail = { register: input.register, by: hand.by, second: hand.second }
      session.vault.audit({ action: 'register.add', subject: made.no, detail })
      return made
    }),
  'register.step': (input, context) =>
    writing(context, input, (session, book, hand) => {
      const entry = entryIn(book, input.entry)
      const done = doStep(session, book, entry, input, hand)
      const detail = {
        register: input.register,
        step: input.step,
        on: input.on ?? book.asOf,
        by: hand.by,
        second: hand.second,
        sub: done.sub?.no ?? ''
      }
      session.vault.audit({ action: 'register.step', subject: entry.no, detail })
      const after = openBook(session.vault.writer, session.packs, input.register, book.asOf, session.calendar)
      return { ...done, state: entryIn(after, entry.id).walk.state }
    }),
  'register.correct': (input, context) =>
    writing(context, { register: input.register, by: '', second: '' }, (session, book, { now }) => {
      const entry = entryIn(book, input.entry)
      const state = correctEntry(session, book, entry, input, now)
      const detail = { register: input.register, step: input.step ?? '', withdraw: input.withdraw, reason: input.reason }
      session.vault.audit({ action: 'register.correct', subject: entry.no, detail })
      return { state }
    }),
  'register.figures': ({ register, by, asOf }, context) => {
    const session = sessionOf(context)
    return readFigures(session.vault.reader, bookOf(session, context, register, asOf), by)
  },
  'register.pictures': ({ asOf }, context) => {
    const session = sessionOf(context)
    return readPictures(session.vault.reader, session.packs, (register) => bookOf(session, context, register, asOf))
  },
  'register.letter': async (input, context) => {
    const session = sessionOf(context)
    const now = nowOf(context)
    const { no, filled } = writeLetter(session, input, dayIn(session, context, input.register), now)
    const html = letterHtml(filled)
    const data = input.format === 'pdf' ? await context.deps.printPdf(html) : new TextEncoder().encode(html)
    const name = `${no} ${filled.title}.${input.format}`.replaceAll(/[\\/:*?"<>|]/gu, '_')
    const kept = input.to === undefined ? context.files.keep(name) : { handle: input.to, path: context.files.path(input.to) }
    writeFileSync(kept.path, data, { mode: 0o600 })
    const sha256 = createHash('sha256').update(data).digest('hex')
    const filter = JSON.stringify({ register: input.register, entry: no, letter: input.letter })
    const out = { at: now, kind: 'letter', what: name, sha256, bytes: data.byteLength, filter, rows: 1 }
    await session.write(() => enterExport(session, out))
    return { handle: kept.handle, name, bytes: data.byteLength, sha256 }
  },
  'register.export': async ({ register, filter, asOf, format, language }, context) => {
    const session = sessionOf(context)
    const book = bookOf(session, context, register, asOf)
    const now = nowOf(context)
    const table = registerTable(session, book, entriesBy(session, book, filter), language, now)
    return handOutTable(context, book.register.name[language], table, { format, at: now, filter: JSON.stringify({ register, ...filter }) })
  }
}

interface Signed {
  readonly register: string
  readonly by: string
  readonly second: string
  readonly attachment?: string | undefined
}

/** One change of a register in one transaction: read as it stands, changed, counted, told. */
async function writing<T>(context: EngineContext, signed: Signed, work: (session: Session, book: Book, hand: Hand) => T): Promise<T> {
  const session = sessionOf(context)
  registerOf(session.packs, signed.register)
  const file =
    signed.attachment === undefined ? null : readAttachment(context.files.path(signed.attachment), context.files.name(signed.attachment))
  const outcome = await session.write(() =>
    transaction(session.vault.writer, () => {
      const now = nowOf(context)
      const book = openBook(session.vault.writer, session.packs, signed.register, dayOfWork(session, now), session.calendar)
      const attachment = file === null ? null : context.deps.newId()
      if (file !== null && attachment !== null) storeAttachment(session, attachment, file, mimeOf(file.name), now)
      const by = signed.by.trim() === '' ? session.vault.account : signed.by.trim()
      const done = work(session, book, { by, second: signed.second.trim(), now, attachment })
      recount(session, [book.register.dataset, 'register_step', 'person'])
      return done
    })
  )
  context.emit({ kind: 'changed', what: ['registers'] })
  return outcome
}
