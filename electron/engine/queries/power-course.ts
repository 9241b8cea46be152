/** One person's acts beside those of others: sums by appointment, by kind of act, and how others in the same post level did the same at the same node. */
import type { ReadableDB } from '../vault/connection.ts'
import { all, get, list, sql } from '../vault/sql.ts'
import { countedMark, markedSteps } from './counted-marks.ts'

/** Sums of a person's acts under each appointment ('' : under none). */
export const sumsByAppointment = (db: ReadableDB, person: string) =>
  all<{ readonly id: string; readonly acts: number; readonly decided: number; readonly amount: number; readonly marked: number }>(
    db,
    sql`SELECT COALESCE(f.appointment_id, '') AS id, COUNT(*) AS acts, COUNT(DISTINCT f.matter_id) AS decided, COALESCE(SUM(f.counted), 0) AS amount,
          SUM(f.step_id IN (${markedSteps})) AS marked
        FROM sys_power f WHERE f.grain = 'act' AND f.person_id = ${person} GROUP BY COALESCE(f.appointment_id, '')`
  )

/** What a unit opened, and its open warnings of the months, within a term; `to` null is still running. */
export function unitWithin(
  db: ReadableDB,
  org: string,
  from: string,
  to: string | null
): { readonly opened: number; readonly warnings: number } {
  const end = to ?? '9999-12-31'
  return (
    get(
      db,
      sql`SELECT (SELECT COUNT(*) FROM matter WHERE org_id = ${org} AND opened >= ${from} AND opened <= ${end}) AS opened,
            (SELECT COUNT(*) FROM sys_warning WHERE org_id = ${org} AND month >= ${from.slice(0, 7)} AND month <= ${end.slice(0, 7)} AND gone_run IS NULL AND exception_id IS NULL) AS warnings`
    ) ?? { opened: 0, warnings: 0 }
  )
}

export interface OwnAct {
  readonly id: string
  readonly step_id: string
  readonly matter_id: string
  readonly item: string
  readonly kind: string
  readonly lane: string | null
  readonly at: string
  readonly days: number | null
  readonly counted: number | null
  /** the how-manieth time its node was gone through in its matter */
  readonly round: number
}
/** Newest first, at most 20,000. */
export const ownActs = (db: ReadableDB, person: string): readonly OwnAct[] =>
  all(
    db,
    sql`SELECT f.id, f.step_id, f.matter_id, f.item, f.kind, f.lane, f.at, f.days, f.counted, f.round FROM sys_power f
        WHERE f.grain = 'act' AND f.person_id = ${person} ORDER BY f.at DESC LIMIT 20000`
  )

/** How others in that post level did that kind of act at that node: by days in hand, and by amount. */
export const peerDays = (db: ReadableDB, person: string, item: string, kind: string, lane: string | null) =>
  all<{ readonly days: number | null; readonly n: number }>(
    db,
    sql`SELECT f.days, COUNT(*) AS n FROM sys_power f WHERE f.grain = 'act' AND f.item = ${item} AND f.kind = ${kind} AND f.lane IS ${lane} AND f.person_id <> ${person} GROUP BY f.days`
  )
export const peerAmounts = (db: ReadableDB, person: string, item: string, kind: string, lane: string | null) =>
  all<{ readonly amount: number }>(
    db,
    sql`SELECT f.counted AS amount FROM sys_power f WHERE f.grain = 'act' AND f.item = ${item} AND f.kind = ${kind} AND f.lane IS ${lane} AND f.person_id <> ${person} AND f.counted IS NOT NULL ORDER BY f.counted`
  )
export const peerMarked = (db: ReadableDB, person: string, item: string, kind: string, lane: string | null): number =>
  get<{ n: number }>(
    db,
    sql`SELECT COUNT(DISTINCT f.no) AS n FROM (SELECT DISTINCT step_id FROM (${markedSteps})) k CROSS JOIN sys_power f INDEXED BY sys_power_step ON f.step_id = k.step_id
        WHERE f.grain = 'act' AND f.item = ${item} AND f.kind = ${kind} AND f.lane IS ${lane} AND f.person_id <> ${person}`
  )?.n ?? 0

