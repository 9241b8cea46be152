/**
 * One conformance check over all procedures: a matter's steps and acts against the nodes of its procedure. What lies after `asOf` has not
 * happened yet. "Not yet" is kept apart from "missing": a node is missing only when something that must follow it is done, or the matter is
 * closed. Same-day ties without times are "order unknown", never "out of order".
 */
import type { ActFact, EventFact, Mark, MatterFact, StepFact } from '../domain/mark.ts'
import { dayOf, type WorkCalendar } from './calendar.ts'
import { markEvents } from './conformance-events.ts'
import { markHours, markQuick } from './conformance-hours.ts'
import { markPeople } from './conformance-people.ts'
import { markCase, markTimes } from './conformance-times.ts'
import { makeMark } from './make-mark.ts'
import { compareMoments, isEarlier } from './moment.ts'
import type { Procedure, ProcedureNode } from './pack.ts'

/** How conformance is judged. Raise it when the same facts give other marks: vaults then make theirs anew. */
export const conformanceEdition = 1

/** A procedure with what follows from it, made once for many matters. */
export interface ProcedureIndex {
  readonly procedure: Procedure
  readonly nodes: ReadonlyMap<string, ProcedureNode>
  /** all nodes that come after a node, directly or not, in procedure order */
  readonly followers: ReadonlyMap<string, readonly ProcedureNode[]>
}

export interface ConformanceContext {
  /** ISO date; facts later than this day are left out */
  readonly asOf: string
  readonly calendar: WorkCalendar
}

export function indexProcedure(procedure: Procedure): ProcedureIndex {
  const nodes = new Map(procedure.nodes.map((node) => [node.code, node]))
  const before = new Map<string, ReadonlySet<string>>()
  const ancestors = (code: string): ReadonlySet<string> => {
    const known = before.get(code)
    if (known !== undefined) return known
    const direct = nodes.get(code)?.must_follow ?? []
    const all = new Set(direct.flatMap((earlier) => [earlier, ...ancestors(earlier)]))
    before.set(code, all)
    return all
  }
  const followers = new Map(
    procedure.nodes.map((node) => [node.code, procedure.nodes.filter((later) => ancestors(later.code).has(node.code))])
  )
  return { procedure, nodes, followers }
}

/** All marks of one matter, in a stable order with ids that the same facts always give. Steps of unknown nodes are passed over. */
export function checkConformance(
  index: ProcedureIndex,
  matter: MatterFact,
  steps: readonly StepFact[],
  acts: readonly ActFact[],
  context: ConformanceContext,
  events: readonly EventFact[] = []
): readonly Mark[] {
  const byNode = new Map<string, StepFact[]>()
  for (const step of steps.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (!index.nodes.has(step.node)) continue
    const seen = asSeen(step, context.asOf)
    const list = byNode.get(step.node)
    if (list === undefined) byNode.set(step.node, [seen])
    else list.push(seen)
  }
  const seenMatter = { ...matter, closed: until(matter.closed, context.asOf) }
  const marks: Mark[] = []
  const first = new Map<string, StepFact>()
  for (const [code, list] of byNode) {
    const earliest = list.reduce<StepFact | null>((best, step) => {
      if (step.decided_at === null) return best
      return best === null || best.decided_at === null || isEarlier(step.decided_at, best.decided_at) ? step : best
    }, null)
    if (earliest !== null) first.set(code, earliest)
  }
  for (const node of index.procedure.nodes) {
    const list = byNode.get(node.code) ?? []
    const done = first.get(node.code)
    if (done === undefined) marks.push(...markUndone(index, seenMatter, node, list, first))
    else marks.push(...markOrder(index, matter, node, done, first), ...markRepeats(matter, node, done, list))
    for (const step of list) marks.push(...markTimes(index.procedure, node, step, context), ...markQuick(index.procedure, node, step))
    marks.push(
      ...markEvents(
        matter,
        node,
        done,
        events.filter(({ at }) => until(at, context.asOf) !== null)
      )
    )
  }
  const seen = [...byNode.values()].flat()
  const done = acts
    .filter((act) => dayOf(act.at) === null || until(act.at, context.asOf) !== null)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  marks.push(
    ...markPeople(index, matter, seen, done),
    ...markHours(index, matter, seen, done, context.calendar),
    ...markCase(index.procedure, seenMatter, context)
  )
  return marks
}

function until(text: string | null, asOf: string): string | null {
  const [day, last] = [dayOf(text), dayOf(asOf)]
  return day === null || last === null || day > last ? null : text
}

function asSeen(step: StepFact, asOf: string): StepFact {
  const seen = {
    received_at: until(step.received_at, asOf),
    decided_at: until(step.decided_at, asOf),
    registered_at: until(step.registered_at, asOf)
  }
  return { ...step, ...seen }
}

function markUndone(
  index: ProcedureIndex,
  matter: MatterFact,
  node: ProcedureNode,
  steps: readonly StepFact[],
  first: ReadonlyMap<string, StepFact>
): readonly Mark[] {
  if (!node.required) return []
  const later = index.followers.get(node.code)?.find((follower) => first.has(follower.code))
  const step = steps[0]
  if (later !== undefined) {
    const other = first.get(later.code)
    const known = { step_id: step?.id ?? null, other_node: later.code, other_name: later.name.zh, other_step_id: other?.id ?? null }
    return [makeMark(matter.id, 'missing', node, { ...known, other_at: other?.decided_at ?? null })]
  }
  if (matter.closed !== null) return [makeMark(matter.id, 'missing', node, { step_id: step?.id ?? null, other_at: matter.closed })]
  return steps.some((each) => each.received_at !== null) ? [] : [makeMark(matter.id, 'not_yet', node)]
}

function markOrder(
  index: ProcedureIndex,
  matter: MatterFact,
  node: ProcedureNode,
  done: StepFact,
  first: ReadonlyMap<string, StepFact>
): readonly Mark[] {
  return node.must_follow.flatMap((code) => {
    const earlier = first.get(code)
    const order = earlier === undefined ? null : compareMoments(done.decided_at, earlier.decided_at)
    if (earlier === undefined || (order !== 'before' && order !== 'same_day')) return []
    const known = { step_id: done.id, other_node: code, other_name: index.nodes.get(code)?.name.zh ?? code, other_step_id: earlier.id }
    const kind = order === 'before' ? 'out_of_order' : 'order_unknown'
    return [makeMark(matter.id, kind, node, { ...known, at: done.decided_at, other_at: earlier.decided_at })]
  })
}

function markRepeats(matter: MatterFact, node: ProcedureNode, done: StepFact, steps: readonly StepFact[]): readonly Mark[] {
  if (node.repeats) return []
  return steps
    .filter((step) => step.decided_at !== null && step.id !== done.id)
    .map((step) =>
      makeMark(matter.id, 'repeated', node, { step_id: step.id, other_step_id: done.id, at: step.decided_at, other_at: done.decided_at })
    )
}
