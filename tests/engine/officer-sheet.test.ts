/**
 * E1: the sheet of a person's work. Counts equal a short routine of their own; what stands out lists its rows by dated limits; tracks are those of
 * the ledger, judged by the pack's own models; a person with 20,000 acts opens quickly.
 */
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadCalendar } from '../../electron/engine/packs/load-calendar.ts'
import { newDesk, type Desk } from '../../electron/engine/services/import/import-fixture.ts'
import { refreshMarked } from '../../electron/engine/services/power/refresh-marked.ts'
import { refreshPower } from '../../electron/engine/services/power/refresh-power.ts'
import { walkCourse } from '../../electron/engine/services/power/walk-course.ts'
import { readWorkMarks, readWorkPeers, readWorkSheet } from '../../electron/engine/services/read-workload.ts'
import { refreshActRollups, refreshMarkRollups } from '../../electron/engine/services/refresh-rollups.ts'
import { walkPerson } from '../../electron/engine/services/walk-person.ts'
import { Session } from '../../electron/engine/session.ts'
import { findWorkMarks, limitsOn, type WorkAct } from '../../shared/domain/workload/find-marks.ts'
import { busiest, shareInterval, stepOfDay, stepsBetween } from '../../shared/domain/workload/period.ts'
import { workSheet } from '../../shared/ipc/commands/workload.ts'
import type { WorkMark } from '../../shared/packs/workload.ts'

const words = { zh: 'x', en: 'x' }
const mark = (kind: WorkMark['kind'], ...values: WorkMark['values']): WorkMark => ({
  kind,
  name: words,
  why: words,
  innocent: { zh: [], en: [] },
  basis: '',
  mark: 'L',
  values
})
const act = (id: string, matter: string, at: string | null): WorkAct => ({ id, matter, at })

describe('[E1] what stands out', () => {
  test('several matters within minutes: different matters count, each act once, days without a time not at all', () => {
    const acts = [
      act('a1', 'm1', '2026-03-02T09:00'),
      act('a2', 'm2', '2026-03-02T09:00'),
      act('a3', 'm2', '2026-03-02T09:01'),
      act('a4', 'm3', '2026-03-02T09:01:30'),
      act('a5', 'm4', '2026-03-02T09:05'),
      act('a6', 'm5', '2026-03-02')
    ]
    const { found, withoutTime } = findWorkMarks(acts, [mark('burst', { from: '2000-01-01', count: 3, minutes: 2 })])
    expect(found.map(({ acts: rows, figure }) => [rows, figure])).toEqual([[['a1', 'a2', 'a3', 'a4'], 3]])
    expect(withoutTime).toBe(1)
    expect(findWorkMarks(acts, [mark('burst', { from: '2000-01-01', count: 3, minutes: 1 })]).found).toEqual([])
  })

  test('limits hold from their day', () => {
    const limits = mark('burst', { from: '2026-01-01', count: 2, minutes: 1 }, { from: '2000-01-01', count: 9, minutes: 1 })
    const acts = ['2025-12-31', '2026-01-05'].flatMap((day) =>
      ['m1', 'm2'].map((matter) => act(`${day} ${matter}`, matter, `${day}T09:00`))
    )
    expect(findWorkMarks(acts, [limits]).found.map(({ at }) => at)).toEqual(['2026-01-05T09:00'])
    expect(limitsOn(limits, '1999-12-31')).toBeNull()
  })

  test('weeks begin on Monday; the busiest stretch; an interval that keeps within 0 and 1', () => {
    expect([stepOfDay('2026-03-01', 'week'), stepOfDay('2026-03-02', 'week')]).toEqual(['2026-02-23', '2026-03-02'])
    expect(stepsBetween('2025-12-30', '2026-01-12', 'month')).toEqual(['2025-12', '2026-01'])
    expect(
      busiest(
        new Map([
          ['2026-03-01', 2],
          ['2026-03-11', 3],
          ['2026-03-20', 4]
        ]),
        10
      )
    ).toEqual({ from: '2026-03-11', to: '2026-03-20', n: 7 })
    expect(shareInterval(0, 0)).toBeNull()
    const [low, high] = shareInterval(10, 100) ?? [0, 0]
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.0552', '0.1744'])
    expect(shareInterval(0, 20)?.[0]).toBe(0)
  })
})

