/** A letter of an entry: its template filled with what the register holds. What the register does not hold stays a blank to be written in, never a guess. */
import { countedOf } from '../../../../shared/domain/register.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import { fillLetter, type Letter } from '../../../../shared/packs/letter.ts'
import { formatMoney, moneyUnitName } from '../../../../shared/text/format.ts'
import type { WrittenLetter } from '../../io/letter-html.ts'
import type { Session } from '../../session.ts'
import { readMeta } from '../../vault/meta.ts'
import { entryIn, openBook } from './open-book.ts'
import { showEntry } from './show-entry.ts'

export interface LetterOrder {
  readonly register: string
  readonly entry: string
  readonly letter: string
  readonly language: 'zh' | 'en'
}

const blank = '＿＿＿＿'

/** `asOf` ISO date, `now` ISO. Throws `unknown_id` (register, entry, letter), `not_allowed` when no step that makes it was done. */
export function writeLetter(
  session: Session,
  order: LetterOrder,
  asOf: string,
  now: string
): { readonly no: string; readonly filled: WrittenLetter } {
  const { vault, packs, calendar } = session
  const { language } = order
  const book = openBook(vault.reader, packs, order.register, asOf, calendar)
  const letter = letterOf(session, order)
  const entry = entryIn(book, order.entry)
  const makers = book.register.steps.filter((step) => step.letter === letter.id)
  const made = countedOf(entry.walk).findLast(({ step }) => makers.some(({ id }) => id === step))
  if (made === undefined)
    throw new AppError('not_allowed', `“${letter.name.zh}”还不能出：${makers.map(({ name }) => name.zh).join('、')}还没有办。`, {
      next: '请先办理这一步。'
    })
  const view = showEntry(session, order, asOf)
  const { unit, marking } = readMeta(vault.reader, 'identity')
  const values = new Map<string, string>([
    ['@unit', unit],
    ['@date', made.on]
  ])
  for (const { field, value, shown } of view.fields)
    values.set(field, book.dataset.fields[field]?.type === 'fen' ? yuan(value, language) : shown)
  // steps stand in the order of days: the last time holds
  for (const { step, on, by, second, note, fields, state } of view.steps) {
    if (state === null) continue
    for (const [part, text] of Object.entries({ on, by, second, note })) values.set(`${step}.${part}`, text)
    for (const { field, control, value, shown } of fields)
      values.set(`${step}.${field}`, control === 'money' ? yuan(value, language) : shown)
  }
  const fill = (text: string): string => fillLetter(text, (name) => values.get(name)?.trim() || blank)
  return {
    no: entry.no,
    filled: {
      language,
      unit,
      number: fill(letter.number[language]),
      title: fill(letter.title[language]),
      addressee: fill(letter.addressee[language]),
      body: letter.body[language].map(fill),
      signOff: fill(letter.sign_off[language]),
      date: made.on,
      stamp: [marking, book.register.name[language], entry.no, `${letter.id} v${letter.version}`, vault.account, now]
        .filter((part) => part !== '')
        .join(' · ')
    }
  }
}

function letterOf({ packs }: Session, { register, letter: id }: LetterOrder): Letter {
  const found = packs.letters.get(id)
  if (found?.register === register) return found
  const own = [...packs.letters.values()].filter((one) => one.register === register).map((one) => one.id)
  throw new AppError('unknown_id', `这本台账没有文书 ${id}。`, {
    next: own.length === 0 ? '这本台账不出文书。' : `有：${own.join('、')}。`
  })
}

const yuan = (fen: unknown, language: 'zh' | 'en'): string =>
  typeof fen === 'number' ? `${formatMoney(fen, 'yuan')} ${moneyUnitName('yuan', language === 'zh' ? 'zh-CN' : 'en')}` : ''
