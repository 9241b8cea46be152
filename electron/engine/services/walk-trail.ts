/**
 * One matter as a trail: the procedure's nodes in order, each with its rounds, times on its own clock, acts by people or meetings in the post
 * held on that day, marks and warnings, and the source line of every part. Gathers rows, then lays them out; what cannot be known (posts
 * without an appointment list) is said, not guessed.
 */
import { groupBy } from '../../../shared/domain/group.ts'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { actsOf, appointmentsOf, meetingsById, meetingsThere, type ActRecord } from '../queries/matter-acts.ts'
import { documentsOfMatter, marksOf, moneyOf } from '../queries/matter-marks.ts'
import { stepNamed, stepsOf, type StepRecord } from '../queries/matter-steps.ts'
import { sourcesOf } from '../queries/rows.ts'
import { warningById, warningPage, warningsOfRows, type WarningRecord } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { matterNamed } from './matter-named.ts'
import { surveySteps } from './matter/survey-steps.ts'
import { documentsByPlace, layOutSteps, marksByPlace, viewMark, type Gathered, type Marks } from './lay-out-steps.ts'

/**
 * The trail of a matter by id or code; of more than `most` steps the latest rounds of every node and every step with a mark, and
 * the one that `also` names, beside the counts of all. Throws `unknown_id`.
 */
export function walkTrail(
  db: ReadableDB,
  packs: PackSet,
  calendar: WorkCalendar,
  idOrCode: string,
  asOf: string,
  most?: number,
  also?: string
): MatterTrail {
  const matter = matterNamed(db, idOrCode)
  const { survey, first } = surveySteps(db, matter.id, most)
  const decided = new Set(survey.decided)
  const marks = marksByPlace(marksOf(db, matter.id))
  const only = first && [...new Set([...remarkable(marks), ...first, ...(also === undefined ? [] : stepNamed(db, matter.id, also))])]
  const steps = stepsOf(db, matter.id, only)
  const acts = actsOf(db, matter.id, only)
  const warned = warningsBehind(db, steps, acts)
  const documents = documentsOfMatter(db, matter.id)
  const gathered: Gathered = {
    acts: groupBy(acts, (act) => act.step_id),
    marks,
    documents: documentsByPlace(documents),
    documentPlaces: sourcesOf(
      db,
      'document',
      documents.map((one) => one.id)
    ),
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
  const views = layOutSteps(procedure, steps, gathered, calendar, asOf)
  const required = procedure?.nodes.filter((node) => node.required) ?? []
  const warnings = warningsShown(db, matter.id, warned)
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
    done: required.length ? required.filter((node) => decided.has(node.code)).length : decided.size,
    of: required.length || decided.size,
    missing: marks.all.filter((mark) => mark.kind === 'missing' && mark.accepted === null).length,
    marks: (marks.ofNode.get('') ?? []).map(viewMark),
    steps: views,
    stepsTotal: survey.steps,
    stepsShown: steps.length,
    actsTotal: survey.acts,
    warnings: warnings.rows.map((warning) => warningRef(packs, warning)),
    warningsTotal: warnings.total,
    people: survey.people,
    meetings: meetingsThere(db, survey.meetings),
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

/** Steps with a mark that is more than a state: never left out, so that what is counted of them is whole. */
const remarkable = ({ all }: Marks): readonly string[] =>
  all.flatMap((mark) => (mark.step_id !== null && mark.kind !== 'not_yet' && mark.accepted === null ? [mark.step_id] : []))

/** The first two hundred warnings of a matter, the highest level first, those behind the steps that are shown whatever their place, and how many there are. */
function warningsShown(
  db: ReadableDB,
  matter: string,
  warned: ReadonlyMap<string, readonly string[]>
): { readonly rows: readonly WarningRecord[]; readonly total: number } {
  const { rows, total } = warningPage(db, { matter }, 0, 'level', false, 0, mostWarnings)
  if (total <= rows.length) return { rows, total }
  const there = new Set(rows.map((warning) => warning.id))
  const behind = [...new Set([...warned.values()].flat())].filter((id) => !there.has(id))
  return { rows: [...rows, ...behind.flatMap((id) => warningById(db, id) ?? [])], total }
}
const mostWarnings = 200

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