describe('[E1] the sheet of an officer', () => {
  let desk: Desk
  let session: Session
  beforeEach(async () => {
    desk = await newDesk(['core', 'enforcement'])
    session = new Session(desk.vault, desk.packSet, loadCalendar(path.join(import.meta.dirname, '../../resources/calendars')), false)
    const { writer } = desk.vault
    writer.exec(`INSERT INTO org (id, name) VALUES ('o', '执法队');
      INSERT INTO person (id, name, org_id) VALUES ('p', '张三', 'o'), ('q', '李四', 'o'), ('r', '王五', 'o');
      INSERT INTO appointment (id, person_id, post_name, valid_from) VALUES ('1', 'p', '执法员', '2020-01-01'), ('2', 'q', '执法员', '2020-01-01'), ('3', 'r', '执法员', '2020-01-01')`)
  })
  afterEach(() => desk.close())

  /** n matters, one act each by `person`, dealt with on the days in turn; every second one closed two days later. */
  const work = (person: string, n: number, at: (place: number) => string, closed: (place: number) => string | null): void => {
    const { writer } = desk.vault
    const [matter, step, one] = [
      writer.prepare('INSERT INTO matter (id, code, name, procedure, closed) VALUES (?, ?, ?, ?, ?)'),
      writer.prepare('INSERT INTO step (id, matter_id, node, received_at, decided_at) VALUES (?, ?, ?, ?, ?)'),
      writer.prepare('INSERT INTO act (id, step_id, matter_id, kind, person_id, at) VALUES (?, ?, ?, ?, ?, ?)')
    ]
    writer.transaction(() => {
      for (let place = 0; place < n; place += 1) {
        const id = `${person}${place}`
        matter.run(id, `AJ-${id}`, `案件${place}`, 'penalty-case', closed(place))
        step.run(id, id, 'CF02', null, null)
        one.run(id, id, id, 'handle', person, at(place))
      }
      refreshActRollups(writer)
      refreshMarkRollups(writer)
    })()
  }

  test('63 closed in ten days; every figure equals a count of its own; a case shows its track, a mark its rows', () => {
    const day = (place: number): string => `2026-03-${String((place % 20) + 1).padStart(2, '0')}`
    const close = (place: number): string | null => (place < 63 ? `2026-03-${String((place % 10) + 5).padStart(2, '0')}T10:00` : null)
    work('p', 80, (place) => `${day(place)}T${place === 7 ? '23:10' : '10:00'}`, close)
    work('q', 10, day, () => '2026-03-09')
    desk.vault.writer.exec(
      `INSERT INTO patrol_point (id, person_id, matter_id, at) VALUES ('t1', 'p', 'p0', '2026-03-01T09:30'), ('t2', 'p', 'p0', '2026-03-01T09:50'), ('t3', 'q', 'p0', '2026-03-01T09:50')`
    )
    // conformance's own remarks: upon an act of p, upon the same step by another, upon a step of p that took seconds
    desk.vault.writer
      .exec(`INSERT INTO mark (id, matter_id, step_id, node, node_name, kind, person_id, used, at) VALUES ('k1', 'p7', 'p7', 'CF02', '立案', 'out_of_hours', 'p', NULL, '2026-03-08T23:10'),
        ('k2', 'p8', 'p8', 'CF02', '立案', 'out_of_hours', 'q', NULL, '2026-03-09T10:00'), ('k3', 'p3', 'p3', 'CF02', '立案', 'in_seconds', NULL, 12, '2026-03-04T10:00')`)
    const sheet = readWorkSheet(session, { person: 'p', from: '2026-03-01', to: '2026-03-31', step: 'day', offset: 0, limit: 100 })
    expect(workSheet.safeParse(sheet).error).toBeUndefined()
    expect(sheet).toMatchObject({
      acts: 80,
      handled: 80,
      closed: 63,
      total: 80,
      busiest: { from: '2026-03-05', to: '2026-03-14', n: 63 },
      tracked: true
    })
    const counted = (of: (place: number) => string | null): Record<string, number> => {
      const counts: Record<string, number> = {}
      for (let place = 0; place < 80; place += 1) {
        const key = of(place)?.slice(0, 10)
        if (key !== undefined) counts[key] = (counts[key] ?? 0) + 1
      }
      return counts
    }
    const drawn = (of: 'handled' | 'closed') =>
      Object.fromEntries(sheet.steps.filter((one) => one[of] > 0).map((one) => [one.key, one[of]]))
    expect([drawn('handled'), drawn('closed')]).toEqual([counted(day), counted(close)])
    expect(sheet.cases.find((one) => one.id === 'p0')).toMatchObject({
      track: 2,
      shown: [{ dataset: 'patrol_point', id: 't1' }, { id: 't2' }]
    })
    const { marks } = readWorkMarks(session, { person: 'p', from: '2026-03-01', to: '2026-03-31' })
    expect(marks.find((one) => one.kind === 'out_of_hours')).toMatchObject({
      n: 1,
      of: 80,
      found: [{ acts: [{ id: 'p7', matter: 'p7', matterName: '案件7' }] }]
    })
    expect(marks.find((one) => one.kind === 'in_seconds')).toMatchObject({ n: 1, found: [{ figure: 12, acts: [{ id: 'p3' }] }] })
    // four cases a day at the same minute: under the five of the rule
    expect(marks.find((one) => one.kind === 'burst')?.n).toBe(0)
    const peers = readWorkPeers(session, { person: 'p', from: '2026-03-01', to: '2026-03-31' })
    expect(peers).toMatchObject({ post: '执法员', people: 2, closed: { own: 63, peers: { people: 2, least: 0, middle: 5, most: 10 } } })
    expect(peers.marked[0]).toMatchObject({ whose: 'own', acts: 80, marked: 0, share: 0 })
  })

  test('[E1] entries confirmed to be one person are one peer, with the work of all of them and a matter of two of them once', () => {
    const day = (place: number): string => `2026-03-${String(place + 1).padStart(2, '0')}`
    const { writer } = desk.vault
    // s is q in another ledger, without the post; t holds the post twice over as r
    writer.exec(`INSERT INTO person (id, name, org_id) VALUES ('s', '李四', 'o'), ('t', '王五', 'o');
      INSERT INTO appointment (id, person_id, post_name, valid_from) VALUES ('4', 't', '执法员', '2021-01-01'), ('5', NULL, '执法员', '2021-01-01')`)
    work('p', 3, day, day)
    work('q', 10, day, day)
    work('s', 4, day, day)
    work('r', 2, day, day)
    work('t', 1, day, day)
    writer.exec("INSERT INTO act (id, step_id, matter_id, kind, person_id, at) VALUES ('both', 'q0', 'q0', 'handle', 's', '2026-03-01')")
    refreshActRollups(writer)
    refreshMarkRollups(writer)
    const read = () => {
      const peers = readWorkPeers(session, { person: 'p', from: '2026-03-01', to: '2026-03-31' })
      return [peers.people, peers.closed.peers, peers.marked[1]?.acts]
    }
    expect(read()).toEqual([3, { people: 3, least: 1, middle: 2, most: 10 }, 13])
    const alias = writer.prepare('INSERT INTO alias (id, kind, entity_id, canonical_id) VALUES (?, ?, ?, ?)')
    alias.run('1', 'person', 's', 'q')
    alias.run('2', 'person', 't', 'r')
    expect(read()).toEqual([2, { people: 2, least: 3, middle: 8.5, most: 14 }, 18])
    // whoever the sheet is of is no peer of theirs, whichever of their entries is looked at
    alias.run('3', 'person', 'q', 'p')
    writer.exec("UPDATE alias SET canonical_id = 'p' WHERE entity_id = 's'")
    expect(read()).toEqual([1, { people: 1, least: 3, middle: 3, most: 3 }, 3])
  })

  test('limits are data of the pack, and so are the models that judge tracks', () => {
    const { workload } = desk.packSet
    expect([workload.marks.map((one) => one.kind), workload.remarks.map((one) => one.kind)]).toEqual([
      ['burst'],
      ['out_of_hours', 'in_seconds']
    ])
    expect(workload.models.every((id) => desk.packSet.model(id)?.subject === 'person')).toBe(true)
    expect(() => readWorkSheet(session, { person: 'p', from: '2026-03-02', to: '2026-03-01', step: 'day', offset: 0, limit: 1 })).toThrow(
      '起日在止日之后'
    )
    expect(() => readWorkSheet(session, { person: 'x', step: 'day', offset: 0, limit: 1 })).toThrow('没有这个人员')
  })

  test('a person with 20,000 acts opens as one with 2,000 does: time does not grow with the square, pages are pages, counts are whole', () => {
    const at = (place: number): string => `${2022 + (place % 5)}-0${(place % 9) + 1}-1${place % 10}T1${place % 8}:0${place % 6}`
    const closed = (place: number): string | null => (place % 2 === 0 ? `${2022 + (place % 5)}-09-2${place % 10}` : null)
    work('q', 2000, at, closed)
    work('p', 20_000, at, closed)
    // in one transaction, as slices are: else every row waits for the disk
    desk.vault.writer.transaction(() => {
      for (const work of [refreshPower(desk.vault.writer, session.calendar), refreshMarked(desk.vault.writer, session.calendar)])
        for (let piece = work.next(); piece.done !== true; piece = work.next());
    })()
    expect(walkCourse(desk.vault.reader, desk.packSet, 'p', '2026-12-31', { offset: 0, limit: 50 }).looked).toBe(20_000)
    const spent = (look: () => unknown): number => {
      look()
      return Math.min(
        ...Array.from({ length: 7 }, () => {
          // processor time of this thread: the machine may have other work
          const before = process.threadCpuUsage()
          look()
          const { user, system } = process.threadCpuUsage(before)
          return (user + system) / 1000
        })
      )
    }
    const looks: readonly ((person: string) => unknown)[] = [
      (person) => walkPerson(desk.vault.reader, desk.packSet, person, false, 0, 100),
      (person) => walkPerson(desk.vault.reader, desk.packSet, person, false, 1900, 100),
      (person) => readWorkSheet(session, { person, step: 'month', offset: 0, limit: 50 }),
      (person) => readWorkMarks(session, { person }),
      (person) => readWorkPeers(session, { person }),
      (person) => walkCourse(desk.vault.reader, desk.packSet, person, '2026-12-31', { offset: 0, limit: 50 })
    ]
    // ten times the acts: at most ten times the time, with room for a busy machine; a quadratic look would take a hundred times
    for (const look of looks) expect(spent(() => look('p'))).toBeLessThan(20 + 30 * spent(() => look('q')))
    const trail = walkPerson(desk.vault.reader, desk.packSet, 'p', false, 100, 100)
    expect([trail.acts.length, trail.total, trail.months.reduce((sum, month) => sum + month.acts, 0), trail.kinds]).toEqual([
      100,
      20_000,
      20_000,
      [{ kind: 'handle', n: 20_000 }]
    ])
    expect(trail.acts.map(({ id }) => id)).toEqual(
      walkPerson(desk.vault.reader, desk.packSet, 'p', false, 0, 200)
        .acts.slice(100)
        .map(({ id }) => id)
    )
    const sheet = readWorkSheet(session, { person: 'p', from: '2026-01-01', to: '2026-12-31', step: 'month', offset: 0, limit: 50 })
    expect([sheet.cases.length, sheet.acts, sheet.handled, sheet.closed]).toEqual([50, 4000, 4000, 2000])
  })
})
