/** The search from both ends against the plainest search there is, on random graphs. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { findPath, type PathBounds, type PathLink } from './find-path.ts'

const bounds: PathBounds = { maxSteps: 6, hub: 100, budget: 10_000, by: 'steps' }
const name = (n: number): string => `node~${n}`
const linksOf = (links: readonly PathLink[]) => (nodes: readonly string[]) =>
  links.filter(({ a, b }) => nodes.includes(a) || nodes.includes(b))

/** All simple ways of at most `steps` steps, by brute force: the least steps and the least cost. Hubs stand only at the ends. */
function brute(
  from: string,
  to: string,
  links: readonly PathLink[],
  steps: number,
  hub: number
): { readonly steps: number; readonly cost: number } {
  const degree = (node: string): number => new Set(links.flatMap(({ a, b }) => (a === node ? [b] : b === node ? [a] : []))).size
  let best = { steps: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY }
  const walk = (way: readonly string[], cost: number): void => {
    const here = way.at(-1) ?? from
    if (here === to) {
      best = { steps: Math.min(best.steps, way.length - 1), cost: Math.min(best.cost, cost) }
      return
    }
    if (way.length > steps || (here !== from && degree(here) > hub)) return
    for (const { a, b, cost: price } of links) {
      const next = a === here ? b : b === here ? a : undefined
      if (next !== undefined && !way.includes(next)) walk([...way, next], cost + price)
    }
  }
  walk([from], 0)
  return best
}

const graphs = fc.array(
  fc.record({ a: fc.integer({ min: 0, max: 8 }), b: fc.integer({ min: 0, max: 8 }), cost: fc.constantFrom(1, 1.2, 1.3, 2.5) }),
  { minLength: 1, maxLength: 14 }
)
const asLinks = (raw: readonly { a: number; b: number; cost: number }[]): readonly PathLink[] =>
  raw.filter(({ a, b }) => a !== b).map(({ a, b, cost }) => ({ a: name(a), b: name(b), cost }))

test('[#35] the way found is as short, or as cheap, as any, in both directions, and made of links that are there', () => {
  fc.assert(
    fc.property(graphs, fc.constantFrom('steps' as const, 'confidence' as const), fc.constantFrom(2, 3, 100), (raw, by, hub) => {
      const links = asLinks(raw)
      const [from, to] = [name(0), name(1)]
      const there = findPath(from, to, { ...bounds, by, hub }, linksOf(links))
      const back = findPath(to, from, { ...bounds, by, hub }, linksOf(links))
      const least = brute(from, to, links, bounds.maxSteps, hub)
      expect(there.nodes === null).toBe(least.steps === Number.POSITIVE_INFINITY)
      expect(back.nodes === null).toBe(there.nodes === null)
      if (there.nodes === null) return
      expect(there.cost).toBeCloseTo(by === 'steps' ? least.steps : least.cost)
      expect(back.cost).toBeCloseTo(there.cost)
      for (const [at, node] of there.nodes.slice(1).entries())
        expect(links.some(({ a, b }) => [a, b].includes(node) && [a, b].includes(there.nodes?.[at] ?? ''))).toBe(true)
    }),
    { numRuns: 400 }
  )
})

test('[#35] a hub is named and not walked through, an end may be one', () => {
  const star = Array.from({ length: 9 }, (_each, n): PathLink => ({ a: 'hub', b: name(n), cost: 1 }))
  const round: readonly PathLink[] = [
    ...star,
    { a: name(0), b: 'x', cost: 1 },
    { a: 'x', b: 'y', cost: 1 },
    { a: 'y', b: name(1), cost: 1 }
  ]
  const found = findPath(name(0), name(1), { ...bounds, hub: 5 }, linksOf(round))
  expect([found.nodes, found.hubs]).toEqual([[name(0), 'x', 'y', name(1)], ['hub']])
  expect(findPath('hub', name(1), { ...bounds, hub: 5 }, linksOf(round)).nodes).toEqual(['hub', name(1)])
  const told = findPath(name(0), name(1), bounds, linksOf(round), (nodes) => new Set(nodes.filter((node) => node === 'hub')))
  expect(told.nodes).toEqual([name(0), 'x', 'y', name(1)])
})

test('[#35] a search that runs out of its budget says so', () => {
  const chain = Array.from({ length: 40 }, (_each, n): PathLink => ({ a: name(n), b: name(n + 1), cost: 1 }))
  const given = { ...bounds, maxSteps: 40 }
  expect(findPath(name(0), name(40), { ...given, budget: 10 }, linksOf(chain))).toMatchObject({ nodes: null, complete: false })
  expect(findPath(name(0), name(40), given, linksOf(chain)).cost).toBe(40)
})
