/**
 * Deviations that an office accepts for a reason, approved by somebody, until a day (as exceptions of warnings are). A covered mark is still
 * shown, marked accepted, and counted as open nowhere; when the acceptance ends or its day passes, the mark is open again.
 */
import type { Term } from '../../../../shared/domain/term.ts'
import type { MarkKind } from '../../../../shared/domain/mark.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { ReadableDB, WritableDB } from '../../vault/connection.ts'
import { all, get, sql } from '../../vault/sql.ts'
import { procedureOfMatter } from '../../queries/goes-by.ts'
import { acceptanceTerm, checkTerm, endTerm, type TermBy, type TermRecord } from '../keep-term.ts'
import { applyAcceptances } from './apply-acceptances.ts'

/** '' in node, matter or org covers all of them. Dates ISO, both included. */
export interface NewAcceptance extends Term {
  readonly procedure: string
  readonly kind: MarkKind
  readonly node: string
  readonly matter: string
  readonly org: string
}
export interface AcceptanceRecord extends NewAcceptance, TermRecord {
  readonly matterName: string
  readonly orgName: string
  /** marks that it covers now, and in how many matters */
  readonly hides: number
  readonly matters: number
}

/** Adds one and applies it. Throws `usage` when its days are the wrong way round or the matter goes by another procedure, `unknown_id` for a matter or unit that is not there. */
export function addAcceptance(writer: WritableDB, acceptance: NewAcceptance, by: TermBy): number {
  const { procedure, kind, node, matter, org, reason, approver, docNo, from, to } = acceptance
  checkTerm(acceptanceTerm, acceptance)
  const goesBy = matter === '' ? procedure : procedureOfMatter(writer, matter)
  if (goesBy === '') throw new AppError('unknown_id', `没有这个事项：${matter}。`)
  if (goesBy !== procedure) throw new AppError('usage', `这个事项不按程序“${procedure}”对照。`, { next: '请在事项轨迹中认可。' })
  if (org !== '' && get(writer, sql`SELECT 1 AS found FROM org WHERE id = ${org}`) === undefined)
    throw new AppError('unknown_id', `没有单位 ${org}。`, { next: '请核对单位。' })
  const row = get<{ id: number }>(
    writer,
    sql`INSERT INTO sys_acceptance (procedure, kind, node, matter_id, org_id, reason, approver, doc_no, from_date, to_date, at, account)
        VALUES (${procedure}, ${kind}, ${node}, ${matter}, ${org}, ${reason}, ${approver}, ${docNo}, ${from}, ${to}, ${by.at}, ${by.account}) RETURNING id`
  )
  applyAcceptances(writer, by.asOf)
  return row?.id ?? 0
}

/** Ends one before its day. Throws `unknown_id` when there is none, or it has ended. */
export function endAcceptance(writer: WritableDB, id: number, by: TermBy & { readonly reason: string }): void {
  endTerm(writer, acceptanceTerm, id, by)
  applyAcceptances(writer, by.asOf)
}

/** All acceptances ever made, the latest first, with what each covers now: the report of what the list hides. */
export function acceptanceRecords(db: ReadableDB, procedure: string | undefined): readonly AcceptanceRecord[] {
  return all(
    db,
    sql`SELECT a.id, a.procedure, a.kind, a.node, a.matter_id AS matter, a.org_id AS org, COALESCE(m.name, '') AS matterName, COALESCE(o.name, '') AS orgName, a.reason, a.approver,
          a.doc_no AS docNo, a.from_date AS "from", a.to_date AS "to", a.at, a.account, a.ended_at AS endedAt, a.ended_by AS endedBy, a.ended_reason AS endedReason,
          (SELECT COUNT(*) FROM sys_accepted_mark c WHERE c.acceptance_id = a.id) AS hides,
          (SELECT COUNT(DISTINCT k.matter_id) FROM sys_accepted_mark c JOIN mark k ON k.id = c.mark_id WHERE c.acceptance_id = a.id) AS matters
        FROM sys_acceptance a LEFT JOIN matter m ON m.id = a.matter_id LEFT JOIN org o ON o.id = a.org_id
        WHERE ${procedure ?? ''} = '' OR a.procedure = ${procedure ?? ''} ORDER BY a.id DESC`
  )
}
