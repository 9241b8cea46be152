import { expect, test } from 'vitest'
import type { MatterTrail } from '../../../shared/ipc/commands/trail.ts'
import { translator } from '../../../shared/text/index.ts'
import { markSentence } from './mark-sentence.ts'
import {
  actsAround,
  daysLeft,
  laneOf,
  lanesOf,
  marksInOrder,
  markedSteps,
  stepKey,
  trackNodes,
  trailRows,
  type TrailAct,
  type TrailMark,
  type TrailStep
} from './trail-track.ts'

const mark = (kind: TrailMark['kind'], more: Partial<TrailMark> = {}): TrailMark => ({
  id: `${kind} ${more.otherNode ?? ''}`,
  kind,
  node: '',
  otherNode: null,
  otherName: null,
  accepted: null,
  used: null,
  limit: null,
  over: null,
  clock: null,
  person: null,
  at: null,
  otherAt: null,
  ...more
})
const act = (id: string, at: string | null, more: Partial<TrailAct> = {}): TrailAct => ({
  id,
  kind: 'approve',
  person: null,
  nameInLedger: null,
  forPerson: null,
  meeting: null,
  post: null,
  postFrom: 'unknown',
  appointment: null,
  lane: null,
  at,
  outcome: null,
  source: null,
  ...more
})
const step = (node: string, seq: number, more: Partial<TrailStep> = {}): TrailStep => ({
  id: `${node}-1`,
  node,
  seq,
  name: { zh: node, en: node },
  short: node,
  stage: { zh: '甲', en: 'A' },
  required: true,
  round: 1,
  planned: null,
  received: null,
  decided: null,
  registered: null,
  due: null,
  used: null,
  limit: null,
  clock: null,
  amount: null,
  docNo: null,
  outcome: null,
  marks: [],
  acts: [],
  documents: [],
  warnings: [],
  source: null,
  ...more
})
const trail = (steps: readonly TrailStep[], warnings: MatterTrail['warnings'] = []): MatterTrail => ({
  matter: {
    id: 'm',
    code: 'M-1',
    name: '甲路',
    procedure: 'p',
    procedureName: { zh: '程序', en: 'procedure' },
    org: null,
    opened: null,
    closed: null,
    deadline: null,
    status: null,
    budget: null,
    contracted: null,
    paid: null,
    contractor: null,
    source: null
  },
  asOf: '2026-10-31',
  calendar: 'cn',
  done: 0,
  of: 0,
  missing: 0,
  marks: [],
  steps: [...steps],
  warnings,
  warningsTotal: warnings.length,
  people: 0,
  meetings: 0,
  stepsTotal: 0,
  stepsShown: 0,
  actsTotal: 0,
  switchedOff: []
})
const words = {
  name: (one: TrailStep) => one.short,
  stage: (one: TrailStep) => one.stage.zh,
  flag: (one: TrailStep, other: string, n: number) => `${one.short} ${n} ${other}`
}

test('an act stands by meeting, countersignature, then post; without posts only the lanes that occur are drawn', () => {
  const meeting = { id: 'd', name: '党组会', heldOn: null, due: 7, present: 6, agreed: 6, minutes: null }
  expect([
    laneOf(act('1', null, { meeting })),
    laneOf(act('2', null, { kind: 'countersign', lane: 'head' })),
    laneOf(act('3', null, { lane: '分管领导' })),
    laneOf(act('4', null))
  ]).toEqual(['meeting', 'countersign', 'deputy', 'unknown'])
  expect(lanesOf([step('a', 1, { acts: [act('1', null), act('2', null, { meeting })] })])).toEqual(['meeting', 'unknown'])
  expect(lanesOf([step('a', 1, { acts: [act('1', null, { lane: 'handler' })] })])).toEqual([
    'handler',
    'section',
    'countersign',
    'deputy',
    'head',
    'meeting'
  ])
})

test('rounds of a node share a column: state and dates of the last, acts and marks of all', () => {
  const steps = [
    step('a', 1, { decided: '2025-04-10' }),
    step('b', 2, {
      decided: '2025-03-18',
      marks: [mark('behind_plan'), mark('out_of_order', { otherNode: 'a', otherName: '甲' })],
      warnings: ['w'],
      acts: [act('1', null)]
    }),
    step('b', 2, { id: 'b-2', round: 2, acts: [act('2', null)], marks: [mark('repeated')] }),
    step('c', 3, { id: null, marks: [mark('missing')] }),
    step('d', 4, { id: null, marks: [mark('not_yet')] }),
    step('e', 5, { id: null, required: false })
  ]
  const warning = { id: 'w', level: 'red' as const, name: { zh: '', en: '' }, state: 'to_sign', sentence: { zh: '', en: '' } }
  const nodes = trackNodes(trail(steps, [warning]), steps, words)
  expect(nodes.map((node) => [node.id, node.state, node.acts.length, node.marks.map((one) => `${one.kind} ${one.level ?? ''}`)])).toEqual([
    ['a', 'done', 0, []],
    ['b', 'in_hand', 2, ['out_of_order red', 'repeated ']],
    ['c', 'missing', 0, ['missing ']],
    ['d', 'not_yet', 0, []],
    ['e', 'skipped', 0, []]
  ])
  const once = steps.filter((one) => one.id !== 'b-2')
  expect(trackNodes(trail(once), once, words)[1]?.flag).toBe('b 23 a')
  expect(markedSteps(steps).map(stepKey)).toEqual(['node:c', 'b-1', 'b-2'])
  expect(trailRows(steps).map((row) => row.key)).toEqual(['a-1', 'b-1', 'act:1', 'b-2', 'act:2', 'node:c', 'node:d', 'node:e'])
})

test('days left come from the limit, or from the mark that says how far over', () => {
  expect([
    daysLeft(step('a', 1, { used: 6, limit: 10 })),
    daysLeft(step('a', 1, { used: 33, limit: 15, marks: [mark('overdue', { over: 18 })] })),
    daysLeft(step('a', 1))
  ]).toEqual([4, -18, null])
  expect(marksInOrder([mark('behind_plan'), mark('missing'), mark('missing'), mark('not_yet')]).map((one) => one.kind)).toEqual([
    'missing',
    'behind_plan'
  ])
})

test('acts before and after stand in real time, whatever their node', () => {
  const steps = [
    step('a', 1, { acts: [act('late', '2025-03-27')] }),
    step('b', 2, { acts: [act('here', '2025-03-18'), act('before', '2025-03-17')] })
  ]
  expect(actsAround(trail(steps), 'here').map((one) => [one.act.id, one.days])).toEqual([
    ['before', -1],
    ['here', 0],
    ['late', 9]
  ])
})

test('every mark is one sentence with its figures', () => {
  const t = translator('zh-CN')
  const clock = { clock: () => '个工作日' }
  const steps = [step('中标', 1, { decided: '2025-04-10' }), step('开工', 2, { decided: '2025-03-18' })]
  const [, own] = steps
  const say = (one: TrailMark): string => (own ? markSentence(t, clock, own, one, steps, (other) => other.short) : '')
  expect([
    say(mark('out_of_order', { otherNode: '中标' })),
    say(mark('overdue', { used: 33, limit: 15, over: 18 })),
    say(mark('same_person', { otherNode: '中标', person: '贺文博' })),
    say(mark('back_filled'))
  ]).toEqual([
    '办结早于“中标” 23 日，按程序应在其后。',
    '用 33 个工作日，时限 15，超 18。',
    '与“中标”由同一人（贺文博）办理，两者按程序应由不同的人办理。',
    '登记晚于办结，属事后补办或补录。'
  ])
})
