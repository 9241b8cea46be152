/** The facts after a change are those that a filling from nothing gives, by changing only what differs; rows that come in between are not missed. */
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadCalendar } from '../../packs/load-calendar.ts'
import { clearPower } from '../../queries/power-facts.ts'
import { newDesk, type Desk } from '../import/import-fixture.ts'
import { powerIsFresh, refreshPower } from './refresh-power.ts'

const calendar = loadCalendar(path.join(import.meta.dirname, '../../../../resources/calendars'))
let desk: Desk
beforeEach(async () => {
  desk = await newDesk(['core'])
  desk.vault.writer.exec(`INSERT INTO org (id, name) VALUES ('o', '住建局');
    INSERT INTO person (id, name, org_id) VALUES ('p', '张三', 'o'), ('q', '李四', 'o');
    INSERT INTO appointment (id, person_id, org_id, post_name, lane, valid_from) VALUES ('1', 'p', 'o', '科长', 'section', '2020-01-01')`)
  for (let place = 0; place < 60; place += 1) matter(`m${String(place).padStart(2, '0')}`)
})
afterEach(() => desk.close())

function matter(id: string): void {
  desk.vault.writer.exec(`INSERT INTO matter (id, code, name, procedure, org_id) VALUES ('${id}', '${id}', '事项', 'works', 'o');
    INSERT INTO step (id, matter_id, node, received_at, decided_at, amount) VALUES ('${id}a', '${id}', 'N1', '2026-03-02', '2026-03-04', 100), ('${id}b', '${id}', 'N1', '2026-03-05', '2026-03-09', 200);
    INSERT INTO act (id, step_id, matter_id, kind, person_id, at) VALUES ('${id}1', '${id}a', '${id}', 'handle', 'p', '2026-03-03'), ('${id}2', '${id}b', '${id}', 'approve', 'q', '2026-03-09')`)
  desk.vault.writer.exec(`INSERT INTO sys_dataset_version VALUES ('matter', 1) ON CONFLICT (dataset) DO UPDATE SET version = version + 1`)
}
const finish = (): number => {
  const work = refreshPower(desk.vault.writer, calendar)
  for (let piece = work.next(); ; piece = work.next()) if (piece.done === true) return piece.value
}
const facts = () => ({
  facts: desk.rows<{ no: number; id: string; grain: string }>('SELECT * FROM sys_power ORDER BY grain, id'),
  rolls: desk.rows('SELECT * FROM sys_power_roll ORDER BY dimension, procedure, member, month'),
  done: desk.rows('SELECT * FROM sys_power_done ORDER BY item, kind, org_id')
})
const bare = ({ facts: all, ...sums }: ReturnType<typeof facts>) => ({ facts: all.map(({ no: _no, ...one }) => one), ...sums })
/** Decided steps of each item and unit with an act of a kind, counted from the rows; '' all of them. */
const counted = () =>
  desk.rows(`SELECT 'works/' || s.node AS item, k.kind, 'o' AS org_id, COUNT(*) AS steps FROM step s JOIN (SELECT '' AS kind UNION SELECT DISTINCT kind FROM act) k
    WHERE s.decided_at IS NOT NULL AND (k.kind = '' OR EXISTS (SELECT 1 FROM act a WHERE a.step_id = s.id AND a.kind = k.kind)) GROUP BY 1, 2 ORDER BY 1, 2`)

test('[A2] what changed is changed, what did not stays as it stands, and all is as if made from nothing', () => {
  desk.vault.writer.exec(
    `INSERT INTO act (id, step_id, matter_id, kind) VALUES ('x1', 'm03a', 'm03', 'decide'), ('x2', 'm03a', 'm03', 'decide'), ('x3', 'm04b', 'm04', 'decide')`
  )
  expect(finish()).toBe(60)
  expect(facts().done).toEqual(counted())
  expect(facts().done.length).toBe(4)
  const before = facts()
  expect(before.facts.length).toBe(240)
  expect(before.facts.find((one) => one.id === 'm07b')).toMatchObject({ round: 2, days: 2, counted: 200 })
  const { writer } = desk.vault
  writer.exec(`UPDATE step SET decided_at = '2026-03-20' WHERE id = 'm07b'; DELETE FROM act WHERE matter_id = 'm59'; DELETE FROM step WHERE matter_id = 'm59'; DELETE FROM matter WHERE id = 'm59';
    DELETE FROM act WHERE matter_id = 'm00'; DELETE FROM step WHERE matter_id = 'm00'; DELETE FROM matter WHERE id = 'm00'`)
  matter('zz')
  expect(powerIsFresh(desk.vault.reader, calendar)).toBe(false)
  expect(finish()).toBe(59)
  const after = facts()
  expect(after.done).toEqual(counted())
  expect(after.facts.find((one) => one.id === 'm07b')).toMatchObject({ days: 11, at: '2026-03-20' })
  expect(after.facts.some((one) => one.id.startsWith('m59') || one.id.startsWith('m00'))).toBe(false)
  const numbers = new Map(before.facts.map((one) => [`${one.grain} ${one.id}`, one.no]))
  const kept = after.facts.filter((one) => numbers.get(`${one.grain} ${one.id}`) === one.no)
  expect(kept.length).toBe(240 - 8 - 1)
  while (clearPower(writer));
  writer.exec(`DELETE FROM sys_setting WHERE key = 'power_stands_on'`)
  finish()
  expect(bare(facts())).toEqual(bare(after))
})

