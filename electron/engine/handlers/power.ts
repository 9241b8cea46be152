/** The exercise of power: views, lists, rankings, a project's people, a person's course, spending. The facts are made first when they are behind. */
import type { EngineContext } from '../context.ts'
import { sessionOf } from '../context.ts'
import { appraiseUnits } from '../services/power/appraise-units.ts'
import { checkRelations } from '../services/power/check-relations.ts'
import { listPower } from '../services/power/list-power.ts'
import { makePower, powerIsMade } from '../services/power/make-power.ts'
import { rankPower, rankProblems } from '../services/power/rank-power.ts'
import { listPayments, rankSpending, spendPeriod } from '../services/power/rank-spending.ts'
import { listUndone, readDuties } from '../services/power/read-duties.ts'
import { readPower } from '../services/power/read-power.ts'
import { walkCourse } from '../services/power/walk-course.ts'
import { walkProject } from '../services/power/walk-project.ts'
import { marksAsOf } from '../services/refresh-marks.ts'
import type { Session } from '../session.ts'
import { readMeta } from '../vault/meta.ts'
import type { NamesUnder, Part } from './handler.ts'

async function fresh(context: EngineContext): Promise<{ session: Session; asOf: string }> {
  const session = sessionOf(context)
  if (!powerIsMade(session)) await makePower(context, session).made
  return { session, asOf: dayOfData(session, context) }
}

const dayOfData = ({ vault: { reader } }: Session, context: EngineContext): string =>
  marksAsOf(reader) ?? readMeta(reader, 'data_date') ?? context.deps.clock().toISOString().slice(0, 10)

export const powerHandlers: Part<NamesUnder<'power'>> = {
  'power.prepare': (_input, context) => ({ job: makePower(context, sessionOf(context)).job }),
  'power.view': async (input, context) => {
    const { session, asOf } = await fresh(context)
    return readPower(session.vault.reader, session.packs, input, asOf)
  },
  'power.list': async ({ only, offset, limit, reason, ...filter }, context) => {
    const { session } = await fresh(context)
    if (filter.member !== undefined && ['person', 'section', 'head'].includes(filter.dimension))
      session.looked({ action: 'view.person', subject: filter.member, detail: { reason: reason ?? '' } })
    return listPower(session.vault.reader, session.packs, filter, { only, offset, limit })
  },
  'power.ranking': async ({ of, by, ...period }, context) => {
    const { session, asOf } = await fresh(context)
    return rankPower(session.vault.reader, session.packs, of, by, period, asOf)
  },
  'power.problems': async (input, context) => {
    const { session } = await fresh(context)
    return rankProblems(session.vault.reader, session.packs, input)
  },
  'power.project': (input, context) => {
    const session = sessionOf(context)
    const project = walkProject(session.vault.reader, session.packs, input.matter, dayOfData(session, context), input.most)
    session.looked({ action: 'view.matter', subject: project.matter.code })
    return project
  },
  'power.duties': async (input, context) => {
    const { session, asOf } = await fresh(context)
    return readDuties(session.vault.reader, session.packs, input.org, asOf)
  },
  'power.relations': (input, context) => {
    const session = sessionOf(context)
    return checkRelations(session.vault.reader, input.org, dayOfData(session, context))
  },
  'power.appraisal': ({ org, year }, context) => {
    const session = sessionOf(context)
    const asOf = dayOfData(session, context)
    const { reader } = session.vault
    return appraiseUnits(reader, checkRelations(reader, org, asOf), year ?? asOf.slice(0, 4), org)
  },
  'power.undone': async (input, context) => {
    const { session } = await fresh(context)
    return listUndone(session.vault.reader, session.packs, input)
  },
  'power.course': async (input, context) => {
    const { session, asOf } = await fresh(context)
    const course = walkCourse(session.vault.reader, session.packs, input.person, asOf, input)
    session.looked({ action: 'view.person', subject: input.person, detail: { reason: input.reason ?? '' } })
    return course
  },
  'power.spending': async ({ by, ...asked }, context) => {
    const { session, asOf } = await fresh(context)
    const { reader } = session.vault
    return rankSpending(reader, session.packs, by, spendPeriod(reader, asked, asOf), asOf)
  },
  'power.payments': async ({ by, id, offset, limit, ...asked }, context) => {
    const { session, asOf } = await fresh(context)
    const { reader } = session.vault
    return listPayments(reader, session.packs, by, id, spendPeriod(reader, asked, asOf), offset, limit)
  }
}
