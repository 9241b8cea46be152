/** A scenario says what is drawn and what is written; the same seed writes the same, and a clean county leaves out what hides or misleads. */
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { scenarioFile } from '../../../../../shared/packs/scenario.ts'
import { loadCalendar } from '../../../packs/load-calendar.ts'
import { IdMaker } from '../identity.ts'
import { makePeople } from '../people.ts'
import { Random } from '../random.ts'
import { sizePlans } from '../sizes.ts'
import { countyUnits } from '../units.ts'
import { WorkDays } from '../work-days.ts'
import { calculate } from './calculate.ts'
import { playScenarios } from './play-scenario.ts'

const workDays = new WorkDays(loadCalendar(path.join(import.meta.dirname, '../../../../../resources/calendars')))
const base = {
  lists: { places: [{ name: '河湾村', tier: 2 }] },
  files: [{ id: 'pay', name: '30_支出.csv', mapping: 'x', columns: ['村', '凭证', '金额', '日期', '公开', '经办', '亲属'] }]
}
const say = { zh: '{no}在{day}', en: '{no} on {day}' }

function play(stories: readonly unknown[], planted = true, seed = 1, other: object = {}) {
  const scenario = scenarioFile.parse({ ...base, ...other, stories })
  const random = new Random(seed)
  const ids = new IdMaker(random.fork('ids'))
  const units = countyUnits(14)
  const { slots, officials } = makePeople(units, sizePlans.tiny, random.fork('people'), ids)
  const world = { units, slots, officials, firms: [], qualifications: [], debarred: [], kin: [], meetings: [], projects: [] }
  const played = playScenarios([{ pack: 'p', scenario }], { world, workDays, ids, random, size: 'small', planted })
  return { ...played, rows: played.ledgers[0]?.ledger.rows.map((row) => row.cells) ?? [], world }
}

const payment = {
  id: 'pay',
  times: { small: 3, county: 3 },
  let: {
    village: { pick: 'places' },
    street: { unit: ['镇街'] },
    clerk: { official: { unit: 'street', lane: '经办岗' } },
    kin: { kin_of: 'clerk' },
    day: { date: ['2026-03-02', '2026-03-31'], workday: true },
    open: { day: 'day', plus: 5, unit: 'workdays' },
    one: { money: [100, 900], step: 10 },
    two: { calc: '(one + 1) * 2' },
    no: { serial: '{street.code}-{###}' }
  },
  rows: {
    pay: [{ 村: '{village}', 凭证: '{no}', 金额: '{two}', 日期: '{day}', 公开: '{open}', 经办: '{clerk}', 亲属: '{kin.id}' }]
  }
}

