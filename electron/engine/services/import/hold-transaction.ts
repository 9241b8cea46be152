/**
 * One transaction over work that yields to the event loop between batches. There is one writer, so whatever else is written meanwhile falls into
 * it; audit entries of others (someone looked at a page) must survive a roll-back, and are appended again. A kill at any moment leaves the
 * vault as it was before.
 */
import { AppError } from '../../../../shared/ipc/reply.ts'
import { appendAudit } from '../../vault/audit-chain.ts'
import type { WritableDB } from '../../vault/connection.ts'
import { all, get, sql } from '../../vault/sql.ts'
import { mappingErrors } from '../../vault/sqlite-error.ts'

interface Entry {
  at: string
  account: string
  action: string
  subject: string
  detail: string
}

/** Commits when `work` says so and ends well; rolls back on any throw. Throws `conflict` when another transaction is being held. */
export async function holdTransaction<T>(
  writer: WritableDB,
  work: () => Promise<{ readonly value: T; readonly commit: boolean }>
): Promise<T> {
  if (writer.inTransaction) {
    throw new AppError('conflict', '另一项导入正在进行，本次未开始。', { next: '请等它完成或取消后再导入。' })
  }
  try {
    writer.exec('BEGIN IMMEDIATE')
    const before = lastEntry(writer)
    try {
      const { value, commit } = await work()
      if (commit) writer.exec('COMMIT')
      else rollBack(writer, before)
      return value
    } catch (error) {
      rollBack(writer, before)
      throw error
    }
  } catch (error) {
    return mappingErrors(() => {
      throw error
    })
  }
}

function rollBack(writer: WritableDB, before: number): void {
  if (!writer.open || !writer.inTransaction) return
  const entries = all<Entry>(writer, sql`SELECT at, account, action, subject, detail FROM sys_audit WHERE seq > ${before} ORDER BY seq`)
  writer.exec('ROLLBACK')
  for (const { at, account, action, subject, detail } of entries) {
    appendAudit(writer, { at, account }, { action, subject, detail: JSON.parse(detail) as Record<string, unknown> })
  }
}

function lastEntry(writer: WritableDB): number {
  return get<{ seq: number | null }>(writer, sql`SELECT MAX(seq) AS seq FROM sys_audit`)?.seq ?? 0
}
