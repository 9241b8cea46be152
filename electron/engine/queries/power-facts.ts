/** What the facts of power are made from, read along the matters, and the tables they are kept in. */
import type { ReadableDB, WritableDB } from '../vault/connection.ts'
import { all, get, list, run, sql } from '../vault/sql.ts'

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
      sql`SELECT dataset, version FROM sys_dataset_version WHERE dataset IN ('matter', 'step', 'act', 'appointment', 'alias', 'contract') ORDER BY dataset`
    )
  )
}

/** Matter ids after `after` up to and with `upto`; `count` of the matters there are. */
export interface MatterRange {
  readonly after: string
  readonly upto: string
  readonly count: number
}

/** All ids there can be, in order, by batches of matters; the last takes in what comes behind every matter. */
export function* matterRanges(db: ReadableDB, size: number): Generator<MatterRange> {
  for (let after = ''; ;) {
    const batch = all<{ id: string }>(db, sql`SELECT id FROM matter WHERE id > ${after} ORDER BY id LIMIT ${size}`)
    const upto = batch.length < size ? '\u{10FFFF}' : (batch.at(-1)?.id ?? '')
    yield { after, upto, count: batch.length }
    if (batch.length < size) return
    after = upto
  }
}

export const countMatters = (db: ReadableDB): number => get<{ n: number }>(db, sql`SELECT COUNT(*) AS n FROM matter`)?.n ?? 0

export const stepsWithin = (db: ReadableDB, { after, upto }: MatterRange): readonly FactStep[] =>
  all(
    db,
    sql`SELECT s.id, s.matter_id, s.node, m.procedure, COALESCE(s.org_id, m.org_id) AS org_id, s.received_at, s.decided_at, s.amount
        FROM step s JOIN matter m ON m.id = s.matter_id WHERE s.matter_id > ${after} AND s.matter_id <= ${upto}
        ORDER BY s.matter_id, s.node, COALESCE(s.decided_at, s.received_at, '9999'), s.id`
  )

/** Persons confirmed to be the same are one. */
export const actsWithin = (db: ReadableDB, { after, upto }: MatterRange): readonly FactAct[] =>
  all(
    db,
    sql`SELECT a.id, a.step_id, a.kind, COALESCE(k.canonical_id, a.person_id) AS person_id, a.post_name, a.org_id, a.at
        FROM act a LEFT JOIN alias k ON k.kind = 'person' AND k.entity_id = a.person_id WHERE a.matter_id > ${after} AND a.matter_id <= ${upto}`
  )

/** All appointments, oldest first. */
export const allTenures = (db: ReadableDB): readonly FactTenure[] =>
  all(
    db,
    sql`SELECT a.id, COALESCE(k.canonical_id, a.person_id) AS person_id, a.org_id AS org, a.post_name AS post, a.lane, a.valid_from AS "from", a.valid_to AS "to"
        FROM appointment a LEFT JOIN alias k ON k.kind = 'person' AND k.entity_id = a.person_id
        WHERE a.valid_from IS NOT NULL ORDER BY a.valid_from, a.id`
  )

/**
 * The ways in which facts are looked up beside sys_power_place, which the vault always has: facts come in its order. These are made when the facts are
 * there: sorting once beats placing each row.
 */
const indexes: Readonly<Record<string, string>> = {
  sys_power_at: '(grain, at)',
  sys_power_person: "(person_id, at) WHERE grain = 'act'",
  sys_power_post: "(post, at) WHERE grain = 'act'",
  sys_power_lane: "(lane, at) WHERE grain = 'act'",
  sys_power_item: "(item, at) WHERE grain = 'step'",
  sys_power_peers: "(item, kind, lane, person_id, days, counted, round) WHERE grain = 'act'",
  sys_power_org: '(grain, org_id, at)'
}

/** Whether the facts were filled to the end once: only then are they indexed. */
export const powerIndexed = (db: ReadableDB): boolean =>
  all(db, sql`SELECT name FROM sqlite_master WHERE type = 'index' AND name IN (${list(Object.keys(indexes))})`).length ===
  Object.keys(indexes).length

/** Takes out what an unfinished filling left, a part at each call; says whether there may be more. */
export function clearPower(db: WritableDB): boolean {
  for (const name of Object.keys(indexes)) db.exec(`DROP INDEX IF EXISTS ${name}`)
  return run(db, sql`DELETE FROM sys_power WHERE no IN (SELECT no FROM sys_power LIMIT 5000)`).changes > 0
}

/** Makes one index after the other, a turn for each; call when the last fact of a first filling is written. */
export function* indexPower(db: WritableDB): Generator<void> {
  for (const [name, columns] of Object.entries(indexes)) {
    db.exec(`CREATE INDEX ${name} ON sys_power${columns}`)
    yield
  }
}

const columns =
  'grain, id, step_id, matter_id, procedure, node, item, org_id, month, at, person_id, kind, appointment_id, post, post_name, post_from, lane, days, amount, counted, round'
const valuesOf = (one: PowerFact): readonly (string | number | null)[] => {
  const { grain, id, step, matter, procedure, node, org, at, person, kind, appointment, post, postName, postFrom, lane, days, amount } = one
  const place = [grain, id, step, matter, procedure, node, `${procedure}/${node}`, org, at.slice(0, 7), at]
  return [...place, person, kind, appointment, post, postName, postFrom, lane, days, amount, one.counted, one.round]
}

/** Writes the facts of a range of matters: all of them into an empty table; else only what is new, and takes out what is no more. */
export function factsWriter(db: WritableDB, into: 'empty' | 'filled'): (range: MatterRange, facts: readonly PowerFact[]) => void {
  const insert = db.prepare(`INSERT INTO sys_power (${columns}) VALUES (${Array.from(columns.split(','), () => '?').join(', ')})`)
  if (into === 'empty')
    return (_range, facts) => {
      for (const fact of facts) insert.run(...valuesOf(fact))
    }
  const remove = db.prepare('DELETE FROM sys_power WHERE no = ?')
  const stored = db.prepare(`SELECT no, ${columns} FROM sys_power WHERE matter_id > ? AND matter_id <= ?`).raw(true)
  return ({ after, upto }, facts) => {
    const wanted = new Map(facts.map((fact) => [`${fact.grain} ${fact.id}`, valuesOf(fact)]))
    for (const [no, ...values] of stored.all(after, upto) as (string | number | null)[][]) {
      const key = `${values[0]} ${values[1]}`
      const same = wanted.get(key)?.every((value, place) => value === values[place]) === true
      if (same) wanted.delete(key)
      else remove.run(no)
    }
    for (const values of wanted.values()) insert.run(...values)
  }
}

/** Empties the roll-up and gives a writer of its rows. */
export function rollWriter(db: WritableDB): (roll: PowerRoll) => void {
  run(db, sql`DELETE FROM sys_power_roll`)
  const roll = db.prepare(
    `INSERT INTO sys_power_roll (dimension, procedure, member, month, n, matters, amounts, amount, timed, days) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
  )
  return (one) => {
    roll.run(one.dimension, one.procedure, one.member, one.month, one.n, one.matters, one.amounts, one.amount, one.timed, one.days)
  }
}
