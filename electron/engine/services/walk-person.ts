/**
 * One person's course: posts held, acts over the years, which of them bear marks, and how that share compares with others in the same post.
 * Never a score of a person: counts beside counts, and the rows. Entries confirmed to be the same person are walked as one.
 */
import type { PersonTrail } from '../../../shared/ipc/commands/trail.ts'
import { AppError } from '../../../shared/ipc/reply.ts'
import type { PackSet } from '../packs/pack-set.ts'
import { sameAs } from '../queries/match.ts'
import { appointmentsOf } from '../queries/matter-acts.ts'
import { actsOfPerson, kindsOfPerson, marksOfSteps, monthsOfPerson, peersOf, personById, rollOfPerson } from '../queries/people.ts'
import { sourcesOf } from '../queries/rows.ts'
import { warningPage, warningsOfRows, type WarningRecord } from '../queries/warnings.ts'
import type { ReadableDB } from '../vault/connection.ts'
import { sameEntries } from './read-match.ts'
import { postOn } from './lay-out-steps.ts'
import { warningRef } from './walk-trail.ts'

type PersonAct = PersonTrail['acts'][number]

/** Throws `unknown_id`. */
export function walkPerson(db: ReadableDB, packs: PackSet, id: string, markedOnly: boolean, offset: number, limit: number): PersonTrail {
  const person = personById(db, id)
  if (!person) throw new AppError('unknown_id', '没有这个人员。', { next: '请在“人员”中查找。' })
  const ids = packs.datasets['alias'] === undefined ? [id] : sameAs(db, id)
  const posts = appointmentsOf(db, ids)
    .map((post) => ({ ...post, person_id: id }))
    .toSorted((a, b) => (a.valid_from < b.valid_from ? -1 : a.valid_from > b.valid_from ? 1 : 0))
  const places = sourcesOf(
    db,
    'appointment',
    posts.map((post) => post.id)
  )
  const { rows, total } = actsOfPerson(db, ids, markedOnly, offset, limit)
  const actPlaces = sourcesOf(
    db,
    'act',
    rows.map((row) => row.id)
  )
  const marks = marksOfSteps(
    db,
    rows.map((row) => row.step_id)
  )
  const warned = warningsOfPeople(db, ids)
  const levels = warningsOfRows(
    db,
    'act',
    rows.map((row) => row.id)
  )
  const roll = rollOfPerson(db, ids)
  const present = posts.findLast((post) => post.valid_to === null) ?? posts.at(-1)
  const peers = present ? peersOf(db, present.post_name) : null
  return {
    person: {
      id,
      name: person.name,
      idMask: person.id_mask,
      org: person.org_name,
      post: present?.post_name ?? person.post_name,
      official: person.is_official === null ? null : person.is_official === 1,
      partyMember: person.party_member === null ? null : person.party_member === 1,
      managedBy: person.managed_by
    },
    same: ids.length > 1 ? sameEntries(db, 'person', id) : [],
    appointments: posts.map((post) => ({
      id: post.id,
      post: post.post_name,
      org: post.org_name,
      lane: post.lane,
      duties: post.duties,
      from: post.valid_from,
      to: post.valid_to,
      source: places.get(post.id) ?? null
    })),
    acts: rows.map((row): PersonAct => {
      const node = packs.procedures.get(row.procedure)?.nodes.find((one) => one.code === row.node)
      return {
        id: row.id,
        at: row.at,
        kind: row.kind,
        matter: { id: row.matter_id, code: row.code, name: row.matter_name },
        node: row.node,
        nodeName: node?.name ?? { zh: row.node, en: row.node },
        post: postOn(posts, id, row.at)?.post_name ?? row.post_name,
        org: row.org_name,
        amount: row.amount,
        marks: [...new Set(marks.filter((mark) => mark.step_id === row.step_id).map((mark) => mark.kind as PersonAct['marks'][number]))],
        warnings: levels.filter((level) => level.row_id === row.id).map((level) => level.level),
        source: actPlaces.get(row.id) ?? null
      }
    }),
    total,
    months: [...monthsOfPerson(db, ids)],
    kinds: [...kindsOfPerson(db, ids)],
    marked: roll.marked,
    warnings: warned.rows.map((warning) => warningRef(packs, warning)),
    warningsTotal: warned.total,
    peers:
      present && peers
        ? {
            post: present.post_name,
            people: peers.people,
            acts: peers.acts,
            markedShare: peers.acts >= 20 ? peers.marked / peers.acts : null,
            ownShare: roll.acts >= 20 ? roll.marked / roll.acts : null
          }
        : null
  }
}

/** The first hundred, the highest level first, and how many there are; a warning that concerns several entries of one person counts once. */
function warningsOfPeople(db: ReadableDB, ids: readonly string[]): { readonly rows: readonly WarningRecord[]; readonly total: number } {
  const read = (person: string, most: number) => warningPage(db, { person }, 0, 'level', false, 0, most)
  const once = (found: readonly WarningRecord[]) => [...new Map(found.map((warning) => [warning.id, warning])).values()]
  const pages = ids.map((person) => read(person, mostWarnings))
  const rows = once(pages.flatMap((page) => page.rows))
  if (pages.every((page) => page.total <= page.rows.length)) return { rows, total: rows.length }
  const total =
    pages.length === 1 ? (pages[0]?.total ?? 0) : once(ids.flatMap((person, at) => read(person, pages[at]?.total ?? 0).rows)).length
  return { rows, total }
}
const mostWarnings = 100
