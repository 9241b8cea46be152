/**
 * Everyone responsible for one project, for its whole life: node by node, by what kind of act, in which post then and in which now. Transfer and
 * retirement change the last column only. What the list does not know stays unknown.
 */
import { groupBy } from '../../../../shared/domain/group.ts'
import { inOrder, postHeld, type Tenure } from '../../../../shared/domain/power.ts'
import type { PowerProject } from '../../../../shared/ipc/commands/power.ts'
import type { PackSet } from '../../packs/pack-set.ts'
import { sameAsEach } from '../../queries/match.ts'
import { actsById, actsOf, appointmentsOf, meetingsById, type ActRecord } from '../../queries/matter-acts.ts'
import { stepsOf } from '../../queries/matter-steps.ts'
import { marksOfSteps } from '../../queries/people.ts'
import { hasAppointments } from '../../queries/power.ts'
import { sourcesOf } from '../../queries/rows.ts'
import type { ReadableDB } from '../../vault/connection.ts'
import { matterNamed } from '../matter-named.ts'
import { surveyActs } from '../matter/survey-acts.ts'

type Part = PowerProject['nodes'][number]['people'][number]
interface Held extends Tenure {
  readonly orgName: string | null
}

/** Of more than `most` acts those that `orderActs` puts first, beside the counts of all. Throws `unknown_id`. */
export function walkProject(db: ReadableDB, packs: PackSet, idOrCode: string, asOf: string, most?: number): PowerProject {
  const matter = matterNamed(db, idOrCode)
  const { survey, first } = surveyActs(db, matter.id, most)
  const acts = first === undefined ? actsOf(db, matter.id) : actsById(db, first)
  const steps = stepsOf(db, matter.id, first && [...new Set(acts.map((act) => act.step_id))])
  const byStep = groupBy(acts, (act) => act.step_id)
  const byNode = groupBy(steps, (step) => step.node)
  const meetings = meetingsById(
    db,
    acts.flatMap((act) => act.meeting_id ?? [])
  )
  const marks = groupBy(
    marksOfSteps(
      db,
      steps.map((step) => step.id)
    ),
    (mark) => mark.step_id
  )
  const sources = sourcesOf(
    db,
    'act',
    acts.map((act) => act.id)
  )
  const tenures = tenuresOf(db, [...new Set(acts.flatMap((act) => act.person_id ?? []))])
  const actsAt = new Map(survey.nodes)
  const procedure = packs.procedures.get(matter.procedure)
  const partOf = (act: ActRecord, step: (typeof steps)[number]): Part => {
    const at = act.at ?? step.decided_at
    const held = act.person_id === null ? [] : (tenures.get(act.person_id) ?? [])
    const then = postHeld(held, at, act.org_id ?? step.org_id ?? matter.org_id)
    const now = postHeld(held, asOf, null)
    const meeting = act.meeting_id === null ? undefined : meetings.get(act.meeting_id)
    return {
      act: act.id,
      person: act.person_id === null ? null : { id: act.person_id, name: act.known_name ?? act.person_name ?? act.person_id },
      named: act.known_name ?? act.person_name ?? meeting?.name ?? '',
      meeting: meeting !== undefined,
      kind: act.kind,
      at,
      post: then
        ? { name: then.post, org: then.orgName, lane: then.lane, from: 'appointment' }
        : act.post_name === null
          ? null
          : { name: act.post_name, org: null, lane: null, from: 'ledger' },
      now: now ? { name: now.post, org: now.orgName } : null,
      left: now ? null : (held.at(-1)?.to ?? null),
      marks: [...new Set((marks.get(step.id) ?? []).map((mark) => mark.kind as Part['marks'][number]))],
      source: sources.get(act.id) ?? null
    }
  }
  const known = new Set(procedure?.nodes.map((node) => node.code))
  const other = survey.nodes.flatMap(([node]) => (node === '' || known.has(node) ? [] : [node]))
  const nodes = [
    ...(procedure?.nodes ?? []).map(({ code, name, stage, required }) => ({ node: code, name, stage, required })),
    ...other.map((code) => ({ node: code, name: { zh: code, en: code }, stage: { zh: '其他', en: 'Other' }, required: false }))
  ]
  return {
    matter: {
      id: matter.id,
      code: matter.code,
      name: matter.name,
      procedure: procedure?.name ?? { zh: matter.procedure, en: matter.procedure },
      org: matter.org_name,
      opened: matter.opened,
      closed: matter.closed,
      budget: matter.approved_budget
    },
    nodes: nodes.map((node) => ({
      ...node,
      acts: actsAt.get(node.node) ?? 0,
      people: (byNode.get(node.node) ?? []).flatMap((step) => inOrder(byStep.get(step.id) ?? []).map((act) => partOf(act, step)))
    })),
    people: survey.people,
    acts: survey.acts,
    shown: acts.length,
    appointments: hasAppointments(db),
    asOf
  }
}

/** Posts of each person, of all entries confirmed to be the same, oldest first. */
function tenuresOf(db: ReadableDB, people: readonly string[]): ReadonlyMap<string, readonly Held[]> {
  const same = sameAsEach(db, people)
  const held = groupBy(appointmentsOf(db, [...new Set([...same.values()].flat())]), (one) => one.person_id)
  return new Map(
    people.map((person) => [
      person,
      (same.get(person) ?? [person])
        .flatMap((id) => held.get(id) ?? [])
        .map((one) => ({
          id: one.id,
          org: one.org_id,
          orgName: one.org_name,
          post: one.post_name,
          lane: one.lane,
          from: one.valid_from,
          to: one.valid_to
        }))
        .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.id < b.id ? -1 : 1))
    ])
  )
}
