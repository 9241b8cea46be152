/**
 * Remarks about the time of day: decided within seconds, done at night or on a day off. They need a time of day in the ledger; a date alone says
 * nothing. Remarks only: shifts, systems that sign in a batch and clerks who type in later explain most of them.
 */
import type { ActFact, Mark, MatterFact, StepFact } from '../domain/mark.ts'
import { dayOf, type WorkCalendar } from './calendar.ts'
import { makeMark } from './make-mark.ts'
import { secondOf } from './moment.ts'
import type { Procedure, ProcedureNode } from './pack.ts'

/** A step decided within the procedure's `quick.seconds` of its receipt; `used` is told in seconds, `clock` is none. */
export function markQuick({ quick }: Procedure, node: ProcedureNode, step: StepFact): readonly Mark[] {
  if (quick === undefined) return []
  const [from, to] = [secondOf(step.received_at), secondOf(step.decided_at)]
  const [start, end] = [dayOf(step.received_at), dayOf(step.decided_at)]
  if (from === null || to === null || start === null || end === null) return []
  const used = (end - start) * 86_400 + to - from
  if (used < 0 || used > quick.seconds) return []
  const known = { step_id: step.id, used, limit_amount: quick.seconds, at: step.decided_at, other_at: step.received_at }
  return [makeMark(step.matter_id, 'in_seconds', node, known)]
}

interface Nodes {
  readonly procedure: Procedure
  readonly nodes: ReadonlyMap<string, ProcedureNode>
}

/** Acts outside the procedure's office hours, one mark for each step and person: the first such act. */
export function markHours(
  { procedure, nodes }: Nodes,
  matter: MatterFact,
  steps: readonly StepFact[],
  acts: readonly ActFact[],
  calendar: WorkCalendar
): readonly Mark[] {
  const { office_hours: hours } = procedure
  if (hours === undefined) return []
  const stepById = new Map(steps.map((step) => [step.id, step]))
  const seen = new Set<string>()
  return acts.flatMap((act) => {
    const step = stepById.get(act.step_id)
    const [day, second] = [dayOf(act.at), secondOf(act.at)]
    if (step === undefined || day === null || second === null) return []
    const within = calendar.isWorkday(day) && second >= secondsIn(hours.from) && second <= secondsIn(hours.to)
    const key = `${step.id}\n${act.person_id ?? act.person_name ?? ''}`
    if (within || seen.has(key)) return []
    seen.add(key)
    const known = { step_id: step.id, person_id: act.person_id, person_name: act.person_name, at: act.at }
    return [makeMark(matter.id, 'out_of_hours', nodes.get(step.node) ?? null, known)]
  })
}

const secondsIn = (time: string): number => Number(time.slice(0, 2)) * 3600 + Number(time.slice(3, 5)) * 60
