/** Avoidance is ours and not a pack's: whatever a pack says, a warning about a person never goes to their own unit. */
import { afterAll, expect, test } from 'vitest'
import type { Pack } from '../../../shared/packs/pack.ts'
import { makePackSet } from '../packs/pack-set.ts'
import type { ReadableDB } from '../vault/connection.ts'
import Database from '../vault/sqlite.ts'
import { limitsOf, routeOf } from './route-warning.ts'

const name = { zh: '县住建局', en: 'The unit' }
const pack: Pack = {
  manifest: { id: 'sample', version: 1, name, summary: name, requires: [], order: 1 },
  folder: '',
  datasets: {},
  procedures: [],
  mappings: [],
  models: [],
  registers: [],
  letters: [],
  proofs: { traces: [], draws: [], chains: [] },
  graph: { nodes: {}, edges: [] },
  scenario: null,
  points: [],
  tree: null,
  cleanKinds: [],
  quietPlaces: [],
  report: null,
  workload: null,
  power: null,
  duties: [],
  scenarioPoints: null,
  routing: {
    limits: [{ levels: ['red'], sign: { amount: 2, mark: 'L', basis: '' }, handle: { amount: 7, mark: 'L', basis: '' } }],
    routes: [
      { levels: ['red'], to: 'committee', name: { zh: '纪委', en: 'Committee' } },
      { to: 'unit', name }
    ]
  }
}
const street = { to: 'street', name: { zh: '所属街道', en: 'The street' } } as const
const lease: Pack = { ...pack, manifest: { ...pack.manifest, id: 'lease' }, routing: { limits: [], routes: [street] } }
const packs = makePackSet([pack, lease], {})
const warning = {
  no: 1,
  pack: 'sample',
  model_id: 'm',
  level: 'yellow',
  subject_kind: 'matter',
  subject: 'm1',
  org_id: 'v1',
  figures: '{}'
} as const

const db = new Database(':memory:') as ReadableDB & Database.Database
db.exec(`CREATE TABLE org (id TEXT, name TEXT, unit_kind TEXT, parent_id TEXT);
  CREATE TABLE person (id TEXT, is_leader INTEGER);
  CREATE TABLE sys_warning_row (warning_no INTEGER, role TEXT, dataset TEXT, row_id TEXT);
  INSERT INTO org VALUES ('s1', '青岚街道', '镇街', NULL), ('v1', '河湾村', '村居', 's1'), ('g1', '第一组', '小组', 'v1'), ('a', '甲', '部门', 'b'), ('b', '乙', '部门', 'a');
  INSERT INTO person VALUES ('p1', 1), ('p2', 0);
  INSERT INTO sys_warning_row VALUES (7, 'evidence', 'relation', 'r1'), (8, 'denominator', 'relation', 'r1');`)
afterAll(() => db.close())
const route = (changes: object) => routeOf(db, packs, { ...warning, ...changes })

test('[#75] the first route that fits is taken, and the unit it means is named', () => {
  expect(route({})).toMatchObject({ to: 'unit', unit: '河湾村', heldZh: null })
  expect(route({ level: 'red' })).toMatchObject({ to: 'committee', unit: null, heldZh: null })
  expect(route({ pack: 'other' })).toBeNull()
})

test('[#75] [B2] the street of a village, or of a group under it; none where the register goes round in a ring', () => {
  const named = (org: string) => route({ pack: 'lease', org_id: org })?.unit
  expect([named('v1'), named('g1'), named('s1'), named('a')]).toEqual(['青岚街道', '青岚街道', '青岚街道', null])
})

test.each([
  ['a person', { subject_kind: 'person', subject: 'p2' }, '个人'],
  ['the addressee', { subject_kind: 'org', subject: 'v1' }, '收件单位'],
  ['a relation', { no: 7 }, '关系'],
  ['a leader', { figures: '{"person_id":"p1"}' }, '领导']
])('[#75] about %s it is held for the committee, and says why', (_what, changes, word) => {
  const held = route(changes)
  expect([held?.to, held?.unit, held?.heldZh?.includes(word), held?.heldEn?.includes('avoidance')]).toEqual(['committee', null, true, true])
  expect(route({ ...changes, level: 'red' })).toMatchObject({ to: 'committee', heldZh: null })
})

test('[#75] a relation only counted against, a person who leads nobody, a unit that is not the addressee hold nothing', () => {
  expect(route({ no: 8 })).toMatchObject({ to: 'unit', heldZh: null })
  expect(route({ figures: '{"person_id":"p2"}' })).toMatchObject({ to: 'unit', heldZh: null })
  expect(route({ pack: 'lease', subject_kind: 'org', subject: 'v1' })).toMatchObject({ to: 'street', unit: '青岚街道', heldZh: null })
})

test('limits are the pack’s, else five and fifteen working days', () => {
  expect([limitsOf(packs, 'sample', 'red'), limitsOf(packs, 'sample', 'yellow')]).toEqual([
    { sign: 2, handle: 7 },
    { sign: 5, handle: 15 }
  ])
})
