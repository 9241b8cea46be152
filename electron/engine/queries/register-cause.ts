/** Why an entry of a register was made: the rows that it was proposed from, as they were told when it was made. Written once, never changed. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, list, run, sql } from '../vault/sql.ts'

export interface RegisterCause {
  readonly dataset: string
  readonly row_id: string
  /** number of the warning that the row is; '' where it is none, or had no number yet */
  readonly warning: string
  /** the row in words, as it was then */
  readonly label: string
}

/** Causes of an entry in the order in which they were found. */
export function causeRows(db: ReadableDB, entry: string): readonly RegisterCause[] {
  return all(db, sql`SELECT dataset, row_id, warning, label FROM sys_register_cause WHERE entry_id = ${entry} ORDER BY seq`)
}

/** Keys of the proposals that entries of a register were made from, by entry. */
export function proposalsTaken(db: ReadableDB, register: string): ReadonlyMap<string, string> {
  const rows = all<{ entry: string; proposal: string }>(
    db,
    sql`SELECT DISTINCT entry_id AS entry, proposal FROM sys_register_cause WHERE register = ${register}`
  )
  return new Map(rows.map(({ entry, proposal }) => [entry, proposal]))
}

/** Keeps causes with a new entry. */
export function insertCauses(
  db: WritableDB,
  { register, entry, proposal, at, account }: Readonly<Record<'register' | 'entry' | 'proposal' | 'at' | 'account', string>>,
  causes: readonly RegisterCause[]
): void {
  for (const [seq, { dataset, row_id: row, warning, label }] of causes.entries()) {
    run(
      db,
      sql`INSERT INTO sys_register_cause (register, entry_id, proposal, seq, dataset, row_id, warning, label, at, account)
          VALUES (${register}, ${entry}, ${proposal}, ${seq}, ${dataset}, ${row}, ${warning}, ${label}, ${at}, ${account})`
    )
  }
}

/** Numbers of the warnings that rows of dataset `alert` are; rows without a number are absent. */
export function warningNumbers(db: ReadableDB, alerts: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let at = 0; at < alerts.length; at += 5000) {
    const rows = all<{ id: string; warning: string | null }>(
      db,
      sql`SELECT id, warning_id AS warning FROM alert WHERE id IN (${list(alerts.slice(at, at + 5000))})`
    )
    for (const { id, warning } of rows) if (warning !== null) found.set(id, warning)
  }
  return found
}
