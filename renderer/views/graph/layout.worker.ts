/**
 * Lays nodes out by d3-force, away from the window's thread. Settled nodes are fixed: they push and pull but do not move. A later task ends an
 * earlier one. The same task always gives the same places (d3-force's random numbers are seeded).
 */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY, type SimulationNodeDatum } from 'd3-force'
import type { LayoutNews, LayoutTask } from './layout-task.ts'

const batch = 12
let latest = 0

self.addEventListener('message', (event: MessageEvent<LayoutTask>) => {
  latest = event.data.id
  run(event.data)
})

function run({ id, places, settled, links }: LayoutTask): void {
  const nodes = Array.from(settled, (fixed, at): SimulationNodeDatum => {
    const [x = 0, y = 0] = [places[2 * at], places[2 * at + 1]]
    return fixed === 1 ? { x, y, fx: x, fy: y } : { x, y }
  })
  const pairs = Array.from({ length: links.length / 2 }, (_each, at) => ({ source: links[2 * at] ?? 0, target: links[2 * at + 1] ?? 0 }))
  const many = nodes.length > 1200
  const simulation = forceSimulation(nodes)
    .force('link', forceLink(pairs).distance(many ? 60 : 92))
    .force(
      'charge',
      forceManyBody()
        .strength(many ? -120 : -340)
        .theta(many ? 1.2 : 0.9)
        .distanceMax(many ? 600 : 900)
    )
    .force('collide', forceCollide(many ? 10 : 24))
    .force('x', forceX(0).strength(0.02))
    .force('y', forceY(0).strength(0.035))
    .alphaDecay(many ? 0.045 : 0.0228)
    .stop()
  const total = Math.ceil(Math.log(simulation.alphaMin()) / Math.log(1 - simulation.alphaDecay()))
  const step = (done: number): void => {
    if (id !== latest) return
    const until = Math.min(total, done + batch)
    simulation.tick(until - done)
    const out = new Float32Array(nodes.length * 2)
    for (const [at, node] of nodes.entries()) {
      out[2 * at] = node.x ?? 0
      out[2 * at + 1] = node.y ?? 0
    }
    const news: LayoutNews = { id, done: until, total, places: out }
    self.postMessage(news, { transfer: [out.buffer] })
    if (until < total) setTimeout(() => step(until), 0) // a newer task may be waiting
  }
  step(0)
}
