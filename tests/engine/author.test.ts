/**
 * A model written without code, from the form to a warning, and from one office to another: over the contract, on the training county and in a
 * second vault that has nothing but what was carried there.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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

const id = 'own-many-direct'
const form = {
  id,
  name: { zh: '同一单位反复与同一企业签约', en: '' },
  level: 'yellow',
  dataset: 'contract',
  subject: 'org',
  conditions: [{ field: 'amount', op: 'ge', param: 'least' }],
  grouping: { by: ['kind'], measure: 'count', op: 'ge', param: 'times', window: 'days' },
  params: [
    { id: 'least', name: { zh: '计入的最低金额', en: '' }, unit: 'fen', value: 100, min: 0 },
    { id: 'times', name: { zh: '最少份数', en: '' }, unit: 'count', value: 2, min: 1, max: 50 },
    { id: 'days', name: { zh: '时间窗口', en: '' }, unit: 'days', value: 720, min: 1, max: 2000 }
  ],
  sentence: { zh: '{org} 在 {days|days} 内签订 {n} 份同类合同，合计 {amount|money}', en: '' },
  innocent: [{ zh: '框架协议项下的订单', en: '' }],
  verify: [{ zh: '调取历次采购方式审批', en: '' }],
  basis: [{ law: '本单位内控要求', article: '第三条', mark: 'L' }]
} as const
const copyOf = (changes: object) => ({ ...structuredClone(form), ...changes }) as never

describe('[#21] a model written in the form', () => {
  test('is kept with its faults, told part by part', async () => {
    const draft = await call('author.save', { model: id, form: copyOf({ basis: [], sentence: { zh: '{nothing} 份', en: '' } }) })
    expect([draft.state, draft.mode, draft.yaml, draft.problems.map((one) => one.at)]).toEqual(['draft', 'form', '', ['basis', 'sentence']])
    await expect(office.client.run('author.preview', { model: id })).rejects.toMatchObject({ value: { code: 'bad_pack' } })
  })

  test('is tried on the rows of the vault before anything is enabled', async () => {
    const draft = await call('author.save', { model: id, form: copyOf({}) })
    expect(draft.problems).toEqual([])
    const tried = await office.client.run('author.preview', { model: id })
    expect(tried.total).toBeGreaterThan(0)
    expect(tried.rows[0]?.sentence.zh).toContain('待核实')
    expect(tried.rows[0]?.sentence.en).toContain('To be checked')
    expect(tried.plan.length).toBeGreaterThan(0)
    expect((await call('model.list', {})).models.map((model) => model.id)).not.toContain(id)
  })

  test('[#69] cannot be enabled before it has a case that fires, one that stays quiet and one at the edge', async () => {
    const enable = () => office.client.run('author.enable', { model: id })
    await expect(enable()).rejects.toMatchObject({
      value: { code: 'not_allowed', message: expect.stringContaining('应命中、不应命中、边界') }
    })
    const fires = await office.client.run('author.case', { model: id, kind: 'fires' })
    expect(fires.hits).toBe(1)
    await office.client.run('author.case', { model: id, kind: 'quiet' })
    await expect(enable()).rejects.toMatchObject({ value: { code: 'not_allowed', message: expect.stringContaining('边界') } })
    await office.client.run('author.case', { model: id, kind: 'edge' })
    const { cases, yaml } = await call('author.read', { model: id })
    expect(cases.map((each) => each.kind)).toEqual(['fires', 'quiet', 'edge', 'edge'])
    // nothing that names anybody in the vault is carried by a case
    const orgs = (await call('org.list', {})).orgs.map((org) => org.name)
    for (const name of orgs) expect(yaml).not.toContain(name)
    expect(await office.client.run('author.test', { model: id })).toEqual({ cases: 4, failed: [] })
  })

  test('a case that does not hold keeps it from being enabled', async () => {
    const { form: kept } = await call('author.read', { model: id })
    if (kept === null) throw new Error('a form')
    const wrong = kept.cases.map((each) => (each.kind === 'fires' ? { ...each, hits: each.hits.map((hit) => ({ ...hit, n: 99 })) } : each))
    await call('author.save', { model: id, form: { ...kept, cases: wrong } })
    await expect(office.client.run('author.enable', { model: id })).rejects.toMatchObject({
      value: { code: 'not_allowed', message: expect.stringContaining('应为 99') }
    })
    await call('author.save', { model: id, form: kept })
  })

  test('enabled, it runs, warns, explains, is tuned and replayed as any other', async () => {
    expect((await office.client.run('author.enable', { model: id })).version).toBe(1)
    const run = await office.client.run('check.run', { model: id })
    expect(run.warnings).toBeGreaterThan(0)
    const { rows } = await call('warning.page', { filter: { models: [id] }, limit: 10 })
    expect(rows[0]?.sentence).toBeDefined()
    const warning = rows[0]?.id ?? ''
    const card = await call('warning.card', { id: warning })
    expect(card.evidence.length).toBeGreaterThan(0)
    expect((await office.client.run('warning.replay', { id: warning })).outcome).toBe('same')
    const page = await call('model.page', { model: id })
    expect([page.pack, page.cases.length, page.canRun]).toEqual(['local', 4, true])
    const tried = await office.client.run('tuning.preview', {
      model: id,
      add: { model: id, param: 'times', from: '2020-01-01', value: 50 }
    })
    expect(tried.after).toBe(0)
  })

  test('changed and enabled again it has a higher version, and every text it had stays', async () => {
    const { form: kept } = await call('author.read', { model: id })
    if (kept === null) throw new Error('a form')
    const draft = await call('author.save', { model: id, form: { ...kept, level: 'orange' } })
    expect([draft.state, draft.edited, draft.enabledVersion]).toEqual(['enabled', true, 1])
    expect((await office.client.run('author.enable', { model: id })).version).toBe(2)
    expect((await call('author.read', { model: id })).revisions.length).toBeGreaterThan(5)
    expect((await call('audit.page', { action: 'author.enable', limit: 5 })).rows).toHaveLength(2)
  })

  test('the vault opened again has it still', async () => {
    await call('vault.lock', {})
    const { vaults } = await call('vault.list', {})
    const { trainingPassphrase } = await import('../../shared/ipc/home.ts')
    await call('vault.unlock', { vault: vaults[0]?.handle ?? '', passphrase: trainingPassphrase })
    expect((await call('model.list', {})).models.find((model) => model.id === id)?.version).toBe(2)
    expect((await call('author.list', {})).faults).toEqual([])
  })
})

describe('[#21] a model written in SQL', () => {
  const own = 'own-sql'
  const yaml = async (): Promise<string> =>
    (await call('author.read', { model: id })).yaml.replace(`id: ${id}`, `id: ${own}`).replace(/^version:.*$/m, 'version: 1')

  test('is told line and column of what is wrong', async () => {
    const text = await yaml()
    const at = text.split('\n').findIndex((line) => line.includes('x.id AS id')) + 1
    const draft = await call('author.save', { model: own, yaml: text.replace('SELECT x.id AS id', 'SELECT date(x.id) AS id') })
    expect(draft.problems.map((one) => [one.line, one.column !== null])).toEqual([[at, true]])
    expect(draft.problems[0]?.zh).toContain('date')
    for (const wrong of ['DELETE FROM contract', 'SELECT 1; SELECT 2', 'SELECT * FROM sys_account'])
      expect(
        (await call('author.save', { model: own, yaml: text.replace(/^sql: \|[\s\S]*?^denominator:/m, `sql: ${wrong}\ndenominator:`) }))
          .problems
      ).not.toEqual([])
  })

  test('an id that a shipped model has is refused', async () => {
    const text = (await yaml()).replace(`id: ${own}`, 'id: eng-split-tender')
    const draft = await call('author.save', { model: 'eng-split-tender', yaml: text })
    expect(draft.problems[0]?.zh).toContain('engineering')
  })

  test('keeps the comments of its author when a case is added', async () => {
    const text = `# 县纪委第四纪检监察室，2026年9月\n${(await yaml()).replace(/^cases:[\s\S]*$/m, 'cases: []\n')}`
    await call('author.save', { model: own, yaml: text })
    const made = await office.client.run('author.case', { model: own, kind: 'fires' })
    expect(made.hits).toBe(1)
    const draft = await call('author.read', { model: own })
    expect([draft.yaml.startsWith('# 县纪委'), draft.cases.length, draft.problems]).toEqual([true, 1, []])
    await call('author.dropCase', { model: own, case: draft.cases[0]?.name ?? '' })
    expect((await call('author.read', { model: own })).cases).toEqual([])
  })

  test('that never ends is ended', async () => {
    const text = (await yaml()).replace(
      /^sql: \|[\s\S]*?^denominator:/m,
      `sql: |\n  WITH RECURSIVE n(v) AS (SELECT 1 UNION ALL SELECT n.v + 1 FROM n)\n  SELECT c.org_id AS subject, c.id AS key, c.kind AS kind, 1 AS n, SUM(n.v) AS amount, c.org_id AS org_id, c.id AS evidence_contract\n  FROM contract c CROSS JOIN n GROUP BY c.org_id, c.id, c.kind\ndenominator:`
    )
    const draft = await call('author.save', { model: own, yaml: text })
    expect(draft.problems).toEqual([])
    const { job } = await call('author.preview', { model: own })
    await call('job.cancel', { job })
    expect((await call('author.read', { model: own })).state).toBe('draft')
  })
})

describe('[#68] a pack from office to office', () => {
  let file = ''
  let sha256 = ''
  const there: OpenCounty['client']['call'] = (name, input) => other.client.call(name, input)
  const put = (path: string): string => other.engine.files.put(path)

  test('enabled models leave as one signed file; drafts do not', async () => {
    const words = { id: 'yunxi-own', version: 1, name: { zh: '云溪县自写模型' } }
    await expect(call('pack.export', { ...words, models: ['own-sql'] })).rejects.toMatchObject({ value: { code: 'unknown_id' } })
    await expect(call('pack.export', { ...words, id: 'engineering', models: [id] })).rejects.toMatchObject({
      value: { code: 'not_allowed' }
    })
    const kept = await call('pack.export', { ...words, models: [id] })
    file = join(office.home, kept.name)
    copyFileSync(office.engine.files.path(kept.handle), file)
    sha256 = kept.sha256
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: 'lianjing-pack', pack: { id: 'yunxi-own', version: 1 } })
  })

  test('is looked at first: what is in it, whose it is', async () => {
    const report = await there('pack.inspect', { file: put(file) })
    expect([report.verdict, report.id, report.problems, report.models.map((model) => [model.id, model.cases])]).toEqual([
      'intact_unknown_signer',
      'yunxi-own',
      [],
      [[id, 4]]
    ])
    expect((await call('pack.inspect', { file: office.engine.files.put(file) })).verdict).toBe('intact')
  })

  test.each([
    ['a threshold changed', (text: string) => text.replace('default: 720', 'default: 9')],
    ['another unit named', (text: string) => text.replace(/"unit": "[^"]*"/, '"unit": "别处"')],
    ['another version named', (text: string) => text.replace('"version": 1', '"version": 7')],
    ['a file taken out', (text: string) => text.replace(/"models\/own-many-direct.yaml": "[0-9a-f]{64}"/, '"models/other.yaml": "00"')]
  ])('altered on the way is told and refused: %s', async (_what, change) => {
    const path = join(office.home, 'altered.ljpack')
    const text = readFileSync(file, 'utf8')
    expect(change(text)).not.toBe(text)
    writeFileSync(path, change(text))
    const report = await there('pack.inspect', { file: put(path) })
    expect(['altered', 'not_a_pack']).toContain(report.verdict)
    await expect(
      other.client.run('pack.import', { file: put(path), sha256: report.sha256, approver: '周启明', unknownSigner: true })
    ).rejects.toMatchObject({ value: { code: expect.stringMatching(/altered|bad_pack/) } })
  })

  test('what is no pack is called none', async () => {
    const path = join(office.home, 'letter.ljpack')
    writeFileSync(path, '{"format":"something"}')
    expect((await there('pack.inspect', { file: put(path) })).verdict).toBe('not_a_pack')
  })

  test('is taken in after confirmation only, and runs there', async () => {
    const input = { file: put(file), sha256, approver: '周启明' }
    await expect(other.client.run('pack.import', { ...input, sha256: '0'.repeat(64) })).rejects.toMatchObject({
      value: { code: 'file_changed' }
    })
    await expect(other.client.run('pack.import', input)).rejects.toMatchObject({ value: { code: 'not_allowed' } })
    const taken = await other.client.run('pack.import', { ...input, unknownSigner: true })
    expect([taken.id, taken.models, taken.cases]).toEqual(['yunxi-own', 1, 4])
    const run = await other.client.run('check.run', { model: id })
    expect(run.models[0]?.ran).toBe(true)
    const { packs } = await there('author.list', {})
    expect(packs.map((pack) => [pack.id, pack.state, pack.verdict, pack.approver])).toEqual([
      ['yunxi-own', 'enabled', 'intact_unknown_signer', '周启明']
    ])
    await expect(other.client.run('pack.import', { ...input, unknownSigner: true })).rejects.toMatchObject({ value: { code: 'conflict' } })
  })

  test('a later version takes its place, an earlier one does not come back; retired it is gone and kept', async () => {
    const made = await call('pack.export', { id: 'yunxi-own', version: 2, name: { zh: '云溪县自写模型' }, models: [id] })
    const path = join(office.home, made.name)
    copyFileSync(office.engine.files.path(made.handle), path)
    await other.client.run('pack.import', { file: put(path), sha256: made.sha256, approver: '周启明', unknownSigner: true })
    await expect(
      other.client.run('pack.import', { file: put(file), sha256, approver: '周启明', unknownSigner: true })
    ).rejects.toMatchObject({ value: { code: 'conflict' } })
    const { packs } = await there('author.list', {})
    expect(packs.map((pack) => [pack.version, pack.state])).toEqual([
      [1, 'replaced'],
      [2, 'enabled']
    ])
    await there('pack.retire', { no: packs[1]?.no ?? 0, reason: '试用结束' })
    expect((await there('model.list', {})).models.map((model) => model.id)).not.toContain(id)
    expect((await there('author.list', {})).packs.at(-1)?.state).toBe('retired')
  })

  test('a model retired where it was written leaves its warnings readable', async () => {
    const { rows } = await call('warning.page', { filter: { models: [id] }, limit: 1 })
    await call('author.retire', { model: id, reason: '改用上级下发的模型' })
    expect((await call('model.list', {})).models.map((model) => model.id)).not.toContain(id)
    expect((await call('warning.card', { id: rows[0]?.id ?? '' })).evidence.length).toBeGreaterThan(0)
    expect((await call('author.list', {})).models.find((model) => model.id === id)?.state).toBe('retired')
  })
})
