/** What exceptions and accepted deviations have in common: days the right way round, and an end before their day. Rows are ended, never removed. */
import type { Term } from '../../../shared/domain/term.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { WritableDB } from '../vault/connection.ts'
import { get, identifier, run, sql } from '../vault/sql.ts'

export interface TermRecord extends Term {
  readonly id: number
  readonly at: string
  readonly account: string
  readonly endedAt: string
  readonly endedBy: string
  readonly endedReason: string
}
/** Who does it, when (ISO), and the day that what it covers is worked out for. */
export interface TermBy {
  readonly at: string
  readonly account: string
  readonly asOf: string
}
interface Kind {
  readonly table: 'sys_exception' | 'sys_acceptance'
  readonly name: string
}
export const exceptionTerm: Kind = { table: 'sys_exception', name: '例外' }
export const acceptanceTerm: Kind = { table: 'sys_acceptance', name: '认可' }

/** Throws `usage` when its days are the wrong way round. */
export function checkTerm({ name }: Kind, { from, to }: Term): void {
  if (to < from) throw new AppError('usage', `${name}的到期日早于起始日。`, { next: '请核对日期。' })
}

/** Ends one before its day; what it covers is then to be worked out anew. Throws `unknown_id` when there is none, or it has ended. */
export function endTerm(writer: WritableDB, { table, name }: Kind, id: number, by: TermBy & { readonly reason: string }): void {
  const rows = identifier(table)
  if (get(writer, sql`SELECT 1 AS found FROM ${rows} WHERE id = ${id} AND ended_at = ''`) === undefined)
    throw new AppError('unknown_id', `没有这条${name}，或已终止：${id}。`, { next: `请刷新${name}清单。` })
  run(writer, sql`UPDATE ${rows} SET ended_at = ${by.at}, ended_by = ${by.account}, ended_reason = ${by.reason} WHERE id = ${id}`)
}
