/**
 * The relations graph over the small training county. What the engine answers is compared with a plain search in this file, which reads the raw
 * rows by statements of its own and knows nothing of graph.yaml's machinery.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../electron/engine/engine.ts'
import { openVault } from '../../electron/engine/vault/open-vault.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient, type Client } from '../../shared/ipc/client.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { cheapKdf, testNow } from '../support/county.ts'
import { readToldGraph, told, type ToldGraph } from '../support/told-graph.ts'

const edges = Object.keys(told)
const hub = 60

let home = ''
let engine: Engine
let client: Client
let rowsOf: ToldGraph['rowsOf']
let neighbours: ToldGraph['neighbours']
let bids: ToldGraph['bids']
let ledgerRows: ToldGraph['ledgerRows']

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'lianjing-graph-'))
  const dir = join(home, 'county')
  const maker = createNodeEngine({ home, kdfCost: cheapKdf, clock: () => testNow })
  await createClient(maker).run('demo.make', { folder: maker.files.put(dir), size: 'small', seed: 1, passphrase: trainingPassphrase })
  await maker.close()
  const vault = await openVault(dir, { passphrase: trainingPassphrase }, { clock: () => testNow, newId: randomUUID })
  ;({ rowsOf, neighbours, bids, ledgerRows } = readToldGraph(vault.reader))
  vault.close()
  engine = createNodeEngine({ home, kdfCost: cheapKdf, clock: () => testNow })
  client = createClient(engine)
  await client.call('vault.unlock', { vault: engine.files.put(dir), passphrase: trainingPassphrase })
}, 240_000)
afterAll(async () => {
  await engine.close()
  rmSync(home, { recursive: true, force: true })
})

/** A value that one thing alone has ties nothing. */
const lone = (node: string): boolean => node.startsWith('natural~') && (neighbours.get(node)?.size ?? 0) < 2
const around = (node: string): readonly string[] => [...(neighbours.get(node) ?? [])].filter((other) => !lone(other))
const passable = (node: string): boolean => around(node).length <= hub && (ledgerRows.get(node) ?? 0) <= 4 * hub

/** Breadth first, from one end only: the plainest search there is. */
function plainSteps(from: string, to: string, most: number): number | null {
  const seen = new Set([from])
  let level = [from]
  for (let steps = 1; steps <= most && level.length > 0; steps += 1) {
    const next: string[] = []
    for (const node of level) {
      if (node !== from && !passable(node)) continue
      for (const other of around(node)) {
        if (other === to) return steps
        if (seen.has(other)) continue
        seen.add(other)
        next.push(other)
      }
    }
    level = next
  }
  return null
}
const nodesOf = (kind: string): readonly string[] =>
  [...neighbours.keys()].filter((node) => node.startsWith(`${kind}~`) && !lone(node)).toSorted()

