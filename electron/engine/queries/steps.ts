/** The steps a person took through the views: kept for each account, newest last, so that one can go back to any. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'

export interface StepRecord {
  readonly seq: number
  readonly sitting: string
  readonly at: string
  readonly kind: string
  readonly label: string
  readonly link: string
}

/** So many steps of an account are kept; older ones go, the audit log keeps what was looked at. */
const mostKept = 2000

/** The same link again right after only learns its name. */
export function takeStep(writer: WritableDB, account: string, step: Omit<StepRecord, 'seq'>): void {
  const last = get<StepRecord>(
    writer,
    sql`SELECT seq, sitting, at, kind, label, link FROM sys_step WHERE account = ${account} ORDER BY seq DESC LIMIT 1`
  )
  if (last !== undefined && last.link === step.link && last.sitting === step.sitting) {
    if (step.label !== '' && (step.label !== last.label || step.kind !== last.kind))
      run(writer, sql`UPDATE sys_step SET kind = ${step.kind}, label = ${step.label} WHERE account = ${account} AND seq = ${last.seq}`)
    return
  }
  const seq = (last?.seq ?? 0) + 1
  run(
    writer,
    sql`INSERT INTO sys_step (account, seq, sitting, at, kind, label, link)
        VALUES (${account}, ${seq}, ${step.sitting}, ${step.at}, ${step.kind}, ${step.label}, ${step.link})`
  )
  run(writer, sql`DELETE FROM sys_step WHERE account = ${account} AND seq <= ${seq - mostKept}`)
}

/** Newest first; `text` is part of a label. */
export function stepsTaken(
  db: ReadableDB,
  account: string,
  limit: number,
  text: string
): { readonly steps: StepRecord[]; readonly total: number } {
  const wanted = `%${text.replaceAll(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const where = sql`account = ${account} AND label LIKE ${wanted} ESCAPE '\\'`
  return {
    steps: all(db, sql`SELECT seq, sitting, at, kind, label, link FROM sys_step WHERE ${where} ORDER BY seq DESC LIMIT ${limit}`),
    total: get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM sys_step WHERE ${where}`)?.n ?? 0
  }
}
