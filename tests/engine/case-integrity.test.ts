/** What must never happen to a verification file or a vault: two files of one number, evidence edited, a folder lost, a key left in memory. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateX25519Identity } from 'age-encryption'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recipientOf } from '../../electron/engine/io/bundle/age-key.ts'
import { createNodeEngine } from '../../scripts/node-engine.ts'
import type { Engine } from '../../electron/engine/engine.ts'
import { withCheckDigit } from '../../shared/domain/value/parse-id-number.ts'
import { createClient, type Client } from '../../shared/ipc/client.ts'

const passphrase = '口令-卷-1'
const identity = await generateX25519Identity()
const recipients = [await recipientOf(identity)]
let home: string
let engine: Engine
let client: Client
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lianjing-integrity-'))
  engine = createNodeEngine({ home: join(home, 'home'), temporary: join(home, 'work'), kdfCost: { memoryKib: 64, passes: 1 } })
  client = createClient(engine)
})
afterEach(async () => {
  await engine.close()
  rmSync(home, { recursive: true, force: true })
})
const vault = (name: string) =>
  client.call('vault.create', { name, identity: { unit: name }, account: 'admin', accountName: '', passphrase, packs: ['engineering'] })
const place = (name: string) => engine.files.put(join(home, name))

describe('verification files', () => {
  async function sealedElsewhere(): Promise<string> {
    const { id } = await client.call('case.create', { title: '外来卷' })
    await client.call('case.add', { case: id, note: { title: '说明', text: '原文' } })
    const sealed = await client.run('bundle.seal', { case: id, recipients, to: place(`${id}.ljcase`) })
    return engine.files.path(sealed.handle)
  }
  const receive = (file: string) => client.run('bundle.open', { file: engine.files.put(file), identity })

  test('numbers stay different when cases of the same number come from other offices', async () => {
    await vault('甲县')
    const first = await sealedElsewhere()
    await client.call('vault.lock', { why: 'hand' })
    await vault('丙县')
    const second = await sealedElsewhere()
    await client.call('vault.lock', { why: 'hand' })
    await vault('乙县')
    await receive(first)
    await receive(second)
    await client.call('case.create', { title: '本县的卷' })
    await client.call('case.create', { title: '本县的第二卷' })
    const { cases } = await client.call('case.list', {})
    expect(new Set(cases.map((one) => one.no)).size).toBe(4)
    // a received one can be sealed again under its new number
    const again = cases.find((one) => one.no.endsWith('-R2'))
    const resealed = await client.run('bundle.seal', { case: again?.id ?? '', recipients })
    expect(resealed.bytes).toBeGreaterThan(0)
    await expect(receive(first)).rejects.toMatchObject({ value: { code: 'conflict' } })
  })

  test('a received piece is neither rewritten nor removed; own notes beside it are', async () => {
    await vault('甲县')
    const bundle = await sealedElsewhere()
    await client.call('vault.lock', { why: 'hand' })
    await vault('乙县')
    const { case: id } = await receive(bundle)
    if (id === null) throw new Error('not received into the vault')
    const [piece] = (await client.call('case.read', { case: id })).contents
    const item = piece?.id ?? ''
    await expect(client.call('case.item', { case: id, item, text: '改过' })).rejects.toMatchObject({ value: { code: 'not_allowed' } })
    await expect(client.call('case.remove', { case: id, item, reason: '多余' })).rejects.toMatchObject({ value: { code: 'not_allowed' } })
    await client.call('case.add', { case: id, note: { title: '补充', text: '甲' } })
    const own = (await client.call('case.read', { case: id })).contents[1]
    await client.call('case.item', { case: id, item: own?.id ?? '', text: '乙' })
    expect((await client.call('case.read', { case: id })).contents.map((one) => one.text)).toEqual(['原文', '乙'])
  })

  test('only a note has a text to edit: the path of a walk and the name of an attachment stay', async () => {
    await vault('甲县')
    const { id } = await client.call('case.create', { title: '卷' })
    await client.call('case.add', { case: id, walk: [{ kind: 'heat', label: '热图', link: '#/heat' }] })
    const [walk] = (await client.call('case.read', { case: id })).contents
    await expect(client.call('case.item', { case: id, item: walk?.id ?? '', text: 'x' })).rejects.toMatchObject({
      value: { code: 'not_allowed' }
    })
    expect((await client.call('case.read', { case: id })).contents[0]?.text).toBe('heat 热图')
  })

  test('[#34] a walk stays with the pieces it led to, also one that was in before; others show none', async () => {
    await vault('甲县')
    const { id } = await client.call('case.create', { title: '卷' })
    const step = (label: string) => ({ kind: '查找', label, link: '#/search' })
    await client.call('case.add', { case: id, note: { title: '先前', text: '甲' } })
    await client.call('case.add', { case: id, note: { title: '谈话', text: '乙' }, walk: [step('住建局'), step('来源行')] })
    const { contents } = await client.call('case.read', { case: id })
    expect(contents.map((item) => [item.title, item.walk])).toEqual([
      ['先前', null],
      ['谈话', '查找 住建局 › 查找 来源行'],
      ['本件如何查得：谈话', null]
    ])
  })

  test('[#80] a whole id number that was searched for stands neither in the steps nor in the walk of a case', async () => {
    await vault('甲县')
    const number = withCheckDigit('33048119900101123')
    const { id } = await client.call('case.create', { title: '卷' })
    const step = { kind: '查找', label: `查找 ${number}`, link: `#/search?q=%22${number}%22` }
    await client.call('case.add', { case: id, note: { title: '谈话', text: '乙' }, walk: [step, step] })
    await client.call('steps.take', { sitting: 's', ...step })
    const kept = JSON.stringify([await client.call('case.read', { case: id }), await client.call('steps.list', {})])
    expect([kept.includes(number), kept.includes(`${number.slice(0, 6)}********${number.slice(14)}`)]).toEqual([false, true])
  })

  test('a fact of one case is not reached through another', async () => {
    await vault('甲县')
    const { id: one } = await client.call('case.create', { title: '一' })
    const { id: other } = await client.call('case.create', { title: '二' })
    const { fact } = await client.call('case.fact', { case: one, statement: '事实一', items: [] })
    await expect(client.call('case.fact', { case: other, fact, statement: '换掉', items: [] })).rejects.toMatchObject({
      value: { code: 'unknown_id' }
    })
    expect((await client.call('case.read', { case: one })).factList.map((each) => each.statement)).toEqual(['事实一'])
  })

  test('a bundle that is there is not overwritten', async () => {
    await vault('甲县')
    const { id } = await client.call('case.create', { title: '卷' })
    const file = join(home, '已有.ljcase')
    writeFileSync(file, '证据原件')
    const sealing = client.run('bundle.seal', { case: id, recipients, to: engine.files.put(file) })
    await expect(sealing).rejects.toMatchObject({ value: { code: 'conflict' } })
    expect(readFileSync(file, 'utf8')).toBe('证据原件')
  })
})

describe('imports', () => {
  test('a cancel after the first of two files says what is stored, and the views hear of it', async () => {
    await vault('甲县')
    const lines = (from: number, count: number) =>
      [
        '项目编码,项目名称,建设单位,核定概算（万元）,立项日期',
        ...Array.from({ length: count }, (_, at) => `XM${from + at},工程,住建局,1,2024-01-02`)
      ].join('\n')
    writeFileSync(join(home, '一.csv'), lines(1000, 3))
    writeFileSync(join(home, '二.csv'), lines(2000, 30_000))
    const heard: string[] = []
    const stop = client.on((event) => {
      if (event.kind === 'changed') heard.push(...event.what)
      if (event.kind === 'job' && event.state === 'running' && event.step.zh.startsWith('2/2'))
        void client.call('job.cancel', { job: event.id })
    })
    await expect(client.run('import.run', { files: [place('一.csv'), place('二.csv')] })).rejects.toMatchObject({
      value: { code: 'cancelled', message: '已取消。前 1 个文件已经入库，其余没有导入。' }
    })
    stop()
    expect([heard, (await client.call('matter.page', {})).total]).toEqual([['imports'], 3])
  })
})

describe('vaults', () => {
  test('the training county is never made over what lies in the folder, and takes nothing with it when it fails', async () => {
    const folder = join(home, '我的文件')
    mkdirSync(folder)
    writeFileSync(join(folder, '卷宗.docx'), '要紧')
    writeFileSync(`${folder}.answers.json`, '{}')
    await expect(client.run('demo.make', { folder: engine.files.put(folder), size: 'small', seed: 1 })).rejects.toMatchObject({
      value: { code: 'not_allowed' }
    })
    expect([readdirSync(folder), readFileSync(`${folder}.answers.json`, 'utf8')]).toEqual([['卷宗.docx'], '{}'])
  }, 60_000)

  test('a vault made while the training county is being made stops neither for ever', async () => {
    const begun = new Promise<void>((resolve) => {
      const stop = client.on((event) => {
        if (event.kind !== 'job' || event.step.zh !== '编写台账') return
        stop()
        resolve()
      })
    })
    const county = client.run('demo.make', { folder: place('county'), size: 'small', seed: 1 })
    const other = begun.then(() => vault('甲县'))
    const answers = await Promise.allSettled([county, other])
    expect(answers.map((one) => one.status)).toContain('rejected')
    expect((await client.call('vault.state', {})).state).toBe('open')
  }, 60_000)

  test('locking while the training county is being brought in ends it and leaves nothing', async () => {
    let locked: Promise<unknown> = Promise.reject(new Error('never came to the import'))
    locked.catch(() => undefined)
    const stop = client.on((event) => {
      if (event.kind !== 'job' || event.unit !== 'bytes' || event.state !== 'running') return
      stop()
      locked = client.call('vault.lock', { why: 'idle' })
    })
    const county = client.run('demo.make', { folder: place('county'), size: 'small', seed: 1 })
    await expect(county).rejects.toMatchObject({ value: { code: 'cancelled' } })
    await locked
    expect([existsSync(join(home, 'county')), (await client.call('vault.state', {})).state]).toEqual([false, 'closed'])
  }, 60_000)

  test('of two openings at once one is refused, and its vault is free again', async () => {
    const first = await vault('甲县')
    await vault('乙县')
    await client.call('vault.lock', { why: 'hand' })
    const open = (name: string) => client.call('vault.unlock', { vault: engine.files.put(join(home, 'home', name)), passphrase })
    const answers = await Promise.allSettled([open('甲县'), open('乙县')])
    expect(answers.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const opened = answers.find((one) => one.status === 'fulfilled')?.value
    await expect(open(opened?.id === first.id ? '乙县' : '甲县')).resolves.toMatchObject({ account: 'admin' })
  })

  test('locking removes what was laid out in plain text for saving', async () => {
    await vault('甲县')
    const { id } = await client.call('case.create', { title: '卷' })
    writeFileSync(join(home, '附件.txt'), '证人证言')
    const { item } = await client.call('case.attach', { case: id, file: place('附件.txt') })
    const { handle } = await client.call('case.attachment', { case: id, item })
    const laidOut = engine.files.path(handle)
    expect(readFileSync(laidOut, 'utf8')).toBe('证人证言')
    await client.call('vault.lock', { why: 'idle' })
    expect([existsSync(laidOut), existsSync(join(home, '附件.txt'))]).toEqual([false, true])
  })
})