describe('a scenario', () => {
  test('draws from its own stream: one seed one county, and days, sums, numbers and people are what they say', () => {
    const { rows, world } = play([payment])
    expect(rows).toEqual(play([payment]).rows)
    expect(rows).not.toEqual(play([payment], true, 2).rows)
    expect(rows).toHaveLength(3)
    for (const [village, no, amount, day, open, clerk, kin] of rows) {
      expect(village).toBe('河湾村')
      expect(no).toMatch(/^YX\d{3}-00[1-3]$/)
      expect(Number(amount) / 2 - 1).toBe(Math.round((Number(amount) / 2 - 1) / 10) * 10)
      expect(workDays.calendar.countBetween(Date.parse(String(day)) / 86_400_000, Date.parse(String(open)) / 86_400_000)).toBe(5)
      const declared = world.kin.find((one: { idNumber: string }) => one.idNumber === kin) as { official: { name: string } } | undefined
      expect(declared?.official.name).toBe(clerk)
    }
  })

  test('a story may repeat an earlier one and say only what differs', () => {
    const { rows } = play([
      { ...payment, times: { small: 1, county: 1 } },
      {
        id: 'later',
        times: { small: 1, county: 1 },
        like: 'pay',
        let: { open: { day: 'day' } },
        cells: { pay: { 村: null, 经办: '某人' } }
      }
    ])
    const [, later] = rows
    expect(rows).toHaveLength(2)
    expect([later?.[0], later?.[5]]).toEqual([null, '某人'])
    expect(later?.[3]).toBe(later?.[4])
    expect(() => play([{ id: 'later', times: { small: 1, county: 1 }, like: 'nobody', rows: payment.rows }])).toThrow('nobody')
    expect(() => play([{ id: 'later', times: { small: 1, county: 1 } }])).toThrow('没有写任何台账行')
  })

  test('what hides or misleads is left out of a clean county, and noted in the key of another', () => {
    const hidden = {
      ...payment,
      id: 'hidden',
      plants: 'a',
      also: ['b'],
      finding: '{no}',
      subject: { kind: 'org', name: '{village}' },
      story: say
    }
    const decoy = { ...payment, id: 'decoy', decoy: 'a', subject: { kind: 'org', name: '{village}' }, story: say }
    expect(play([payment, hidden, decoy], false).rows).toHaveLength(3)
    const { planted, decoys, rows, ledgers } = play([payment, hidden, decoy])
    expect([planted.length, decoys.length, rows.length]).toEqual([6, 3, 9])
    expect(planted.map((one) => one.model)).toEqual(['a', 'b', 'a', 'b', 'a', 'b'])
    expect(planted[0]).toMatchObject({ subject: { kind: 'org', code: null, name: '河湾村' }, finding: rows[3]?.[1] })
    expect(planted[0]?.story.zh).toBe(`${rows[3]?.[1]}在${rows[3]?.[3]}`)
    expect(ledgers[0]?.ledger.rows[3]?.key).toBe(planted[0]?.records[0])
  })

  test('a row is repeated as often as asked, drawn anew each time', () => {
    const rows = { pay: [{ repeat: 4, each: { sum: { int: [1, 1_000_000] } }, 凭证: 'A-{i}', 金额: '{sum}' }] }
    const written = play([{ id: 'many', times: { small: 1, county: 1 }, rows }]).rows
    expect(written.map((row) => row[1])).toEqual(['A-1', 'A-2', 'A-3', 'A-4'])
    expect(new Set(written.map((row) => row[2])).size).toBe(4)
  })

  test('copies and rounds are counted, and a list can be gone through by place', () => {
    const story = {
      id: 'turns',
      plants: 'a',
      times: { small: 2, county: 9 },
      rounds: { tiny: 1, small: 3, county: 9 },
      subject: { kind: 'org', name: '{who}' },
      story: { zh: '{who}', en: '{who}' },
      let: { who: { nth: ['甲', '乙'], at: 'copy' }, place: { nth: 'places', at: 'round' }, last: { nth: [1, 2, 3], at: '0 - round' } },
      rows: { pay: [{ 村: '{place}', 凭证: '{who}{round}', 金额: '{last}' }] }
    }
    const { rows, planted } = play([story])
    expect(rows.map((row) => row.slice(0, 3))).toEqual(
      ['甲', '乙'].flatMap((who) => [2, 1, 3].map((last, at) => ['河湾村', `${who}${at + 1}`, last]))
    )
    // six lines, two cases
    expect(planted.map((one) => one.subject.name)).toEqual(['甲', '乙'])
    const half = { ...story, let: { ...story.let, place: { nth: 'places', at: 'round / 2' } } }
    expect(() => play([half])).toThrow('不是整数')
  })

  test('a jsonl file holds what its template says: types kept, items of a list repeated, also none at all', () => {
    const json = {
      id: 'r-{copy}',
      tender: { open: true, bids: '{bids}', note: null, limit: 3 },
      days: ['{day}', '{day} 09:00'],
      bids: [
        {
          repeat: 'bids',
          each: { price: { calc: 'base + i' }, of: { calc: 'i' } },
          n: 'B{i}',
          price: '{price}',
          by: [{ repeat: 2, n: '{of}.{i}' }]
        },
        { repeat: 'none', n: 'never' },
        'plain'
      ]
    }
    const story = {
      id: 'lines',
      times: { small: 2, county: 2 },
      let: { day: { date: ['2026-03-02', '2026-03-02'] }, bids: { calc: 'copy' }, none: { calc: '0' }, base: { calc: '100' } },
      rows: { out: [{ json }] }
    }
    const files = [{ id: 'out', name: '95_公开.jsonl', mapping: 'x' }]
    const { ledgers } = play([story], true, 1, { files })
    const lines = ledgers[0]?.ledger.rows.map((row) => JSON.parse(String(row.cells[0])) as { readonly bids: readonly unknown[] })
    expect([ledgers[0]?.format, ledgers[0]?.ledger.rows.map((row) => row.cells.length)]).toEqual(['jsonl', [1, 1]])
    expect(lines?.[0]).toEqual({
      id: 'r-1',
      tender: { open: true, bids: 1, note: null, limit: 3 },
      days: ['2026-03-02', '2026-03-02 09:00'],
      bids: [{ n: 'B1', price: 101, by: [{ n: '1.1' }, { n: '1.2' }] }, 'plain']
    })
    expect(lines?.[1]?.bids).toHaveLength(3)
    const refused = (wrong: unknown): unknown =>
      scenarioFile.safeParse({ files, stories: [{ ...story, rows: { out: [{ json: wrong }] } }] }).error?.issues[0]
    expect(refused({ repeat: 2 })).toMatchObject({ message: 'repeat 和 each 只能写在列表的项里' })
    expect(refused({ a: [{ repeat: -1 }] })).toMatchObject({ path: ['stories', 0, 'rows', 'out', 0, 'json', 'a', 0, 'repeat'] })
    expect(refused({ a: [{ each: { x: { dice: 6 } } }] })).toMatchObject({ message: 'each 中有不认识的取值写法' })
  })

  test('a story that wants what the county does not have is left out; a wrong name is told with pack and story', () => {
    const absent = { ...payment, let: { ...payment.let, street: { unit_named: ['不存在的单位'] } } }
    expect(play([absent]).rows).toEqual([])
    expect(() => play([{ ...payment, rows: { pay: [{ 村: '{nobody}' }] } }])).toThrow('p 的情节 pay：没有名为“nobody”的取值')
  })
})

describe('arithmetic', () => {
  const names: Readonly<Record<string, number>> = { a: 3, b: 0.5 }
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['a - 1 - 1', 1],
    ['-a * b', -1.5],
    ['12 / a / 2', 2]
  ])('%s is %d', (formula, value) => {
    expect(calculate(formula, (name) => names[name] ?? 0)).toBe(value)
  })
  test.each(['1 +', '(1', 'a b', '1 $ 2'])('%s is refused', (formula) => {
    expect(() => calculate(formula, () => 1)).toThrow('不成立')
  })
})
