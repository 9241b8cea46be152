/** Approved after the fact: what a node's decision has to come before (a contract, a payment) happened on an earlier day. */
import type { EventFact, Mark, MatterFact, StepFact } from '../domain/mark.ts'
import { dayOf } from './calendar.ts'
import { makeMark } from './make-mark.ts'
import { compareMoments } from './moment.ts'
import type { NodeEvent, ProcedureNode } from './pack.ts'

/** What two declarations of the same event share. */
export const eventKey = ({ dataset, field, where }: NodeEvent): string =>
  [`${dataset}.${field}`, ...Object.entries(where).map(([name, value]) => `${name}=${value}`)].join(' ')

/** `done` is the node's first decision. On one day nothing is said: which came first is not known. A node never decided is `missing`, not this. */
export function markEvents(
  matter: MatterFact,
  node: ProcedureNode,
  done: StepFact | undefined,
  events: readonly EventFact[]
): readonly Mark[] {
  if (done === undefined || done.decided_at === null) return []
  return node.before.flatMap((event) => {
    const key = eventKey(event)
    const first = events.find((fact) => fact.event === key)
    if (first === undefined || compareMoments(first.at, done.decided_at) !== 'before') return []
    const [happened, decided] = [dayOf(first.at), dayOf(done.decided_at)]
    const over = happened === null || decided === null ? null : decided - happened
    if (over === 0) return []
    return [
      makeMark(matter.id, 'after_the_fact', node, {
        step_id: done.id,
        other_node: key,
        other_name: event.name.zh,
        over,
        clock: 'calendar_days',
        at: done.decided_at,
        other_at: first.at
      })
    ]
  })
}
