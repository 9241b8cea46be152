/** Villages without accusation beside how petitions are handled [B6]: worked out a second time by a routine of plain SQL, and at the edges of what can be known. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPacks } from '../../electron/engine/packs/load-packs.ts'
import { memorySource } from '../../electron/engine/packs/pack-source.ts'
import type { QuietShare } from '../../shared/ipc/commands/quiet.ts'
import { openScoreDesk, type ScoreDesk } from '../support/score-desk.ts'

let desk: ScoreDesk
beforeAll(async () => {
  desk = await openScoreDesk()
}, 300_000)
afterAll(() => desk.county.close())

const quarters = {
  '2026Q1': ['2026-01-01', '2026-03-31'],
  '2026Q2': ['2026-04-01', '2026-06-30'],
  '2026Q3': ['2026-07-01', '2026-09-30']
} as const
type Quarter = keyof typeof quarters
const shareIn = async (period: Quarter): Promise<QuietShare> => {
  const [share] = (await desk.call('quiet.table', { period })).shares
  if (share === undefined) throw new Error('no share')
  return share
}
type Counted = QuietShare['groups'][number]['counts'] & {
  readonly without: number
  readonly unknown: number
  readonly accusedPlaces: number
}
const countsOf = ({ groups }: QuietShare): Readonly<Record<string, Counted>> =>
  Object.fromEntries(
    groups.map(({ name, counts, places }) => {
      const n = (state: string): number => places.filter((place) => place.state === state).length
      return [name, { ...counts, without: n('without'), unknown: n('unknown'), accusedPlaces: n('accused') }]
    })
  )

/** The same from the ledger's rows by other means: one statement a figure, no code of the product. The county's villages hang directly on their street. */
const second = (period: Quarter, asOf: string): Promise<Readonly<Record<string, Counted>>> =>
  desk.beside(({ reader }) => {
    const [from, to] = quarters[period]
    const count = (statement: string, street: string): number => {
      const found = reader.prepare(`SELECT COUNT(*) ${statement}`).pluck().get({ street, from, to, asOf })
      if (typeof found !== 'number') throw new Error(statement)
      return found
    }
    const handled = `FROM petition p WHERE p.received BETWEEN $from AND min($to, $asOf)
      AND (p.org_id = $street OR p.org_id IN (SELECT id FROM org WHERE parent_id = $street)) AND $asOf = $asOf`
    const bound = `p.accepted IS NOT NULL AND p.category = 'appeal' AND ifnull(p.way, 'opinion') = 'opinion' AND ifnull(p.ended_by, '') NOT IN ('withdrawn', 'terminated')`
    const limit = `60 + CASE WHEN ifnull(p.ext_doc, '') <> '' THEN min(ifnull(p.ext_days, 0), 30) ELSE 0 END`
    const end = `CASE WHEN p.closed <= $asOf THEN p.closed ELSE $asOf END`
    const late = `julianday(${end}) - julianday(p.accepted) > ${limit}`
    const accusing = `FROM petition a WHERE a.category = 'report' AND a.received BETWEEN $from AND min($to, $asOf)
      AND (a.target_org_id IN (SELECT id FROM org WHERE parent_id = $street AND unit_kind = '村居')
        OR a.target_person_id IN (SELECT h.id FROM person h JOIN org v ON v.id = h.org_id WHERE v.parent_id = $street AND v.unit_kind = '村居'))`
    const villages = `FROM org o WHERE o.parent_id = $street AND o.unit_kind = '村居'`
    const about = (row: string): string =>
      `(${row}.target_org_id = o.id OR ${row}.target_person_id IN (SELECT id FROM person WHERE org_id = o.id))`
    const isAccused = `EXISTS (SELECT 1 FROM petition a WHERE a.category = 'report' AND a.received BETWEEN $from AND min($to, $asOf) AND ${about('a')})`
    const touched = `EXISTS (SELECT 1 FROM petition a WHERE a.received BETWEEN $from AND min($to, $asOf) AND (
      a.org_id = $street OR a.target_org_id = $street OR a.target_person_id IN (SELECT id FROM person WHERE org_id = $street)
      OR a.org_id IN (SELECT id FROM org WHERE parent_id = $street) OR a.target_org_id IN (SELECT id FROM org WHERE parent_id = $street)
      OR a.target_person_id IN (SELECT h.id FROM person h JOIN org v ON v.id = h.org_id WHERE v.parent_id = $street)))`
    const bare = `AND $from = $from AND $to = $to AND $asOf = $asOf`
    const streets = reader
      .prepare("SELECT DISTINCT s.id, s.name FROM org s JOIN org v ON v.parent_id = s.id WHERE v.unit_kind = '村居'")
      .all() as {
      id: string
      name: string
    }[]
    return Object.fromEntries(
      streets.map(({ id, name }) => [
        name,
        {
          accused: count(accusing, id),
          received: count(handled, id),
          in_time: count(`${handled} AND ${bound} AND p.closed <= $asOf AND NOT (${late})`, id),
          overdue: count(`${handled} AND ${bound} AND ${late}`, id),
          running: count(`${handled} AND ${bound} AND NOT (p.closed IS NOT NULL AND p.closed <= $asOf) AND NOT (${late})`, id),
          no_limit: count(`${handled} AND NOT (${bound})`, id),
          repeated: count(
            `${handled} AND EXISTS (SELECT 1 FROM petition e WHERE e.topic = p.topic AND (e.received < p.received OR (e.received = p.received AND e.id < p.id))
              AND coalesce(nullif(e.reporter_hash, ''), nullif(e.reporter_contact, '')) = coalesce(nullif(p.reporter_hash, ''), nullif(p.reporter_contact, '')))`,
            id
          ),
          rated: count(`${handled} AND p.satisfaction IS NOT NULL`, id),
          satisfied: count(`${handled} AND p.satisfaction = 'satisfied'`, id),
          accusedPlaces: count(`${villages} AND ${isAccused}`, id),
          without: count(`${villages} AND NOT ${isAccused} AND ${touched}`, id),
          unknown: count(`${villages} AND NOT ${isAccused} AND NOT ${touched} ${bare}`, id)
        }
      ])
    )
  })