/** Steps of this person at a marked step, with how many kinds of mark. */
export const ownMarked = (db: ReadableDB, person: string) =>
  all<{ readonly step_id: string; readonly n: number }>(
    db,
    sql`SELECT m.step_id, COUNT(DISTINCT m.kind) AS n FROM mark m WHERE m.step_id IN (SELECT f.step_id FROM sys_power f WHERE f.grain = 'act' AND f.person_id = ${person})
        AND ${countedMark('m')} GROUP BY m.step_id`
  )

/** Matters in which a node was gone through at all, and more than once. */
export const roundsAtItem = (db: ReadableDB, item: string) =>
  get<{ readonly n: number; readonly again: number }>(
    db,
    sql`SELECT COALESCE(SUM(f.round = 1), 0) AS n, COALESCE(SUM(f.round = 2), 0) AS again FROM sys_power f WHERE f.grain = 'step' AND f.item = ${item}`
  ) ?? { n: 0, again: 0 }

/** Firms that won a contract of the matters this person approved, decided on or reviewed, and of all such matters with a contract. */
export const firmsOfPerson = (db: ReadableDB, person: string) =>
  all<{ readonly id: string; readonly name: string; readonly n: number; readonly act: string }>(
    db,
    sql`SELECT c.party_id AS id, p.name, COUNT(DISTINCT c.matter_id) AS n, MAX(k.act) AS act FROM (SELECT f.matter_id, MAX(f.id) AS act FROM sys_power f WHERE f.grain = 'act' AND f.person_id = ${person} GROUP BY f.matter_id) k
        JOIN contract c ON c.matter_id = k.matter_id AND c.parent_id IS NULL JOIN party p ON p.id = c.party_id GROUP BY c.party_id, p.name ORDER BY n DESC, c.party_id`
  )
export const mattersWithFirm = (db: ReadableDB, person: string): number =>
  get<{ n: number }>(
    db,
    sql`SELECT COUNT(DISTINCT c.matter_id) AS n FROM contract c WHERE c.parent_id IS NULL AND c.party_id IS NOT NULL
        AND c.matter_id IN (SELECT f.matter_id FROM sys_power f WHERE f.grain = 'act' AND f.person_id = ${person})`
  )?.n ?? 0
/** Of matters with a contract that others in the same post level had in hand and this person had not: how many there are, and of each of these firms. */
export function firmsAmongPeers(
  db: ReadableDB,
  person: string,
  lane: string | null,
  parties: readonly string[]
): { readonly n: number; readonly hits: ReadonlyMap<string, number> } {
  const rows = all<{ party: string; n: number }>(
    db,
    sql`SELECT CASE WHEN c.party_id IN (${list(parties)}) THEN c.party_id ELSE '' END AS party, COUNT(DISTINCT c.matter_id) AS n FROM contract c
        WHERE c.parent_id IS NULL AND c.party_id IS NOT NULL
          AND EXISTS (SELECT 1 FROM sys_power f INDEXED BY sys_power_matter WHERE f.matter_id = c.matter_id AND f.grain = 'act' AND f.lane IS ${lane} AND f.person_id <> ${person})
          AND NOT EXISTS (SELECT 1 FROM sys_power f INDEXED BY sys_power_matter WHERE f.matter_id = c.matter_id AND f.grain = 'act' AND f.person_id = ${person})
        GROUP BY party`
  )
  return { n: rows.reduce((sum, row) => sum + row.n, 0), hits: new Map(rows.map((row) => [row.party, row.n])) }
}

/** Acts and marked acts under a post name, of this person and of all others who held it. */
export const sumsByPostName = (db: ReadableDB, post: string, person: string) =>
  get<{ readonly people: number; readonly n: number; readonly hits: number }>(
    db,
    sql`SELECT COUNT(DISTINCT f.person_id) AS people, COUNT(*) AS n, COALESCE(SUM(f.step_id IN (${markedSteps})), 0) AS hits FROM sys_power f
        WHERE f.grain = 'act' AND f.post IN (SELECT DISTINCT COALESCE(org_id, '') || '/' || post_name FROM appointment WHERE post_name = ${post}) AND f.person_id <> ${person}`
  ) ?? { people: 0, n: 0, hits: 0 }
