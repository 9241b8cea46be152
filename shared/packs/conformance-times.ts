/** Marks of time: limits of steps and matters, registration long after the decision, plans not kept. Limits are days: the due day itself is in time. */
import type { Mark, MatterFact, StepFact } from '../domain/mark.ts'
import { dateOf, dayOf, type WorkCalendar } from './calendar.ts'
import { makeMark } from './make-mark.ts'
import { addMonths, readClock } from './clocks.ts'
import { compareMoments } from './moment.ts'
import type { ClockName, Procedure, ProcedureNode } from './pack.ts'

interface TimeContext {
  readonly asOf: string
  readonly calendar: WorkCalendar
}

/** Marks of one step; an open step is measured against asOf. */
export function markTimes(procedure: Procedure, node: ProcedureNode, step: StepFact, context: TimeContext): readonly Mark[] {
  const marks: Mark[] = []
  const at = { step_id: step.id }
  const backwards = compareMoments(step.decided_at, step.received_at) === 'before'
  if (backwards) {
    marks.push(makeMark(step.matter_id, 'decided_before_received', node, { ...at, at: step.decided_at, other_at: step.received_at }))
  } else {
    const overdue = markOverdue(node, step, context)
    if (overdue !== null) marks.push(overdue)
  }
  const [decided, registered] = [dayOf(step.decided_at), dayOf(step.registered_at)]
  const within = procedure.register_within_days
  if (within !== undefined && decided !== null && registered !== null && registered - decided > within) {
    const used = registered - decided
    const figures = { used, limit_amount: within, over: used - within, clock: 'calendar_days' as const }
    marks.push(makeMark(step.matter_id, 'back_filled', node, { ...at, ...figures, at: step.registered_at, other_at: step.decided_at }))
  }
  const [plan, end] = [dayOf(step.plan_date), dayOf(step.decided_at ?? context.asOf)]
  if (plan !== null && end !== null && end > plan) {
    const figures = { over: end - plan, clock: 'calendar_days' as const, at: step.decided_at, other_at: step.plan_date }
    marks.push(makeMark(step.matter_id, 'behind_plan', node, { ...at, ...figures }))
  }
  return marks
}

function markOverdue(node: ProcedureNode, step: StepFact, { asOf, calendar }: TimeContext): Mark | null {
  const end = step.decided_at ?? asOf
  const known = { step_id: step.id, at: step.decided_at }
  if (dayOf(step.due_at) !== null && step.due_at !== null) {
    const clock = node.limit?.clock === 'working_days' ? 'working_days' : 'calendar_days'
    const figures = overDue(step.received_at, step.due_at, end, clock, calendar)
    return figures === null ? null : makeMark(step.matter_id, 'overdue', node, { ...known, ...figures, clock, other_at: step.due_at })
  }
  if (node.limit === undefined || step.received_at === null) return null
  const reading = readClock({ start: step.received_at, limit: node.limit }, end, calendar)
  if (reading === null || !reading.overdue) return null
  const figures = {
    used: reading.used,
    limit_amount: reading.limit,
    over: Math.max(0, reading.used - reading.limit),
    clock: node.limit.clock
  }
  return makeMark(step.matter_id, 'overdue', node, { ...known, ...figures, other_at: reading.due })
}

/** Figures of a given due date, or null when `end` does not lie after it. */
function overDue(start: string | null, due: string, end: string, clock: ClockName, calendar: WorkCalendar): Partial<Mark> | null {
  const [from, last, stop] = [dayOf(start), dayOf(due), dayOf(end)]
  if (last === null || stop === null || stop <= last) return null
  const count = (a: number, b: number): number => (clock === 'working_days' ? calendar.countBetween(a, b) : b - a)
  return { used: from === null ? null : count(from, stop), limit_amount: from === null ? null : count(from, last), over: count(last, stop) }
}

/** The matter against its own deadline, or the procedure's counted from the opening; closed, or still open at asOf. */
export function markCase(procedure: Procedure, matter: MatterFact, { asOf, calendar }: TimeContext): readonly Mark[] {
  const due = matter.deadline ?? procedureDeadline(procedure, matter.opened, calendar)
  if (due === null) return []
  const figures = overDue(matter.opened, due, matter.closed ?? asOf, 'calendar_days', calendar)
  return figures === null
    ? []
    : [makeMark(matter.id, 'case_overdue', null, { ...figures, clock: 'calendar_days', at: matter.closed, other_at: due })]
}

function procedureDeadline(procedure: Procedure, opened: string | null, calendar: WorkCalendar): string | null {
  const start = dayOf(opened)
  if (procedure.deadline === undefined || start === null) return null
  const { clock, amount } = procedure.deadline
  if (clock === 'months') return dateOf(addMonths(start, amount))
  return dateOf(clock === 'working_days' ? calendar.addWorkdays(start, amount) : start + amount)
}
