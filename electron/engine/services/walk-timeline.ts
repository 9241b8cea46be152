/**
 * A matter's time line and whose hands it lay in. What stands on the line is not chosen here: every dataset whose rows belong to matters and bear
 * dates stands on it (bids, contracts, changes, payments, settlements, papers …), its meetings, its warnings and what was done about them.
 */
import { handsOf } from '../../../shared/domain/hands.ts'
import type { MatterTimeline } from '../../../shared/ipc/commands/trail.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { WorkCalendar } from '../../../shared/packs/calendar.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { datedDatasets, datedRowsOf, disposalsOf, meetingsOfMatter, type DatedRows } from '../queries/matter-timeline.ts'
import { actsOf, matterByIdOrCode, stepsOf } from '../queries/matters.ts'
import { sourcesOf, titlesOf } from '../queries/rows.ts'
import { warningPage } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { groupBy } from '../../../shared/domain/group.ts'

type Event = MatterTimeline['events'][number]
/** Rows of one dataset shown; the rest is counted. */
const mostRows = 1000

/** Events in time order; a row with several dates stands at each. Throws `unknown_id`. */
export function walkTimeline(db: ReadableDB, packs: PackSet, calendar: WorkCalendar, idOrCode: string, asOf: string): MatterTimeline {
  const matter = matterByIdOrCode(db, idOrCode)
  if (!matter) throw new AppError('unknown_id', `没有这个事项：${idOrCode}。`, { next: '请核对事项编码，或在“事项”中查找。' })
  const found = datedDatasets(packs).map(([name, declared]) => datedRowsOf(db, name, declared, matter.id, mostRows))
  const { meeting } = packs.datasets
  if (meeting !== undefined) found.push(meetingsOfMatter(db, meeting, matter.id))
  const kinds = found.filter(({ total }) => total > 0)
  const events = [...kinds.flatMap((rows) => eventsOf(db, packs, rows)), ...warningEvents(db, packs, matter.id)]
  const acts = groupBy(actsOf(db, matter.id), (act) => act.step_id)
  const steps = stepsOf(db, matter.id).map((step) => ({
    id: step.id,
    node: step.node,
    received: step.received_at,
    decided: step.decided_at,
    acts: (acts.get(step.id) ?? []).map((act) => ({ person: act.person_id, name: act.known_name ?? act.person_name, at: act.at }))
  }))
  const hands = handsOf(steps, asOf, calendar)
  return {
    events: events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    kinds: kinds.map(({ dataset, declared, rows, total }) => ({ dataset, name: declared.name, total, shown: rows.length })),
    hands: { ...hands, people: [...hands.people] }
  }
}

function eventsOf(db: ReadableDB, packs: PackSet, { dataset, declared, rows }: DatedRows): readonly Event[] {
  const ids = rows.map((row) => row.id)
  const titles = titlesOf(db, packs, dataset, ids)
  const sources = sourcesOf(db, dataset, ids)
  return rows.flatMap(({ id, amount, dates }) =>
    Object.entries(dates).map(([field, at]): Event => {
      const main = field === declared.date
      return {
        kind: 'row',
        id: `${dataset}/${id}/${field}`,
        dataset,
        row: id,
        name: declared.fields[field]?.name ?? declared.name,
        title: titles.get(id) ?? '',
        at,
        main,
        amount: main ? amount : null,
        level: null,
        source: sources.get(id) ?? null
      }
    })
  )
}

function warningEvents(db: ReadableDB, packs: PackSet, matter: string): readonly Event[] {
  const warnings = warningPage(db, { matter }, 0, 'level', false, 0, 200).rows
  const disposals = disposalsOf(
    db,
    warnings.map((warning) => warning.id)
  )
  const nameOf = (model: string) => packs.model(model)?.name ?? { zh: model, en: model }
  const known = { dataset: null, main: true, amount: null, source: null }
  return [
    ...warnings.map((one): Event => ({
      ...known,
      kind: 'warning',
      id: one.id,
      row: one.id,
      name: nameOf(one.model_id),
      title: '',
      at: one.first_as_of,
      level: one.level
    })),
    ...disposals.map((one): Event => ({
      ...known,
      kind: 'disposal',
      id: `disposal/${one.id}`,
      row: one.warning,
      name: nameOf(one.model),
      title: one.action,
      at: one.on,
      level: one.level
    }))
  ]
}
