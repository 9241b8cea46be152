/**
 * A procedure begun from nothing on the training county: it takes one kind of matter from the procedure that their ledger names, judges it at once
 * everywhere, travels in a signed pack, and ends without a trace in the ledger. The marks are counted again by hand from the steps.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CommandInput, CommandOutput } from '../../shared/ipc/contract.ts'
import { trainingPassphrase } from '../../shared/ipc/home.ts'
import { openCounty, type OpenCounty } from '../support/county.ts'

let office: OpenCounty
let other: OpenCounty
beforeAll(async () => {
  office = await openCounty()
  other = await openCounty(2)
}, 240_000)
afterAll(async () => {
  await office.close()
  await other.close()
})
const call: OpenCounty['client']['call'] = (name, input) => office.client.call(name, input)

type Draft = CommandInput<'procedure.save'>['procedure']
const node = (code: string, zh: string, more: Partial<Draft['nodes'][number]> = {}): Draft['nodes'][number] => ({
  code,
  name: { zh, en: zh },
  stage: { zh: '采购', en: 'Purchase' },
  required: true,
  ...more
})
const id = 'yunxi-village-purchase'
const draft: Draft = {
  id,
  version: 1,
  name: { zh: '村级采购支出', en: 'Village purchases' },
  takes: { procedure: 'village-expense', kind: '采购' },
  nodes: [
    node('CZ01', '出纳上传票据', { acts: ['handle'] }),
    node('CZ00', '三家比价', { must_follow: ['CZ01'] }),
    node('CZ03', '村两委审批', {
      must_follow: ['CZ00'],
      limit: { clock: 'calendar_days', amount: 1, mark: 'L', basis: '云溪县村级采购办法第六条' },
      acts: ['approve'],
      incompatible: ['CZ01']
    }),
    node('CZ06', '公开', { must_follow: ['CZ03'] })
  ]
}
const said = { reason: '村级采购须比价', approver: '赵镇长' }
const deviations = async (procedure: string) => (await call('process.read', { procedure })).deviations
const count = (list: CommandOutput<'process.read'>['deviations'], kind: string, at: string): number | undefined =>
  list.find((one) => one.kind === kind && one.node === at)?.n
const everyMatter = async (procedure: string) => (await call('process.matters', { procedure, part: 'all', limit: 1000 })).rows

describe('[#40] a procedure begun from nothing', () => {
  let purchases = 0
  let before: CommandOutput<'process.read'>
  test('what matters there are to take, and the nodes their steps name', async () => {
    before = await call('process.read', { procedure: 'village-expense' })
    const { kinds } = await call('procedure.kinds', {})
    const own = kinds.filter((one) => one.procedure === 'village-expense')
    expect(own.reduce((sum, one) => sum + one.matters, 0)).toBe(before.cases)
    purchases = own.find((one) => one.kind === '采购')?.matters ?? 0
    expect(purchases).toBeGreaterThan(20)
    const { nodes } = await call('procedure.nodes', { procedure: 'village-expense', kind: '采购' })
    expect(nodes.map((one) => one.code)).toEqual(['CZ01', 'CZ02', 'CZ03', 'CZ04', 'CZ05', 'CZ06'])
    expect(nodes[0]?.name.zh).toBe('出纳上传票据')
  })

  test.each([
    ['a circle', { nodes: [node('A', '甲', { must_follow: ['B'] }), node('B', '乙', { must_follow: ['A'] })] }, 'usage', '成环'],
    ['a node that is not there', { nodes: [node('A', '甲', { incompatible: ['Z'] })] }, 'usage', '不在本程序中'],
    ['a code used twice', { nodes: [node('A', '甲'), node('A', '乙')] }, 'usage', '重复'],
    ['apart from itself', { nodes: [node('A', '甲', { incompatible: ['A'] })] }, 'usage', '与自己'],
    [
      'a limit without its basis',
      { nodes: [node('A', '甲', { limit: { clock: 'working_days', amount: 5, mark: 'L', basis: ' ' } })] },
      'usage',
      '“甲”的时限没有写明依据'
    ],
    ['a pack’s id', { id: 'engineering' }, 'conflict', '已经用过'],
    ['no matters', { takes: undefined }, 'usage', '承接'],
    ['matters of no procedure', { takes: { procedure: 'nothing' } }, 'usage', '不存在']
  ])('is refused as a pack’s would be: %s', async (_what, change, code, words) => {
    const wrong = { procedure: { ...draft, ...change }, begin: true }
    for (const refused of [call('procedure.try', wrong), call('procedure.save', { ...wrong, ...said })])
      await expect(refused).rejects.toMatchObject({ value: { code, message: expect.stringContaining(words) } })
  })

  test('without being begun it is unknown; tried, it says which marks appear, and keeps nothing', async () => {
    await expect(call('procedure.try', { procedure: draft })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
    const tried = await call('procedure.try', { procedure: draft, begin: true })
    expect(tried.matters).toBe(purchases)
    const missing = tried.appear.find((one) => one.kind === 'missing' && one.node === 'CZ00')
    expect(missing?.matters).toBeGreaterThan(0)
    expect((await call('process.list', {})).procedures.map((one) => one.id)).not.toContain(id)
  })

  test('every line of what was tried leads to its matters, page by page, and each of them bears it', async () => {
    const tried = await call('procedure.try', { procedure: draft, begin: true })
    const lines = [
      ...tried.appear.map((one) => ({ ...one, side: 'appear' as const })),
      ...tried.gone.map((one) => ({ ...one, side: 'gone' as const }))
    ]
    expect(lines.length).toBeGreaterThan(2)
    for (const { side, kind, node: at, matters } of lines) {
      const line = { procedure: draft, begin: true, side, kind, node: at }
      const all = await call('procedure.tried', { ...line, limit: 1000 })
      expect([side, kind, at, all.total, new Set(all.rows.map((row) => row.id)).size]).toEqual([side, kind, at, matters, matters])
      const [last] = (await call('procedure.tried', { ...line, offset: matters - 1, limit: 5 })).rows
      expect(last?.id).toBe(all.rows.at(-1)?.id)
    }
  })

  test('the matters of a line that would go bear that mark now', async () => {
    const { gone } = await call('procedure.try', { procedure: draft, begin: true })
    const [line] = gone
    const { rows } = await call('procedure.tried', {
      procedure: draft,
      begin: true,
      side: 'gone',
      kind: line?.kind ?? 'missing',
      node: line?.node ?? ''
    })
    expect(rows.length).toBeGreaterThan(0)
    const trails = await Promise.all(rows.slice(0, 5).map((row) => call('trail.matter', { matter: row.id })))
    const marked = trails.map((trail) => [...trail.marks, ...trail.steps.flatMap((step) => step.marks)])
    expect(marked.map((marks) => marks.some((mark) => mark.kind === line?.kind && mark.node === line.node))).toEqual(trails.map(() => true))
  })

  test('kept, it judges those matters at once: process, trail and list; the rest stay with their ledger’s procedure', async () => {
    const tried = await call('procedure.try', { procedure: draft, begin: true })
    expect(await call('procedure.save', { procedure: draft, begin: true, ...said })).toEqual({ version: 1 })
    const view = await call('process.read', { procedure: id })
    expect([view.cases, view.procedure.name.zh, view.procedure.origin]).toEqual([purchases, '村级采购支出', 'form'])
    expect((await call('process.read', { procedure: 'village-expense' })).cases).toBe(before.cases - purchases)
    const found = await deviations(id)
    for (const one of tried.appear)
      expect([one.kind, one.node, count(found, one.kind, one.node)]).toEqual([one.kind, one.node, one.matters])
    const rows = await everyMatter(id)
    const decided = { missing: 0, overdue: 0 }
    for (const row of rows) {
      const trail = await call('trail.matter', { matter: row.id })
      expect([trail.matter.procedure, trail.matter.procedureName.zh]).toEqual([id, '村级采购支出'])
      const done = (code: string): boolean => trail.steps.some((step) => step.node === code && step.decided !== null)
      if (!done('CZ00') && (done('CZ03') || done('CZ06') || trail.matter.closed !== null)) decided.missing += 1
      if (trail.steps.some((step) => step.node === 'CZ03' && step.marks.some((mark) => mark.kind === 'overdue'))) decided.overdue += 1
    }
    expect(count(found, 'missing', 'CZ00')).toBe(decided.missing)
    expect(count(found, 'overdue', 'CZ03') ?? 0).toBe(decided.overdue)
    const listed = await call('matter.page', { procedure: id })
    expect([listed.total, listed.rows.every((row) => row.procedure === id)]).toEqual([purchases, true])
    expect(listed.procedures.find((one) => one.id === id)?.n).toBe(purchases)
  })

  test('a second of the same matters is refused; its own are not begun anew nor given to others', async () => {
    const twin = { procedure: { ...draft, id: 'twin' }, begin: true, ...said }
    await expect(call('procedure.save', twin)).rejects.toMatchObject({ value: { code: 'usage', message: expect.stringContaining('承接') } })
    await expect(call('procedure.save', { procedure: draft, begin: true, ...said })).rejects.toMatchObject({ value: { code: 'conflict' } })
    const moved = { procedure: { ...draft, takes: { procedure: 'village-expense' } }, ...said }
    await expect(call('procedure.save', moved)).rejects.toMatchObject({ value: { code: 'usage' } })
  })

  test('it lives on over a lock, with the marks of its matters', async () => {
    const marks = await deviations(id)
    await call('vault.lock', {})
    await call('vault.unlock', { vault: office.engine.files.put(office.dir), passphrase: trainingPassphrase })
    expect(await deviations(id)).toEqual(marks)
  })

  test('it travels in a signed pack and judges the matters of another office; a pack’s own does not', async () => {
    const words = { version: 1, name: { zh: '云溪县自定程序' }, models: [] }
    await expect(call('pack.export', { ...words, id: 'yunxi-rules', procedures: ['engineering'] })).rejects.toMatchObject({
      value: { code: 'not_allowed' }
    })
    await expect(call('pack.export', { ...words, id: 'yunxi-rules' })).rejects.toMatchObject({ value: { code: 'not_allowed' } })
    expect((await call('author.list', {})).procedures).toEqual([{ id, name: draft.name }])
    const kept = await call('pack.export', { ...words, id: 'yunxi-rules', procedures: [id] })
    const path = join(office.home, kept.name)
    copyFileSync(office.engine.files.path(kept.handle), path)
    const report = await other.client.call('pack.inspect', { file: other.engine.files.put(path) })
    expect([report.verdict, report.problems]).toEqual(['intact_unknown_signer', []])
    const take = { file: other.engine.files.put(path), sha256: kept.sha256, approver: '周启明', unknownSigner: true }
    await other.client.run('pack.import', take)
    const read = await other.client.call('procedure.read', { id })
    expect([read.shipped, read.own, read.procedure.nodes.map((one) => one.code), read.procedure.nodes[2]?.limit?.basis]).toEqual([
      true,
      false,
      ['CZ01', 'CZ00', 'CZ03', 'CZ06'],
      '云溪县村级采购办法第六条'
    ])
    const there = await other.client.call('process.read', { procedure: id })
    expect(there.cases).toBeGreaterThan(20)
    expect(there.deviations.find((one) => one.kind === 'missing' && one.node === 'CZ00')?.n).toBeGreaterThan(0)
  })

  test('ended, its matters are judged as before, to the last figure', async () => {
    await call('procedure.end', { id, reason: '试行结束', approver: '赵镇长' })
    expect(await call('process.read', { procedure: 'village-expense' })).toEqual(before)
    await expect(call('procedure.read', { id })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
    const { rows } = await call('audit.page', { limit: 200 })
    expect(rows.filter((row) => row.subject === id).map((row) => row.action)).toEqual(
      expect.arrayContaining(['procedure.save', 'procedure.end', 'view.process'])
    )
  })
})
