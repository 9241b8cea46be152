/** Entries of a register as a table to hand out: every field in words, the state, what is overdue, each step with its day; stamped. */
import { countedOf } from '../../../../shared/domain/register.ts'
import type { WrittenSheet } from '../../io/write-table.ts'
import { referencedTitles, shownValue } from '../../queries/rows.ts'
import type { Session } from '../../session.ts'
import { readMeta } from '../../vault/meta.ts'
import type { Book, BookEntry } from './open-book.ts'
import { stateName } from './read-register.ts'

const said = {
  zh: { state: '状态', overdue: '逾期', yes: '是', no: '否', yuan: '（元）', total: (n: number) => `共 ${n} 条` },
  en: { state: 'State', overdue: 'Overdue', yes: 'yes', no: 'no', yuan: ' (yuan)', total: (n: number) => `${n} entries` }
} as const

export function registerTable(
  session: Session,
  book: Book,
  entries: readonly BookEntry[],
  language: 'zh' | 'en',
  now: string
): WrittenSheet {
  const { register, dataset, asOf } = book
  const { reader, account } = session.vault
  const text = said[language]
  const names = referencedTitles(
    reader,
    session.packs,
    register.dataset,
    entries.map(({ row }) => row)
  )
  const fields = [register.number.field, register.begin, ...register.fields.map(({ field }) => field)].filter(
    (field, at, all) => all.indexOf(field) === at
  )
  const header = [
    ...fields.map((field) => `${dataset.fields[field]?.name[language] ?? field}${dataset.fields[field]?.type === 'fen' ? text.yuan : ''}`),
    text.state,
    text.overdue,
    ...register.steps.map(({ name }) => name[language])
  ]
  const rows = entries.map((entry) => [
    ...fields.map((field) => {
      const value = shownValue(dataset, field, entry.row[field] ?? null, names, language)
      const type = dataset.fields[field]?.type
      if (type === 'fen' && typeof value === 'number') return value / 100
      return type === 'boolean' && value !== null ? (value === 1 ? text.yes : text.no) : value
    }),
    stateName(register, entry.walk.state)[language],
    entry.overdue ? text.yes : text.no,
    ...register.steps.map(({ id }) =>
      countedOf(entry.walk)
        .filter(({ step }) => step === id)
        .map(({ on }) => on)
        .join(' ')
    )
  ])
  const identity = readMeta(reader, 'identity')
  const stamp = [identity.unit, identity.marking, account, now, asOf, text.total(entries.length)].join(' · ')
  return { name: register.name[language], header, rows: [...rows, [stamp]] }
}
