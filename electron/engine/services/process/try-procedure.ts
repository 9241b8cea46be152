/** What a procedure would make of the matters at hand before it is saved: which marks would appear, which would go, and in which matters. */
import { groupBy } from '../../../../shared/domain/group.ts'
import type { Mark } from '../../../../shared/domain/mark.ts'
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { checkConformance, indexProcedure, type ProcedureIndex } from '../../../../shared/packs/conformance.ts'
import { goesBy, wouldTake } from '../../queries/goes-by.ts'
import { firstEvents } from '../../queries/matter-events.ts'
import { conformanceFacts } from '../../queries/process.ts'
import type { Session } from '../../session.ts'
import { soundProcedure } from './keep-procedure.ts'

interface Compared {
  readonly matters: number
  /** marks that are there before and after */
  readonly stay: number
  readonly appear: readonly Mark[]
  readonly gone: readonly Mark[]
  /** decided steps at nodes that it does not have */
  readonly lostSteps: number
}

/** Marks that would appear and go, by kind and node; steps whose node it does not know. Throws `unknown_id`, `conflict`, `usage`. */
export function tryProcedure(session: Session, input: ParsedInput<'procedure.try'>, asOf: string): CommandOutput<'procedure.try'> {
  const { appear, gone, ...rest } = compareMarks(session, input, asOf)
  return { ...rest, appear: tally(appear), gone: tally(gone) }
}

/** Ids of the matters behind one line of what `tryProcedure` says, in the order of their ids. Throws as it does. */
export function triedMatters(session: Session, input: ParsedInput<'procedure.tried'>, asOf: string): readonly string[] {
  const { side, kind, node } = input
  const found = compareMarks(session, input, asOf)[side].filter((mark) => mark.kind === kind && mark.node === node)
  return [...new Set(found.map((mark) => mark.matter_id))]
}

function compareMarks(
  session: Session,
  { procedure, begin }: Pick<ParsedInput<'procedure.try'>, 'procedure' | 'begin'>,
  asOf: string
): Compared {
  soundProcedure(session, procedure, begin)
  const db = session.vault.reader
  const taken = begin ? procedure.takes : undefined
  const { matters, steps, acts } = conformanceFacts(db, taken === undefined ? goesBy(procedure.id) : wouldTake(taken))
  const stepsOf = groupBy(steps, (step) => step.matter_id)
  const actsOf = groupBy(acts, (act) => act.matter_id)
  const before = new Map<string, ProcedureIndex>()
  for (const id of new Set(matters.map((matter) => matter.procedure))) {
    const inForce = session.packs.procedures.get(id)
    if (inForce !== undefined) before.set(id, indexProcedure(inForce))
  }
  const next = indexProcedure(procedure)
  const dated = [procedure, ...[...before.values()].map((one) => one.procedure)].flatMap(({ nodes }) =>
    nodes.flatMap((node) => node.before)
  )
  const events = firstEvents(db, dated)
  const eventsOf = groupBy(events(matters[0]?.id ?? '', matters.at(-1)?.id ?? ''), (event) => event.matter_id)
  const context = { asOf, calendar: session.calendar }
  const appear: Mark[] = []
  const gone: Mark[] = []
  let stay = 0
  for (const matter of matters) {
    const facts = [matter, stepsOf.get(matter.id) ?? [], actsOf.get(matter.id) ?? [], context, eventsOf.get(matter.id) ?? []] as const
    const old = before.get(matter.procedure)
    const was = new Map((old === undefined ? [] : checkConformance(old, ...facts)).map((mark) => [mark.id, mark]))
    for (const mark of checkConformance(next, ...facts)) {
      if (was.delete(mark.id)) stay += 1
      else appear.push(mark)
    }
    gone.push(...was.values())
  }
  const codes = new Set(procedure.nodes.map((node) => node.code))
  const lost = steps.filter((step) => !codes.has(step.node)).length
  return { matters: matters.length, stay, appear, gone, lostSteps: lost }
}

function tally(marks: readonly Mark[]): CommandOutput<'procedure.try'>['appear'] {
  return [...groupBy(marks, (mark) => JSON.stringify([mark.kind, mark.node])).values()]
    .flatMap((group) => {
      const [first] = group
      const matters = new Set(group.map((mark) => mark.matter_id)).size
      return first === undefined ? [] : [{ kind: first.kind, node: first.node, marks: group.length, matters }]
    })
    .toSorted((a, b) => b.matters - a.matters || (a.kind + a.node < b.kind + b.node ? -1 : 1))
}