test('[B6] every figure of every township and quarter agrees with a second routine', { timeout: 120_000 }, async () => {
  const seen = new Set<string>()
  for (const period of ['2026Q1', '2026Q2', '2026Q3'] as const) {
    const share = await shareIn(period)
    const { asOf } = await desk.call('quiet.table', { period })
    expect(countsOf(share), period).toEqual(await second(period, asOf))
    for (const { places, share: part } of share.groups) {
      const n = (state: string): number => places.filter((place) => place.state === state).length
      expect(part).toBe(n('without') + n('accused') === 0 ? null : n('without') / (n('without') + n('accused')))
      for (const { state } of places) seen.add(state)
    }
  }
  // the county holds each of the three, or nothing was proven
  expect([...seen].toSorted()).toEqual(['accused', 'unknown', 'without'])
})

test('[B6] every figure opens as many rows as it counts, each with its line of the ledger', { timeout: 60_000 }, async () => {
  const share = await shareIn('2026Q2')
  for (const group of share.groups)
    for (const [figure, n] of Object.entries(group.counts) as [keyof typeof group.counts, number][]) {
      const { dataset, rows } = await desk.call('quiet.rows', { period: '2026Q2', share: share.id, group: group.id, figure })
      expect([dataset, rows.length], `${group.name} ${figure}`).toEqual(['petition', n])
      expect(rows.every((row) => row.source !== null && row.source.line > 1 && row.day.startsWith('2026-'))).toBe(true)
    }
  await expect(desk.call('quiet.rows', { period: '2026Q2', share: share.id, group: 'nowhere', figure: 'received' })).rejects.toMatchObject({
    value: { code: 'unknown_id' }
  })
})

