/** How 行权 comes by its facts: a job beside which the engine answers, nothing read after a stop; and what the office has accepted is counted nowhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'
import { tableRows } from '../support/table-rows.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())

describe('[A2] how the facts are made', () => {
  test('a stop leaves nothing that is read; other commands are answered meanwhile; several who ask wait for one job', async () => {
    const { client } = county
    const jobs: string[] = []
    const off = client.on((event) => {
      if (event.kind === 'job' && event.name === 'power.prepare' && event.state !== 'running') jobs.push(event.state)
    })
    const stop = new AbortController()
    await expect(client.run('power.prepare', {}, () => stop.abort(), stop.signal)).rejects.toThrow('已取消')
    const order: string[] = []
    const [view] = await Promise.all([
      client.call('power.view', { dimension: 'item' }).finally(() => order.push('view')),
      client.call('power.spending', { by: 'kind' }).finally(() => order.push('spending')),
      client.call('matter.page', { limit: 1 }).finally(() => order.push('page'))
    ])
    expect([order[0], jobs]).toEqual(['page', ['cancelled', 'done']])
    const { step } = await tableRows(county, ['step'])
    expect(view.whole.n).toBe(step.filter((one) => one['decided_at'] !== null).length)
    expect(await client.run('power.prepare', {})).toEqual({ matters: 0, payments: 0 })
    off()
  }, 60_000)

  test('[#42] an accepted deviation is counted in no trajectory, ranking or course, and on no person’s page', async () => {
    const { client } = county
    const [most] = (await client.call('power.problems', {})).marks
    const [procedure, node] = (most?.item ?? '/').split('/')
    const rate = async () => (await client.call('power.ranking', { of: 'person', by: 'marked' })).whole
    const item = async () =>
      (await client.call('power.list', { dimension: 'item', member: most?.item ?? '', only: 'marked', limit: 1 })).total
    const [before, listed] = [await rate(), await item()]
    const term = { reason: '窗口仅一人值守，县局批准', approver: '王局长', from: '2011-01-01', to: '2099-12-31' }
    const one = await client.call('acceptance.add', {
      procedure: procedure ?? '',
      node: node ?? '',
      kind: most?.kind ?? 'missing',
      ...term
    })
    const [after, left] = [await rate(), await item()]
    expect([after.n, after.hits < before.hits, left]).toEqual([before.n, true, listed - (most?.n ?? 0)])
    const problems = (await client.call('power.problems', {})).marks
    expect(problems.some((row) => row.item === most?.item && row.kind === most.kind)).toBe(false)
    for (const { id } of (await client.call('power.view', { dimension: 'person' })).members.slice(0, 40)) {
      const page = await client.call('trail.person', { person: id, reason: '测试', markedOnly: true, limit: 1 })
      expect([id, page.total]).toEqual([id, page.marked])
    }
    await client.call('acceptance.end', { id: one.id, reason: '已增配人员' })
    expect(await rate()).toEqual(before)
  }, 60_000)
})
