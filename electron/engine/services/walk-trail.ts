/**
 * One matter as a trail: the procedure's nodes in order, each with its rounds, times on its own clock, acts by people or meetings in the post
 * held on that day, marks and warnings, and the source line of every part. Gathers rows, then lays them out; what cannot be known (posts
 * without an appointment list) is said, not guessed.
 */
import { groupBy } from '../../../shared/domain/group.ts'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import { readClock } from '../../../shared/packs/clocks.ts'
import type { Procedure, ProcedureNode } from '../../../shared/packs/pack.ts'
import type { PackSet } from '../packs/pack-set.ts'
import {
  actsOf,
  appointmentsOf,
  marksOf,
  matterByIdOrCode,
  meetingsById,
  moneyOf,
  stepsOf,
  type ActRecord,
  type AppointmentRecord,
  type MarkRecord,
  type MeetingRecord,
  type StepRecord
} from '../queries/matters.ts'
import { sourcesOf, type SourcePlace } from '../queries/rows.ts'
import { warningPage, warningsOfRows, type WarningRecord } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'

type StepView = MatterTrail['steps'][number]
type ActView = StepView['acts'][number]
type MarkView = StepView['marks'][number]

interface Gathered {
  readonly acts: ReadonlyMap<string, readonly ActRecord[]>
  readonly marks: readonly MarkRecord[]
  readonly meetings: ReadonlyMap<string, MeetingRecord>
  readonly appointments: readonly AppointmentRecord[]
  readonly stepPlaces: ReadonlyMap<string, SourcePlace>
  readonly actPlaces: ReadonlyMap<string, SourcePlace>
  readonly warned: ReadonlyMap<string, readonly string[]>
}

/** The trail of a matter by id or code. Throws `unknown_id`. */
export function walkTrail(db: ReadableDB, packs: PackSet, calendar: WorkCalendar, idOrCode: string, asOf: string): MatterTrail {
  const matter = matterByIdOrCode(db, idOrCode)
  if (!matter) throw new AppError('unknown_id', `没有这个事项：${idOrCode}。`, { next: '请核对事项编码，或在“事项”中查找。' })
  const steps = stepsOf(db, matter.id)
  const acts = actsOf(db, matter.id)
  const warned = warningsBehind(db, steps, acts)
  const gathered: Gathered = {
    acts: groupBy(acts, (act) => act.step_id),
    marks: marksOf(db, matter.id),
    meetings: meetingsById(
      db,
      acts.flatMap((act) => act.meeting_id ?? [])
    ),
    appointments: appointmentsOf(db, [...new Set(acts.flatMap((act) => act.person_id ?? []))]),
    stepPlaces: sourcesOf(
      db,
      'step',
      steps.map((step) => step.id)
    ),
    actPlaces: sourcesOf(
      db,
      'act',
      acts.map((act) => act.id)
    ),
    warned
  }
  const procedure = packs.procedures.get(matter.procedure)
  const views = layOut(procedure, steps, gathered, calendar, asOf)
  const required = procedure?.nodes.filter((node) => node.required) ?? []
  const done = new Set(steps.filter((step) => step.decided_at !== null).map((step) => step.node))
  const warnings = warningPage(db, { matter: matter.id }, 0, 'level', false, 0, 200).rows
  const unposted = acts.some((act) => act.person_id !== null) && gathered.appointments.length === 0
  return {
    matter: {
      id: matter.id,
      code: matter.code,
      name: matter.name,
      procedure: matter.procedure,
      procedureName: procedure?.name ?? { zh: matter.procedure, en: matter.procedure },
      org: matter.org_id === null ? null : { id: matter.org_id, name: matter.org_name ?? matter.org_id },
      opened: matter.opened,
      closed: matter.closed,
      deadline: matter.deadline,
      status: matter.status,
      budget: matter.approved_budget,
      ...moneyOf(db, matter.id),
      source: sourcesOf(db, 'matter', [matter.id]).get(matter.id) ?? null
    },
    asOf,
    calendar: 'cn',
    done: required.length ? required.filter((node) => done.has(node.code)).length : done.size,
    of: required.length || done.size,
    missing: gathered.marks.filter((mark) => mark.kind === 'missing').length,
    marks: gathered.marks.filter((mark) => mark.step_id === null && mark.node === '').map(viewMark),
    steps: views,
    warnings: warnings.map((warning) => warningRef(packs, warning)),
    people: new Set(acts.flatMap((act) => act.person_id ?? act.person_name ?? [])).size,
    meetings: gathered.meetings.size,
    switchedOff: unposted
      ? [
          {
            zh: '未导入任免名单：当日职务按台账所载，岗位维度停用',
            en: 'No appointment list: posts as the ledger says; the dimension of posts is off'
          }
        ]
      : []
  }
}

/** A warning in one line, as lists beside a trail show it. */
export function warningRef(packs: PackSet, warning: WarningRecord) {
  return {
    id: warning.id,
    level: warning.level,
    name: packs.model(warning.model_id)?.name ?? { zh: warning.model_id, en: warning.model_id },
    state: warning.state,
    sentence: { zh: warning.sentence_zh, en: warning.sentence_en }
  }
}

/** The post a person held on a day, by the appointment list. */
export function postOn(appointments: readonly AppointmentRecord[], person: string, day: string | null): AppointmentRecord | undefined {
  if (day === null) return undefined
  const date = day.slice(0, 10)
  return appointments.findLast(
    (post) => post.person_id === person && post.valid_from <= date && (post.valid_to === null || post.valid_to >= date)
  )
}

function layOut(
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

function emptyStep(node: ProcedureNode, seq: number, marks: readonly MarkRecord[]): StepView {
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
    marks: marks.filter((mark) => mark.step_id === null && mark.node === node.code).map(viewMark),
    acts: [],
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
    marks: gathered.marks.filter((mark) => mark.step_id === step.id || (mark.step_id === null && mark.node === step.node)).map(viewMark),
    acts: acts.map((act) => viewAct(act, gathered, step)),
    warnings: [...new Set([...(gathered.warned.get(step.id) ?? []), ...acts.flatMap((act) => gathered.warned.get(act.id) ?? [])])],
    source: gathered.stepPlaces.get(step.id) ?? null
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

function viewMark(mark: MarkRecord): MarkView {
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
    person: mark.person_name
  }
}

function warningsBehind(db: ReadableDB, steps: readonly StepRecord[], acts: readonly ActRecord[]): Map<string, string[]> {
  const warned = new Map<string, string[]>()
  const rows = [
    ...warningsOfRows(
      db,
      'step',
      steps.map((step) => step.id)
    ),
    ...warningsOfRows(
      db,
      'act',
      acts.map((act) => act.id)
    )
  ]
  for (const row of rows) warned.set(row.row_id, [...(warned.get(row.row_id) ?? []), row.id])
  return warned
}
