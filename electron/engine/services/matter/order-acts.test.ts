/** The order of many acts is that of a plain sort of them all. */
import { expect, test } from 'vitest'
import { groupBy } from '../../../../shared/domain/group.ts'
import type { ActOutline } from '../../queries/matter-acts.ts'
import type { StepOutline } from '../../queries/matter-steps.ts'
import { orderActs } from './order-acts.ts'

test('[A2] of everybody the latest act of each kind at each node, then the latest of the others', () => {
  const day = (n: number): string => new Date(Date.UTC(2025, 0, 1 + ((n * 37) % 400))).toISOString().slice(0, 10)
  const steps = new Map(
    Array.from({ length: 300 }, (_, n): [string, StepOutline] => [`s${n}`, [`s${n}`, n % 3 === 0 ? 'A' : 'B', n, day(n), 1]])
  )
  const acts = Array.from({ length: 900 }, (_, n): ActOutline => {
    const at = n % 7 === 0 ? null : day(n % 300)
    return [`a${n}`, `s${n % 300}`, n % 2 === 0 ? 'handle' : 'approve', `p${n % 11}`, at, null]
  })
  const placed = acts.map(([id, step, kind, who, at]) => ({
    id,
    group: `${steps.get(step)?.[1]} ${kind} ${who}`,
    at: at ?? steps.get(step)?.[3] ?? '~'
  }))
  const sorted = placed.toSorted((a, b) => (a.at === b.at ? (a.id > b.id ? -1 : 1) : a.at > b.at ? -1 : 1))
  const first = [...groupBy(sorted, (one) => one.group).values()].flatMap(([one]) => one?.id ?? [])
  const rest = sorted.flatMap(({ id }) => (first.includes(id) ? [] : [id]))
  const { ids, always } = orderActs(steps, acts)
  expect(ids.slice(0, always).toSorted()).toEqual(first.toSorted())
  expect(ids.slice(always)).toEqual(rest)
})
