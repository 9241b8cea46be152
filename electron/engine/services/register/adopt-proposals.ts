/** Ticked proposals become entries, each with the rows that speak for it; what stands in an entry by then, or is no longer proposed, is refused. */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { insertCauses } from '../../queries/register-cause.ts'
import type { Session } from '../../session.ts'
import { addEntry, type EntryPlace } from './add-entry.ts'
import type { Book } from './open-book.ts'
import type { Proposed } from './propose-entries.ts'
import type { Given } from './read-value.ts'
import type { Hand } from './write-row.ts'

export interface Ticked {
  readonly key: string
  /** what the person filled in or changed, by field */
  readonly fields: Readonly<Record<string, Given>>
}

/** Inside the caller's transaction. Throws `conflict` when a ticked one is no longer proposed, or is ticked twice, and what `addEntry` throws. */
export function adoptProposals(
  session: Session,
  book: Book,
  { proposed, ticked }: { readonly proposed: readonly Proposed[]; readonly ticked: readonly Ticked[] },
  hand: Hand
): readonly { readonly id: string; readonly no: string; readonly causes: number }[] {
  const { writer, account } = session.vault
  const { id: register } = book.register
  const entries: EntryPlace['entries'][number][] = [...book.entries]
  const byKey = new Map(proposed.map((one) => [one.key, one]))
  return ticked.map(({ key, fields }) => {
    const one = byKey.get(key)
    if (one === undefined) throw new AppError('conflict', '勾选的有一条已经不在拟列之中。', { next: '数据或参数变了，请重新拟列。' })
    byKey.delete(key)
    // numbers run on: each entry is numbered after the one before
    const made = addEntry(session, { ...book, entries }, { fields: { ...given(one), ...fields }, begin: book.asOf }, hand)
    entries.push(made)
    insertCauses(writer, { register, entry: made.id, proposal: key, at: hand.now, account }, one.causes)
    return { ...made, causes: one.causes.length }
  })
}

const given = ({ fields }: Proposed): Record<string, Given> => ({ ...fields })
