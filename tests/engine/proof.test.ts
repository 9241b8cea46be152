/** Doing again what the record says was done, over the contract, on the training county: an item's trace, lotteries and draws, sealed chains. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounty, type OpenCounty } from '../support/county.ts'
import { tableRows } from '../support/table-rows.ts'

let county: OpenCounty
beforeAll(async () => {
  county = await openCounty()
}, 120_000)
afterAll(() => county.close())
const call: OpenCounty['client']['call'] = (name, input) => county.client.call(name, input)

test('what can be done again is listed with how much of it there is', async () => {
  const { traces, draws, chains } = await call('proof.list', {})
  expect(traces.map((one) => [one.id, one.rows > 0])).toEqual([['consumable-item', true]])
  expect(draws.map((one) => [one.id, one.draws > 0])).toEqual(
    expect.arrayContaining([
      ['school-lottery', true],
      ['inspection-draw', true]
    ])
  )
  expect(chains.map((one) => [one.id, one.chains > 0])).toEqual([['bid-records', true]])
})

describe('[D4] a consumable from purchase to patient', () => {
  const breaksOf = async (item: string) => (await call('proof.trace', { trace: 'consumable-item', item })).breaks.map((one) => one.kind)
  const warned = async (model: string) => {
    const { rows } = await call('warning.page', { filter: { models: [model] }, limit: 10 })
    return Promise.all(rows.map((row) => call('warning.card', { id: row.id })))
  }

  test('an item in order: bought, used, each with its source line, nothing to say', async () => {
    const { items } = await call('proof.items', { trace: 'consumable-item', start: '' })
    const traces = await Promise.all(items.map((item) => call('proof.trace', { trace: 'consumable-item', item })))
    const whole = traces.find((one) => one.breaks.length === 0 && one.stages.every((stage) => stage.rows.length > 0))
    expect(whole).toBeDefined()
    const [bought, used] = whole?.stages ?? []
    expect([bought?.dataset, used?.dataset]).toEqual(['consumable_in', 'consumable_use'])
    expect((bought?.rows[0]?.at ?? '') <= (used?.rows[0]?.at ?? '')).toBe(true)
    for (const stage of whole?.stages ?? [])
      for (const row of stage.rows) {
        const source = await call('source.row', { dataset: stage.dataset, id: row.id })
        expect(source.source?.line).toBe(row.source?.line)
        expect(source.values.find((one) => one.field === 'udi')?.value).toBe(whole?.item)
      }
    expect(JSON.stringify(whole), 'patients stay masked').not.toMatch(/[0-9a-f]{40,}/u)
  })

  test('before an id is typed, items that do not follow stand first; typed, they are those that begin so', async () => {
    const { items: broken } = await call('proof.breaks', { trace: 'consumable-item', limit: 5 })
    const { items } = await call('proof.items', { trace: 'consumable-item', start: '' })
    expect(broken.length).toBeGreaterThan(0)
    expect(items.slice(0, broken.length)).toEqual(broken.map((one) => one.item))
    expect([items.length, new Set(items).size]).toEqual([20, 20])
    const start = items.at(-1)?.slice(0, -1) ?? ''
    const like = await call('proof.items', { trace: 'consumable-item', start })
    expect(like.items.every((item) => item.startsWith(start))).toBe(true)
    expect(like.items).toEqual(like.items.toSorted())
  })

  test('an item of seven hundred uses is judged by all of them and shown page by page', async () => {
    const item = 'UDI-LONG-700'
    const table = async (mapping: string, header: string, lines: readonly string[]) => {
      const file = join(county.home, `${mapping}.csv`)
      writeFileSync(file, [header, ...lines].join('\n'))
      const made = await county.client.run('import.run', { files: [county.engine.files.put(file)], mapping, extent: 'increment' })
      expect(JSON.stringify(made)).toContain('"quarantined":0')
    }
    await table('consumable-in-ledger', '医院,入库单号,耗材编码,耗材名称,入库日期,UDI,数量', [
      `云溪县人民医院,RK-L,GD1,骨钉,2025-01-02,${item},700`
    ])
    const day = (n: number): string => new Date(Date.UTC(2025, 0, 3 + Math.floor(n / 2))).toISOString().slice(0, 10)
    await table(
      'consumable-use-ledger',
      '医院,使用单号,耗材编码,耗材名称,使用日期,UDI,数量',
      Array.from({ length: 701 }, (_, n) => `云溪县人民医院,SY-L${n},GD1,骨钉,${day(n)},${item},1`)
    )
    const found = await call('proof.trace', { trace: 'consumable-item', item })
    expect(found.stages.map((stage) => [stage.rows.length, stage.total])).toEqual([
      [1, 1],
      [200, 701]
    ])
    // 701 of 700: a judgement of the first two hundred, or five hundred, would have found nothing
    expect(found.breaks.map((one) => [one.kind, one.pieces])).toContainEqual(['more_than_came', [701, 700]])
    const pages = await Promise.all(
      [0, 200, 400, 600].map((offset) => call('proof.stage', { trace: 'consumable-item', item, stage: 1, offset, limit: 200 }))
    )
    expect(pages.map((one) => [one.rows.length, one.total])).toEqual([200, 200, 200, 101].map((n) => [n, 701]))
    const rows = pages.flatMap((one) => one.rows)
    expect([rows.slice(0, 200), new Set(rows.map((row) => row.id)).size]).toEqual([found.stages[1]?.rows, 701])
    await expect(call('proof.stage', { trace: 'consumable-item', item, stage: 7 })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
  })

  test('the item of a warning shows its break and leads back to the warning', async () => {
    const [card] = await warned('hosp-consumable-reused')
    const udi = String(card?.figures.find((one) => one.name === 'udi')?.value ?? '')
    expect(udi).not.toBe('')
    expect(await breaksOf(udi)).toContain('more_than_came')
    const { warnings } = await call('proof.trace', { trace: 'consumable-item', item: udi })
    expect(warnings.map((one) => one.id)).toContain(card?.id)
  })

  test('items that do not follow are listed with their number: exactly those whose trace has a break', async () => {
    const { items, total } = await call('proof.breaks', { trace: 'consumable-item', limit: 1000 })
    const rows = await tableRows(county, ['consumable_in', 'consumable_use'])
    const ids = new Set([...rows.consumable_in, ...rows.consumable_use].flatMap((row) => (row['udi'] === null ? [] : [String(row['udi'])])))
    const broken: string[] = []
    for (const item of ids) if ((await breaksOf(item)).length > 0) broken.push(item)
    expect(total).toBe(items.length)
    expect(items.length).toBeGreaterThan(0)
    expect(items.map((one) => one.item).toSorted()).toEqual(broken.toSorted())
    for (const one of items) expect([one.item, one.kinds.toSorted()]).toEqual([one.item, [...new Set(await breaksOf(one.item))].toSorted()])
    expect(items.map((one) => one.last ?? '')).toEqual(
      items
        .map((one) => one.last ?? '')
        .toSorted()
        .toReversed()
    )
    const page = await call('proof.breaks', { trace: 'consumable-item', offset: 1, limit: 1 })
    expect(page).toEqual({ items: items.slice(1, 2), total })
  })

  test('an item that nobody wrote down is an empty answer; a kind that is not there is told so', async () => {
    const nothing = await call('proof.trace', { trace: 'consumable-item', item: '没有这一件' })
    expect([nothing.breaks, nothing.stages.map((stage) => stage.rows.length)]).toEqual([[], [0, 0]])
    await expect(call('proof.trace', { trace: 'nothing', item: 'x' })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
  })
})

describe('[D7] a school lottery drawn again from its seed', () => {
  test('honest ones agree in every rank; the changed one differs where the answer key says', async () => {
    const { draws } = await call('proof.draws', { kind: 'school-lottery' })
    const { rows } = await call('warning.page', { filter: { models: ['enrol-lottery-differs'] }, limit: 20 })
    expect(draws.filter((one) => (one.differing ?? 0) > 0).length).toBe(rows.length)
    expect(draws.filter((one) => one.differing === 0).length).toBeGreaterThan(0)
    const changed = draws.find((one) => (one.differing ?? 0) > 0)
    const checked = await call('proof.draw', { kind: 'school-lottery', draw: changed?.id ?? '' })
    expect(checked.numberName.zh).toBe('摇号序号')
    // ranks 8 and 17 were exchanged: one who drew a place lost it
    const differing = checked.rows.filter((row) => row.differs)
    expect(differing.map((row) => [row.published, row.drawn]).toSorted()).toEqual([
      [17, 8],
      [8, 17]
    ])
    expect(differing.filter((row) => row.should && row.selected === false).length).toBe(1)
    // the order of numbers done by hand: sixteen steps away, then one for each number
    const seed = Number(checked.seed)
    let x = BigInt(seed) % 2_147_483_647n
    const step = (): bigint => (x = (48_271n * x) % 2_147_483_647n)
    for (let away = 0; away < 16; away += 1) step()
    const drawn = Array.from({ length: checked.entries }, (_, at) => ({ number: at + 1, value: step() }))
    const ranks = drawn.toSorted((a, b) => (a.value < b.value ? -1 : 1)).map((one) => one.number)
    expect(checked.rows.map((row) => row.number)).toEqual(ranks)
  })
})

describe('[E2] random inspections', () => {
  test('those with the smallest numbers are the ones selected, or the draw is in a warning', async () => {
    const { draws, ...sums } = await call('proof.draws', { kind: 'inspection-draw', limit: 1000 })
    // those that differ come first, pages add up, and a filter gives exactly its own
    const outcome = (differing: number | null): 'differ' | 'not' | 'same' =>
      differing === null ? 'not' : differing > 0 ? 'differ' : 'same'
    const order = draws.map((one) => ['differ', 'not', 'same'].indexOf(outcome(one.differing)))
    expect(order).toEqual(order.toSorted())
    expect([sums.total, sums.all, sums.same + sums.differ + sums.not]).toEqual([draws.length, draws.length, draws.length])
    for (const only of ['differ', 'not', 'same'] as const) {
      const own = draws.filter((one) => outcome(one.differing) === only)
      const listed = await call('proof.draws', { kind: 'inspection-draw', only, limit: 1000 })
      expect([listed.draws, listed.total, sums[only]]).toEqual([own, own.length, own.length])
    }
    const drawn = await call('proof.draw', { kind: 'inspection-draw', draw: draws[0]?.id ?? '' })
    expect(drawn.numberName).toEqual({ zh: '随机号', en: 'Number drawn' })
    const second = await call('proof.draws', { kind: 'inspection-draw', offset: 1, limit: 2 })
    expect([second.draws, second.total]).toEqual([draws.slice(1, 3), draws.length])
    const odd = draws.filter((one) => (one.differing ?? 0) > 0)
    const { rows } = await call('warning.page', { filter: { models: ['enf-draw-replay'] }, limit: 50 })
    expect(odd.length).toBeGreaterThan(0)
    for (const one of odd) expect(rows.some((row) => JSON.stringify(row).includes(one.title))).toBe(true)
  })

  test('fairness over draws is told with its numbers, or said to be too few', async () => {
    const { splits, read, total } = await call('proof.fairness', { kind: 'inspection-draw' })
    expect([read > 0, read]).toEqual([true, total])
    expect(splits.map((one) => one.split?.zh)).toContain('检查人员')
    for (const split of splits) {
      expect(split.position).toBeNull()
      for (const one of split.often) expect([one.p >= 0 && one.p <= 1, one.selected <= one.draws]).toEqual([true, true])
    }
  })
})

describe('[A5] bid records sealed in a chain', () => {
  test('every chain of the county is sound; one line changed after sealing is found, with its place', async () => {
    const { chains, total } = await call('proof.chains', { kind: 'bid-records' })
    expect([total, chains.every((one) => one.faults === 0 && one.sound === one.records)]).toEqual([chains.length, true])
    const lot = 'XG-9999'
    const sealed: string[][] = []
    for (let n = 1; n <= 174; n += 1) {
      const before = sealed.at(-1)?.[7] ?? ''
      const cells = [lot, `${n}`, `2026-05-20 09:${String(n % 60).padStart(2, '0')}:00`, '递交投标文件', `第${n}家`, '已加密']
      const hash = createHash('sha256')
        .update([before, ...cells].join('|'), 'utf8')
        .digest('hex')
      sealed.push([...cells, before, hash])
    }
    const header = '标段编号,留痕序号,留痕时间,事件,投标单位,内容,上一记录哈希,本记录哈希'
    const file = join(county.home, '投标留痕.csv')
    const take = async (lines: readonly string[][]) => {
      writeFileSync(file, [header, ...lines.map((line) => line.join(','))].join('\n'))
      const done = await county.client.run('import.run', { files: [county.engine.files.put(file)], extent: 'increment' })
      expect(JSON.stringify(done)).toContain('"quarantined":0')
      return call('proof.chain', { kind: 'bid-records', group: lot })
    }
    const listed = async () => (await call('proof.chains', { kind: 'bid-records', limit: 1000 })).chains.find((one) => one.group === lot)
    const whole = await take(sealed)
    expect(await listed()).toMatchObject({ records: 174, sound: 174, faults: 0 })
    expect([whole.records, whole.sound, whole.faults, whole.last]).toEqual([174, 174, 0, sealed.at(-1)?.[7]])
    const changed = sealed.map((line) => (line[1] === '100' ? line.map((cell, at) => (at === 4 ? '另一家' : cell)) : line))
    const broken = await take(changed)
    expect([broken.sound, broken.rows.filter((row) => row.faults.length > 0).map((row) => [row.order, row.faults])]).toEqual([
      99,
      [[100, ['hash_differs']]]
    ])
    // a verdict is kept no longer than the rows it was made from
    expect(await listed()).toMatchObject({ sound: 99, faults: 1 })
    const line = broken.rows[99]?.source?.line ?? 0
    expect(readFileSync(file, 'utf8').split('\n')[line - 1]).toContain('另一家')
  })
})
