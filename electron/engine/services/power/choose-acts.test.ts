/** What is chosen of many acts is what a sort of them all would choose. */
import { expect, test } from 'vitest'
import { groupBy } from '../../../../shared/domain/group.ts'
import type { ActOutline, StepOutline } from '../../queries/matters.ts'
import { chooseActs } from './choose-acts.ts'

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
  for (const most of [1, first.length, first.length + 1, 100, 899])
    expect(chooseActs(steps, acts, most).toSorted()).toEqual([...first, ...rest.slice(0, Math.max(0, most - first.length))].toSorted())
  expect(chooseActs(steps, acts, 900)).toEqual(acts.map(([id]) => id))
})
