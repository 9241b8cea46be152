/** One person in places that must be two: handling, reviewing and approving the same step, or acting on incompatible nodes of one matter. */
import type { ActFact, Mark, MatterFact, StepFact } from '../domain/mark.ts'
import { makeMark } from './make-mark.ts'
import { isEarlier } from './moment.ts'
import type { Procedure, ProcedureNode } from './pack.ts'

/** Kinds of act that one person must not hold together, where a node asks for both. */
const separated: ReadonlySet<string> = new Set(['handle', 'review', 'approve'])

/** What a person did at a node first, and when: the act's own time, or else the step's. */
interface Deed {
  readonly act: ActFact
  readonly at: string | null
}

interface Nodes {
  readonly procedure: Procedure
  readonly nodes: ReadonlyMap<string, ProcedureNode>
}

/** Marks of `same_person`; acts whose person is not known for sure (no person_id) say nothing. */
export function markPeople(
  { procedure, nodes }: Nodes,
  matter: MatterFact,
  steps: readonly StepFact[],
  acts: readonly ActFact[]
): readonly Mark[] {
  if (acts.length === 0) return []
  const stepById = new Map(steps.map((step) => [step.id, step]))
  const kinds = new Map<string, { readonly step: StepFact; readonly person: ActFact; readonly kinds: Set<string>; at: string | null }>()
  const actors = new Map<string, Map<string, Deed>>()
  for (const act of acts) {
    const step = stepById.get(act.step_id)
    if (step === undefined || act.person_id === null) continue
    const key = `${step.id}\n${act.person_id}`
    const entry = kinds.get(key) ?? { step, person: act, kinds: new Set<string>(), at: null }
    if (separated.has(act.kind) && nodes.get(step.node)?.acts.some((kind) => kind === act.kind) === true) {
      entry.kinds.add(act.kind)
      entry.at = later(entry.at, act.at)
    }
    kinds.set(key, entry)
    if (act.kind === 'delegate') continue
    const people = actors.get(step.node) ?? new Map<string, Deed>()
    if (!people.has(act.person_id)) people.set(act.person_id, { act, at: act.at ?? step.decided_at })
    actors.set(step.node, people)
  }
  const within = [...kinds.values()].flatMap(({ step, person, kinds: held, at }) => {
    if (held.size < 2) return []
    const known = { step_id: step.id, person_id: person.person_id, person_name: person.person_name, at: step.decided_at ?? at }
    return [makeMark(matter.id, 'same_person', nodes.get(step.node) ?? null, known)]
  })
  return [...within, ...acrossNodes(procedure, nodes, matter, actors)]
}

function acrossNodes(
  procedure: Procedure,
  nodes: ReadonlyMap<string, ProcedureNode>,
  matter: MatterFact,
  actors: ReadonlyMap<string, ReadonlyMap<string, Deed>>
): readonly Mark[] {
  const seen = new Set<string>()
  return procedure.nodes.flatMap((node) =>
    node.incompatible.flatMap((code) => {
      const pair = [node.code, code].toSorted().join('\n')
      if (seen.has(pair)) return []
      seen.add(pair)
      const others = actors.get(code)
      return [...(actors.get(node.code) ?? [])].flatMap(([person, { act, at }]) => {
        const other = others?.get(person)
        if (other === undefined) return []
        const { step_id: other_step_id } = other.act
        const known = { step_id: act.step_id, other_node: code, other_name: nodes.get(code)?.name.zh ?? code, other_step_id }
        return [
          makeMark(matter.id, 'same_person', node, { ...known, person_id: person, person_name: act.person_name, at: later(at, other.at) })
        ]
      })
    })
  )
}

/** When both were done; the known one where the other has no time. */
function later(left: string | null, right: string | null): string | null {
  if (left === null || right === null) return left ?? right
  return isEarlier(left, right) ? right : left
}
