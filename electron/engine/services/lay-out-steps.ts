/**
 * The steps of a trail as they are shown: the procedure's nodes with their rounds, times on their own clock, acts in the post held on that day,
 * papers, marks, and the source line of every part. Pure over rows that were read before.
 */
import { groupBy } from '../../../shared/domain/group.ts'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { readClock } from '../../../shared/packs/clocks.ts'
import type { Procedure, ProcedureNode } from '../../../shared/packs/pack.ts'
import type { ActRecord, AppointmentRecord, MeetingRecord } from '../queries/matter-acts.ts'
import type { DocumentRecord, MarkRecord } from '../queries/matter-marks.ts'
import type { StepRecord } from '../queries/matter-steps.ts'
import type { SourcePlace } from '../queries/rows.ts'

type StepView = MatterTrail['steps'][number]
type ActView = StepView['acts'][number]
type MarkView = StepView['marks'][number]

export interface Marks {
  readonly all: readonly MarkRecord[]
  readonly ofStep: ReadonlyMap<string, readonly MarkRecord[]>
  readonly ofNode: ReadonlyMap<string, readonly MarkRecord[]>
}

interface Documents {
  readonly ofStep: ReadonlyMap<string, readonly DocumentRecord[]>
  readonly ofNumber: ReadonlyMap<string, readonly DocumentRecord[]>
}

/** All that the steps of one matter are made of. */
export interface Gathered {
  readonly acts: ReadonlyMap<string, readonly ActRecord[]>
  /** by step, or by node where nothing was recorded */
  readonly marks: Marks
  readonly documents: Documents
  readonly documentPlaces: ReadonlyMap<string, SourcePlace>
  readonly meetings: ReadonlyMap<string, MeetingRecord>
  readonly appointments: readonly AppointmentRecord[]
  readonly stepPlaces: ReadonlyMap<string, SourcePlace>
  readonly actPlaces: ReadonlyMap<string, SourcePlace>
  readonly warned: ReadonlyMap<string, readonly string[]>
}

/** The post a person held on a day, by the appointment list. */
export function postOn(appointments: readonly AppointmentRecord[], person: string, day: string | null): AppointmentRecord | undefined {
  if (day === null) return undefined
  const date = day.slice(0, 10)
  return appointments.findLast(
    (post) => post.person_id === person && post.valid_from <= date && (post.valid_to === null || post.valid_to >= date)
  )
}

/** Steps in the procedure's order, rounds one after another; nodes without a record stand there empty; unknown nodes come last. */
export function layOutSteps(
  procedure: Procedure | undefined,
  steps: readonly StepRecord[],
  gathered: Gathered,
  calendar: WorkCalendar,
  asOf: string
): StepView[] {
  const byNode = groupBy(steps, (step) => step.node)
  const views: StepView[] = []
  const known = new Set<string>()
  for (const [index, node] of (procedure?.nodes ?? []).entries()) {
    known.add(node.code)
    const rounds = byNode.get(node.code) ?? []
    if (rounds.length === 0) views.push(emptyStep(node, index + 1, gathered.marks))
    for (const step of rounds) views.push(viewStep(node, index + 1, step, gathered, calendar, asOf))
  }
  const other = { zh: '其他', en: 'Other' }
  for (const step of steps) {
    if (known.has(step.node)) continue
    const node = { code: step.node, name: { zh: step.node, en: step.node }, stage: other, required: false } as const
    views.push(viewStep(node, views.length + 1, step, gathered, calendar, asOf))
  }
  return views
}

type NodeLike = Pick<ProcedureNode, 'code' | 'name' | 'stage' | 'required'> & Partial<Pick<ProcedureNode, 'short' | 'limit'>>

function emptyStep(node: ProcedureNode, seq: number, marks: Marks): StepView {
  return {
    ...nodeHead(node, seq),
    id: null,
    round: null,
    planned: null,
    received: null,
    decided: null,
    registered: null,
    due: null,
    used: null,
    limit: node.limit?.amount ?? null,
    clock: node.limit?.clock ?? null,
    amount: null,
    docNo: null,
    outcome: null,
    marks: (marks.ofNode.get(node.code) ?? []).map(viewMark),
    acts: [],
    documents: [],
    warnings: [],
    source: null
  }
}