describe('[#35] a way between two', () => {
  test('is as short as the plain search finds, the same length back, and every step is a tie with rows', async () => {
    const [people, parties] = [nodesOf('person'), nodesOf('party')]
    let found = 0
    await fc.assert(
      fc.asyncProperty(fc.nat(people.length - 1), fc.nat(parties.length - 1), async (p, q) => {
        const [from = '', to = ''] = [people[p], parties[q]]
        const way = await client.call('graph.path', { from, to, edges, hub, steps: 6 })
        const back = await client.call('graph.path', { from: to, to: from, edges, hub, steps: 6 })
        const steps = plainSteps(from, to, 6)
        expect([way.found ? way.nodes.length - 1 : null, back.found ? back.nodes.length - 1 : null]).toEqual([steps, steps])
        for (const [at, node] of way.nodes.slice(1).entries()) {
          const before = way.nodes[at]?.key ?? ''
          const between = way.edges.filter((edge) => [edge.from, edge.to].includes(node.key) && [edge.from, edge.to].includes(before))
          expect(between.length).toBeGreaterThan(0)
          expect(neighbours.get(before)?.has(node.key)).toBe(true)
        }
        found += way.found ? 1 : 0
      }),
      { numRuns: 25, seed: 7 }
    )
    expect(found).toBeGreaterThan(5)
  }, 120_000)

  test('goes through a hub only where a person lets it, and then through that one', async () => {
    const hubs = [...neighbours.keys()].filter((node) => !passable(node) && around(node).length >= 2)
    let opened = 0
    for (const node of hubs) {
      if (opened >= 3) break
      const ends = around(node)
      const from = ends[0] ?? ''
      const onlyHere = (one: string): boolean =>
        !around(from).includes(one) && around(one).filter((key) => around(from).includes(key)).length === 1
      const to = ends.slice(1).find(onlyHere)
      if (to === undefined) continue
      const bounds = { from, to, edges, hub, steps: 2 }
      const shut = await client.call('graph.path', bounds)
      expect([shut.found, shut.hubs.map(({ key }) => key)]).toEqual([false, expect.arrayContaining([node])])
      const open = await client.call('graph.path', { ...bounds, through: [node] })
      expect(open.nodes.map(({ key }) => key)).toEqual([from, node, to])
      opened += 1
    }
    expect(opened).toBeGreaterThan(0)
  })

  test('weighed by confidence costs at least its steps, and is there whenever any way is', async () => {
    const [from = '', to = ''] = [nodesOf('person')[0], nodesOf('party')[3]]
    const plain = await client.call('graph.path', { from, to, hub })
    const sure = await client.call('graph.path', { from, to, hub, by: 'confidence' })
    expect(sure.found).toBe(plain.found)
    expect(sure.nodes.length).toBeGreaterThanOrEqual(plain.nodes.length)
    expect(sure.cost).toBeGreaterThanOrEqual(plain.cost)
  })

  test('to what is not there is refused, and from a node to itself is no step', async () => {
    await expect(client.call('graph.path', { from: 'nothing~1', to: 'person~1' })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
    const [one = ''] = nodesOf('person')
    expect((await client.call('graph.path', { from: one, to: one })).nodes.map(({ key }) => key)).toEqual([one])
  })
})

describe('[#35] neighbours', () => {
  test('that two have in common are those that the rows give both', async () => {
    const parties = nodesOf('party')
    let shared = 0
    for (let at = 0; at < 40; at += 1) {
      const [from = '', to = ''] = [parties[at], parties[at * 3 + 1]]
      const got = await client.call('graph.common', { from, to, edges, limit: 500 })
      const both = [...(neighbours.get(from) ?? [])].filter((node) => neighbours.get(to)?.has(node) && node !== from && node !== to)
      expect(got.nodes.map(({ key }) => key).toSorted()).toEqual(both.toSorted())
      expect(got.total).toBe(both.length)
      shared += both.length
    }
    expect(shared).toBeGreaterThan(10)
  })

  test('come by pages with the true total; values of one thing alone are counted apart', async () => {
    const [busiest = ''] = nodesOf('person').toSorted((a, b) => (neighbours.get(b)?.size ?? 0) - (neighbours.get(a)?.size ?? 0))
    const all = [...(neighbours.get(busiest) ?? [])].filter((node) => node.startsWith('matter~'))
    const seen = new Set<string>()
    for (let offset = 0; offset < all.length; offset += 7) {
      const page = await client.call('graph.expand', { node: busiest, edges: ['handled'], limit: 7, offset })
      expect(page.groups).toEqual([{ edge: 'handled', total: all.length, alone: 0, shown: Math.min(7, all.length - offset) }])
      for (const { key } of page.nodes) seen.add(key)
    }
    expect([...seen].toSorted()).toEqual(all.toSorted())
    const kin = rowsOf.get('kin')?.find(({ b }) => lone(b))
    const of = await client.call('graph.expand', { node: kin?.a ?? '', edges: ['kin'] })
    expect(of.groups[0]?.alone).toBeGreaterThan(0)
    expect(of.nodes.some(({ key }) => key === kin?.b)).toBe(false)
  })

  test('within a window of days are those whose rows touch it; rows without a day stay', async () => {
    const { a: node = '' } = rowsOf.get('paid')?.[0] ?? {}
    const whole = await client.call('graph.expand', { node, edges: ['paid'], limit: 500 })
    const early = await client.call('graph.expand', { node, edges: ['paid'], limit: 500, until: '2025-06-30' })
    const late = await client.call('graph.expand', { node, edges: ['paid'], limit: 500, since: '2025-07-01' })
    const rows = (answer: typeof whole): number => answer.edges.reduce((sum, edge) => sum + edge.n, 0)
    const undated = whole.edges.reduce((sum, edge) => sum + edge.undated, 0)
    expect(rows(early) + rows(late) - undated).toBe(rows(whole))
    expect(early.edges.every((edge) => edge.first === null || edge.first <= '2025-06-30')).toBe(true)
  })

  test('of a kind are listed page by page to the last, and found by name; what is not shown is counted', async () => {
    const node = nodesOf('org').toSorted((a, b) => around(b).length - around(a).length)[0] ?? ''
    const whole = await client.call('graph.expand', { node, edges: ['paid'], limit: 500 })
    const total = whole.groups.find(({ edge }) => edge === 'paid')?.total ?? 0
    expect(total).toBeGreaterThan(10)
    const listed: string[] = []
    for (let offset = 0; offset < total; offset += 7) {
      const page = await client.call('graph.neighbours', { node, kind: 'paid', offset, limit: 7 })
      expect([page.total, page.found]).toEqual([total, total])
      listed.push(...page.rows.map((row) => row.node.key))
    }
    expect(listed.toSorted()).toEqual([...new Set(whole.nodes.map(({ key }) => key))].toSorted())
    const wanted = whole.nodes[0]?.label.slice(0, 6) ?? ''
    const fitting = whole.nodes.filter(({ label }) => label.includes(wanted)).length
    const found = await client.call('graph.neighbours', { node, kind: 'paid', text: wanted, limit: 500 })
    expect([found.total, found.found, found.rows.length]).toEqual([total, fitting, fitting])
  })

  test('without rows that bear no date are the fewer by just those', async () => {
    const { a: node = '' } = rowsOf.get('legal_person')?.[0] ?? {}
    const whole = await client.call('graph.expand', { node, limit: 500 })
    const dated = await client.call('graph.expand', { node, limit: 500, dated: true })
    const rows = (answer: typeof whole): number => answer.edges.reduce((sum, edge) => sum + edge.n, 0)
    const undated = whole.edges.reduce((sum, edge) => sum + edge.undated, 0)
    expect(undated).toBeGreaterThan(0)
    expect(rows(dated)).toBe(rows(whole) - undated)
    expect(dated.edges.filter((edge) => edge.undated > 0)).toEqual([])
  })

  test('have facts in the language that is asked for', async () => {
    const seen = new Set<string>()
    for (const node of nodesOf('person').slice(0, 40)) {
      const { facts } = await client.call('graph.node', { node })
      for (const { name, value } of facts) if (name.en === 'Public official') seen.add(`${value.zh} ${value.en}`)
    }
    expect(seen.has('是 yes')).toBe(true)
    expect([...seen].filter((words) => words !== '是 yes' && words !== '否 no')).toEqual([])
  })

  test('hold no whole phone number, and of keyed hashes only what the rows call them', async () => {
    const [phones, hidden, facts]: [string[], (readonly [string, string])[], string[]] = [[], [], []]
    for (const node of nodesOf('party').slice(0, 60)) {
      const { nodes } = await client.call('graph.expand', { node, edges: ['shared_phone', 'shared_account', 'shareholding'] })
      phones.push(...nodes.filter(({ kind }) => kind === 'phone').map(({ label }) => label))
      hidden.push(...nodes.filter(({ kind }) => ['account', 'natural'].includes(kind)).map(({ label, key }) => [label, key] as const))
      facts.push(...(await client.call('graph.node', { node })).facts.filter(({ name }) => name.zh === '电话').map(({ value }) => value.zh))
    }
    expect(phones.filter((label) => !label.includes('****'))).toEqual([])
    expect(hidden.length).toBeGreaterThan(0)
    expect(hidden.filter(([label, key]) => label.includes(key.split('~')[1] ?? ''))).toEqual([])
    expect(facts.length).toBeGreaterThan(10)
    expect(facts.filter((value) => !value.includes('*'))).toEqual([])
  })
})

describe('[#37] a tie', () => {
  test('opens exactly the rows that join its ends, with their source lines, as many as it counts', async () => {
    let opened = 0
    for (const kind of edges) {
      const rows = rowsOf.get(kind) ?? []
      for (const { a, b } of rows.filter((_row, at) => at % Math.ceil(rows.length / 12) === 0)) {
        const answer = await client.call('graph.edge', { kind, from: a, to: b, limit: 500 })
        const own = rows.filter((row) => row.a === a && row.b === b).map(({ row, dataset }) => `${dataset}/${row}`)
        const got = answer.rows.map(({ id, dataset }) => `${dataset}/${id}`)
        // A tie may have rows of a second ledger (a legal person is named in two); those of this one must all be there.
        expect(got).toEqual(expect.arrayContaining(own))
        expect([answer.total, answer.edge.n]).toEqual([got.length, got.length])
        expect(answer.why.zh).toBe('台账登记')
        expect(answer.rows.every(({ source }) => source !== null && source.line > 0)).toBe(true)
        opened += got.length
      }
    }
    expect(opened).toBeGreaterThan(60)
  })

  test('[#36] that bidders met often opens both bids of every lot they met in', async () => {
    const lots = new Map<string, Set<string>>()
    for (const { tender, party } of bids) lots.set(party, (lots.get(party) ?? new Set()).add(tender))
    const { clusters, total } = await client.call('graph.cluster', { edge: 'co_bid', least: 3, share: 0.5 })
    expect(total).toBeGreaterThan(0)
    for (const { pairs, members, lots: met, takenInside, turns } of clusters) {
      for (const { a, b, together, of } of pairs) {
        const [one, other] = [a, b].map((key) => lots.get(key.replace('party~', '')) ?? new Set<string>())
        const both = [...(one ?? [])].filter((lot) => other?.has(lot))
        expect([together, of]).toEqual([both.length, Math.min(one?.size ?? 0, other?.size ?? 0)])
        expect(together / of).toBeGreaterThanOrEqual(0.5)
        const [from = '', to = ''] = [a, b].toSorted()
        const tie = await client.call('graph.edge', { kind: 'co_bid', from, to, limit: 500 })
        expect(tie.edge.n).toBe(both.length)
        expect(tie.rows.every(({ dataset }) => dataset === 'bid')).toBe(true)
        expect(tie.total).toBeGreaterThanOrEqual(2 * both.length)
      }
      expect(members.reduce((sum, { taken }) => sum + taken, 0)).toBe(takenInside)
      expect(turns).toBeLessThan(Math.max(met, 1))
    }
  })
})

describe('[#35] what goes out', () => {
  test('[#51] the table of ties is stamped, counted and harmless', async () => {
    const { a: from = '', b: to = '' } = rowsOf.get('paid')?.[0] ?? {}
    const kept = await client.call('graph.export', { nodes: [from, to] })
    const text = readFileSync(engine.files.path(kept.handle), 'utf8')
    expect(text).toMatch(/甲类别,甲,关系/u)
    expect(text).toMatch(/付款/u)
    expect(text).toMatch(/关系不等于问题/u)
    expect(text.split('\r\n').every((line) => !/(?:^|,)[=+@]/u.test(line))).toBe(true)
  })

  test('who stands above a firm adds up from its register of holders', async () => {
    const held = rowsOf.get('shareholding')?.[0]?.b ?? ''
    const { holders, complete } = await client.call('graph.chain', { node: held })
    const named = new Set(
      rowsOf
        .get('shareholding')
        ?.filter(({ b }) => b === held)
        .map(({ a }) => a)
    )
    expect(complete).toBe(true)
    expect(new Set(holders.map(({ node }) => node))).toEqual(named)
    expect(Math.round(holders.reduce((sum, { share }) => sum + (share ?? 0), 0))).toBeLessThanOrEqual(100)
  })
})