const head = '信访编号,反映事项,信访类别,被反映单位,来件时间,受理时间,承办单位,办结时间'
test(
  '[B6] a township of which nothing came in is unknown, not without accusation; nor is a village whose petition has no category',
  { timeout: 60_000 },
  async () => {
    await desk.take('村名录', '单位名称,单位类别,上级单位', ['远山乡,镇街,', '远山乡甲村,村居,远山乡', '远山乡乙村,村居,远山乡'])
    const states = async () => {
      const found = (await shareIn('2026Q2')).groups.find((group) => group.name === '远山乡')
      return [found?.share, found?.places.map((place) => place.state)]
    }
    expect(await states()).toEqual([null, ['unknown', 'unknown']])
    await desk.take('信访甲', head, ['YS-1,道路破损,申诉求决,,2026-05-06,2026-05-07,远山乡,2026-06-01'])
    expect(await states()).toEqual([1, ['without', 'without']])
    await desk.take('信访乙', head, ['YS-2,公款报销,,远山乡甲村,2026-05-08,2026-05-09,远山乡,'])
    expect(await states()).toEqual([1, ['without', 'unknown']])
    await desk.take('信访丙', head, ['YS-3,公款报销,检举控告,远山乡甲村,2026-05-10,2026-05-11,远山乡,'])
    expect((await states())[0]).toBe(0.5)
  }
)

test('[B6] what is said of a village that was merged away is said of the one that took it over', { timeout: 60_000 }, async () => {
  await desk.take('撤并', '单位名称,单位类别,上级单位,撤销日期,并入单位', [
    '近山乡,镇街,,,',
    '近山乡新村,村居,近山乡,,',
    '近山乡旧村,村居,近山乡,2026-01-31,近山乡新村'
  ])
  const places = async () =>
    (await shareIn('2026Q2')).groups.find((group) => group.name === '近山乡')?.places.map(({ name, state }) => [name, state])
  expect(await places()).toEqual([['近山乡新村', 'unknown']])
  await desk.take('信访旧村', head, ['YS-9,公款报销,检举控告,近山乡旧村,2026-05-10,2026-05-11,近山乡旧村,'])
  expect(await places()).toEqual([['近山乡新村', 'accused']])
  expect((await shareIn('2026Q2')).groups.find((group) => group.name === '近山乡')?.counts.received).toBe(1)
})

test('[B6] an accusation about nobody on record is told apart', { timeout: 60_000 }, async () => {
  const before = (await shareIn('2026Q1')).unplaced
  await desk.take('信访丁', head, ['YS-4,公款报销,检举控告,,2026-02-10,2026-02-11,远山乡,'])
  const share = await shareIn('2026Q1')
  expect(share.unplaced).toBe(before + 1)
  const { rows } = await desk.call('quiet.rows', { period: '2026Q1', share: share.id, group: null, figure: 'accused' })
  expect(rows).toHaveLength(share.unplaced)
})

test('[B6] a pack that names a field that is not there is refused', () => {
  const packs = join(import.meta.dirname, '../../resources/packs')
  const told = `quiet_places:
  - { id: own, name: { zh: 自定, en: Own }, places: [村居], dataset: petition, day: received, accuses: { field: category, values: [report] }, about: { units: [topic] },
      handler: org_id, time: { from: accepted, to: closed, days: 60, basis: 甲, mark: L }, repeated: { who: [reporter_hash], topic: topic }, rating: { field: satisfaction, good: [satisfied] } }
`
  const load = () =>
    loadPacks([
      join(packs, 'core'),
      join(packs, 'petition'),
      memorySource('own', {
        'pack.yaml': 'id: own\nversion: 1\nname: { zh: 自定, en: Own }\nsummary: { zh: 自定, en: Own }\nrequires: [petition]\n',
        'quiet-places.yaml': told
      })
    ])
  expect(load).toThrow(/petition\.topic 须指向 org/u)
})