function viewStep(node: NodeLike, seq: number, step: StepRecord, gathered: Gathered, calendar: WorkCalendar, asOf: string): StepView {
  const acts = gathered.acts.get(step.id) ?? []
  const reading =
    node.limit && step.received_at ? readClock({ start: step.received_at, limit: node.limit }, step.decided_at ?? asOf, calendar) : null
  return {
    ...nodeHead(node, seq),
    id: step.id,
    round: step.round,
    planned: step.plan_date,
    received: step.received_at,
    decided: step.decided_at,
    registered: step.registered_at,
    due: step.due_at ?? reading?.due ?? null,
    used: reading?.used ?? null,
    limit: node.limit?.amount ?? null,
    clock: node.limit?.clock ?? null,
    amount: step.amount,
    docNo: step.doc_no,
    outcome: step.outcome,
    marks: [...(gathered.marks.ofStep.get(step.id) ?? []), ...(gathered.marks.ofNode.get(step.node) ?? [])].map(viewMark),
    acts: acts.map((act) => viewAct(act, gathered, step)),
    documents: documentsOf(step, gathered),
    warnings: [...new Set([...(gathered.warned.get(step.id) ?? []), ...acts.flatMap((act) => gathered.warned.get(act.id) ?? [])])],
    source: gathered.stepPlaces.get(step.id) ?? null
  }
}

export function marksByPlace(marks: readonly MarkRecord[]): Marks {
  return {
    all: marks,
    ofStep: groupBy(
      marks.filter((mark) => mark.step_id !== null),
      (mark) => mark.step_id ?? ''
    ),
    ofNode: groupBy(
      marks.filter((mark) => mark.step_id === null),
      (mark) => mark.node
    )
  }
}

function documentsOf(step: StepRecord, { documents, documentPlaces }: Gathered): StepView['documents'] {
  const byNumber = step.doc_no === null ? [] : (documents.ofNumber.get(step.doc_no) ?? [])
  return [...(documents.ofStep.get(step.id) ?? []), ...byNumber].map((one) => ({
    id: one.id,
    title: one.title,
    docNo: one.doc_no,
    issued: one.issued_on,
    source: documentPlaces.get(one.id) ?? null
  }))
}

/** Papers by the step they belong to; those that name none by their number. */
export function documentsByPlace(documents: readonly DocumentRecord[]): Documents {
  return {
    ofStep: groupBy(
      documents.filter((one) => one.step_id !== null),
      (one) => one.step_id ?? ''
    ),
    ofNumber: groupBy(
      documents.filter((one) => one.step_id === null && one.doc_no !== null),
      (one) => one.doc_no ?? ''
    )
  }
}

function nodeHead(node: NodeLike, seq: number) {
  return { node: node.code, seq, name: node.name, short: node.short ?? node.name.zh, stage: node.stage, required: node.required }
}

function viewAct(act: ActRecord, gathered: Gathered, step: StepRecord): ActView {
  const at = act.at ?? step.decided_at
  const post = act.person_id === null ? undefined : postOn(gathered.appointments, act.person_id, at)
  const meeting = act.meeting_id === null ? undefined : gathered.meetings.get(act.meeting_id)
  return {
    id: act.id,
    kind: act.kind,
    person: act.person_id === null ? null : { id: act.person_id, name: act.known_name ?? act.person_name ?? act.person_id },
    nameInLedger: act.person_name,
    forPerson: act.for_person_id === null ? null : { id: act.for_person_id, name: act.for_name ?? act.for_person_id },
    meeting: meeting
      ? {
          id: meeting.id,
          name: meeting.name,
          heldOn: meeting.held_on,
          due: meeting.due_count,
          present: meeting.present_count,
          agreed: meeting.agreed_count,
          minutes: meeting.minutes_no
        }
      : null,
    post: post?.post_name ?? act.post_name,
    postFrom: post ? 'appointment' : act.post_name ? 'ledger' : 'unknown',
    appointment: post
      ? { id: post.id, org: post.org_name, from: post.valid_from, to: post.valid_to, duties: post.duties, docNo: post.doc_no }
      : null,
    lane: meeting || act.kind === 'decide' ? 'meeting' : (post?.lane ?? null),
    at,
    outcome: act.outcome,
    source: gathered.actPlaces.get(act.id) ?? null
  }
}

export function viewMark(mark: MarkRecord): MarkView {
  return {
    id: mark.id,
    kind: mark.kind as MarkView['kind'],
    node: mark.node,
    otherNode: mark.other_node,
    otherName: mark.other_name,
    used: mark.used,
    limit: mark.limit_amount,
    over: mark.over,
    clock: mark.clock,
    person: mark.person_name,
    at: mark.at,
    otherAt: mark.other_at,
    accepted: mark.accepted
  }
}
