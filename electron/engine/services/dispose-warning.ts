/**
 * Moves warnings through their handling: each act is checked against the state, written as a step that nobody can change, and logged. Many at
 * once (一键督办) is the same act on each; one that may not be moved is told and the others go on.
 */
import { actionsFrom, closedStates, disposalSteps, evidenceMark, type DisposalAction } from '../../../shared/domain/disposal.ts'
import type { CommandOutput, ParsedInput } from '../../../shared/ipc/contract.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { dateOf, dayOf } from '../../../shared/packs/calendar.ts'
import type { LevelName } from '../../../shared/packs/pack-words.ts'
import { rowsBehind, warningById, type WarningRecord } from '../queries/warnings.ts'
import { localDay } from '../local-day.ts'
import type { Session } from '../session.ts'
import { all, get, run, sql, transaction } from '../vault/sql.ts'
import { limitsOf } from './route-warning.ts'

type Outcome = CommandOutput<'warning.dispose'>
type Order = ParsedInput<'warning.dispose'>

interface Refusal {
  readonly zh: string
  readonly en: string
}

/** One act on many warnings, in one transaction. Throws `unknown_id` for a number that is none of ours. `now` is the engine's moment (ISO). */
export function disposeWarnings(session: Session, order: Order, now: string): Outcome {
  const { vault } = session
  return transaction(vault.writer, () => {
    const done: string[] = []
    const refused: { id: string; zh: string; en: string }[] = []
    for (const id of new Set(order.ids)) {
      const record = warningById(vault.writer, id)
      if (!record) throw new AppError('unknown_id', `没有这条预警：${id}。`, { next: '请核对预警编号。' })
      const refusal = whyNot(session, record, order) ?? whyNotThen(session, record, order, now)
      if (refusal !== null) {
        refused.push({ id, ...refusal })
        continue
      }
      step(session, record, order, now)
      done.push(id)
    }
    if (done.length > 0) {
      vault.audit({
        action: 'warning.dispose',
        subject: done.length === 1 ? (done[0] ?? '') : `${done.length}`,
        detail: { action: order.action, ids: done.join(' '), ...saidIn(order, now) }
      })
    }
    return { done, refused }
  })
}

function whyNot({ vault }: Session, record: WarningRecord, { action, reason, docNo, due }: Order): Refusal | null {
  const rule = disposalSteps[action]
  if (!actionsFrom(record.state).includes(action)) return { zh: '当前状态不能做这一步', en: 'not possible in its present state' }
  if (rule.reason === true && reason.trim().length < 2) return { zh: '须写明理由', en: 'a reason is needed' }
  if (rule.paper === true && docNo.trim() === '') return { zh: '须写明文号', en: 'the number of the paper is needed' }
  if (action === 'extend' && due === undefined) return { zh: '须写明新的期限', en: 'the new day is needed' }
  if (rule.notBy !== undefined && lastBy(vault.writer, record.no, rule.notBy) === vault.account)
    return { zh: '须由另一人办理', en: 'must be done by a second person' }
  return null
}

/** Days that cannot be: after today, before the step before, a new limit that is no later than the old one. */
function whyNotThen({ vault }: Session, record: WarningRecord, order: Order, now: string): Refusal | null {
  const { action, due } = order
  const on = order.on ?? localDay(now)
  if (on > localDay(now)) return { zh: '办理日期在今天之后', en: 'the day lies after today' }
  const last = get<{ day: string | null }>(
    vault.writer,
    sql`SELECT MAX(on_date) AS day FROM sys_disposal WHERE warning_no = ${record.no} AND action <> 'recur'`
  )?.day
  if (last && on < last) return { zh: `办理日期早于上一步（${last}）`, en: `the day lies before the last step (${last})` }
  if (action === 'extend' && due !== undefined && (due <= record.due_at || due < on))
    return record.due_at === ''
      ? { zh: '新的期限早于办理日期', en: 'the new limit lies before the day of this step' }
      : { zh: `新的期限须晚于现在的期限（${record.due_at}）`, en: `the new limit must be later than the present one (${record.due_at})` }
  return null
}

/** The engine's day where it stands: before eight in the morning here, the day in UTC is still yesterday. */

/** What the order says besides its act, for the log; only what was said. */
function saidIn({ reason, docNo, on, due }: Order, now: string): Readonly<Record<string, string>> {
  const said = { reason: reason.trim(), doc: docNo.trim(), on: on ?? localDay(now), due: due ?? '' }
  return Object.fromEntries(Object.entries(said).filter(([, text]) => text !== ''))
}

function lastBy(db: Session['vault']['writer'], no: number, action: DisposalAction): string | null {
  return (
    get<{ account: string }>(
      db,
      sql`SELECT account FROM sys_disposal WHERE warning_no = ${no} AND action = ${action} ORDER BY id DESC LIMIT 1`
    )?.account ?? null
  )
}

function step(session: Session, record: WarningRecord, order: Order, now: string): void {
  const { writer, account } = session.vault
  const { action, reason, docNo } = order
  const to = disposalSteps[action].to ?? (record.state as string)
  const on = order.on ?? localDay(now)
  const due = dueAfter(session, record, order, on)
  const closed = closedStates.has(to) && !closedStates.has(record.state) ? markOf(session, record.no) : null
  run(
    writer,
    sql`INSERT INTO sys_disposal (warning_no, action, from_state, to_state, reason, due_at, doc_no, on_date, at, account)
        VALUES (${record.no}, ${action}, ${record.state}, ${to}, ${reason}, ${due}, ${docNo}, ${on}, ${now}, ${account})`
  )
  run(
    writer,
    sql`UPDATE sys_warning SET state = ${to}, due_at = ${due}, returned = returned + ${action === 'return' ? 1 : 0},
          closed_rows = COALESCE(${closed}, closed_rows) WHERE no = ${record.no}`
  )
}

/** The day by which the next step is due: counted by the pack's limits from the day of this one. '' where nothing is due. */
function dueAfter(session: Session, record: WarningRecord, { action, due }: Order, on: string): string {
  if (action === 'extend') return due ?? record.due_at
  const to = disposalSteps[action].to ?? record.state
  if (closedStates.has(to)) return ''
  const limits = limitsOf(session.packs, record.pack, record.level as LevelName)
  const amount = action === 'send' ? limits.sign : action === 'sign' ? limits.handle : null
  const day = dayOf(on)
  return amount === null || day === null ? record.due_at : dateOf(session.calendar.addWorkdays(day, amount))
}

function markOf({ vault }: Session, no: number): string {
  const rows = rowsBehind(vault.writer, no).filter((row) => row.role === 'evidence')
  return evidenceMark(rows.map((row) => ({ dataset: row.dataset, id: row.row_id })))
}

/** Where a warning stands and every step so far. Throws `unknown_id`. */
export function disposalOf({ vault }: Session, id: string): CommandOutput<'warning.steps'> {
  const record = warningById(vault.reader, id)
  if (!record) throw new AppError('unknown_id', `没有这条预警：${id}。`, { next: '请核对预警编号。' })
  const steps = all<CommandOutput<'warning.steps'>['steps'][number]>(
    vault.reader,
    sql`SELECT action, from_state AS "from", to_state AS "to", reason, due_at AS due, doc_no AS docNo, on_date AS "on", at, account
        FROM sys_disposal WHERE warning_no = ${record.no} ORDER BY id`
  )
  const { state, due_at: due, returned, recurred } = record
  return { state, due, returned, recurred, actions: [...actionsFrom(state)], steps }
}
