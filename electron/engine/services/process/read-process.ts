/** A procedure as it really ran over the matters at hand: gathers rows once, then everything is worked out by shared/domain/process. */
import { bottlenecksOf, edgesOf, nodeCounts, type Edge } from '../../../../shared/domain/process/edges.ts'
import { deadlineMisses } from '../../../../shared/domain/process/deadlines.ts'
import { deviationsOf, type MarkFact } from '../../../../shared/domain/process/deviations.ts'
import { inOrder, type ProcessCase, type ProcessEvent } from '../../../../shared/domain/process/process-case.ts'
import { sameOnConsecutive, sameOnIncompatible, type SameOfficer } from '../../../../shared/domain/process/same-officer.ts'
import { variantKey, variantsOf } from '../../../../shared/domain/process/variants.ts'
import { groupBy } from '../../../../shared/domain/group.ts'
import { markKinds } from '../../../../shared/domain/mark.ts'
import type { CommandOutput, ParsedInput } from '../../../../shared/ipc/contract.ts'
import { AppError } from '../../../../shared/ipc/reply.ts'
import type { Procedure } from '../../../../shared/packs/pack.ts'
import { processMarks, processMatters, processPeople, processSteps, type ProcessFilter } from '../../queries/process.ts'
import { storedProcedures } from '../../queries/procedures.ts'
import type { Session } from '../../session.ts'

type View = CommandOutput<'process.read'>
/** So many of each list go to the window: enough to read, whatever a log holds. */
const most = { variants: 300, edges: 600, pairs: 200, bottlenecks: 15 } as const

interface GatheredProcess {
  readonly procedure: Procedure | undefined
  readonly cases: readonly ProcessCase[]
  readonly marks: readonly (MarkFact & { readonly acceptance: number | null })[]
}

/** What a figure is made of besides matters and their steps. */
interface Needs {
  readonly people: boolean
  readonly marks: boolean
}

/** Cases and marks of the matters that the filter leaves; what is not needed is not read. */
export function gatherProcess(
  { vault, packs }: Session,
  filter: ProcessFilter,
  needs: Needs = { people: true, marks: true }
): GatheredProcess {
  const db = vault.reader
  const procedure = packs.procedures.get(filter.procedure)
  const matters = processMatters(db, filter)
  if (matters.length === 0 && procedure === undefined) throw new AppError('unknown_id', `没有程序“${filter.procedure}”。`)
  const places = new Map(procedure?.nodes.map((node, place) => [node.code, place]))
  const place = (node: string): number => places.get(node) ?? Number.MAX_SAFE_INTEGER
  const people = groupBy(needs.people ? processPeople(db, filter) : [], (row) => row.step_id)
  const steps = groupBy(processSteps(db, filter), (row) => row.matter_id)
  const cases = matters.map(({ id, opened, closed, deadline }): ProcessCase => {
    const own = steps.get(id) ?? []
    const events = own.flatMap((step): readonly ProcessEvent[] => {
      if (step.decided_at === null) return []
      const who = people.get(step.id)?.map((row) => row.person_id) ?? []
      return [{ step: step.id, node: step.node, at: step.decided_at, order: step.source, people: who }]
    })
    return { id, opened, closed, deadline, events: inOrder(events, place), reached: [...new Set(own.map((step) => step.node))] }
  })
  const marks = (needs.marks ? processMarks(db, filter) : []).flatMap(({ matter, kind: text, node, acceptance }) => {
    const kind = markKinds.find((one) => one === text)
    return kind === undefined ? [] : [{ matter, kind, node, acceptance, accepted: acceptance !== null }]
  })
  return { procedure, cases, marks }
}

