/**
 * The process view over the permit log: every figure beside that of a short routine which reads the csv itself (tests/support) and shares no line
 * with the product. Then accepted deviations: still shown, counted as open nowhere, back when they end or their day passes.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient, type Client } from '../../shared/ipc/client.ts'
import type { CommandInput, CommandOutput } from '../../shared/ipc/contract.ts'
import { permitFigures, type PermitFigures } from '../support/permit-reference.ts'

const permitLog = join(import.meta.dirname, '../../../shared/data/eventlog-wabo-receipt/receipt.csv')
const present = existsSync(permitLog)
if (!present) console.log('skipped: ../shared/data is not there')

describe.skipIf(!present)('[#43] the permit log as a process', () => {
  let home = ''
  let engine: ReturnType<typeof createNodeEngine>
  let client: Client
  let own: PermitFigures
  let view: CommandOutput<'process.read'>
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'lianjing-process-'))
    engine = createNodeEngine({ home, kdfCost: { memoryKib: 8, passes: 1 } })
    client = createClient(engine)
    await client.call('vault.create', {
      name: 'v',
      identity: { unit: '云溪县纪委监委' },
      passphrase: '正确 马匹 电池 订书钉',
      packs: ['permit']
    })
    await client.run('import.run', { files: [engine.files.put(permitLog)] })
    view = await client.call('process.read', { procedure: 'permit' })
    own = permitFigures(permitLog)
  }, 120_000)
  afterAll(async () => {
    await engine.close()
    rmSync(home, { recursive: true, force: true })
  })
  const behind = async (input: Omit<CommandInput<'process.matters'>, 'procedure'>): Promise<readonly string[]> => {
    const codes: string[] = []
    for (;;) {
      const { rows, total } = await client.call('process.matters', { procedure: 'permit', limit: 1000, offset: codes.length, ...input })
      codes.push(...rows.map((row) => row.code))
      if (rows.length === 0 || codes.length >= total) return codes
    }
  }

  test('what there is', () => {
    const { procedure, cases, events, withoutEvents, variantsTotal, people } = view
    expect({ procedure, cases, events, withoutEvents, variantsTotal, people }).toEqual({
      procedure: { id: 'permit', name: { zh: '建筑许可受理', en: 'Building permit receipt' }, version: 1, origin: 'pack' },
      cases: 1434,
      events: 8577,
      withoutEvents: 0,
      variantsTotal: own.variants.size,
      people: true
    })
    expect(own.variants.size).toBe(116)
  })

  test('variants: sequence, count, share, median and p90', () => {
    expect(view.variants.length).toBe(own.variants.size)
    for (const { nodes, n, share, median, p90 } of view.variants) {
      const other = own.variants.get(nodes.join(' '))
      expect([nodes, n, share]).toEqual([nodes, other?.cases.length, (other?.cases.length ?? 0) / 1434])
      expect(median).toBeCloseTo(other?.median ?? Number.NaN, 9)
      expect(p90).toBeCloseTo(other?.p90 ?? Number.NaN, 9)
    }
    expect(view.variants.map((variant) => variant.n)).toEqual(view.variants.map((variant) => variant.n).toSorted((a, b) => b - a))
  })

  test('each variant opens its matters', async () => {
    for (const variant of view.variants.slice(0, 5)) {
      const codes = await behind({ part: 'variant', variant: variant.key })
      expect(codes.toSorted()).toEqual(own.variants.get(variant.nodes.join(' '))?.cases.toSorted())
    }
  })

  test('what follows what: count, median, p90', async () => {
    expect(Object.fromEntries(view.edges.map((edge) => [`${edge.from} ${edge.to}`, edge.n]))).toEqual(
      Object.fromEntries([...own.edges].map(([key, days]) => [key, days.length]))
    )
    for (const edge of view.edges) {
      const days = own.edges.get(`${edge.from} ${edge.to}`) ?? []
      expect(edge.median).toBeCloseTo(own.quantile(days, 0.5), 9)
      expect(edge.p90).toBeCloseTo(own.quantile(days, 0.9), 9)
    }
    const slowest = view.bottlenecks[0]
    expect(slowest && slowest.n >= 5 && view.bottlenecks.every((edge) => edge.median <= slowest.median)).toBe(true)
    const passed = await behind({ part: 'edge', from_node: 'T00', to_node: 'T02' })
    expect(passed.length).toBe(view.edges.find((edge) => edge.from === 'T00' && edge.to === 'T02')?.cases)
  })

  test('deadlines missed', async () => {
    const { late, sameDay, closed } = own.deadlines
    expect([view.deadlines.closed, view.deadlines.late, view.deadlines.sameDay]).toEqual([closed, late.length, sameDay.length])
    expect(late.length).toBeGreaterThan(0)
    expect((await behind({ part: 'late' })).toSorted()).toEqual(late.toSorted())
    expect((await behind({ part: 'sameDay' })).toSorted()).toEqual(sameDay.toSorted())
  })

  test('one officer on nodes that follow one another, and on incompatible ones', async () => {
    expect(Object.fromEntries(view.consecutive.map(({ from, to, same, of }) => [`${from} ${to}`, [same, of]]))).toEqual(
      Object.fromEntries([...own.consecutive].map(([key, { same, of }]) => [key, [same, of]]))
    )
    for (const { from, to, same, of } of view.incompatible) {
      const other = own.incompatible(from, to)
      expect([from, to, same, of]).toEqual([from, to, other.same.length, other.of])
      expect((await behind({ part: 'incompatible', from_node: from, to_node: to })).toSorted()).toEqual(other.same.toSorted())
    }
    expect(view.incompatible.map(({ from, to }) => `${from} ${to}`)).toEqual(['T02 T04', 'T12 T14', 'T17 T19'])
  })

  test('period and unit leave the matters that they should', async () => {
    const months = await client.call('process.read', { procedure: 'permit', from: '2011-01-01', to: '2011-06-30' })
    expect(months.cases).toBe(own.begun('2011-01-01', '2011-06-30'))
    expect(months.cases).toBeGreaterThan(100)
    const { orgs } = await client.call('org.list', {})
    const general = orgs.find((org) => org.name === 'General')?.id ?? ''
    expect((await client.call('process.read', { procedure: 'permit', org: general })).cases).toBe(own.inDepartment('General'))
    await expect(client.call('process.read', { procedure: 'nothing' })).rejects.toThrow('没有程序')
  })

  test('[#42] an accepted deviation stays in sight and is open nowhere; it ends by hand or by its day', async () => {
    const of = (one: CommandOutput<'process.read'>) => one.deviations.find(({ kind, node }) => kind === 'same_person' && node === 'T02')
    const before = of(view)
    expect(before?.accepted).toBe(0)
    const [code] = await behind({ part: 'deviation', kind: 'same_person', node: 'T02' })
    const { rows } = await client.call('matter.page', { text: code, procedure: 'permit' })
    const [matter] = rows
    const term = { reason: '窗口仅一人值守，县局批准', approver: '王局长', from: '2011-01-01', to: '2099-12-31' }
    const all = { procedure: 'permit', kind: 'same_person' as const, node: 'T02', ...term }
    await expect(client.call('acceptance.add', { ...all, to: '2010-01-01' })).rejects.toThrow('到期日早于起始日')
    const one = await client.call('acceptance.add', { ...all, matter: matter?.id ?? '' })
    const narrow = of(await client.call('process.read', { procedure: 'permit' }))
    expect([narrow?.n, narrow?.accepted, narrow?.of]).toEqual([(before?.n ?? 0) - 1, 1, before?.of])
    expect(await behind({ part: 'accepted', kind: 'same_person', node: 'T02' })).toEqual([code])
    const trail = await client.call('trail.matter', { matter: matter?.id ?? '' })
    const marks = trail.steps.flatMap((step) => step.marks).filter((mark) => mark.kind === 'same_person')
    expect(marks.map((mark) => mark.accepted)).toContain(one.id)
    const counted = (await client.call('matter.page', { text: code, procedure: 'permit' })).rows[0]?.marks ?? 0
    expect(counted).toBe((matter?.marks ?? 0) - marks.filter((mark) => mark.accepted !== null).length)

    const wide = await client.call('acceptance.add', all)
    expect(of(await client.call('process.read', { procedure: 'permit' }))?.n).toBe(0)
    const past = await client.call('acceptance.add', { ...all, kind: 'case_overdue', node: '', to: '2011-02-01' })
    const list = (await client.call('acceptance.list', { procedure: 'permit' })).acceptances
    expect(list.map(({ id, hides, state }) => [id, hides > 0, state])).toEqual([
      [past.id, false, 'expired'],
      [wide.id, true, 'active'],
      [one.id, true, 'active']
    ])
    expect((await behind({ part: 'acceptance', acceptance: one.id })).length).toBe(1)
    for (const id of [one.id, wide.id]) await client.call('acceptance.end', { id, reason: '已增配人员' })
    await expect(client.call('acceptance.end', { id: one.id, reason: '再次' })).rejects.toThrow('已终止')
    expect(of(await client.call('process.read', { procedure: 'permit' }))).toEqual(before)
    const audit = await client.call('audit.page', { limit: 50 })
    expect(audit.rows.map((row) => row.action)).toEqual(expect.arrayContaining(['acceptance.add', 'acceptance.end', 'view.process']))
  })

  test('[#40] a procedure of one’s own: tried on the matters first, saved as a version, ended, and the marks follow', async () => {
    const { procedure, shipped, own: mine } = await client.call('procedure.read', { id: 'permit' })
    expect([shipped, mine]).toEqual([true, false])
    const nodes = procedure.nodes.map((node) =>
      node.code === 'T02'
        ? { ...node, required: true, incompatible: [] }
        : node.code === 'T04'
          ? { ...node, incompatible: [], must_follow: ['T06'] }
          : node
    )
    const changed = { ...procedure, nodes }
    const tried = await client.call('procedure.try', { procedure: changed })
    const { matters, gone, lostSteps } = tried
    expect([matters, lostSteps, gone.map(({ kind, node, matters: n }) => [kind, node, n])]).toEqual([
      1434,
      0,
      [['same_person', 'T02', own.incompatible('T02', 'T04').same.length]]
    ])
    const early = own.firstBefore('T04', 'T06')
    expect(early).toBeGreaterThan(0)
    expect(tried.appear).toContainEqual({ kind: 'out_of_order', node: 'T04', marks: early, matters: early })
    const marks = async (kind: string) =>
      (await client.call('process.read', { procedure: 'permit' })).deviations.filter((one) => one.kind === kind)
    expect(await marks('out_of_order')).toEqual([])
    expect(await client.call('procedure.save', { procedure: changed, reason: '核对后方可签发', approver: '王局长' })).toEqual({
      version: 2
    })
    expect((await marks('out_of_order')).map(({ node, n }) => [node, n])).toEqual([['T04', early]])
    expect((await marks('same_person')).map(({ node }) => node)).toEqual(['T12', 'T17'])
    const after = await client.call('procedure.try', { procedure: changed })
    expect([after.appear, after.gone]).toEqual([[], []])
    const round = nodes.map((node) =>
      node.code === 'T02' ? { ...node, must_follow: ['T04'] } : node.code === 'T06' ? { ...node, must_follow: ['T02'] } : node
    )
    await expect(client.call('procedure.try', { procedure: { ...procedure, nodes: round } })).rejects.toThrow('互为先后')
    const strange = nodes.map((node) => (node.code === 'T02' ? { ...node, must_follow: ['T99'] } : node))
    const refused = { procedure: { ...procedure, nodes: strange }, reason: '试试', approver: '王局长' }
    await expect(client.call('procedure.save', refused)).rejects.toThrow('不在本程序中')
    await client.call('vault.lock', {})
    const { vaults } = await client.call('vault.list', {})
    await client.call('vault.unlock', { vault: vaults[0]?.handle ?? '', passphrase: '正确 马匹 电池 订书钉' })
    expect((await client.call('procedure.read', { id: 'permit' })).procedure.version).toBe(2)
    await client.call('procedure.end', { id: 'permit', reason: '恢复通用规定', approver: '王局长' })
    const back = await client.call('procedure.read', { id: 'permit' })
    expect([back.own, back.procedure.version, back.versions.map(({ version, ended }) => [version, ended])]).toEqual([
      false,
      1,
      [
        [3, true],
        [2, false]
      ]
    ])
    expect(await marks('out_of_order')).toEqual([])
  })
})
