import { expect, test } from 'vitest'
import { advanceWalk, comingKinds, emptyWalk, findLink, standAt, startWalk, walkRecord, type Walk, type WalkKind } from './walk-steps.ts'

const step = (kind: WalkKind, label: string) => ({ kind, label, link: `/${kind}?id=${label}` })
const down = (...steps: readonly ReturnType<typeof step>[]): Walk => steps.reduce<Walk>((walk, next) => advanceWalk(walk, next), emptyWalk)

test('a walk goes down and says what is still to come', () => {
  const walk = down(step('heat', '热图'), step('cell', 'a'), step('warning', 'w1'))
  expect({ labels: walk.steps.map((one) => one.label), at: walk.at, coming: comingKinds(walk) }).toEqual({
    labels: ['热图', 'a', 'w1'],
    at: 2,
    coming: ['matter', 'act', 'source']
  })
})

test('choosing another cell replaces the cell; a person may stand between two matters', () => {
  const walk = down(
    step('heat', '热图'),
    step('cell', 'a'),
    step('cell', 'b'),
    step('matter', 'm'),
    step('person', 'p'),
    step('matter', 'n')
  )
  expect(walk.steps.map((one) => one.label)).toEqual(['热图', 'b', 'm', 'p', 'n'])
  expect(comingKinds(down(step('person', 'p')))).toEqual(['act', 'source'])
})

test('back keeps what lies ahead; a new step from there drops it', () => {
  const walk = standAt(down(step('heat', 'h'), step('cell', 'a'), step('warning', 'w')), 1)
  expect(walk.steps).toHaveLength(3)
  expect(advanceWalk(walk, step('matter', 'm')).steps.map((one) => one.label)).toEqual(['h', 'a', 'm'])
  expect(standAt(walk, 9)).toBe(walk)
})

test('an address is found on its nearest step, or on none', () => {
  const walk = down(step('matter', 'm'), step('person', 'p'), step('matter', 'm'), step('act', 'x'))
  expect([findLink(walk, '/matter?id=m'), findLink(standAt(walk, 0), '/matter?id=m'), findLink(walk, '/elsewhere')]).toEqual([
    2,
    0,
    undefined
  ])
})

test('the record ends where one stands and the walk never grows without end', () => {
  const walk = standAt(down(step('heat', 'h'), step('cell', 'a'), step('warning', 'w')), 1)
  expect(walkRecord(walk, (kind) => kind.toUpperCase())).toEqual([
    { kind: 'HEAT', label: 'h', link: '/heat?id=h' },
    { kind: 'CELL', label: 'a', link: '/cell?id=a' }
  ])
  let long = startWalk(step('person', '0'))
  for (let n = 1; n < 60; n += 1) long = advanceWalk(long, step(n % 2 === 0 ? 'person' : 'matter', String(n)))
  expect({ length: long.steps.length, at: long.at, last: long.steps.at(-1)?.label }).toEqual({ length: 24, at: 23, last: '59' })
})