/** Everything the process view shows. `asOf`: the day of the marks. Throws `unknown_id`. */
export function readProcess(session: Session, filter: ProcessFilter, asOf: string): View {
  const { procedure, cases, marks } = gatherProcess(session, filter)
  const edges = edgesOf(cases, session.calendar)
  const variants = variantsOf(cases)
  const counts = new Map(nodeCounts(cases).map((count) => [count.node, count]))
  const declared = procedure?.nodes.map((node) => node.code) ?? []
  const codes = [...declared, ...[...counts.keys()].filter((code) => !declared.includes(code))]
  const days = cases.flatMap(({ events }) => events.map((event) => event.at.slice(0, 10))).toSorted()
  const stored = storedProcedures(session.vault.reader).find((one) => one.id === filter.procedure && one.body !== '')
  const { closed, late, sameDay, open, overdue, without } = deadlineMisses(cases, asOf)
  const begun = cases.filter((one) => one.events.length > 0)
  return {
    procedure: {
      id: filter.procedure,
      name: procedure?.name ?? { zh: filter.procedure, en: filter.procedure },
      version: procedure?.version ?? 0,
      origin: stored?.origin ?? 'pack'
    },
    asOf,
    cases: cases.length,
    withoutEvents: cases.length - begun.length,
    events: days.length,
    first: days[0] ?? null,
    last: days.at(-1) ?? null,
    nodes: codes.map((code) => {
      const node = procedure?.nodes.find((one) => one.code === code)
      const { n = 0, cases: inCases = 0, first = 0, last = 0 } = counts.get(code) ?? {}
      const name = node?.name ?? { zh: code, en: code }
      return { code, name, short: node?.short ?? '', required: node?.required ?? false, n, cases: inCases, first, last }
    }),
    edges: edges.slice(0, most.edges).map(edgeView),
    edgesTotal: edges.length,
    variants: variants
      .slice(0, most.variants)
      .map(({ nodes, cases: ids, ...rest }) => ({ key: variantKey(nodes), nodes: [...nodes], n: ids.length, ...rest })),
    variantsTotal: variants.length,
    bottlenecks: bottlenecksOf(edges).slice(0, most.bottlenecks).map(edgeView),
    deviations: deviationsOf(marks, cases, procedure).map(({ cases: ids, accepted, ...rest }) => ({
      ...rest,
      n: ids.length,
      accepted: accepted.length
    })),
    consecutive: sameOnConsecutive(cases).slice(0, most.pairs).map(pairView),
    incompatible: procedure === undefined ? [] : sameOnIncompatible(cases, procedure).map(pairView),
    people: begun.some(({ events }) => events.some((event) => event.people.length > 0)),
    deadlines: { closed, late: late.length, sameDay: sameDay.length, open, overdue: overdue.length, without }
  }
}

type Part = ParsedInput<'process.matters'>['part']
const peopleParts: ReadonlySet<Part> = new Set<Part>(['consecutive', 'incompatible'])
const markParts: ReadonlySet<Part> = new Set<Part>(['deviation', 'accepted', 'acceptance'])

/** The matters behind one figure of the view, in the order of their codes. */
export function mattersBehind(session: Session, input: ParsedInput<'process.matters'>, asOf: string): readonly string[] {
  const needs = { people: peopleParts.has(input.part), marks: markParts.has(input.part) }
  const { procedure, cases, marks } = gatherProcess(session, input, needs)
  const { part, from_node: from = '', to_node: to = '', kind, node = '' } = input
  switch (part) {
    case 'all':
      return cases.map((one) => one.id)
    case 'variant':
      return variantsOf(cases).find((one) => variantKey(one.nodes) === input.variant)?.cases ?? []
    case 'edge':
      return edgesOf(cases, session.calendar).find((one) => one.from === from && one.to === to)?.cases ?? []
    case 'node':
      return cases.filter((one) => one.events.some((event) => event.node === node)).map((one) => one.id)
    case 'deviation':
    case 'accepted': {
      const found = deviationsOf(marks, cases, procedure).find((one) => one.kind === kind && one.node === node)
      return (part === 'deviation' ? found?.cases : found?.accepted) ?? []
    }
    case 'acceptance':
      return [...new Set(marks.filter((mark) => mark.acceptance === input.acceptance).map((mark) => mark.matter))]
    case 'consecutive':
      return sameOnConsecutive(cases).find((one) => one.from === from && one.to === to)?.cases ?? []
    case 'incompatible':
      return (
        (procedure === undefined ? [] : sameOnIncompatible(cases, procedure)).find((one) => one.from === from && one.to === to)?.cases ?? []
      )
    case 'late':
    case 'sameDay':
    case 'overdue':
      return deadlineMisses(cases, asOf)[part]
  }
}

function edgeView({ cases, ...edge }: Edge): View['edges'][number] {
  return { ...edge, cases: cases.length }
}

function pairView({ cases, ...pair }: SameOfficer): View['consecutive'][number] {
  return { ...pair, cases: cases.length }
}
