/** Overview, matters, people, units, heat map, search: the views that walk the spine. Looking at a person is logged with its reason. */
import { sessionOf } from '../context.ts'
import { matterCountsByProcedure, matterPage } from '../queries/matters.ts'
import { personPage, type PersonListRecord } from '../queries/people.ts'
import { rowsById } from '../queries/rows.ts'
import { warningPage } from '../queries/warnings.ts'
import { drawCalendar, readDay } from '../services/draw-calendar.ts'
import { drawHeatMap } from '../services/draw-heat-map.ts'
import { findAnything, peopleLike } from '../services/find-anything.ts'
import { inspectCell } from '../services/inspect-cell.ts'
import { matterRows } from '../services/matter-rows.ts'
import { unitMeant } from '../services/one-meant.ts'
import { marksAsOf } from '../services/refresh-marks.ts'
import { readWorkMarks, readWorkPeers, readWorkSheet } from '../services/read-workload.ts'
import { readOverview } from '../services/read-overview.ts'
import { walkStays } from '../services/matter/walk-stays.ts'
import { walkHands } from '../services/walk-hands.ts'
import { walkPerson } from '../services/walk-person.ts'
import { walkTimeline } from '../services/walk-timeline.ts'
import { walkTrail, warningRef } from '../services/walk-trail.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import { readMeta } from '../vault/meta.ts'
import { all, sql } from '../vault/sql.ts'
import type { Session } from '../session.ts'
import type { NamesUnder, Part } from './handler.ts'

const dataDate = (session: Session): string => readMeta(session.vault.reader, 'data_date') ?? ''
/** Trails are read as of the day of their marks, never of the clock: what was open then is open in the picture. */
const asOf = ({ vault: { reader } }: Session, today: Date): string =>
  marksAsOf(reader) ?? readMeta(reader, 'data_date') ?? today.toISOString().slice(0, 10)

export const trailHandlers: Part<
  | NamesUnder<'overview'>
  | NamesUnder<'matter'>
  | NamesUnder<'trail'>
  | NamesUnder<'person'>
  | NamesUnder<'heat'>
  | 'search.find'
  | NamesUnder<'org'>
> = {
  'overview.read': (_input, context) => {
    const session = sessionOf(context)
    return readOverview(session.vault.reader, session.packs, dataDate(session))
  },
  'matter.page': (input, context) => {
    const { vault, packs } = sessionOf(context)
    const { rows, total } = matterPage(vault.reader, input, input.sort, input.descending, input.offset, input.limit)
    return {
      rows: matterRows(vault.reader, rows),
      total,
      procedures: matterCountsByProcedure(vault.reader).map(({ procedure, n }) => ({
        id: procedure,
        name: packs.procedures.get(procedure)?.name ?? { zh: procedure, en: procedure },
        n
      }))
    }
  },
  'trail.matter': (input, context) => {
    const session = sessionOf(context)
    const trail = walkTrail(
      session.vault.reader,
      session.packs,
      session.calendar,
      input.matter,
      asOf(session, context.deps.clock()),
      input.most,
      input.also
    )
    session.looked({ action: 'view.matter', subject: trail.matter.code })
    return trail
  },
  'trail.timeline': (input, context) => {
    const { vault, packs } = sessionOf(context)
    return walkTimeline(vault.reader, packs, input.matter)
  },
  'trail.hands': (input, context) => {
    const session = sessionOf(context)
    return walkHands(session.vault.reader, session.calendar, input.matter, asOf(session, context.deps.clock()))
  },
  'trail.stays': (input, context) => {
    const session = sessionOf(context)
    return walkStays(session.vault.reader, session.calendar, input, asOf(session, context.deps.clock()))
  },
  'person.page': (input, context) => {
    const { reader } = sessionOf(context).vault
    const ids = input.text ? { ids: peopleLike(reader, input.text) } : {}
    const { rows, total } = personPage(reader, ids, input.sort, input.descending, input.offset, input.limit)
    return { rows: rows.map(personRow), total }
  },
  'person.sheet': (input, context) => {
    const session = sessionOf(context)
    const sheet = readWorkSheet(session, input)
    session.looked({
      action: 'view.person',
      subject: input.person,
      detail: { reason: input.reason ?? '', sheet: `${sheet.from}/${sheet.to}` }
    })
    return sheet
  },
  'person.marks': (input, context) => readWorkMarks(sessionOf(context), input),
  'person.peers': (input, context) => readWorkPeers(sessionOf(context), input),
  'trail.person': (input, context) => {
    const session = sessionOf(context)
    const trail = walkPerson(session.vault.reader, session.packs, input.person, input.markedOnly, input.offset, input.limit)
    session.looked({ action: 'view.person', subject: input.person, detail: { reason: input.reason ?? '' } })
    return trail
  },
  'trail.org': (input, context) => {
    const { vault, packs } = sessionOf(context)
    const id = unitMeant(vault.reader, input.org)
    const [org] = rowsById(vault.reader, packs, 'org', [id])
    if (!org) throw new AppError('unknown_id', '没有这个单位。')
    const people = personPage(vault.reader, { org: id }, 'marked', true, 0, 50)
    const warnings = warningPage(vault.reader, { org: id }, 0, 'level', false, 0, 100)
    const { rows, total } = matterPage(vault.reader, { org: id }, 'marks', true, input.offset, input.limit)
    return {
      org: { id: org.id, name: String(org['name'] ?? org.id), kind: typeof org['unit_kind'] === 'string' ? org['unit_kind'] : null },
      matters: matterRows(vault.reader, rows),
      total,
      people: people.rows.map(personRow),
      peopleTotal: people.total,
      warnings: warnings.rows.map((warning) => warningRef(packs, warning)),
      warningsTotal: warnings.total
    }
  },
  'heat.matrix': (input, context) => {
    const session = sessionOf(context)
    return drawHeatMap(session.vault.reader, session.packs, input, dataDate(session))
  },
  'heat.calendar': (input, context) => drawCalendar(sessionOf(context), input),
  'heat.day': (input, context) => readDay(sessionOf(context), input),
  'heat.cell': (input, context) => {
    const { vault, packs } = sessionOf(context)
    return inspectCell(vault.reader, packs, input)
  },
  'search.find': (input, context) => ({ hits: [...findAnything(sessionOf(context), input.text, input.limit)] }),
  'org.list': (_input, context) => ({
    orgs: all<{ id: string; name: string; kind: string | null }>(
      sessionOf(context).vault.reader,
      sql`SELECT id, name, unit_kind AS kind FROM org ORDER BY COALESCE(unit_kind, '~'), name`
    )
  })
}

function personRow(row: PersonListRecord) {
  return {
    id: row.id,
    name: row.name,
    idMask: row.id_mask,
    org: row.org_name,
    post: row.post_name,
    acts: row.acts,
    marked: row.marked,
    warnings: row.warnings
  }
}
