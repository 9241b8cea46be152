/**
 * A matter's time line. What stands on the line is not chosen here: every dataset whose rows belong to matters and bear
 * dates stands on it (bids, contracts, changes, payments, settlements, papers …), its meetings, its warnings and what was done about them.
 */
import type { MatterTimeline } from '../../../shared/ipc/commands/trail.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { datedDatasets, datedRowsOf, disposalsOf, meetingsOfMatter, type DatedRows } from '../queries/matter-timeline.ts'
import { sourcesOf, titlesOf } from '../queries/rows.ts'
import { warningPage } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { matterNamed } from './matter-named.ts'

type Event = MatterTimeline['events'][number]
/** Rows of one dataset shown; the rest is counted. */
const mostRows = 1000
/** Warnings on the line, the highest level first; the rest is counted. */
const mostWarnings = 200

/** Events in time order; a row with several dates stands at each. Throws `unknown_id`. */
export function walkTimeline(db: ReadableDB, packs: PackSet, idOrCode: string): MatterTimeline {
  const matter = matterNamed(db, idOrCode)
  const found = datedDatasets(packs).map(([name, declared]) => datedRowsOf(db, name, declared, matter.id, mostRows))
  const { meeting } = packs.datasets
  if (meeting !== undefined) found.push(meetingsOfMatter(db, meeting, matter.id, mostRows))
  const kinds = found.filter(({ total }) => total > 0)
  const warned = warningEvents(db, packs, matter.id)
  const events = [...kinds.flatMap((rows) => eventsOf(db, packs, rows)), ...warned.events]
  return {
    events: events.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1)),
    kinds: kinds.map(({ dataset, declared, rows, total }) => ({ dataset, name: declared.name, total, shown: rows.length })),
    warnings: { total: warned.total, shown: warned.shown }
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

function warningEvents(
  db: ReadableDB,
  packs: PackSet,
  matter: string
): { readonly events: readonly Event[]; readonly total: number; readonly shown: number } {
  const { rows: warnings, total } = warningPage(db, { matter }, 0, 'level', false, 0, mostWarnings)
  const disposals = disposalsOf(
    db,
    warnings.map((warning) => warning.id)
  )
  const nameOf = (model: string) => packs.model(model)?.name ?? { zh: model, en: model }
  const known = { dataset: null, main: true, amount: null, source: null }
  const events = [
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
  return { events, total, shown: warnings.length }
}