test('[A2] the index by matter and step is there while facts come, and seven more are made at the end of a first filling, a turn for each', () => {
  const indexes = (): readonly string[] =>
    desk
      .rows<{ name: string }>(
        "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'sys_power' AND sql IS NOT NULL ORDER BY name"
      )
      .map(({ name }) => name.slice('sys_power_'.length))
  const { writer } = desk.vault
  const work = refreshPower(writer, calendar)
  for (let slices = 0; slices < 3; slices += 1) work.next()
  expect(indexes()).toEqual(['place'])
  const plan = desk.rows<{ detail: string }>("EXPLAIN QUERY PLAN SELECT no FROM sys_power WHERE matter_id = 'm00' AND step_id = 'm00a'")
  expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('sys_power_place (matter_id=? AND step_id=?)')])
  const seen: number[] = []
  for (let piece = work.next(); piece.done !== true; piece = work.next()) seen.push(indexes().length)
  const steps = seen.slice(1).map((n, at) => n - (seen[at] ?? 0))
  expect([Math.max(...steps), indexes()]).toEqual([1, ['at', 'item', 'lane', 'org', 'peers', 'person', 'place', 'post']])
  while (clearPower(writer));
  expect(indexes()).toEqual(['place'])
})

test('[A2] a row that comes between two slices is not missed, and a filling that was stopped is not read', () => {
  const work = refreshPower(desk.vault.writer, calendar)
  for (let slices = 0; slices < 3; slices += 1) work.next()
  expect(powerIsFresh(desk.vault.reader, calendar)).toBe(false)
  matter('a0')
  for (let piece = work.next(); piece.done !== true; piece = work.next());
  expect(powerIsFresh(desk.vault.reader, calendar)).toBe(true)
  expect(facts().facts.length).toBe(244)
  matter('b0')
  refreshPower(desk.vault.writer, calendar).next()
  expect(powerIsFresh(desk.vault.reader, calendar)).toBe(false)
  finish()
  expect(facts().facts.length).toBe(248)
})

test('[#90] what stands out, its spread and its peers are those of a reckoning from the facts, one act at a time', () => {
  const { writer } = desk.vault
  writer.exec(`INSERT INTO party (id, name) VALUES ('f', '甲公司'), ('g', '乙公司')`)
  for (let place = 0; place < 60; place += 1) {
    const id = `m${String(place).padStart(2, '0')}`
    const day = String(3 + ((place * 7) % 23)).padStart(2, '0')
    writer.exec(
      `UPDATE act SET at = '2026-03-${day}', person_id = '${['p', 'q', 'r', 's'][place % 4]}' WHERE id = '${id}1'; UPDATE step SET amount = ${(place * 37) % 50} WHERE id = '${id}a'`
    )
    if (place < 40)
      writer.exec(
        `INSERT INTO contract (id, code, matter_id, party_id) VALUES ('${id}', '${id}', '${id}', '${place % 4 === 0 ? 'f' : 'g'}')`
      )
  }
  finish()
  interface Fact {
    readonly no: number
    readonly person_id: string
    readonly item: string
    readonly kind: string
    readonly lane: string | null
    readonly days: number | null
    readonly counted: number | null
    readonly round: number
  }
  const all = desk.rows<Fact>(`SELECT * FROM sys_power WHERE grain = 'act'`)
  const nearest = (values: readonly number[], share: number): number | null =>
    values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1] ?? null
  const expected: unknown[][] = []
  for (const act of all) {
    const peers = all.filter(
      (one) => one.person_id !== act.person_id && one.item === act.item && one.kind === act.kind && one.lane === act.lane
    )
    for (const of of ['days', 'counted'] as const) {
      const values = peers.flatMap((one) => one[of] ?? [])
      const [own, low, median, high] = [act[of], nearest(values, 0.05), nearest(values, 0.5), nearest(values, 0.95)]
      if (own === null) continue
      if (high !== null && own > high) expected.push([act.no, of === 'days' ? 'late' : 'large', own, values.length, low, median, high])
      if (of === 'days' && low !== null && own < low) expected.push([act.no, 'quick', own, values.length, low, median, high])
    }
    // every second round of the 60 matters
    if (act.round > 1) expected.push([act.no, 'returned', 2, 60, null, 1, null])
  }
  const rows = (where: string): unknown[][] =>
    desk
      .rows<Record<string, unknown>>(`SELECT no, how, value, n, low, median, high FROM sys_power_stand WHERE ${where}`)
      .map((row) => Object.values(row))
  const sorted = (list: readonly unknown[][]): string[] => list.map((one) => JSON.stringify(one)).toSorted()
  expect(sorted(rows(`how <> 'counterparty'`))).toEqual(sorted(expected))
  expect(new Set(expected.map(([, how]) => how))).toEqual(new Set(['late', 'quick', 'large', 'returned']))
  // r and s each had ten matters with a contract, all of them g's, and of the 30 that others had in hand 20 were g's; q had all, p has no peers
  const firms = desk.rows<{ median: number }>(
    `SELECT person_id, party_id, value, n, median FROM sys_power_stand WHERE how = 'counterparty' ORDER BY person_id`
  )
  expect(firms).toEqual(['r', 's'].map((person) => ({ person_id: person, party_id: 'g', value: 10, n: 30, median: 20 / 30 })))
})
