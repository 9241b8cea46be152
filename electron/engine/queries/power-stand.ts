/** What acts stand out by and what marks they bear, as kept for a person's course: read from the facts once, group by group, and written. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, allArrays, get, list, run, sql } from '../vault/sql.ts'
import { countedMark, markedSteps } from './counted-marks.ts'

/** Acts of one kind at one node in one post level. */
export interface ActGroup {
  readonly item: string
  readonly kind: string
  readonly lane: string | null
}
/** One act: who, working days, money, round; in the order of the people, of one person by days. */
export type GroupAct = readonly [person: string, days: number | null, counted: number | null, round: number]

const inGroup = ({ item, kind, lane }: ActGroup) => sql`f.grain = 'act' AND f.item = ${item} AND f.kind = ${kind} AND f.lane IS ${lane}`

/** From an index alone. */
export const actsOfGroup = (db: ReadableDB, group: ActGroup): readonly GroupAct[] =>
  allArrays(
    db,
    sql`SELECT f.person_id, f.days, f.counted, f.round FROM sys_power f INDEXED BY sys_power_peers WHERE ${inGroup(group)} ORDER BY f.person_id, f.days`
  )

export interface Limits {
  readonly late: number | null
  readonly quick: number | null
  readonly large: number | null
}
/** Acts of a person in a group that lie beyond one of the limits, or whose node was gone through before. */
export const actsBeyond = (db: ReadableDB, group: ActGroup, person: string, { late, quick, large }: Limits) =>
  all<{ readonly no: number; readonly at: string; readonly days: number | null; readonly counted: number | null; readonly round: number }>(
    db,
    sql`SELECT f.no, f.at, f.days, f.counted, f.round FROM sys_power f INDEXED BY sys_power_peers
        WHERE ${inGroup(group)} AND f.person_id = ${person} AND (f.days > ${late} OR f.days < ${quick} OR f.counted > ${large} OR f.round > 1)`
  )

/** Matters in which a node was gone through at all, and more than once. */
export const roundsAtItem = (db: ReadableDB, item: string): { readonly n: number; readonly again: number } =>
  get(
    db,
    sql`SELECT COALESCE(SUM(f.round = 1), 0) AS n, COALESCE(SUM(f.round = 2), 0) AS again FROM sys_power f WHERE f.grain = 'step' AND f.item = ${item}`
  ) ?? { n: 0, again: 0 }

/** The firms that won a contract of a matter, matters in their order; some at a time. */
export function* contractedMatters(db: ReadableDB): Generator<ReadonlyMap<string, readonly string[]>> {
  for (let after = ''; ;) {
    const ids = all<{ id: string }>(
      db,
      sql`SELECT DISTINCT matter_id AS id FROM contract WHERE matter_id > ${after} AND parent_id IS NULL AND party_id IS NOT NULL ORDER BY matter_id LIMIT 20`
    ).map(({ id }) => id)
    const last = ids.at(-1)
    if (last === undefined) return
    const pairs = all<{ matter: string; party: string }>(
      db,
      sql`SELECT DISTINCT matter_id AS matter, party_id AS party FROM contract WHERE matter_id IN (${list(ids)}) AND parent_id IS NULL AND party_id IS NOT NULL ORDER BY party_id`
    )
    const firms = new Map<string, string[]>(ids.map((id) => [id, []]))
    for (const { matter, party } of pairs) firms.get(matter)?.push(party)
    yield firms
    after = last
  }
}

/** Who acted in a matter, in which post level, and each person's latest act there. */
export const handsIn = (db: ReadableDB, matter: string) =>
  all<{ readonly person: string; readonly lane: string | null; readonly at: string; readonly no: number }>(
    db,
    sql`SELECT f.person_id AS person, f.lane, MAX(f.at) AS at, f.no FROM sys_power f INDEXED BY sys_power_place WHERE f.matter_id = ${matter} AND f.grain = 'act' GROUP BY f.person_id, f.lane`
  )

/** The post level of the person's latest act. */
export const laneNow = (db: ReadableDB, person: string): string | null =>
  get<{ lane: string | null }>(
    db,
    sql`SELECT f.lane FROM sys_power f WHERE f.grain = 'act' AND f.person_id = ${person} ORDER BY f.at DESC, f.no DESC LIMIT 1`
  )?.lane ?? null

export interface Standing {
  readonly person: string
  readonly at: string
  readonly no: number
  readonly how: 'late' | 'quick' | 'large' | 'returned' | 'counterparty'
  readonly party: string
  readonly value: number
  readonly n: number
  readonly low: number | null
  readonly median: number | null
  readonly high: number | null
}

/** Empties what is kept of standing and gives writers of it. */
export function standingWriter(db: WritableDB): {
  readonly stand: (one: Standing) => void
  readonly group: (person: string, group: ActGroup, acts: number, peers: number) => void
} {
  run(db, sql`DELETE FROM sys_power_stand`)
  run(db, sql`DELETE FROM sys_power_group`)
  const stand = db.prepare(
    'INSERT INTO sys_power_stand (person_id, at, no, how, party_id, value, n, low, median, high) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'
  )
  const group = db.prepare('INSERT INTO sys_power_group (person_id, item, kind, lane, acts, peers) VALUES (?, ?, ?, ?, ?, ?)')
  return {
    stand: (one) => void stand.run(one.person, one.at, one.no, one.how, one.party, one.value, one.n, one.low, one.median, one.high),
    group: (person, { item, kind, lane }, acts, peers) => void group.run(person, item, kind, lane ?? '', acts, peers)
  }
}

/** Acts at marked steps anew, some steps at each turn. Needs the facts. */
export function* rewriteMarked(db: WritableDB): Generator<{ readonly done: number; readonly total: number }> {
  run(db, sql`DELETE FROM sys_power_marked`)
  const steps = [...new Set(all<{ step_id: string }>(db, markedSteps).map((row) => row.step_id))]
  for (let done = 0; done < steps.length; done += 200) {
    run(
      db,
      sql`INSERT INTO sys_power_marked (person_id, at, no, tenure, item, kind, lane, kinds)
          SELECT f.person_id, f.at, f.no, COALESCE(f.appointment_id, '-' || f.person_id), f.item, f.kind, COALESCE(f.lane, ''), COUNT(DISTINCT k.kind)
          FROM mark k CROSS JOIN sys_power f INDEXED BY sys_power_place ON f.matter_id = k.matter_id AND f.step_id = k.step_id
          WHERE k.step_id IN (${list(steps.slice(done, done + 200))}) AND ${countedMark('k')} AND f.grain = 'act' GROUP BY f.no`
    )
    yield { done, total: steps.length }
  }
}

/** What acts at marked steps stand on beside the facts: the marks, and the deviations that are accepted. */
export const markedStandsOn = (db: ReadableDB): string =>
  JSON.stringify([
    get(db, sql`SELECT value FROM sys_setting WHERE key = 'marks_stand_on'`) ?? null,
    get(db, sql`SELECT COUNT(*) AS n, COUNT(NULLIF(ended_at, '')) AS ended FROM sys_acceptance`)
  ])
