/**
 * Exceptions: findings that an office accepts for a reason, approved by somebody, until a day. A covered warning is kept and counted nowhere
 * but in the report of what the exceptions hide; when the exception ends or its day passes, the warning is back.
 */
import type { Term } from '../../../shared/domain/term.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { checkTerm, endTerm, exceptionTerm, type TermBy, type TermRecord } from './keep-term.ts'
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, run, sql } from '../vault/sql.ts'

/** '' in model, subject, key or org covers all of them; not all four at once. Dates ISO, both included. */
export interface NewException extends Term {
  readonly model: string
  readonly subjectKind: string
  readonly subject: string
  readonly subjectName: string
  readonly key: string
  readonly org: string
}
interface ExceptionRecord extends NewException, TermRecord {
  /** standing warnings that it hides now */
  readonly hides: number
}

/** Sets on every standing warning which exception covers it on that day, if any. The oldest of several is named. */
export function applyExceptions(writer: WritableDB, asOf: string): void {
  run(
    writer,
    // only rows whose cover changes are written: the column stands in the condition of every index of open warnings
    sql`UPDATE sys_warning SET exception_id = c.covering
        FROM (SELECT w.no, (
                SELECT MIN(e.id) FROM sys_exception e
                WHERE e.ended_at = '' AND e.from_date <= ${asOf} AND e.to_date >= ${asOf}
                  AND (e.model_id = '' OR e.model_id = w.model_id) AND (e.subject = '' OR (e.subject = w.subject AND e.subject_kind = w.subject_kind))
                  AND (e.key = '' OR e.key = w.key) AND (e.org_id = '' OR e.org_id = w.org_id)) AS covering
              FROM sys_warning w WHERE w.exception_id IS NOT NULL OR EXISTS (SELECT 1 FROM sys_exception WHERE ended_at = '')) c
        WHERE c.no = sys_warning.no AND sys_warning.exception_id IS NOT c.covering`
  )
}

/** What an exception is held against. */
interface Finding {
  readonly model: string
  readonly kind: string
  readonly subject: string
  readonly key: string
  readonly org: string | null
}

/** Tells of findings, stored or not yet, whether an exception covers them on that day; by the same rule as `applyExceptions`. */
export function exceptionsOn(db: ReadableDB, asOf: string): (finding: Finding) => boolean {
  const active = all<{ model: string; kind: string; subject: string; key: string; org: string }>(
    db,
    sql`SELECT model_id AS model, subject_kind AS kind, subject, key, org_id AS org FROM sys_exception
        WHERE ended_at = '' AND from_date <= ${asOf} AND to_date >= ${asOf}`
  )
  return (finding) =>
    active.some(
      ({ model, kind, subject, key, org }) =>
        (model === '' || model === finding.model) &&
        (subject === '' || (subject === finding.subject && kind === finding.kind)) &&
        (key === '' || key === finding.key) &&
        (org === '' || org === finding.org)
    )
}

/** Adds one and applies it. Throws `usage` when it covers everything, or its days are the wrong way round. */
export function addException(writer: WritableDB, exception: NewException, by: TermBy): number {
  const { model, subjectKind, subject, subjectName, key, org, reason, approver, docNo, from, to } = exception
  if (subject === '' && org === '') {
    throw new AppError('usage', '例外须写明对象或单位。', { next: '选择一条预警的对象，或一个单位。' })
  }
  checkTerm(exceptionTerm, exception)
  const row = get<{ id: number }>(
    writer,
    sql`INSERT INTO sys_exception (model_id, subject_kind, subject, subject_name, key, org_id, reason, approver, doc_no, from_date, to_date, at, account)
        VALUES (${model}, ${subjectKind}, ${subject}, ${subjectName}, ${key}, ${org}, ${reason}, ${approver}, ${docNo}, ${from}, ${to}, ${by.at}, ${by.account}) RETURNING id`
  )
  applyExceptions(writer, by.asOf)
  return row?.id ?? 0
}

/** Ends one before its day. Throws `unknown_id` when there is none, or it has ended. */
export function endException(writer: WritableDB, id: number, by: TermBy & { readonly reason: string }): void {
  endTerm(writer, exceptionTerm, id, by)
  applyExceptions(writer, by.asOf)
}

/** All exceptions ever made, the latest first, with how many standing warnings each hides now. */
export function exceptionRecords(db: ReadableDB): readonly ExceptionRecord[] {
  return all<ExceptionRecord>(
    db,
    sql`SELECT e.id, e.model_id AS model, e.subject_kind AS subjectKind, e.subject, e.subject_name AS subjectName, e.key, e.org_id AS org, e.reason, e.approver,
          e.doc_no AS docNo, e.from_date AS "from", e.to_date AS "to", e.at, e.account, e.ended_at AS endedAt, e.ended_by AS endedBy, e.ended_reason AS endedReason,
          (SELECT COUNT(*) FROM sys_warning w WHERE w.exception_id = e.id AND w.gone_run IS NULL) AS hides
        FROM sys_exception e ORDER BY e.id DESC`
  )
}
