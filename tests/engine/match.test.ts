/** Entries of the registers that are one firm or person, over the contract: imports that spell one firm differently, answers, and what models then see. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '../../electron/engine/engine.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import { createClient, type Client } from '../../shared/ipc/client.ts'
import { cheapKdf, testNow } from '../support/county.ts'

let home = ''
let engine: Engine
let client: Client
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'lianjing-match-'))
  engine = createNodeEngine({ home, kdfCost: cheapKdf, clock: () => testNow })
  client = createClient(engine)
  await client.call('vault.create', { name: '认定', identity: { unit: '测试单位' }, passphrase: 'match-test-passphrase' })
}, 60_000)
afterAll(async () => {
  await engine.close()
  rmSync(home, { recursive: true, force: true })
})

async function take(name: string, header: string, lines: readonly string[]): Promise<void> {
  const file = join(home, `${name}.csv`)
  writeFileSync(file, `${[header, ...lines].join('\n')}\n`)
  const { imports } = await client.run('import.run', { files: [engine.files.put(file)], extent: 'increment' })
  expect(imports.map((one) => one.quarantined)).toEqual([0])
}
const call: Client['call'] = (name, input) => client.call(name, input)
const page = async (state: 'proposed' | 'confirmed' | 'rejected') => await call('match.page', { state })
const pairs = async (state: 'proposed' | 'confirmed' | 'rejected') =>
  (await page(state)).rows.map((row) => [row.left.name, row.right.name].toSorted().join(' = '))
const concentration = async () => {
  await client.run('check.run', { changedOnly: true })
  return (await call('warning.page', { filter: { models: ['soe-concentration'] }, limit: 10 })).rows
}

const orders = (supplier: string, from: number, n: number, yuan: number): string[] =>
  Array.from(
    { length: n },
    (_each, at) => `云溪汽车公司,DD-${from + at},P-${from + at},1,轴承,${supplier},${yuan},2026-0${1 + (at % 6)}-15`
  )
const orderHead = '采购单位,订单行号,物料编码,数量,物料类别,供应商名称,金额(元),下单日期'

describe('[#10] [#36] one firm under two names', () => {
  test('is proposed with reasons in words and both rows side by side', async () => {
    await take('企业登记', '企业名称,统一社会信用代码,法定代表人,联系电话', [
      '云溪县华信轴承有限公司,91330702MA28ABCD1,张建国,13812345678',
      '东升轴承有限公司,,李卫东,13900001111'
    ])
    await take('订单一', orderHead, [...orders('云溪县华信轴承有限公司', 1, 5, 4000), ...orders('东升轴承有限公司', 20, 3, 3000)])
    await take('订单二', orderHead, [...orders('华信轴承公司', 40, 5, 4000), ...orders('宁波东升轴承有限公司', 60, 2, 100)])
    expect(await concentration()).toEqual([])
    expect((await page('proposed')).stale).toBe(true)
    const made = await client.run('match.propose', {})
    expect(made).toMatchObject({ proposed: 2, confirmed: 0, rejected: 0 })
    expect((await pairs('proposed')).toSorted()).toEqual([
      '东升轴承有限公司 = 宁波东升轴承有限公司',
      '云溪县华信轴承有限公司 = 华信轴承公司'
    ])
    const { rows, stale, madeAt } = await page('proposed')
    expect([stale, madeAt]).toEqual([false, testNow.toISOString()])
    const pair = rows.find((row) => [row.left.name, row.right.name].includes('华信轴承公司'))
    expect(pair?.reasons.map((reason) => [reason.for, reason.zh])).toContainEqual([true, '去掉地名和组织形式后名称相同'])
    expect([pair?.left.source?.file, pair?.right.source?.file].toSorted()).toEqual(['企业登记.csv', '订单二.csv'])
    const states = Object.fromEntries(pair?.fields.map((field) => [field.id, field.state]) ?? [])
    expect([states['name'], states['phone'], states['email']]).toEqual(['differs', 'one', 'none'])
  })

  test('confirmed: concentration sees one supplier and names the other entry; taken back: two again', async () => {
    const pair = (await page('proposed')).rows.find((row) => [row.left.name, row.right.name].includes('华信轴承公司'))
    const outcome = await call('match.decide', { ids: [pair?.id ?? 0], answer: 'confirm', reason: '同一执照，电话核实' })
    expect(outcome).toEqual({ done: [pair?.id], refused: [] })
    const [warning] = await concentration()
    expect(warning?.sentence.zh).toContain('云溪县华信轴承有限公司占金额')
    const card = await call('warning.card', { id: warning?.id ?? '' })
    const alias = card.evidence.find((one) => one.dataset === 'alias')
    expect(alias?.rows).toHaveLength(1)
    const [first] = (await call('match.history', {})).rows
    expect([first?.answer, first?.reason, first?.account !== '', first?.at]).toEqual([
      'confirm',
      '同一执照，电话核实',
      true,
      testNow.toISOString()
    ])
    await call('match.undo', { id: pair?.id ?? 0, reason: '执照号抄错' })
    expect(await concentration()).toEqual([])
    expect((await call('match.history', { match: pair?.id ?? 0 })).rows.map((row) => row.answer)).toEqual(['undo', 'confirm'])
    await expect(call('match.undo', { id: pair?.id ?? 0 })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
    await call('match.decide', { ids: [pair?.id ?? 0], answer: 'confirm' })
    expect(await concentration()).toHaveLength(1)
  })

  test('rejected: never proposed again, also after its ledger is imported again and grown', async () => {
    const pair = (await page('proposed')).rows[0]
    await call('match.decide', { ids: [pair?.id ?? 0], answer: 'reject', reason: '两地两家' })
    await take('订单二', orderHead, [...orders('华信轴承公司', 40, 5, 4000), ...orders('宁波东升轴承有限公司', 60, 4, 100)])
    expect(await client.run('match.propose', {})).toMatchObject({ proposed: 0, confirmed: 1, rejected: 1 })
    expect(await pairs('rejected')).toEqual(['东升轴承有限公司 = 宁波东升轴承有限公司'])
    expect(await concentration()).toHaveLength(1)
    const again = await call('match.decide', { ids: [pair?.id ?? 0, 999], answer: 'confirm' })
    expect([again.done, again.refused.map((one) => one.id)]).toEqual([[], [pair?.id, 999]])
  })

  test('what was told apart does not become one by way of a third', async () => {
    await take('企业补登', '企业名称,统一社会信用代码,法定代表人,联系电话', [
      '旭日商贸有限公司,,王伟,13711112222',
      '云溪县旭日商贸公司,,王伟,13711112222',
      '旭日商贸股份有限公司,,王伟,13711112222'
    ])
    await client.run('match.propose', {})
    const found = (await page('proposed')).rows
    expect(found).toHaveLength(3)
    const [one, two, three] = found.map((row) => row.id)
    await call('match.decide', { ids: [one ?? 0], answer: 'reject' })
    const joined = await call('match.decide', { ids: [two ?? 0, three ?? 0], answer: 'confirm' })
    expect([joined.done, joined.refused[0]?.zh]).toEqual([[two], '与已否定的认定冲突：会把认定为不同的两者并为一个'])
  })
})

describe('[#10] [#38] one person under two entries', () => {
  test('confirmed: the course of one shows the acts of both, and says why', async () => {
    const head = '姓名,单位,职务,电话,编制性质'
    await take('人员一', head, ['周启明,云溪县交通局,副局长,13655556666,公务员'])
    await take('人员二', head, ['周启明,云溪县水利局,副局长,13655556666,公务员'])
    await take('项目', '项目编码,项目名称,建设单位,立项日期', [
      'JT-1,乡道改造,云溪县交通局,2025-01-05',
      'SL-1,堤防加固,云溪县水利局,2025-02-05'
    ])
    const acts = '项目编码,节点,办理单位,办结时间,审批人'
    await take('审批', acts, ['JT-1,GC01,云溪县交通局,2025-02-01,周启明', 'SL-1,GC01,云溪县水利局,2025-03-01,周启明'])
    await client.run('match.propose', {})
    const [pair] = (await call('match.page', { kind: 'person', state: 'proposed' })).rows
    expect(pair?.reasons.map((reason) => reason.code)).toEqual(['same_name', 'same_phone', 'same_post', 'unit_differs'])
    const course = async (id: string | undefined) => await call('trail.person', { person: id ?? '', reason: '核实' })
    expect([(await course(pair?.left.id)).total, (await course(pair?.right.id)).total]).toEqual([1, 1])
    await call('match.decide', { ids: [pair?.id ?? 0], answer: 'confirm', reason: '兼任' })
    const [left, right] = [await course(pair?.left.id), await course(pair?.right.id)]
    expect([left.total, right.total, left.acts.map((act) => act.matter.code)]).toEqual([2, 2, ['SL-1', 'JT-1']])
    expect(left.same.map((one) => [one.id, one.reason, one.reasons[1]?.zh])).toEqual([[pair?.right.id, '兼任', '电话相同']])
    expect(right.same.map((one) => one.id)).toEqual([pair?.left.id])
  })
})
