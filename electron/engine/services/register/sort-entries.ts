/** The order of a register's list: what presses first, or by one column as it reads on screen. */
import { countedOf } from '../../../../shared/domain/register.ts'
import type { ParsedInput } from '../../../../shared/ipc/contract.ts'
import type { Book, BookEntry } from './open-book.ts'

export interface EntrySort {
  readonly by: ParsedInput<'register.entries'>['sort']
  readonly descending: boolean
}
type Order = (a: BookEntry, b: BookEntry) => number

export function entryOrder(book: Book, { by, descending }: EntrySort): Order {
  return by === 'rank' ? (a, b) => rank(a) - rank(b) || pressing(a, b) : bySaid(book, by, descending)
}

const rank = (entry: BookEntry): number => (entry.overdue ? 0 : entry.walk.final ? 2 : 1)
function pressing(a: BookEntry, b: BookEntry): number {
  const [first, second] = a.overdue ? [a.next?.due ?? '', b.next?.due ?? ''] : [b.begin, a.begin]
  return first < second ? -1 : first > second ? 1 : a.no < b.no ? -1 : 1
}

/** By what a column shows; what is empty stands last either way, and equals by number. */
function bySaid(book: Book, by: Exclude<EntrySort['by'], 'rank'>, descending: boolean): (a: BookEntry, b: BookEntry) => number {
  const { register } = book
  const states = new Map(register.states.map(({ id }, at) => [id, String(at).padStart(3, '0')]))
  const said: Readonly<Record<typeof by, (entry: BookEntry) => string>> = {
    no: ({ no }) => no,
    title: ({ title }) => title,
    org: ({ org }) => book.units.get(org)?.name ?? org,
    person: ({ person }) => book.people.get(person) ?? person,
    state: ({ walk }) => states.get(walk.state) ?? walk.state,
    begin: ({ begin }) => begin,
    due: (entry) => entry.next?.due ?? '',
    last: ({ walk }) => countedOf(walk).at(-1)?.on ?? ''
  }
  const words = new Intl.Collator('zh', { numeric: true })
  return (a, b) => {
    const [first, second] = [said[by](a), said[by](b)]
    if (first === '' || second === '') return Number(first === '') - Number(second === '') || words.compare(a.no, b.no)
    return words.compare(first, second) * (descending ? -1 : 1) || words.compare(a.no, b.no)
  }
}
