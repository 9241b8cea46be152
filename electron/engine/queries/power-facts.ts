/** What the facts of power are made from, read along the matters, and the tables they are kept in. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, run, sql } from '../vault/sql.ts'

export interface FactStep {
  readonly id: string
  readonly matter_id: string
  readonly node: string
  readonly procedure: string
  readonly org_id: string | null
  readonly received_at: string | null
  readonly decided_at: string | null
  readonly amount: number | null
}
export interface FactAct {
  readonly id: string
  readonly step_id: string
  readonly kind: string
  readonly person_id: string | null
  readonly post_name: string | null
  readonly org_id: string | null
  readonly at: string | null
}
export interface FactTenure {
  readonly id: string
  readonly person_id: string
  readonly org: string | null
  readonly post: string
  readonly lane: string | null
  readonly from: string
  readonly to: string | null
}
export interface PowerFact {
  readonly grain: 'act' | 'step'
  readonly id: string
  readonly step: string
  readonly matter: string
  readonly procedure: string
  readonly node: string
  readonly org: string | null
  readonly at: string
  readonly person: string | null
  readonly kind: string | null
  readonly appointment: string | null
  readonly post: string | null
  readonly postName: string | null
  readonly postFrom: 'appointment' | 'ledger' | null
  readonly lane: string | null
  readonly days: number | null
  readonly amount: number | null
  /** the amount, where it counts: once for each person at a step */
  readonly counted: number | null
  /** the how-manieth time its node was gone through in its matter */
  readonly round: number
}
export interface PowerRoll {
  readonly dimension: string
  readonly procedure: string
  readonly member: string
  readonly month: string
  readonly n: number
  readonly matters: number
  readonly amounts: number
  readonly amount: number
  readonly timed: number
  readonly days: string
}

/** Versions of everything the facts stand on. */
export function powerStandsOn(db: ReadableDB): string {
  return JSON.stringify(
    all(
      db,
      sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN ('matter', 'step', 'act', 'appointment', 'alias') ORDER BY dataset`
    )
  )
}

/** Matter ids in order, by batches. */
export function* matterRanges(db: ReadableDB, size: number): Generator<readonly [string, string]> {
  for (let last = ''; ;) {
    const batch = all<{ id: string }>(db, sql`SELECT id FROM matter WHERE id > ${last} ORDER BY id LIMIT ${size}`)
    const [first, end] = [batch[0]?.id, batch.at(-1)?.id]
    if (first === undefined || end === undefined) return
    yield [first, end]
    last = end
  }
}

export const stepsBetween = (db: ReadableDB, [from, to]: readonly [string, string]): readonly FactStep[] =>
  all(
    db,
    sql`SELECT s.id, s.matter_id, s.node, m.procedure, COALESCE(s.org_id, m.org_id) AS org_id, s.received_at, s.decided_at, s.amount
        FROM step s JOIN matter m ON m.id = s.matter_id WHERE s.matter_id >= ${from} AND s.matter_id <= ${to} ORDER BY s.matter_id, s.node, COALESCE(s.decided_at, s.received_at, '9999'), s.id`
  )

/** Persons confirmed to be the same are one. */
export const actsBetween = (db: ReadableDB, [from, to]: readonly [string, string]): readonly FactAct[] =>
  all(
    db,
    sql`SELECT a.id, a.step_id, a.kind, COALESCE(k.canonical_id, a.person_id) AS person_id, a.post_name, a.org_id, a.at
        FROM act a LEFT JOIN alias k ON k.kind = 'person' AND k.entity_id = a.person_id WHERE a.matter_id >= ${from} AND a.matter_id <= ${to}`
  )

/** All appointments, oldest first. */
export const allTenures = (db: ReadableDB): readonly FactTenure[] =>
  all(
    db,
    sql`SELECT a.id, COALESCE(k.canonical_id, a.person_id) AS person_id, a.org_id AS org, a.post_name AS post, a.lane, a.valid_from AS "from", a.valid_to AS "to"
        FROM appointment a LEFT JOIN alias k ON k.kind = 'person' AND k.entity_id = a.person_id
        WHERE a.valid_from IS NOT NULL ORDER BY a.valid_from, a.id`
  )

/** Every way in which facts are looked up. Made when the facts are there: sorting once beats placing each row. */
const indexes: Readonly<Record<string, string>> = {
  sys_power_at: '(grain, at)',
  sys_power_person: "(person_id, at) WHERE grain = 'act'",
  sys_power_post: "(post, at) WHERE grain = 'act'",
  sys_power_lane: "(lane, at) WHERE grain = 'act'",
  sys_power_item: "(item, at) WHERE grain = 'step'",
  sys_power_peers: "(item, kind, lane, person_id, days) WHERE grain = 'act'",
  sys_power_org: '(grain, org_id, at)',
  sys_power_step: '(step_id)',
  sys_power_matter: '(matter_id)'
}

/** Call when the last fact is written. */
export function indexPower(db: WritableDB): void {
  for (const [name, columns] of Object.entries(indexes)) db.exec(`CREATE INDEX ${name} ON sys_power${columns}`)
}

/** Empties both tables and gives writers of their rows. */
export function powerWriter(db: WritableDB): { readonly fact: (fact: PowerFact) => void; readonly roll: (roll: PowerRoll) => void } {
  for (const name of Object.keys(indexes)) db.exec(`DROP INDEX IF EXISTS ${name}`)
  run(db, sql`DELETE FROM sys_power`)
  run(db, sql`DELETE FROM sys_power_roll`)
  const fact = db.prepare(
    `INSERT INTO sys_power (grain, id, step_id, matter_id, procedure, node, item, org_id, month, at, person_id, kind, appointment_id, post, post_name, post_from, lane, days, amount, counted, round)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  const roll = db.prepare(
    `INSERT INTO sys_power_roll (dimension, procedure, member, month, n, matters, amounts, amount, timed, days) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  return {
    fact: (one) => {
      const place = [one.grain, one.id, one.step, one.matter, one.procedure, one.node, `${one.procedure}/${one.node}`, one.org]
      const who = [one.person, one.kind, one.appointment, one.post, one.postName, one.postFrom, one.lane]
      fact.run(...place, one.at.slice(0, 7), one.at, ...who, one.days, one.amount, one.counted, one.round)
    },
    roll: (one) => {
      roll.run(one.dimension, one.procedure, one.member, one.month, one.n, one.matters, one.amounts, one.amount, one.timed, one.days)
    }
  }
}
